//! JSON Schema, normalised: what the three schema dialects say, said in one way.

use std::sync::LazyLock;

use indexmap::IndexMap;
use serde_json::Value;

use super::Example;
use crate::source::Origin;

/// Which schema of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaId(pub(crate) usize);

impl SchemaId {
    /// The schema that everything fits, where the document writes none.
    pub const ANY: Self = Self(usize::MAX);
    /// The schema of any string, where the document means one and writes none.
    pub const TEXT: Self = Self(usize::MAX - 1);
}

/// The schemas of a document.
#[derive(Clone, Debug, Default)]
pub struct Schemas(pub(crate) Vec<Schema>);

impl Schemas {
    /// A schema by its id.
    #[must_use]
    pub fn get(&self, id: SchemaId) -> &Schema {
        match self.0.get(id.0) {
            Some(schema) => schema,
            None if id == SchemaId::TEXT => &TEXT,
            // Besides the two, ids are only made by the reader that fills the list.
            None => &ANY,
        }
    }
}

/// One schema, in the vocabulary of JSON Schema 2020-12.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    /// Where it stands.
    pub origin: Origin,
    /// `false` for the schema that nothing fits.
    pub is_never: bool,
    /// `$ref`, resolved. Its siblings hold as well.
    pub reference: Option<SchemaId>,
    /// `type`, with OAS 3.0's `nullable` folded in; `None` where any is allowed.
    pub kinds: Option<Kinds>,
    /// `const`
    pub constant: Option<Value>,
    /// `enum`
    pub enumeration: Option<Vec<Value>>,
    /// `properties` with `required` folded in, in the order of the document.
    pub properties: IndexMap<String, Property>,
    /// Names of `required` that `properties` does not have.
    pub required_elsewhere: Vec<String>,
    /// `additionalProperties`
    pub additional: Option<SchemaId>,
    /// `propertyNames`
    pub property_names: Option<SchemaId>,
    /// `items`
    pub items: Option<SchemaId>,
    /// `allOf`
    pub all_of: Vec<SchemaId>,
    /// `anyOf`
    pub any_of: Vec<SchemaId>,
    /// `oneOf`
    pub one_of: Vec<SchemaId>,
    /// `not`
    pub not: Option<SchemaId>,
    /// OpenAPI's `discriminator`.
    pub discriminator: Option<Discriminator>,
    /// `minimum` and `maximum`
    pub bounds: Bounds,
    /// `format`
    pub format: Option<String>,
    /// `contentMediaType`
    pub content_media_type: Option<String>,
    /// `contentSchema`
    pub content_schema: Option<SchemaId>,
    /// `title`
    pub title: Option<String>,
    /// `description`
    pub description: Option<String>,
    /// `deprecated`
    pub is_deprecated: bool,
    /// `default`
    pub default: Option<Value>,
    /// `example` and `examples`
    pub examples: Vec<Example>,
}

static ANY: LazyLock<Schema> = LazyLock::new(Schema::default);

static TEXT: LazyLock<Schema> = LazyLock::new(|| Schema {
    kinds: Some(Kinds { string: true, ..Kinds::default() }),
    ..Schema::default()
});

/// A property of an object.
#[derive(Clone, Debug)]
pub struct Property {
    /// What its value has to be.
    pub schema: SchemaId,
    /// Whether it has to be there.
    pub is_required: bool,
}

/// `minimum` and `maximum` of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bounds {
    /// The smallest value.
    pub minimum: Option<f64>,
    /// The largest value.
    pub maximum: Option<f64>,
}

/// The member that tells the branches of a union apart (OAS 3.1 §4.8.25).
#[derive(Clone, Debug)]
pub struct Discriminator {
    /// The member's name.
    pub property: String,
    /// Its values, with the branch each stands for.
    pub mapping: IndexMap<String, SchemaId>,
}

/// A set of JSON types.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds {
    /// `null`
    pub null: bool,
    /// `boolean`
    pub boolean: bool,
    /// `integer`
    pub integer: bool,
    /// `number`
    pub number: bool,
    /// `string`
    pub string: bool,
    /// `array`
    pub array: bool,
    /// `object`
    pub object: bool,
}

impl Kinds {
    /// Adds a type by its name; `false` where there is no such type.
    pub fn add(&mut self, name: &str) -> bool {
        let flag = match name {
            "null" => &mut self.null,
            "boolean" => &mut self.boolean,
            "integer" => &mut self.integer,
            "number" => &mut self.number,
            "string" => &mut self.string,
            "array" => &mut self.array,
            "object" => &mut self.object,
            _ => return false,
        };
        *flag = true;
        true
    }

    /// The same set without `null`.
    #[must_use]
    pub fn without_null(self) -> Self {
        Self { null: false, ..self }
    }

    /// Whether a value has one of the types (JSON Schema 2020-12 §6.1.1).
    #[must_use]
    pub fn allow(self, value: &Value) -> bool {
        match value {
            Value::Null => self.null,
            Value::Bool(_) => self.boolean,
            Value::Number(number) => {
                let is_integral = number.as_f64().is_some_and(|value| value.fract() == 0.0);
                self.number || (self.integer && is_integral)
            }
            Value::String(_) => self.string,
            Value::Array(_) => self.array,
            Value::Object(_) => self.object,
        }
    }

    /// The names of the types, in the order of the specification.
    #[must_use]
    pub fn names(self) -> Vec<&'static str> {
        [
            (self.null, "null"),
            (self.boolean, "boolean"),
            (self.integer, "integer"),
            (self.number, "number"),
            (self.string, "string"),
            (self.array, "array"),
            (self.object, "object"),
        ]
        .into_iter()
        .filter_map(|(is_in, name)| is_in.then_some(name))
        .collect()
    }
}
