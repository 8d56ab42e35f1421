//! Which type is written for which schema.

use std::collections::BTreeSet;

use super::context::Context;
use super::rule::Tables;
use super::rust_type::value_type;
use crate::model::{SchemaId, Shape, TypeId};
use crate::source::Origin;
use crate::{Dialect, TypedSchema};

/// Every schema that a document writes and that has a type, in the order of the document.
pub(crate) fn inventory(dialect: &Dialect) -> Vec<TypedSchema> {
    let names = crate::name::name(&dialect.api);
    let tables = Tables::new(&dialect.api, &names);
    let context = Context::of_whole(dialect, &names, &tables);
    let mut inventory = Inventory { context, known: BTreeSet::new(), found: Vec::new() };
    for (id, ty) in dialect.api.types.iter() {
        inventory.add(ty.schema, id);
    }
    for operation in &dialect.api.operations {
        let headers = operation.outcomes.iter().flat_map(|outcome| &outcome.headers);
        for parameter in operation.parameters.iter().chain(headers) {
            inventory.add(parameter.schema, parameter.ty);
        }
        let answers = operation.outcomes.iter().flat_map(|outcome| &outcome.contents);
        let contents = operation.body.iter().flat_map(|body| &body.contents).chain(answers);
        for (ty, schema) in contents.filter_map(|content| content.form.values()) {
            inventory.add(schema, ty);
        }
    }
    inventory.found.sort_by_key(|typed| typed.schema);
    inventory.found
}

struct Inventory<'a> {
    context: Context<'a>,
    known: BTreeSet<Origin>,
    found: Vec<TypedSchema>,
}

impl Inventory<'_> {
    fn add(&mut self, schema: SchemaId, ty: TypeId) {
        let api = self.context.api;
        // What merging made says it is where one of its parts is, and fits less than that part.
        let Some(origin) = api.schemas.written_at(schema) else { return };
        let is_item = matches!(
            api.types.shape(ty),
            Shape::Struct(_) | Shape::Union(_) | Shape::Enumeration { .. } | Shape::Constant(_)
        );
        // A constant that is always there needs no type of its own.
        let has_name = self.context.names.types.contains_key(&ty)
            || self.context.names.types.contains_key(&api.types.resolve(ty));
        if (is_item && !has_name) || !self.known.insert(origin) {
            return;
        }
        let ty = value_type(self.context, ty).to_string();
        self.found.push(TypedSchema { ty, schema: origin });
    }
}
