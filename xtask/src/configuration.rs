//! `specs/dialects.yaml`: which dialects there are, and what is changed about them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use concord::diagnostic::Code;
use concord::source::{Node, Span};
use concord::{Diagnostic, DocumentId, Features, Origin, Rename, Sources};
use indexmap::IndexMap;
use serde::Deserialize;

use crate::exit::Failure;
use crate::findings;

/// The folder of the documents.
pub(crate) const SPECS: &str = "specs";

/// What the file says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    dialects: IndexMap<String, Entry>,
}

/// One dialect of the file: one document, or several side by side.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    /// The document, relative to the file.
    document: Option<PathBuf>,
    /// Names that replace documented ones.
    #[serde(default)]
    names: Names,
    /// Which cargo features it has besides its own.
    #[serde(default)]
    features: Division,
    /// Or the documents by the names of their modules.
    #[serde(default)]
    parts: IndexMap<String, Part>,
}

/// Which cargo features a dialect has besides its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Division {
    /// One for each tag of its document.
    Tags,
    /// None.
    #[default]
    None,
}

/// One document of a dialect.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    /// The document, relative to the file.
    document: PathBuf,
    /// Names that replace documented ones.
    #[serde(default)]
    names: Names,
}

/// Names that replace documented ones.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    /// Of operations, by id.
    #[serde(default)]
    operations: BTreeMap<String, String>,
}

/// One dialect, with the places of what the file says of it.
#[derive(Clone, Debug)]
pub(crate) struct Dialect {
    /// The document, relative to the workspace.
    pub(crate) document: PathBuf,
    /// Where the file names the document.
    pub(crate) document_origin: Origin,
    /// Names that replace documented ones.
    pub(crate) renames: Vec<Rename>,
    /// Which cargo features it has besides its own.
    pub(crate) features: Features,
}

/// Reads the dialects of the workspace, in the order of the file. What is read stays among the
/// sources, for later findings to point at.
pub(crate) fn read(sources: &mut Sources) -> Result<IndexMap<String, Dialect>, Failure> {
    let path = Path::new(SPECS).join("dialects.yaml");
    let bytes = std::fs::read(&path).map_err(|error| Failure::io("read", &path, &error))?;
    let document = sources
        .add(&path.display().to_string(), &bytes)
        .map_err(|found| findings::failure(found, sources))?;
    let file: File = serde_yaml::from_slice(&bytes)
        .map_err(|error| findings::failure(invalid(document, &error).into(), sources))?;
    let root = sources.root(document);
    let dialects = file.dialects.into_iter().flat_map(|(name, entry)| {
        let node = root.get("dialects").and_then(|dialects| dialects.get(&name)).unwrap_or(root);
        dialects_of(&name, entry, node)
    });
    let dialects: Result<_, Diagnostic> = dialects.collect();
    dialects.map_err(|diagnostic| findings::failure(diagnostic.into(), sources))
}

/// A dialect of one document, or one of each of several: `shop.http` and `shop.rpc`.
fn dialects_of(
    name: &str,
    entry: Entry,
    node: Node<'_>,
) -> Vec<Result<(String, Dialect), Diagnostic>> {
    let refuse = |message: String, help: &str| {
        let diagnostic = Diagnostic::new(Code::InvalidConfiguration, node.origin(), message);
        vec![Err(diagnostic.at_key().help(help))]
    };
    let names = std::iter::once(name).chain(entry.parts.keys().map(String::as_str));
    if let Some(name) = names.into_iter().find(|name| !is_name(name)) {
        let help = "a dialect is called as a Rust module: small letters, digits and `_`";
        return refuse(format!("`{name}` is no name for a dialect"), help);
    }
    match entry {
        Entry { document: Some(document), names, features, parts } if parts.is_empty() => {
            let features = match features {
                Division::Tags => Features::Tags,
                Division::None => Features::None,
            };
            let dialect = dialect(&Part { document, names }, node);
            vec![Ok((name.to_owned(), Dialect { features, ..dialect }))]
        }
        Entry { document: None, names, features: Division::None, parts }
            if !parts.is_empty() && names.operations.is_empty() =>
        {
            let nodes = node.get("parts");
            let parts = parts.iter().map(|(part, entry)| {
                let node = nodes.and_then(|parts| parts.get(part)).unwrap_or(node);
                Ok((format!("{name}.{part}"), dialect(entry, node)))
            });
            parts.collect()
        }
        _ => refuse(
            format!("`{name}` has to have either a `document` or `parts`"),
            "each of `parts` has a `document` and may have `names`",
        ),
    }
}

fn dialect(part: &Part, node: Node<'_>) -> Dialect {
    let origin = |pointer: &[&str]| {
        let node = pointer.iter().try_fold(node, |node, name| node.get(name));
        node.map_or_else(Origin::default, Node::origin)
    };
    let renames = part.names.operations.iter().map(|(id, name)| {
        let origin = origin(&["names", "operations", id]);
        Rename { id: id.clone(), name: name.clone(), origin }
    });
    Dialect {
        document: Path::new(SPECS).join(&part.document),
        document_origin: origin(&["document"]),
        renames: renames.collect(),
        features: Features::None,
    }
}

fn is_name(name: &str) -> bool {
    let is_part = |char: char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '_';
    name.starts_with(|first: char| first.is_ascii_lowercase()) && name.chars().all(is_part)
}

fn invalid(document: DocumentId, error: &serde_yaml::Error) -> Diagnostic {
    let at = error.location().map_or(0, |place| place.index());
    // The place is said by the diagnostic.
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    Diagnostic::in_file(Code::InvalidConfiguration, document, Span::new(at, at), message).help(
        "each dialect has a `document` and may have `names: {operations: {ID: NAME}}` and \
               `features: tags`, or it has `parts: {http: …, rpc: …}` of that form",
    )
}

/// Fails where a dialect that was asked for is not there.
pub(crate) fn check_names(
    dialects: &IndexMap<String, Dialect>,
    wanted: &[String],
) -> Result<(), Failure> {
    match wanted.iter().find(|name| !dialects.contains_key(*name)) {
        Some(name) => Err(unknown(name, dialects.keys())),
        None => Ok(()),
    }
}

fn unknown<'n>(name: &str, known: impl Iterator<Item = &'n String> + Clone) -> Failure {
    let score = |other: &&String| strsim::jaro_winkler(name, other);
    let nearest = known.clone().max_by(|a, b| score(a).total_cmp(&score(b)));
    let nearest = nearest.filter(|nearest| score(nearest) > 0.8);
    let nearest = nearest.map(|nearest| format!("did you mean `{nearest}`? ")).unwrap_or_default();
    let known: Vec<&str> = known.map(String::as_str).collect();
    let message = format!("there is no dialect `{name}`");
    let diagnostic = Diagnostic::general(Code::UnknownDialect, message)
        .help(format!("{nearest}{SPECS}/dialects.yaml has {}", known.join(", ")));
    let sources = Sources::default();
    let message = findings::one(&diagnostic, &sources);
    Failure::new(message).found(findings::data(&diagnostic.into(), &sources))
}
