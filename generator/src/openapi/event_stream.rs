//! Streams of server-sent events.

use crate::model::SchemaId;
use crate::reading::Reader;
use crate::source::Node;

/// What the document says about the data of an event.
pub(super) enum Data {
    /// It is JSON.
    Json(SchemaId),
    /// It is text, and the document says no more.
    Text,
    /// The document describes an event in words that do not reach its data.
    Elsewhere,
}

/// The data of an event stream (OAS 3.2 §4.14.4): `itemSchema` describes an event as an object,
/// whose `data` is a string, with `contentSchema` where there is JSON in it.
///
/// Before 3.2 nothing said what a `schema` means here: some documents describe an event by it, some
/// its data, some what all events together amount to. So the data is text then.
pub(super) fn read_data<'s>(reader: &mut Reader<'s>, node: Node<'s>) -> Data {
    let Some(item) = node.get("itemSchema").and_then(|item| reader.follow(item)) else {
        return if node.get("schema").is_some() { Data::Elsewhere } else { Data::Text };
    };
    let Some(data) = data_of(reader, item) else { return Data::Elsewhere };
    match data.get("contentSchema") {
        Some(schema) => Data::Json(reader.schemas.read(schema)),
        // One kind of event may have JSON in its data beside others that have text.
        None if is_described_by_kind(reader, item) => Data::Elsewhere,
        None => Data::Text,
    }
}

/// The schema of the member `data`.
fn data_of<'s>(reader: &mut Reader<'s>, item: Node<'s>) -> Option<Node<'s>> {
    let data = item.get("properties").and_then(|properties| properties.get("data"))?;
    reader.follow(data)
}

/// Whether the events of some kind have a schema for what is in their data.
fn is_described_by_kind<'s>(reader: &mut Reader<'s>, item: Node<'s>) -> bool {
    let kinds = ["allOf", "anyOf", "oneOf"].into_iter().filter_map(|keyword| item.get(keyword));
    let kinds: Vec<_> = kinds.flat_map(Node::items).collect();
    kinds.into_iter().any(|kind| {
        let data = reader.follow(kind).and_then(|kind| data_of(reader, kind));
        data.is_some_and(|data| data.get("contentSchema").is_some())
    })
}
