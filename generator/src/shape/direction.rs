//! Members that have a meaning in one direction only.

use std::collections::BTreeSet;

use crate::model::{Api, ContentForm, Rest, Shape, TypeId, Types};

/// A read-only member need not be in a request, and a write-only one not in an answer (OAS 3.1
/// §4.8.24.2), even where they are required. One type serves both directions, so such a member may
/// be left out wherever its type is used in the other direction. One that is there all the same is
/// tolerated: it is read, checked and handed on like any other.
pub(super) fn relax(api: &mut Api) {
    let bodies = api.operations.iter().filter_map(|operation| operation.body.as_ref());
    let asked = bodies.flat_map(|body| &body.contents).map(|content| &content.form);
    let outcomes = api.operations.iter().flat_map(|operation| &operation.outcomes);
    let answered = outcomes.flat_map(|outcome| &outcome.contents).map(|content| &content.form);
    let ty = |form: &ContentForm| form.values().map(|(ty, _)| ty);
    let parameters = api.operations.iter().flat_map(|operation| &operation.parameters);
    let parameters = parameters.map(|parameter| parameter.ty);
    let asked = reached(&api.types, asked.filter_map(ty).chain(parameters).collect());
    let errors = api.operations.iter().flat_map(|operation| &operation.errors);
    let errors = errors.filter_map(|error| error.data.map(|(ty, _)| ty));
    let answered = reached(&api.types, answered.filter_map(ty).chain(errors).collect());
    for (index, ty) in api.types.0.iter_mut().enumerate() {
        let Shape::Struct(object) = &mut ty.shape else { continue };
        for member in &mut object.members {
            let is_idle = (member.is_read_only && asked.contains(&TypeId(index)))
                || (member.is_write_only && answered.contains(&TypeId(index)));
            member.is_required &= !is_idle;
        }
    }
}

/// The types that values of some types are made of.
fn reached(types: &Types, mut waiting: Vec<TypeId>) -> BTreeSet<TypeId> {
    let mut reached = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if !reached.insert(id) {
            continue;
        }
        match &types.get(id).shape {
            Shape::Alias(part) | Shape::Array(part) | Shape::Map(part) => waiting.push(*part),
            Shape::Tuple(items) => waiting.extend(items.iter().map(|item| item.ty)),
            Shape::Union(union) => waiting.extend(union.branches.iter().map(|branch| branch.ty)),
            Shape::Struct(object) => {
                waiting.extend(object.members.iter().map(|member| member.ty));
                if let Rest::Typed(values) = object.rest {
                    waiting.push(values);
                }
            }
            Shape::Any
            | Shape::Boolean
            | Shape::Integer(_)
            | Shape::Number
            | Shape::Text(_)
            | Shape::Null
            | Shape::Never
            | Shape::Enumeration { .. }
            | Shape::Constant(_) => {}
        }
    }
    reached
}
