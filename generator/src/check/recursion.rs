//! Types that hold themselves.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Api, Shape, TypeId, Types};

/// Refuses types that hold themselves by value: they need a box, which is not generated yet.
pub(super) fn check(api: &Api) -> Diagnostics {
    let refused = api.types.iter().filter(|(id, _)| holds(&api.types, *id, *id));
    refused
        .map(|(_, ty)| {
            let message = "a type that holds itself is not generated yet";
            Diagnostic::new(Code::UnsupportedSchema, ty.origin, message)
        })
        .collect()
}

/// Whether a value of a type has a value of another inside, without a `Vec` or a map between.
fn holds(types: &Types, outer: TypeId, inner: TypeId) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    let mut waiting = parts(types, outer);
    while let Some(id) = waiting.pop() {
        if id == inner {
            return true;
        }
        if seen.insert(id) {
            waiting.extend(parts(types, id));
        }
    }
    false
}

fn parts(types: &Types, id: TypeId) -> Vec<TypeId> {
    match &types.get(id).shape {
        Shape::Alias(target) => vec![*target],
        Shape::Struct(object) => object.members.iter().map(|member| member.ty).collect(),
        Shape::Union(union) => union.branches.iter().map(|branch| branch.ty).collect(),
        Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number { .. }
        | Shape::Text(_)
        | Shape::Enumeration { .. }
        | Shape::Constant(_)
        | Shape::Array(_)
        | Shape::Map(_) => Vec::new(),
    }
}
