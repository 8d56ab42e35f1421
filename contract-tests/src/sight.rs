//! What the schemas of a document say about one place of a value.

use concord::model::{Kinds, Schema, SchemaId, Schemas};
use serde_json::Value;

/// References and unions behind each other, beyond which nothing is looked at.
const DEPTH: usize = 32;

/// The schemas that speak about one place of a value.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sight {
    /// The schemas, through references, `allOf`, and the branches of unions that the value fits.
    pub(crate) schemas: Vec<SchemaId>,
    /// Branches of unions at this place.
    pub(crate) branches: Vec<SchemaId>,
    /// Whether a union around the place, or here, has a say in what may stand there.
    pub(crate) is_in_union: bool,
}

impl Sight {
    /// What a schema says about a value.
    pub(crate) fn of(all: &Schemas, schema: SchemaId, value: &Value, is_in_union: bool) -> Self {
        let mut sight = Self { is_in_union, ..Self::default() };
        sight.add(all, schema, value, 0);
        sight
    }

    /// What several schemas say about a value, each of which holds.
    pub(crate) fn of_all(all: &Schemas, schemas: &[SchemaId], value: &Value) -> Self {
        let mut sight = Self::default();
        for schema in schemas {
            sight.add(all, *schema, value, 0);
        }
        sight
    }

    /// Adds what one more schema says about the value.
    pub(crate) fn extend(&mut self, all: &Schemas, schema: SchemaId, value: &Value) {
        self.add(all, schema, value, 0);
    }

    fn add(&mut self, all: &Schemas, id: SchemaId, value: &Value, depth: usize) {
        if depth > DEPTH || self.schemas.contains(&id) {
            return;
        }
        self.schemas.push(id);
        let schema = all.get(id);
        for inner in schema.reference.iter().chain(&schema.all_of) {
            self.add(all, *inner, value, depth + 1);
        }
        let branches = schema.any_of.iter().chain(&schema.one_of);
        for branch in branches {
            self.is_in_union = true;
            self.branches.push(*branch);
            if concord::misfit(all, *branch, value).is_none() {
                self.add(all, *branch, value, depth + 1);
            }
        }
    }

    /// The schemas themselves.
    pub(crate) fn each<'s>(&'s self, all: &'s Schemas) -> impl Iterator<Item = &'s Schema> {
        self.schemas.iter().map(|id| all.get(*id))
    }

    /// Whether nothing is said at all, so that any JSON may stand there.
    pub(crate) fn is_silent(&self, all: &Schemas) -> bool {
        self.branches.is_empty()
            && self.each(all).all(|schema| {
                schema.kinds.is_none()
                    && schema.constant.is_none()
                    && schema.enumeration.is_none()
                    && schema.properties.is_empty()
            })
    }

    /// Whether a value has a type that is asked for.
    pub(crate) fn has_type(&self, all: &Schemas, value: &Value) -> bool {
        self.each(all).filter_map(|schema| schema.kinds).all(|kinds: Kinds| kinds.allow(value))
    }

    /// Which branch of a union it is that the value fits: the constant of one of its members.
    pub(crate) fn kind(&self, all: &Schemas) -> Option<String> {
        let mut properties = self.each(all).flat_map(|schema| schema.properties.values());
        let constant = properties.find_map(|one| all.get(one.schema).constant.as_ref());
        Some(constant.filter(|_| self.is_in_union)?.as_str()?.to_owned())
    }

    /// The schema of a member, where one names it.
    pub(crate) fn property(&self, all: &Schemas, name: &str) -> Option<SchemaId> {
        self.each(all).find_map(|schema| Some(schema.properties.get(name)?.schema))
    }
}
