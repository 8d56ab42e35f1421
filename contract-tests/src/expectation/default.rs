//! Defaults of members that a request leaves out, which a server's handler sees as given.

use concord::model::{SchemaId, Schemas};
use serde_json::Value;

/// Schemas inside of each other, beyond which no default is looked for.
const DEPTH: usize = 32;

/// Fills in the members that are left out and have a default.
pub(super) fn fill(schemas: &Schemas, schema: SchemaId, value: &mut Value) {
    fill_at(schemas, schema, value, 0);
}

fn fill_at(schemas: &Schemas, schema: SchemaId, value: &mut Value, depth: usize) {
    if depth > DEPTH {
        return;
    }
    let schema = schemas.get(schema);
    for inner in schema.reference.iter().chain(&schema.all_of) {
        fill_at(schemas, *inner, value, depth + 1);
    }
    if let (Value::Array(items), Some(item)) = (&mut *value, schema.items) {
        items.iter_mut().for_each(|value| fill_at(schemas, item, value, depth + 1));
    }
    let Value::Object(members) = value else { return };
    for (name, property) in &schema.properties {
        let default = &schemas.get(property.schema).default;
        match (members.get_mut(name), default) {
            (Some(member), _) => fill_at(schemas, property.schema, member, depth + 1),
            (None, Some(default)) if is_filled_in(schemas, property.schema, default) => {
                members.insert(name.clone(), default.clone());
            }
            (None, _) => {}
        }
    }
}

/// Whether a handler sees the default. One that does not fit is none (E0604), and where `null` is
/// something else again a handler is told that the member was left out.
fn is_filled_in(schemas: &Schemas, schema: SchemaId, default: &Value) -> bool {
    let plain = schemas.plain(schema);
    let is_nullable = plain.is_nullable || plain.kinds.is_some_and(|kinds| kinds.null);
    !is_nullable && concord::misfit(schemas, schema, default).is_none()
}
