//! `specs/dialects.yaml`: which dialects there are, and what is changed about them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use serde::Deserialize;

use crate::exit::Failure;

/// The folder of the documents.
pub(crate) const SPECS: &str = "specs";

/// What the file says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    dialects: IndexMap<String, Dialect>,
}

/// One dialect of the file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Dialect {
    /// The document, relative to the file.
    pub(crate) document: PathBuf,
    /// Names that replace documented ones.
    #[serde(default)]
    pub(crate) names: Names,
}

/// Names that replace documented ones.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Names {
    /// Of operations, by id.
    #[serde(default)]
    pub(crate) operations: BTreeMap<String, String>,
}

/// Reads the dialects of a workspace, in the order of the file.
pub(crate) fn read(root: &Path) -> Result<IndexMap<String, Dialect>, Failure> {
    let path = root.join(SPECS).join("dialects.yaml");
    let shown = Path::new(SPECS).join("dialects.yaml");
    let text = std::fs::read_to_string(&path).map_err(|error| Failure::io("read", &shown, &error))?;
    let file: File = serde_yaml::from_str(&text).map_err(|error| invalid(&shown, &error))?;
    for name in file.dialects.keys() {
        let is_name = name.starts_with(|first: char| first.is_ascii_lowercase())
            && name.chars().all(|char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '_');
        if !is_name {
            return Err(Failure::new(format!(
                "error[E0902]: the configuration cannot be used: `{name}` is no name for a dialect\n \
                 --> {}\n  = help: a dialect is called by a Rust module's name: small letters, \
                 digits and `_`",
                shown.display()
            )));
        }
    }
    Ok(file.dialects)
}

fn invalid(path: &Path, error: &serde_yaml::Error) -> Failure {
    let place = error.location().map_or_else(String::new, |place| {
        format!(":{}:{}", place.line(), place.column())
    });
    Failure::new(format!(
        "error[E0902]: the configuration cannot be used: {error}\n --> {}{place}\n  = help: each \
         dialect has a `document` and may have `names: {{operations: {{ID: NAME}}}}`",
        path.display()
    ))
}

/// The dialects that were asked for; all of them where none was.
pub(crate) fn choose(
    dialects: IndexMap<String, Dialect>,
    wanted: &[String],
) -> Result<IndexMap<String, Dialect>, Failure> {
    for name in wanted {
        if !dialects.contains_key(name) {
            return Err(unknown(name, dialects.keys()));
        }
    }
    let is_wanted = |name: &String| wanted.is_empty() || wanted.contains(name);
    Ok(dialects.into_iter().filter(|(name, _)| is_wanted(name)).collect())
}

fn unknown<'n>(name: &str, known: impl Iterator<Item = &'n String> + Clone) -> Failure {
    let score = |other: &&String| strsim::jaro_winkler(name, other);
    let nearest = known.clone().max_by(|a, b| score(a).total_cmp(&score(b)));
    let nearest = nearest.filter(|nearest| score(nearest) > 0.7);
    let known: Vec<&str> = known.map(String::as_str).collect();
    let help = match nearest {
        Some(nearest) => format!("did you mean `{nearest}`? "),
        None => String::new(),
    };
    Failure::new(format!(
        "error[E0901]: there is no dialect `{name}`\n  = help: {help}{SPECS}/dialects.yaml has {}",
        known.join(", ")
    ))
}
