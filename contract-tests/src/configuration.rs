//! `specs/dialects.yaml`: which documents there are.

use std::path::Path;

use concord::Options;
use concord::configuration::Entry;
use indexmap::IndexMap;
use serde::Deserialize;

/// The folder of the documents, below the root of the workspace.
pub const SPECS: &str = "specs";

/// What the file says.
#[derive(Debug, Deserialize)]
struct File {
    dialects: IndexMap<String, Entry>,
}

/// One dialect: one document.
#[derive(Clone, Debug)]
pub struct Dialect {
    /// The document, relative to the file.
    pub document: String,
    /// What the file changes about it. What is wrong with that, `cargo xtask codegen` shows with its
    /// line.
    pub options: Options,
}

/// The dialects of a workspace, in the order of the file; a part of a mixed one is called as
/// `shop.rpc`.
///
/// # Errors
/// Where the file is missing or is not what `cargo xtask codegen` takes.
pub fn read(root: &Path) -> Result<IndexMap<String, Dialect>, String> {
    let path = root.join(SPECS).join("dialects.yaml");
    let text = std::fs::read_to_string(&path)
        .map_err(|error| format!("cannot read {SPECS}/dialects.yaml: {error}"))?;
    let file: File = serde_yaml::from_str(&text)
        .map_err(|error| format!("{SPECS}/dialects.yaml cannot be used: {error}"))?;
    let mut dialects = IndexMap::new();
    for (name, entry) in file.dialects {
        if entry.parts.is_empty() {
            dialects.insert(name.clone(), dialect(&name, &entry)?);
        }
        for (part, entry) in &entry.parts {
            let name = format!("{name}.{part}");
            dialects.insert(name.clone(), dialect(&name, entry)?);
        }
    }
    Ok(dialects)
}

fn dialect(name: &str, entry: &Entry) -> Result<Dialect, String> {
    let document = entry.document.clone();
    let document = document.ok_or_else(|| format!("the dialect `{name}` has no document"))?;
    Ok(Dialect { document, options: entry.options(SPECS, None) })
}
