//! The folder of a report.

use std::path::Path;

use super::{Account, html, junit, markdown, sarif};

/// Writes every report into a folder.
///
/// # Errors
/// What could not be written, in words.
pub fn write(account: &Account, folder: &Path) -> Result<(), String> {
    let sarif = serde_json::to_string_pretty(&sarif(account)).map_err(|error| error.to_string())?;
    let files = [
        ("report.html", html(account)),
        ("junit.xml", junit(account).map_err(|error| error.to_string())?),
        ("report.sarif", sarif + "\n"),
        ("summary.md", markdown(account)),
    ];
    let failed = |error: std::io::Error| format!("cannot write {}: {error}", folder.display());
    std::fs::create_dir_all(folder).map_err(failed)?;
    for (name, text) in files {
        std::fs::write(folder.join(name), text).map_err(failed)?;
    }
    Ok(())
}
