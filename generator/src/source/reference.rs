//! The text of a `$ref` and what it names (RFC 3986, RFC 6901).

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

use percent_encoding::percent_decode_str;

use super::{DocumentId, Kind, Node, Sources, pointer};
use crate::diagnostic::{Code, Diagnostic};

/// A name with more bytes is nobody's misspelling.
const LONGEST: usize = 200;

/// A reference taken apart and decoded.
pub(super) struct Reference<'r> {
    /// The file, relative to the one that the reference stands in; empty for that one itself.
    pub(super) file: Cow<'r, str>,
    /// A JSON pointer, or the name of an anchor.
    pub(super) fragment: Cow<'r, str>,
}

/// Takes a reference apart; nothing if what it encodes is not UTF-8.
pub(super) fn parse(reference: &str) -> Option<Reference<'_>> {
    let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    Some(Reference {
        file: percent_decode_str(file).decode_utf8().ok()?,
        fragment: percent_decode_str(fragment).decode_utf8().ok()?,
    })
}

/// Whether the reference starts with a scheme (RFC 3986 §3.1), such as `https:`.
pub(super) fn is_remote(file: &str) -> bool {
    file.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme.chars().all(|it| it.is_ascii_alphanumeric() || "+-.".contains(it))
    }) || file.starts_with("//")
}

/// The name of a file that is named relative to another.
pub(super) fn relative(base: &str, file: &str) -> String {
    match base.rsplit_once('/') {
        Some((folder, _)) if !file.starts_with('/') => normal(&format!("{folder}/{file}")),
        _ => normal(file),
    }
}

/// A path without `.`, without empty parts, and with `..` only where it leaves the start.
pub(super) fn normal(path: &str) -> String {
    let root = if path.starts_with('/') { "/" } else { "" };
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match (part, parts.last()) {
            ("" | ".", _) => {}
            ("..", Some(last)) if *last != ".." => {
                parts.pop();
            }
            ("..", None) if !root.is_empty() => {}
            _ => parts.push(part),
        }
    }
    format!("{root}{}", parts.join("/"))
}

impl Sources {
    /// The node that a reference names, which may be a reference itself.
    ///
    /// `from` is the object that holds the `$ref`, or its value.
    ///
    /// # Errors
    /// [`Code::UnresolvedReference`] if there is no such node, with the nearest name as help.
    pub fn resolve<'s>(&'s self, from: Node<'s>, reference: &str) -> Result<Node<'s>, Diagnostic> {
        let unresolved = |message: String| {
            let place = from.get("$ref").unwrap_or(from);
            Diagnostic::new(Code::UnresolvedReference, place.origin(), message)
        };
        let parts = parse(reference)
            .ok_or_else(|| unresolved(format!("`{reference}` does not decode to UTF-8")))?;
        if let Some((meant, _)) = self.meant(from, reference) {
            let message = format!("`{reference}` is no reference to a part of this document");
            return Err(unresolved(message).help(format!("did you mean `{meant}`?")));
        }
        let document = self.document_of(from, &parts.file).ok_or_else(|| {
            if is_remote(&parts.file) {
                return unresolved(format!("`{reference}` is on another machine"))
                    .help("download the file and refer to the copy: generating reads no network");
            }
            let missing = unresolved(format!("the file of `{reference}` was not loaded"));
            match self.unread(from.document(), &parts.file) {
                Some(unread) => {
                    Diagnostic { code: unread.code, message: unread.message.clone(), ..missing }
                }
                None => missing,
            }
        })?;
        let root = self.root(document);
        let Some(steps) = pointer::parts(&parts.fragment) else {
            let named = anchored(root, &parts.fragment);
            return named.ok_or_else(|| unresolved(format!("`{reference}` names no anchor")));
        };
        let mut node = root;
        for part in steps {
            node = node.step(&part).ok_or_else(|| {
                let place = node.pointer();
                let place = if place.is_empty() { "the document" } else { &format!("`{place}`") };
                let missing =
                    unresolved(format!("`{reference}` names nothing: {place} has no `{part}`"));
                match self.nearest(node, &part).and_then(|name| node.get(name)) {
                    Some(meant) => {
                        let rest = pointer::parts(&parts.fragment).into_iter().flatten();
                        let depth = node.depth() + 1;
                        let whole = rest.skip(depth).try_fold(meant, |node, part| node.step(&part));
                        let meant = whole.unwrap_or(meant).pointer();
                        missing.help(format!("did you mean `{}#{meant}`?", parts.file))
                    }
                    None => missing,
                }
            })?;
        }
        Ok(node)
    }

    /// What a reference most likely means that is none, with its node: a name alone, the place
    /// where Swagger 2.0 had its schemas, or a pointer without `#` or without its first slash.
    pub(crate) fn meant<'s>(&'s self, from: Node<'s>, text: &str) -> Option<(String, Node<'s>)> {
        let definition = text.strip_prefix("#/definitions/");
        let root = self.root(from.document());
        let is_pointer = text.starts_with("#/");
        if is_pointer && (definition.is_none() || root.get("definitions").is_some()) {
            return None;
        }
        let pointer = match definition.or((!text.contains(['/', '#', '.'])).then_some(text)) {
            Some("") | None => {
                let path = text.trim_start_matches('#').trim_start_matches('/');
                path.starts_with("components/").then(|| format!("/{path}"))?
            }
            Some(name) => format!("/components/schemas/{name}"),
        };
        let target = root.at(&pointer)?;
        Some((format!("#{pointer}"), target))
    }

    /// The node itself, or what it refers to through however many `$ref`s.
    ///
    /// # Errors
    /// [`Code::UnresolvedReference`], or [`Code::ReferenceCycle`] if the chain has no end.
    pub fn follow<'s>(&'s self, node: Node<'s>) -> Result<Node<'s>, Diagnostic> {
        let mut seen = BTreeSet::new();
        let mut current = node;
        while let Some(reference) = current.get("$ref").and_then(Node::as_str) {
            if !seen.insert(current.origin()) {
                let place = node.get("$ref").unwrap_or(node);
                let message = "the chain of references that starts here has no end";
                let cycle = Diagnostic::new(Code::ReferenceCycle, place.origin(), message);
                return Err(cycle.label(current.origin(), "it comes back to this"));
            }
            current = self.resolve(current, reference)?;
        }
        Ok(current)
    }

    fn document_of(&self, from: Node<'_>, file: &str) -> Option<DocumentId> {
        if file.is_empty() {
            return Some(from.document());
        }
        if is_remote(file) {
            return None;
        }
        let id = self.named(&relative(self.file_name(from.document()), file))?;
        // A file that could not be read was reported already, and has nothing to name.
        Some(id).filter(|id| !self.document(*id).tree.records.is_empty())
    }
}

/// The schema with this plain name: `$anchor` and `$dynamicAnchor` (JSON Schema 2020-12 §8.2.2),
/// or an `$id` that is only a fragment (draft-07 §8.2.3).
fn anchored<'s>(root: Node<'s>, name: &str) -> Option<Node<'s>> {
    let is = |node: Node<'_>, key: &str, prefix: &str| {
        let text = node.get(key).and_then(Node::as_str);
        text.and_then(|text| text.strip_prefix(prefix)) == Some(name)
    };
    root.descendants().find(|node| {
        node.kind() == Kind::Object
            && (is(*node, "$anchor", "")
                || is(*node, "$dynamicAnchor", "")
                || is(*node, "$id", "#"))
    })
}

impl Sources {
    /// The name in an object that was probably meant.
    pub(crate) fn nearest<'s>(&self, object: Node<'s>, name: &str) -> Option<&'s str> {
        let names = object.members().map(|(key, _)| key);
        let left = self.guesses.load(Ordering::Relaxed);
        self.guesses.store(left.saturating_sub(object.len()), Ordering::Relaxed);
        nearest_of(names.take(left), name)
    }
}

/// The name that was probably meant.
pub(crate) fn nearest_of<'n>(names: impl Iterator<Item = &'n str>, name: &str) -> Option<&'n str> {
    if name.len() > LONGEST {
        return None;
    }
    let lower = name.to_lowercase();
    // A third of the letters may be wrong; then it is another name.
    let limit = (name.chars().count() / 3).max(1);
    let names = names.filter(|key| key.len() <= LONGEST);
    let distances =
        names.map(|key| (strsim::damerau_levenshtein(&key.to_lowercase(), &lower), key));
    let (_, key) = distances.filter(|(distance, _)| *distance <= limit).min()?;
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_normalised() {
        for (path, expected) in [
            ("a.yaml", "a.yaml"),
            ("./a/./b.yaml", "a/b.yaml"),
            ("a/../b.yaml", "b.yaml"),
            ("a//b.yaml", "a/b.yaml"),
            ("../../b.yaml", "../../b.yaml"),
            ("a/../../b.yaml", "../b.yaml"),
            ("/../a.yaml", "/a.yaml"),
        ] {
            assert_eq!(normal(path), expected, "{path}");
        }
    }

    #[test]
    fn a_file_is_named_from_the_file_that_refers_to_it() {
        for (base, file, expected) in [
            ("api.yaml", "pet.yaml", "pet.yaml"),
            ("specs/api.yaml", "./pet.yaml", "specs/pet.yaml"),
            ("specs/a/api.yaml", "../pet.yaml", "specs/pet.yaml"),
            ("specs/api.yaml", "../../pet.yaml", "../pet.yaml"),
            ("specs/api.yaml", "/pet.yaml", "/pet.yaml"),
        ] {
            assert_eq!(relative(base, file), expected, "{base} {file}");
        }
    }

    #[test]
    fn a_scheme_makes_a_reference_remote() {
        for (file, expected) in [
            ("https://example.com/a.yaml", true),
            ("urn:example:a", true),
            ("//example.com/a.yaml", true),
            ("a.yaml", false),
            ("a/b:c.yaml", false),
            ("", false),
        ] {
            assert_eq!(is_remote(file), expected, "{file}");
        }
    }
}
