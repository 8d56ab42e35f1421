//! Streams of server-sent events.

use crate::model::SchemaId;
use crate::reading::Reader;
use crate::source::Node;

/// The schema of the data of an event stream (OAS 3.2 §4.14.4): `itemSchema` describes an event as
/// an object, whose `data` is a string with JSON in it.
pub(super) fn read_data<'s>(reader: &mut Reader<'s>, node: Node<'s>) -> Option<SchemaId> {
    let Some(item) = node.get("itemSchema") else {
        reader.unsupported(node, "an event stream without `itemSchema` is not generated yet");
        return None;
    };
    let item = reader.follow(item)?;
    let data = item.get("properties").and_then(|properties| properties.get("data"));
    let data = data.and_then(|data| reader.follow(data));
    let schema = data.and_then(|data| data.get("contentSchema"));
    if schema.is_none() {
        let message = "an event stream whose `data` has no `contentSchema` is not generated yet";
        reader.unsupported(item, message);
    }
    schema.map(|schema| reader.schemas.read(schema))
}
