//! Fields of a form that may be any JSON.

use concord::model::{SchemaId, Schemas};
use serde_json::Value;

/// Puts an object or a list in place of each text of a field without a type that is one: nothing in
/// a form tells them apart.
pub(super) fn read(schemas: &Schemas, schema: SchemaId, value: &mut Value) {
    let plain = schemas.plain(schema);
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                if let Some(property) = plain.properties.get(name) {
                    read(schemas, property.schema, value);
                }
            }
        }
        Value::Array(items) => {
            if let Some(item) = plain.items {
                items.iter_mut().for_each(|value| read(schemas, item, value));
            }
        }
        Value::String(text) if plain.kinds.is_none() && plain.one_of.is_empty() => {
            if let Ok(found @ (Value::Object(_) | Value::Array(_))) = serde_json::from_str(text) {
                *value = found;
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
