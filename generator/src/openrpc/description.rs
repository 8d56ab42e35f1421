//! The document in one piece, for a server to answer with.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::source::{DocumentId, Kind, Node, Sources, pointer};

/// Where files that the document refers to stand in it.
const FILES: &str = "x-files";

/// The document as JSON. The files that it refers to are a part of it, since who asks a server for
/// its description (OpenRPC 1.3 §6) cannot ask for those. Methods that are not served, by their
/// position, are none.
pub(super) fn read(sources: &Sources, root: Node<'_>, left_out: &BTreeSet<usize>) -> Value {
    let mut description = Description { sources, root: root.document(), files: BTreeMap::new() };
    let mut document = description.value(root);
    if let Some(Value::Array(methods)) = document.get_mut("methods") {
        let mut positions = 0..;
        methods.retain(|_| positions.next().is_none_or(|position| !left_out.contains(&position)));
    }
    let mut files = Map::new();
    while let Some((name, file)) = description.next() {
        let text = description.value(sources.root(file));
        files.insert(name, text);
    }
    if let (Value::Object(members), false) = (&mut document, files.is_empty()) {
        members.insert(FILES.to_owned(), Value::Object(files));
    }
    document
}

struct Description<'s> {
    sources: &'s Sources,
    root: DocumentId,
    /// The files that are referred to, and whether each is taken in already.
    files: BTreeMap<String, (DocumentId, bool)>,
}

impl Description<'_> {
    /// A file that is not taken in yet.
    fn next(&mut self) -> Option<(String, DocumentId)> {
        let (name, (file, is_taken)) =
            self.files.iter_mut().find(|(_, (_, is_taken))| !is_taken)?;
        *is_taken = true;
        Some((name.clone(), *file))
    }

    fn value(&mut self, node: Node<'_>) -> Value {
        match node.kind() {
            Kind::Object => {
                let members = node.members();
                Value::Object(
                    members.map(|(name, one)| (name.to_owned(), self.member(name, one))).collect(),
                )
            }
            Kind::Array => Value::Array(node.items().map(|item| self.value(item)).collect()),
            _ => node.to_json(),
        }
    }

    fn member(&mut self, name: &str, node: Node<'_>) -> Value {
        let target = node.as_str().filter(|_| name == "$ref");
        let target = target.and_then(|text| self.sources.resolve(node, text).ok());
        match target {
            Some(target)
                if target.document() != node.document() || node.document() != self.root =>
            {
                Value::String(self.reference(target))
            }
            _ => self.value(node),
        }
    }

    /// A reference to a node that stands in the document, or will.
    fn reference(&mut self, target: Node<'_>) -> String {
        let (file, within) = (target.document(), target.pointer());
        if file == self.root {
            return format!("#{within}");
        }
        // As the document names it: where that stands is nobody's business.
        let folder = self.sources.file_name(self.root).rsplit_once('/');
        let name = self.sources.file_name(file);
        let below = folder.and_then(|(folder, _)| name.strip_prefix(folder)?.strip_prefix('/'));
        let name = below.unwrap_or(name).to_owned();
        let reference = format!("#/{FILES}/{}{within}", pointer::escape(&name));
        self.files.entry(name).or_insert((file, false));
        reference
    }
}
