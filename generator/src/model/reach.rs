//! Which types a type and an operation mention, and what is reached from there.

use std::collections::BTreeSet;

use super::{Operation, Rest, Shape, TypeId, Types};

impl Types {
    /// The types that an operation mentions: of its parameters, its bodies, its answers with their
    /// headers, and the data of its errors.
    #[must_use]
    pub fn mentioned_by(&self, operation: &Operation) -> Vec<TypeId> {
        let headers = operation.outcomes.iter().flat_map(|outcome| &outcome.headers);
        let parameters = operation.parameters.iter().chain(headers).map(|parameter| parameter.ty);
        let answers = operation.outcomes.iter().flat_map(|outcome| &outcome.contents);
        let contents = operation.body.iter().flat_map(|body| &body.contents).chain(answers);
        let contents = contents.filter_map(|content| Some(content.form.described()?.0));
        let errors = operation.errors.iter().filter_map(|error| Some(error.data?.0));
        parameters.chain(contents).chain(errors).collect()
    }

    /// The types that a type is made of, one step down.
    #[must_use]
    pub fn parts(&self, id: TypeId) -> Vec<TypeId> {
        match &self.get(id).shape {
            Shape::Array(part) | Shape::Map(part) | Shape::Alias(part) => vec![*part],
            Shape::Tuple(items) => items.iter().map(|item| item.ty).collect(),
            Shape::Union(union) => union.branches.iter().map(|branch| branch.ty).collect(),
            Shape::Struct(object) => {
                let rest = match object.rest {
                    Rest::Typed(values) => Some(values),
                    Rest::Open | Rest::Closed => None,
                };
                object.members.iter().map(|member| member.ty).chain(rest).collect()
            }
            Shape::Any
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number
            | Shape::Text(_)
            | Shape::Null
            | Shape::Never
            | Shape::Enumeration { .. }
            | Shape::Constant(_) => Vec::new(),
        }
    }

    /// Some types and all that they are made of.
    #[must_use]
    pub fn reached(&self, from: impl IntoIterator<Item = TypeId>) -> BTreeSet<TypeId> {
        let mut waiting: Vec<TypeId> = from.into_iter().collect();
        let mut reached = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            if reached.insert(id) {
                waiting.extend(self.parts(id));
            }
        }
        reached
    }
}
