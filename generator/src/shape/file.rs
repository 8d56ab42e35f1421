//! Binary members that are files.

use std::collections::BTreeSet;

use crate::model::{Api, ContentForm, Shape, TextFormat, TypeId, Types};

/// Makes text of everything `binary` that no part of a `multipart/form-data` body holds: JSON has no
/// other way to hold it (OAS 3.0 §4.4, where `binary` is any sequence of octets).
pub(super) fn find(api: &mut Api) {
    let bodies = api.operations.iter().filter_map(|operation| operation.body.as_ref());
    let contents = bodies.flat_map(|body| &body.contents);
    let multipart = contents.filter_map(|content| match content.form {
        ContentForm::Multipart { ty, .. } => Some(ty),
        _ => None,
    });
    let mut waiting: Vec<TypeId> = multipart.collect();
    let mut inside = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if inside.insert(id) {
            waiting.extend(parts(&api.types, id));
        }
    }
    for (index, ty) in api.types.0.iter_mut().enumerate() {
        if matches!(ty.shape, Shape::Text(TextFormat::Binary)) && !inside.contains(&TypeId(index)) {
            ty.shape = Shape::Text(TextFormat::Plain);
        }
    }
}

/// The types of the parts of a form: its members, one by one or many, whichever of several they are.
fn parts(types: &Types, id: TypeId) -> Vec<TypeId> {
    match &types.get(id).shape {
        Shape::Alias(target) | Shape::Array(target) | Shape::Map(target) => vec![*target],
        Shape::Struct(object) => object.members.iter().map(|member| member.ty).collect(),
        Shape::Union(union) => union.branches.iter().map(|branch| branch.ty).collect(),
        _ => Vec::new(),
    }
}
