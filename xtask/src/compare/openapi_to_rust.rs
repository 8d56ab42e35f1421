//! `openapi-to-rust`, which writes clients and axum servers as well.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;

use super::crates::{Crate, write};
use super::usage::{Usage, measure};
use super::{Sides, empty};
use crate::exit::Failure;

/// An operation as its `server list` names it.
#[derive(Deserialize)]
struct Operation {
    method: String,
    path: String,
}

/// Writes the sources of a crate into an empty folder.
///
/// It is asked for what ours has: a client without tracing, and a server of all operations.
pub(super) fn generate(
    program: &Path,
    document: &Path,
    folder: &Path,
    sides: Sides,
) -> Result<Option<Usage>, Failure> {
    let operations = match sides {
        Sides::Client => Vec::new(),
        Sides::Both => operations(program, document)?,
    };
    empty(folder)?;
    let configuration = folder.join("openapi-to-rust.toml");
    write(&configuration, configure(document, &operations).as_bytes())?;
    let mut command = Command::new(program);
    command.args(["generate", "--quiet", "--config"]).arg(&configuration).current_dir(folder);
    measure(&mut command, &folder.with_extension("generate.log"))
}

/// All operations of a document; none where it cannot be read.
fn operations(program: &Path, document: &Path) -> Result<Vec<Operation>, Failure> {
    let output = Command::new(program)
        .args(["server", "list", "--json", "--spec"])
        .arg(document)
        .output()
        .map_err(|error| Failure::new(format!("error: cannot run openapi-to-rust: {error}")))?;
    Ok(serde_json::from_slice(&output.stdout).unwrap_or_default())
}

fn configure(document: &Path, operations: &[Operation]) -> String {
    let mut text = format!(
        "[generator]\nspec_path = {:?}\noutput_dir = \"src/generated\"\nmodule_name = \"api\"\n\n\
         [features]\nenable_async_client = true\n\n[http_client.tracing]\nenabled = false\n",
        document.display().to_string()
    );
    if !operations.is_empty() {
        text.push_str("\n[server]\nframework = \"axum\"\noperations = [\n");
        for Operation { method, path } in operations {
            let _ = writeln!(text, "    {:?},", format!("{method} {path}"));
        }
        text.push_str("]\n");
    }
    text
}

/// The crate around the sources, ready to compile.
pub(super) fn prepare(folder: &Path, name: &str) -> Result<Crate, Failure> {
    let required = folder.join("src/generated/REQUIRED_DEPS.toml");
    let required = std::fs::read_to_string(&required)
        .map_err(|error| Failure::io("read", &required, &error))?;
    // It writes `let` chains, which older editions do not have.
    let manifest = format!(
        "[package]\nname = {name:?}\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n\n{required}"
    );
    write(&folder.join("Cargo.toml"), manifest.as_bytes())?;
    write(&folder.join("src/lib.rs"), b"pub mod generated;\n")?;
    let target = folder.with_file_name("target");
    Ok(Crate { folder: folder.to_owned(), name: name.to_owned(), target, features: &[] })
}

/// A program that makes one call.
pub(super) fn program(name: &str, function: &str) -> String {
    format!(
        "#[tokio::main(flavor = \"current_thread\")]\nasync fn main() {{\n    \
         let client = {name}::generated::client::HttpClient::new();\n    \
         let client = client.with_base_url(\"http://127.0.0.1:9\");\n    \
         println!(\"{{:?}}\", client.{function}().await);\n}}\n"
    )
}
