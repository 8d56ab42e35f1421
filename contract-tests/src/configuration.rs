//! `specs/dialects.yaml`: which documents there are.

use std::collections::BTreeMap;
use std::path::Path;

use indexmap::IndexMap;
use serde::Deserialize;

/// The folder of the documents, below the root of the workspace.
pub const SPECS: &str = "specs";

/// What the file says.
#[derive(Debug, Deserialize)]
struct File {
    dialects: IndexMap<String, Entry>,
}

/// One entry of the file: a document, or several side by side.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Entry {
    One(Dialect),
    Several { parts: IndexMap<String, Dialect> },
}

/// One dialect: one document.
#[derive(Clone, Debug, Deserialize)]
pub struct Dialect {
    /// The document, relative to the file.
    pub document: String,
    /// Names that replace documented ones.
    #[serde(default)]
    pub names: Names,
}

/// Names that replace documented ones.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Names {
    /// Of operations, by documented id.
    #[serde(default)]
    pub operations: BTreeMap<String, String>,
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
    let dialects = file.dialects.into_iter().flat_map(|(name, entry)| match entry {
        Entry::One(dialect) => vec![(name, dialect)],
        Entry::Several { parts } => {
            let named = |(part, dialect)| (format!("{name}.{part}"), dialect);
            parts.into_iter().map(named).collect()
        }
    });
    Ok(dialects.collect())
}
