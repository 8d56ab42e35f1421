//! `specs/dialects.yaml`: which dialects there are, and what is changed about them.

use std::path::{Path, PathBuf};

use concord::configuration::Entry;
use concord::diagnostic::Code;
use concord::source::{Node, Span};
use concord::{Diagnostic, DocumentId, Options, Origin, Sources};
use indexmap::IndexMap;
use serde::Deserialize;
use serde::de::DeserializeOwned;

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

/// One dialect, with the places of what the file says of it.
#[derive(Clone, Debug)]
pub(crate) struct Dialect {
    /// The document, relative to the workspace.
    pub(crate) document: PathBuf,
    /// Where the file names the document.
    pub(crate) document_origin: Origin,
    /// What the file changes about it.
    pub(crate) options: Options,
}

/// Reads the dialects of the workspace, in the order of the file. What is read stays among the
/// sources, for later findings to point at.
pub(crate) fn read(sources: &mut Sources) -> Result<IndexMap<String, Dialect>, Failure> {
    let (document, file) = parse::<File>(sources, &Path::new(SPECS).join("dialects.yaml"))?;
    let root = sources.root(document);
    let dialects = file.dialects.into_iter().flat_map(|(name, entry)| {
        let node = root.get("dialects").and_then(|dialects| dialects.get(&name)).unwrap_or(root);
        dialects_of(&name, entry, node)
    });
    let dialects: Result<_, Diagnostic> = dialects.collect();
    dialects.map_err(|diagnostic| findings::failure(diagnostic.into(), sources))
}

/// Reads what a file says of one document that the command line names.
pub(crate) fn read_entry(sources: &mut Sources, path: &Path) -> Result<Options, Failure> {
    let (document, entry) = parse::<Entry>(sources, path)?;
    let root = sources.root(document);
    if let Some(node) = root.get("document").or_else(|| root.get("parts")) {
        let message = "the command line says which document this is for";
        let diagnostic = Diagnostic::configured(Some(node.origin()), message).at_key();
        return Err(findings::failure(diagnostic.help("remove this field").into(), sources));
    }
    let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
    Ok(entry.options(&folder, Some(root)))
}

/// Reads a file of the configuration, and keeps it for findings to point at.
fn parse<T: DeserializeOwned>(
    sources: &mut Sources,
    path: &Path,
) -> Result<(DocumentId, T), Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::io("read", path, &error))?;
    let document = sources
        .add(&path.display().to_string(), &bytes)
        .map_err(|found| findings::failure(found, sources))?;
    let parsed = serde_yaml::from_slice(&bytes)
        .map_err(|error| findings::failure(invalid(document, &error).into(), sources))?;
    Ok((document, parsed))
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
        let help = "a dialect is called as a Rust module: small letters, digits and `_`, no keyword \
                    of Rust and none of client, server, examples and default";
        return refuse(format!("`{name}` is no name for a dialect"), help);
    }
    match &entry {
        Entry { document: Some(_), parts, .. } if parts.is_empty() => {
            vec![Ok((name.to_owned(), dialect(&entry, node)))]
        }
        Entry { parts, .. } if !parts.is_empty() && entry.is_silent() => {
            let nodes = node.get("parts");
            let parts = parts.iter().map(|(part, entry)| {
                let node = nodes.and_then(|parts| parts.get(part)).unwrap_or(node);
                if entry.document.is_none() || !entry.parts.is_empty() {
                    let message = format!("the part `{part}` has to have a `document`");
                    return Err(Diagnostic::configured(Some(node.origin()), message).at_key());
                }
                Ok((format!("{name}.{part}"), dialect(entry, node)))
            });
            parts.collect()
        }
        _ => refuse(
            format!("`{name}` has to have either a `document` or `parts`"),
            "each of `parts` has a `document`, and what is changed about it",
        ),
    }
}

fn dialect(entry: &Entry, node: Node<'_>) -> Dialect {
    let document = entry.document.as_deref().unwrap_or_default();
    Dialect {
        document: Path::new(SPECS).join(document),
        document_origin: node.get("document").map_or_else(Origin::default, Node::origin),
        options: entry.options(SPECS, Some(node)),
    }
}

fn is_name(name: &str) -> bool {
    let is_part = |char: char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '_';
    // A dialect is a feature of the crate, beside those that every crate has.
    let is_taken = ["client", "server", "examples", "default"].contains(&name);
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.chars().all(is_part)
        && !is_taken
        && !concord::is_keyword(name)
}

/// What serde says of a file that does not have its form, with the nearest of the names it quotes.
fn invalid(document: DocumentId, error: &serde_yaml::Error) -> Diagnostic {
    let at = error.location().map_or(0, |place| place.index());
    // The place is said by the diagnostic.
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or_default();
    let mut quoted = message.split('`').skip(1).step_by(2);
    let found = quoted.next().unwrap_or_default().to_owned();
    let help = match nearest(&found, quoted) {
        Some(name) => format!("did you mean `{name}`?"),
        None => "the README shows what an entry can say of its document".to_owned(),
    };
    let code = Code::InvalidConfiguration;
    Diagnostic::in_file(code, document, Span::new(at, at), message).help(help)
}

/// The name that a misspelt one most likely stands for.
fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let score = |other: &&str| strsim::jaro_winkler(name, other);
    let nearest = known.max_by(|a, b| score(a).total_cmp(&score(b)));
    nearest.filter(|nearest| score(nearest) > 0.8)
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
    let nearest = nearest(name, known.clone().map(String::as_str));
    let nearest = nearest.map(|nearest| format!("did you mean `{nearest}`? ")).unwrap_or_default();
    let known: Vec<&str> = known.map(String::as_str).collect();
    let message = format!("there is no dialect `{name}`");
    let diagnostic = Diagnostic::general(Code::UnknownDialect, message)
        .help(format!("{nearest}{SPECS}/dialects.yaml has {}", known.join(", ")));
    let sources = Sources::default();
    let message = findings::one(&diagnostic, &sources);
    Failure::new(message).found(findings::data(&diagnostic.into(), &sources))
}
