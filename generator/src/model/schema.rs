//! JSON Schema, normalised: what the three schema dialects say, said in one way.

use std::collections::{BTreeMap, BTreeSet};
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
pub struct Schemas {
    /// As they are written, and behind them those that merging made.
    pub(crate) written: Vec<Schema>,
    /// How many of them the document has.
    pub(crate) read: usize,
    /// What they come to: without references, without `allOf`, and with one union at most.
    pub(crate) plain: BTreeMap<SchemaId, Schema>,
    /// Those that say the same as another, which has the type of both.
    pub(crate) same: BTreeMap<SchemaId, SchemaId>,
}

impl Schemas {
    /// A schema by its id.
    #[must_use]
    pub fn get(&self, id: SchemaId) -> &Schema {
        match self.written.get(id.0) {
            Some(schema) => schema,
            None if id == SchemaId::TEXT => &TEXT,
            // Besides the two, ids are only made by the reader that fills the list.
            None => &ANY,
        }
    }

    /// Where the document writes a schema; none for one that merging made.
    #[must_use]
    pub fn written_at(&self, id: SchemaId) -> Option<Origin> {
        (id.0 < self.read).then(|| self.get(id).origin)
    }

    /// What a schema comes to once its references and its `allOf` are merged; the schema itself
    /// where nothing asked for that.
    #[must_use]
    pub fn plain(&self, id: SchemaId) -> &Schema {
        self.plain.get(&id).unwrap_or_else(|| self.get(id))
    }

    /// The JSON types that the type of a schema has values of: those that it names, or implies by
    /// what else it says, in any branch of its union.
    pub(crate) fn kinds(&self, id: SchemaId) -> Kinds {
        let mut found = Kinds::default();
        let (mut seen, mut waiting) = (BTreeSet::new(), vec![id]);
        while let Some(id) = waiting.pop() {
            if !seen.insert(id) {
                continue;
            }
            let typed = self.same.get(&id).filter(|_| !self.plain.contains_key(&id));
            let schema = self.plain(typed.copied().unwrap_or(id));
            found.null |= schema.is_nullable;
            if schema.one_of.is_empty() {
                found = found.union(schema.kinds.unwrap_or(Kinds::ALL));
            } else {
                found.null |= schema.kinds.is_some_and(|kinds| kinds.null);
                waiting.extend(&schema.one_of);
            }
        }
        found
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
    /// `patternProperties`
    pub pattern_properties: Vec<(String, SchemaId)>,
    /// `prefixItems`; draft-07's list form of `items`.
    pub prefix_items: Vec<SchemaId>,
    /// `items`; draft-07's `additionalItems` behind a list.
    pub items: Option<SchemaId>,
    /// `allOf`
    pub all_of: Vec<SchemaId>,
    /// `anyOf`
    pub any_of: Vec<SchemaId>,
    /// `oneOf`
    pub one_of: Vec<SchemaId>,
    /// What no type says: `not`, `if`, `contains` and their like.
    pub checks: Vec<Check>,
    /// `unevaluatedItems`
    pub unevaluated_items: Option<SchemaId>,
    /// `unevaluatedProperties`
    pub unevaluated_properties: Option<SchemaId>,
    /// OpenAPI's `discriminator`.
    pub discriminator: Option<Discriminator>,
    /// What else values have to keep to.
    pub limits: Limits,
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
    /// `readOnly`
    pub is_read_only: bool,
    /// `writeOnly`
    pub is_write_only: bool,
    /// OAS 3.0's `nullable` where no `type` stands beside it. The specification gives it no
    /// meaning there; everybody who writes it means that `null` is allowed.
    pub is_nullable: bool,
    /// `default`
    pub default: Option<Value>,
    /// `example` and `examples`
    pub examples: Vec<Example>,
}

/// What values have to keep to in a way that no type says (JSON Schema 2020-12 §10.2 and §10.3.1.3).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// `not`
    Not(SchemaId),
    /// `if` with `then` and `else`.
    When {
        /// `if`
        condition: SchemaId,
        /// `then`
        then: Option<SchemaId>,
        /// `else`
        otherwise: Option<SchemaId>,
    },
    /// `contains` with `minContains` and `maxContains`.
    Contains {
        /// `contains`
        item: SchemaId,
        /// `minContains`
        least: u64,
        /// `maxContains`
        most: Option<u64>,
    },
    /// One name of `dependentRequired` or `dependentSchemas`, and of draft-07's `dependencies`.
    Dependent {
        /// The member that asks for more.
        name: String,
        /// The members that have to be there as well.
        required: Vec<String>,
        /// What the whole object has to be.
        schema: Option<SchemaId>,
    },
    /// `anyOf` whose branches say nothing about types.
    AnyOf(Vec<SchemaId>),
    /// `oneOf` whose branches say nothing about types.
    OneOf(Vec<SchemaId>),
    /// `unevaluatedItems` and `unevaluatedProperties`, which look at all that stands beside them.
    Unevaluated(SchemaId),
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

/// What values of a type have to keep to besides (JSON Schema 2020-12 validation §6.2 to §6.5).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Limits {
    /// The smallest number.
    pub minimum: Option<f64>,
    /// The largest number.
    pub maximum: Option<f64>,
    /// What numbers are above; OAS 3.0 says it with a boolean beside `minimum`.
    pub exclusive_minimum: Option<f64>,
    /// What numbers are below.
    pub exclusive_maximum: Option<f64>,
    /// What numbers are multiples of.
    pub multiple_of: Vec<f64>,
    /// The least number of characters.
    pub min_length: Option<u64>,
    /// The greatest number of characters.
    pub max_length: Option<u64>,
    /// Patterns (ECMA-262) that all have to be found in the text.
    pub patterns: Vec<String>,
    /// The least number of items.
    pub min_items: Option<u64>,
    /// The greatest number of items.
    pub max_items: Option<u64>,
    /// Whether no two items are equal.
    pub has_unique_items: bool,
    /// The least number of members.
    pub min_properties: Option<u64>,
    /// The greatest number of members.
    pub max_properties: Option<u64>,
}

/// The member that tells the branches of a union apart (OAS 3.1 §4.8.25).
#[derive(Clone, Debug)]
pub struct Discriminator {
    /// The member's name.
    pub property: String,
    /// Its values, with the branch each stands for.
    pub mapping: IndexMap<String, SchemaId>,
    /// The branch for any other value, and for none (OAS 3.2 §4.25.3).
    pub default: Option<SchemaId>,
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

    /// Every type.
    pub const ALL: Self = Self {
        null: true,
        boolean: true,
        integer: true,
        number: true,
        string: true,
        array: true,
        object: true,
    };

    /// The types of both sets; an integer is a number.
    #[must_use]
    pub fn intersect(self, other: Self) -> Self {
        Self {
            null: self.null && other.null,
            boolean: self.boolean && other.boolean,
            integer: (self.integer || self.number) && (other.integer || other.number),
            number: self.number && other.number,
            string: self.string && other.string,
            array: self.array && other.array,
            object: self.object && other.object,
        }
    }

    /// The types of either set.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self {
            null: self.null || other.null,
            boolean: self.boolean || other.boolean,
            integer: self.integer || other.integer,
            number: self.number || other.number,
            string: self.string || other.string,
            array: self.array || other.array,
            object: self.object || other.object,
        }
    }

    /// Whether there is no type in the set.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self == Self::default()
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
