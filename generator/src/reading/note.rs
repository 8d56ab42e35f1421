//! What goes into documentation and nowhere else.

use super::{Reader, check_fields, items, text};
use crate::source::{Kind, Node};

/// Reads the External Documentation Object (OAS 3.1 §4.8.11), which OpenRPC shares.
pub(crate) fn read_external_docs<'s>(reader: &mut Reader<'s>, node: Node<'s>) -> Option<String> {
    let docs = node.get("externalDocs")?;
    check_fields(reader, docs, &["description", "url"]);
    let url = text(reader, docs, "url")?;
    let description = text(reader, docs, "description");
    let description = description.map(|text| text.trim().trim_end_matches(['.', ':']).to_owned());
    let description = description.filter(|text| !text.is_empty());
    Some(format!("{}: {url}", description.as_deref().unwrap_or("See also")))
}

/// Reads the names of an operation's tags: texts, or in OpenRPC objects with a name.
pub(crate) fn read_tags<'s>(reader: &mut Reader<'s>, node: Node<'s>) -> Vec<String> {
    let mut tags = Vec::new();
    for tag in items(reader, node.get("tags")) {
        let name = match tag.as_str() {
            Some(name) => Some(name.to_owned()),
            None => {
                let tag = reader.follow_or(tag, "the tag is left out");
                tag.and_then(|tag| text(reader, tag, "name"))
            }
        };
        tags.extend(name);
    }
    tags
}

/// The same without a finding, for who has not decided yet whether to read the operation.
pub(crate) fn peek_tags<'s>(reader: &Reader<'s>, node: Node<'s>) -> Vec<&'s str> {
    let Some(tags) = node.get("tags") else { return Vec::new() };
    let name = |tag: Node<'s>| match tag.as_str() {
        Some(name) => Some(name),
        None => reader.target(tag).ok()?.get("name")?.as_str(),
    };
    tags.items().chain((tags.kind() != Kind::Array).then_some(tags)).filter_map(name).collect()
}
