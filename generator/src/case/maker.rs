//! Values made from schemas.

use serde_json::{Map, Value, json};

use crate::model::{ExampleValue, Parameter, Provenance, SchemaId, Schemas};

/// Nesting at which optional members are left out, so that every value ends.
const DEPTH: usize = 8;

/// Makes values that fit schemas, and remembers how much of them the document shows.
pub(super) struct Maker<'a> {
    schemas: &'a Schemas,
    /// Whether some part was documented, and whether some was made up.
    has_documented: bool,
    has_made_up: bool,
}

impl<'a> Maker<'a> {
    pub(super) fn new(schemas: &'a Schemas) -> Self {
        Self { schemas, has_documented: false, has_made_up: false }
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
            _ => self.value(parameter.schema),
        }
    }

    /// A text for a body that no schema describes.
    pub(super) fn text(&mut self) -> &'static str {
        self.has_made_up = true;
        "a text\n"
    }

    /// A value that fits a schema. The same schema gives the same value.
    pub(super) fn value(&mut self, schema: SchemaId) -> Value {
        self.value_at(schema, 0)
    }

    fn value_at(&mut self, id: SchemaId, depth: usize) -> Value {
        let schema = self.schemas.get(id);
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
        let inner = schema.reference.or(schema.all_of.first().copied());
        let inner = inner.or(schema.any_of.first().copied()).or(schema.one_of.first().copied());
        if let Some(inner) = inner.filter(|_| schema.properties.is_empty()) {
            return if depth < 2 * DEPTH { self.value_at(inner, depth + 1) } else { Value::Null };
        }
        let kinds = schema.kinds.unwrap_or_default();
        if kinds.object || !schema.properties.is_empty() {
            return self.object(id, depth);
        }
        self.has_made_up = true;
        if kinds.array {
            let is_deep = depth >= DEPTH;
            let item =
                schema.items.filter(|_| !is_deep).map(|items| self.value_at(items, depth + 1));
            return item.into_iter().collect();
        }
        let minimum = schema.bounds.minimum.unwrap_or(1.0).max(1.0);
        if kinds.string {
            json!(text_of(schema.format.as_deref()))
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

    fn object(&mut self, id: SchemaId, depth: usize) -> Value {
        let schema = self.schemas.get(id);
        let mut members = Map::new();
        for (name, property) in &schema.properties {
            if property.is_required || depth < DEPTH {
                members.insert(name.clone(), self.value_at(property.schema, depth + 1));
            }
        }
        let is_closed = schema.additional.is_some_and(|values| self.schemas.get(values).is_never);
        if schema.properties.is_empty() && !is_closed {
            self.has_made_up = true;
            let values = schema.additional.unwrap_or(SchemaId::ANY);
            members.insert("name".to_owned(), self.value_at(values, depth + 1));
        }
        Value::Object(members)
    }
}

/// A text of a format.
fn text_of(format: Option<&str>) -> &'static str {
    match format {
        Some("date-time") => "2026-01-02T03:04:05Z",
        Some("date") => "2026-01-02",
        Some("uuid") => "6f1c1f52-8a5b-4f0e-9d0c-3a1b2c4d5e6f",
        // Slash, space, question mark and percent sign stress every place a text can stand in.
        _ => "a/b c?%",
    }
}
