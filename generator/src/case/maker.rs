//! Values made from schemas.

use serde_json::{Map, Value, json};

use super::scalar;
use crate::check::misfits;
use crate::model::{Api, ExampleValue, Parameter, Provenance, Schema, SchemaId};
use crate::pattern;

/// Nesting at which optional members are left out, so that every value ends.
const DEPTH: usize = 8;

/// Number of values after which optional members are left out.
const SIZE: usize = 500;

/// Number of values after which none is made, required or not.
const MOST: usize = 10_000;

/// Branches of unions that are tried for want of one that fits.
const TRIES: usize = 64;

/// Items of an array that has to have many.
const ITEMS: u64 = 64;

/// Makes values that fit schemas, and remembers how much of them the document shows.
pub(super) struct Maker<'a> {
    api: &'a Api,
    /// Whether some part was documented, and whether some was made up.
    has_documented: bool,
    has_made_up: bool,
    /// How many more values have room for optional members: types that refer to each other would
    /// otherwise multiply at each depth.
    left: usize,
    /// How many more values there are room for at all.
    room: usize,
    /// How many more branches may be tried.
    tries: usize,
}

impl<'a> Maker<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        Self {
            api,
            has_documented: false,
            has_made_up: false,
            left: SIZE,
            room: MOST,
            tries: TRIES,
        }
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
        self.room = self.room.saturating_sub(1);
        if self.room == 0 {
            self.has_made_up = true;
            return Value::Null;
        }
        let schema = self.api.schemas.plain(id);
        if let Some(value) = self.documented(id, schema) {
            self.has_documented = true;
            return value.clone();
        }
        if let Some(listed) = &schema.enumeration
            && let Some(value) = listed.iter().find(|value| self.fits(id, value)).or(listed.first())
        {
            self.has_made_up = true;
            return value.clone();
        }
        if depth < 2 * DEPTH
            && let Some(value) = self.branch(id, schema, name, depth)
        {
            return value;
        }
        let is_union = !schema.one_of.is_empty() || !schema.any_of.is_empty();
        if let Some(inner) = schema.reference.or(schema.all_of.first().copied()) {
            return if depth < 2 * DEPTH {
                self.value_at(inner, name, depth + 1)
            } else {
                Value::Null
            };
        }
        if is_union {
            return Value::Null;
        }
        let kinds = schema.kinds.unwrap_or_default();
        if kinds.object || !schema.properties.is_empty() {
            return self.object(id, depth);
        }
        self.has_made_up = true;
        if kinds.array {
            return self.array(schema, name, depth);
        }
        if kinds.string {
            scalar::text(schema, name, |value| self.fits(id, value))
        } else if kinds.integer || kinds.number {
            scalar::number(schema, kinds.integer, |value| self.fits(id, value))
        } else if kinds.boolean {
            json!(true)
        } else if kinds.null {
            Value::Null
        } else {
            json!({ "any": ["JSON", 1, true, null] })
        }
    }

    /// What the document shows of a schema, or says that it is; but not a default that does not fit.
    fn documented(&self, id: SchemaId, schema: &'a Schema) -> Option<&'a Value> {
        let examples = schema.examples.iter().filter_map(|example| match &example.value {
            ExampleValue::Json(value) => Some(value),
            ExampleValue::Text(_) => None,
        });
        let mut known = examples.chain(&schema.constant).chain(&schema.default);
        known.find(|value| self.fits(id, value))
    }

    fn fits(&self, id: SchemaId, value: &Value) -> bool {
        misfits(&self.api.schemas, id, value).is_empty()
    }

    /// A value of the first branch of a union that gives one that fits.
    fn branch(&mut self, id: SchemaId, schema: &Schema, name: &str, depth: usize) -> Option<Value> {
        let mut first = None;
        for branch in schema.one_of.iter().chain(&schema.any_of) {
            let before = (self.has_documented, self.has_made_up, self.left);
            let value = self.value_at(*branch, name, depth + 1);
            let value = self.tagged(schema, *branch, value);
            if self.tries == 0 || self.fits(id, &value) {
                return Some(value);
            }
            self.tries -= 1;
            if first.is_none() {
                first = Some((value, (self.has_documented, self.has_made_up, self.left)));
            }
            (self.has_documented, self.has_made_up, self.left) = before;
        }
        let (value, after) = first?;
        (self.has_documented, self.has_made_up, self.left) = after;
        Some(value)
    }

    fn array(&mut self, schema: &Schema, name: &str, depth: usize) -> Value {
        let places = schema.prefix_items.iter().map(|item| self.value_at(*item, name, depth + 1));
        let mut items: Vec<Value> = places.collect();
        let least = schema.limits.min_items.unwrap_or(0).min(ITEMS) as usize;
        let most = schema.limits.max_items.unwrap_or(u64::MAX);
        let is_shown = depth < DEPTH && most > 0 && items.is_empty() && schema.items.is_some();
        let wanted = if is_shown { least.max(1) } else { least };
        let item = schema.items.unwrap_or(SchemaId::ANY);
        if !self.api.schemas.get(item).is_never {
            while items.len() < wanted {
                let number = items.len();
                let is_named = number == 0 || !schema.limits.has_unique_items;
                let name = if is_named { name.to_owned() } else { format!("{name} {number}") };
                items.push(self.value_at(item, &name, depth + 1));
            }
        }
        Value::Array(items)
    }

    fn object(&mut self, id: SchemaId, depth: usize) -> Value {
        let schema = self.api.schemas.plain(id);
        let mut members = Map::new();
        for (name, property) in &schema.properties {
            // A value that is required without end has none; the example is cut somewhere.
            let is_wanted = self.left > 0 && depth < DEPTH;
            if is_wanted || (property.is_required && depth < 4 * DEPTH) {
                members.insert(name.clone(), self.value_at(property.schema, name, depth + 1));
            }
        }
        for name in &schema.required_elsewhere {
            let values = schema.additional.unwrap_or(SchemaId::ANY);
            if !members.contains_key(name) && depth < 4 * DEPTH {
                members.insert(name.clone(), self.value_at(values, name, depth + 1));
            }
        }
        let is_closed =
            schema.additional.is_some_and(|values| self.api.schemas.get(values).is_never);
        let matching = schema
            .pattern_properties
            .first()
            .and_then(|(pattern, values)| Some((pattern::samples(pattern, 1).next()?, *values)));
        if schema.properties.is_empty() && (!is_closed || matching.is_some()) {
            self.has_made_up = true;
            let (name, values) = matching.unwrap_or_else(|| {
                (self.key(schema, depth), schema.additional.unwrap_or(SchemaId::ANY))
            });
            let value = self.value_at(values, &name, depth + 1);
            members.entry(name).or_insert(value);
        }
        Value::Object(members)
    }

    /// The name of a member that the schema does not name.
    fn key(&mut self, schema: &Schema, depth: usize) -> String {
        let plain = "name";
        let names = schema.property_names.filter(|names| !self.fits(*names, &json!(plain)));
        let name = names.map(|names| self.value_at(names, plain, depth + 1));
        name.as_ref().and_then(Value::as_str).unwrap_or(plain).to_owned()
    }

    /// A value of a branch with a tag that stands for it (OAS 3.1 §4.8.25): one that is mapped, else
    /// the name of the branch.
    fn tagged(&self, schema: &Schema, branch: SchemaId, mut value: Value) -> Value {
        let (Some(discriminator), Value::Object(members)) = (&schema.discriminator, &mut value)
        else {
            return value;
        };
        let target = self.target(branch);
        let mapping = discriminator.mapping.iter();
        let mapped = mapping.filter(|(_, id)| self.target(**id) == target).map(|(tag, _)| tag);
        let named = self.api.named.iter().filter(|(_, id)| self.target(**id) == target);
        let property = self.api.schemas.plain(branch).properties.get(&discriminator.property);
        let fits =
            |tag: &&String| property.is_none_or(|property| self.fits(property.schema, &json!(tag)));
        let tags: Vec<&String> = mapped.chain(named.map(|(name, _)| name)).filter(fits).collect();
        let found = members.get(&discriminator.property).and_then(Value::as_str);
        let is_told = tags.iter().any(|tag| found == Some(tag.as_str()));
        if let Some(tag) = tags.first().filter(|_| !is_told) {
            members.insert(discriminator.property.clone(), json!(tag));
        }
        value
    }

    /// What a schema refers to, or itself.
    fn target(&self, mut id: SchemaId) -> SchemaId {
        for _ in 0..DEPTH {
            match self.api.schemas.get(id).reference {
                Some(next) => id = next,
                None => break,
            }
        }
        id
    }
}
