//! Values made from schemas.

use serde_json::{Map, Value, json};

use crate::model::{ExampleValue, Parameter, Provenance, Schema, SchemaId, Schemas};

/// Nesting at which optional members are left out, so that every value ends.
const DEPTH: usize = 8;

/// Number of values after which optional members are left out.
const SIZE: usize = 500;

/// Makes values that fit schemas, and remembers how much of them the document shows.
pub(super) struct Maker<'a> {
    schemas: &'a Schemas,
    /// Whether some part was documented, and whether some was made up.
    has_documented: bool,
    has_made_up: bool,
    /// How many more values have room for optional members: types that refer to each other would
    /// otherwise multiply at each depth.
    left: usize,
}

impl<'a> Maker<'a> {
    pub(super) fn new(schemas: &'a Schemas) -> Self {
        Self { schemas, has_documented: false, has_made_up: false, left: SIZE }
    }

    /// Where what was made so far comes from.
    pub(super) fn provenance(&self) -> Provenance {
        if self.has_documented && !self.has_made_up {
            Provenance::Composed
        } else {
            Provenance::Synthetic
        }
    }

    /// A value for a parameter: a documented one, else one made from its schema.
    pub(super) fn parameter(&mut self, parameter: &Parameter) -> Value {
        match parameter.examples.first().map(|example| &example.value) {
            Some(ExampleValue::Json(value)) => {
                self.has_documented = true;
                value.clone()
            }
            _ => self.value_at(parameter.schema, &parameter.name, 0),
        }
    }

    /// A text for a body that no schema describes.
    pub(super) fn text(&mut self) -> &'static str {
        self.has_made_up = true;
        "a text\n"
    }

    /// A value that fits a schema. The same schema gives the same value.
    pub(super) fn value(&mut self, schema: SchemaId) -> Value {
        self.value_at(schema, "text", 0)
    }

    fn value_at(&mut self, id: SchemaId, name: &str, depth: usize) -> Value {
        self.left = self.left.saturating_sub(1);
        let schema = self.schemas.plain(id);
        let shown = schema.examples.first().map(|example| &example.value);
        let shown = match shown {
            Some(ExampleValue::Json(value)) => Some(value),
            _ => None,
        };
        if let Some(value) = shown.or(schema.constant.as_ref()).or(schema.default.as_ref()) {
            self.has_documented = true;
            return value.clone();
        }
        if let Some(value) = schema.enumeration.as_ref().and_then(|listed| listed.first()) {
            self.has_made_up = true;
            return value.clone();
        }
        let inner = schema.one_of.first().copied();
        let inner = inner.or(schema.reference).or(schema.all_of.first().copied());
        if let Some(inner) = inner {
            return if depth < 2 * DEPTH {
                self.value_at(inner, name, depth + 1)
            } else {
                Value::Null
            };
        }
        let kinds = schema.kinds.unwrap_or_default();
        if kinds.object || !schema.properties.is_empty() {
            return self.object(id, depth);
        }
        self.has_made_up = true;
        if kinds.array {
            return self.array(schema, name, depth);
        }
        let minimum = schema.limits.minimum.unwrap_or(1.0).max(1.0);
        if kinds.string {
            json!(text(schema.format.as_deref(), name))
        } else if kinds.integer {
            json!(minimum.ceil() as i64)
        } else if kinds.number {
            json!(minimum + 0.5)
        } else if kinds.boolean {
            json!(true)
        } else if kinds.null {
            Value::Null
        } else {
            json!({ "any": ["JSON", 1, true, null] })
        }
    }

    fn array(&mut self, schema: &Schema, name: &str, depth: usize) -> Value {
        let places = schema.prefix_items.iter().map(|item| self.value_at(*item, name, depth + 1));
        let mut items: Vec<Value> = places.collect();
        let least = schema.limits.min_items.unwrap_or(0).min(DEPTH as u64) as usize;
        let most = schema.limits.max_items.unwrap_or(u64::MAX);
        let wanted =
            if depth < DEPTH && most > 0 && items.is_empty() { least.max(1) } else { least };
        if let Some(item) = schema.items.filter(|item| !self.schemas.get(*item).is_never) {
            while items.len() < wanted {
                items.push(self.value_at(item, name, depth + 1));
            }
        }
        Value::Array(items)
    }

    fn object(&mut self, id: SchemaId, depth: usize) -> Value {
        let schema = self.schemas.plain(id);
        let mut members = Map::new();
        for (name, property) in &schema.properties {
            // A value that is required without end has none; the example is cut somewhere.
            let is_wanted = self.left > 0 && depth < DEPTH;
            if is_wanted || (property.is_required && depth < 4 * DEPTH) {
                members.insert(name.clone(), self.value_at(property.schema, name, depth + 1));
            }
        }
        let is_closed = schema.additional.is_some_and(|values| self.schemas.get(values).is_never);
        if schema.properties.is_empty() && !is_closed {
            self.has_made_up = true;
            let values = schema.additional.unwrap_or(SchemaId::ANY);
            members.insert("name".to_owned(), self.value_at(values, "name", depth + 1));
        }
        Value::Object(members)
    }
}

/// A text of a format. Texts of different names differ, so that two that are swapped show.
pub(super) fn text(format: Option<&str>, name: &str) -> String {
    match format {
        Some("date-time") => "2026-01-02T03:04:05Z".to_owned(),
        Some("date") => "2026-01-02".to_owned(),
        Some("uuid") => format!("{:08x}-8a5b-4f0e-9d0c-3a1b2c4d5e6f", hash(name)),
        // Slash, space, question mark and percent sign stress every place a text can stand in.
        _ => format!("{name} a/b c?%"),
    }
}

/// FNV-1a: the same on every machine.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
