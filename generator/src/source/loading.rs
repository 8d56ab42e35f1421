//! The other files of a description that is written in many.

use std::collections::BTreeSet;

use super::reference::{self, is_remote, relative};
use super::sources::Unread;
use super::{DocumentId, Kind, Node, Origin, Sources};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, NEEDED_BY_NONE};

/// Loads every file that a `$ref` leads to, from `root` on, until none is left.
///
/// `load` gets the name of a file, relative like the names of [`Sources::add`] and normalised,
/// and returns its bytes or why it does not. A reference that names nothing inside of a file, or
/// is remote, is left to [`Sources::resolve`].
///
/// A document comes from somebody else as often as not, so `load` is only asked for files below
/// the folder of the root; where the name of the root is relative, for files below where names
/// start.
///
/// Only what a reference leads to is walked in the other files, so that what they hold beside it
/// needs neither be there nor be in order. What is data (an example, a default, an enum, a const, an
/// extension) is not walked: a `$ref` in it is a member like any other.
pub fn load_references(
    sources: &mut Sources,
    root: DocumentId,
    load: &dyn Fn(&str) -> Result<Vec<u8>, String>,
) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    let folder = Folder::around(sources.file_name(root));
    let mut walked = Walked::default();
    let mut pending = vec![(sources.root(root).origin(), Keys::Keywords)];
    // The names that were tried, because a file that is not there is no document either.
    let mut tried = BTreeSet::new();
    while let Some((start, keys)) = pending.pop() {
        for (origin, keys) in references(sources, start, keys, &mut walked) {
            let Some(target) = file_of(sources, origin) else { continue };
            // What names no file, but means a part of this one.
            let node = sources.node(origin);
            if node.as_str().is_some_and(|text| sources.meant(node, text).is_some()) {
                continue;
            }
            if sources.named(&target).is_none() && tried.insert(target.clone()) {
                match folder.load(&target, load) {
                    Ok(bytes) => match sources.add_foreign(&target, &bytes) {
                        Ok((_, found)) => diagnostics.extend(found),
                        Err(faults) => diagnostics.extend(faults),
                    },
                    Err(unread) => {
                        // Whether it can be done without is for whoever meets the reference to say.
                        let Unread { code, message } = &unread;
                        let fault = Diagnostic::new(*code, origin, message.as_str());
                        diagnostics.push(fault.tolerable(NEEDED_BY_NONE));
                        sources.miss(target, unread);
                    }
                }
            }
            let node = sources.node(origin);
            let text = node.as_str().unwrap_or_default();
            if let Ok(target) = sources.resolve(node, text) {
                pending.push((target.origin(), keys));
            }
        }
    }
    diagnostics
}

/// Where files may be read.
struct Folder {
    /// The start of the names in it, which is empty or ends in a slash.
    start: String,
}

impl Folder {
    /// The folder that a document may refer to.
    fn around(document: &str) -> Self {
        let document = reference::normal(document);
        let is_below = !document.starts_with('/') && !document.starts_with("../");
        let folder = document.rsplit_once('/').map(|(folder, _)| format!("{folder}/"));
        Self { start: folder.filter(|_| !is_below).unwrap_or_default() }
    }

    fn load(
        &self,
        name: &str,
        load: &dyn Fn(&str) -> Result<Vec<u8>, String>,
    ) -> Result<Vec<u8>, Unread> {
        let is_inside = match name.strip_prefix(&self.start) {
            Some(below) => !below.starts_with('/') && !below.starts_with("../"),
            None => false,
        };
        if !is_inside {
            let message = format!("`{name}` is outside of the folder that may be read");
            return Err(Unread { code: Code::ReferenceOutside, message });
        }
        load(name).map_err(|reason| {
            let message = format!("`{name}` cannot be read: {reason}");
            Unread { code: Code::MissingFile, message }
        })
    }
}

/// The file that the reference at this place names, which may be the one that it is in.
fn file_of(sources: &Sources, origin: Origin) -> Option<String> {
    let node = sources.node(origin);
    let base = sources.file_name(node.document());
    let reference = reference::parse(node.as_str()?)?;
    match &*reference.file {
        "" => Some(base.to_owned()),
        file if is_remote(file) => None,
        file => Some(relative(base, file)),
    }
}

/// What the keys of an object are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keys {
    /// Words of the specification, which say what is under them.
    Keywords,
    /// Names that the author chose, and that say nothing: a schema may be called `example`.
    Names,
}

/// Keywords with an object under them whose keys are names.
const NAMES: &[&str] = &[
    "$defs",
    "callbacks",
    "content",
    "contentDescriptors",
    "definitions",
    "dependencies",
    "dependentSchemas",
    "encoding",
    "errors",
    "examplePairings",
    "examples",
    "headers",
    "links",
    "mediaTypes",
    "parameters",
    "pathItems",
    "paths",
    "patternProperties",
    "properties",
    "requestBodies",
    "responses",
    "schemas",
    "securitySchemes",
    "tags",
    "variables",
    "webhooks",
];

/// Keywords with data under them.
const DATA: &[&str] = &["const", "dataValue", "default", "enum", "example", "value"];

/// What is under a keyword of an object; nothing if it is data.
fn under(object: Node<'_>, keyword: &str, value: Node<'_>) -> Option<Keys> {
    if DATA.contains(&keyword) || keyword.starts_with("x-") {
        return None;
    }
    // A list of examples is data in a schema, but in an OpenRPC method it is one of pairings.
    let method = || object.get("params").is_some_and(|params| params.kind() == Kind::Array);
    if keyword == "examples" && value.kind() == Kind::Array && !method() {
        return None;
    }
    let names = value.kind() == Kind::Object && NAMES.contains(&keyword);
    Some(if names { Keys::Names } else { Keys::Keywords })
}

/// The references in a part of a document that were not walked before, and what the keys of the
/// objects are that they stand for.
fn references(
    sources: &Sources,
    start: Origin,
    keys: Keys,
    walked: &mut Walked,
) -> Vec<(Origin, Keys)> {
    let mut found = Vec::new();
    let mut pending = vec![(sources.node(start), keys)];
    while let Some((node, keys)) = pending.pop() {
        match node.kind() {
            Kind::Null | Kind::Bool | Kind::Number | Kind::String => continue,
            Kind::Array | Kind::Object if !walked.first(node.origin(), keys) => continue,
            Kind::Array => pending.extend(node.items().map(|item| (item, keys))),
            Kind::Object => {
                for (key, value) in node.members() {
                    let below = match keys {
                        _ if key == "$ref" && value.kind() == Kind::String => {
                            found.push((value.origin(), keys));
                            continue;
                        }
                        Keys::Names => Some(Keys::Keywords),
                        Keys::Keywords => under(node, key, value),
                    };
                    pending.extend(below.map(|keys| (value, keys)));
                }
            }
        }
    }
    found
}

/// The containers that were walked, as bits: a document has hundreds of thousands of them.
#[derive(Default)]
struct Walked(Vec<Vec<u8>>);

impl Walked {
    /// Marks a container, and says whether it was not marked before.
    fn first(&mut self, origin: Origin, keys: Keys) -> bool {
        let bit = if keys == Keys::Names { 1 } else { 2 };
        let (document, node) = (origin.document as usize, origin.node as usize);
        if self.0.len() <= document {
            self.0.resize_with(document + 1, Vec::new);
        }
        let Some(marks) = self.0.get_mut(document) else { return false };
        if marks.len() <= node {
            marks.resize(node + 1, 0);
        }
        let Some(mark) = marks.get_mut(node) else { return false };
        let first = *mark & bit == 0;
        *mark |= bit;
        first
    }
}
