//! Names of types, their fields and their variants.

use super::scope::Scope;
use super::{Names, field, variant};
use crate::model::{Api, Shape, Type, TypeId, TypeName, TypeOwner};

/// Names the types that the document names.
pub(super) fn name_documented(api: &Api, items: &mut Scope, names: &mut Names) {
    for (id, ty) in api.types.iter() {
        if let TypeName::Documented(documented) = &ty.name {
            names.types.insert(id, items.claim(&variant(documented), "Schema"));
        }
    }
}

/// Names the types that stand inside others or in operations, by their place.
pub(super) fn name_inline(api: &Api, items: &mut Scope, names: &mut Names) {
    for (id, ty) in api.types.iter() {
        if names.types.contains_key(&id) || !is_item(&ty.shape) {
            continue;
        }
        let wanted = match &ty.name {
            TypeName::Place { owner, part } => {
                format!("{}{}", owner_name(api, names, owner), variant(part))
            }
            TypeName::Documented(_) | TypeName::Anonymous => "Value".to_owned(),
        };
        names.types.insert(id, items.claim(&wanted, "Schema"));
    }
}

/// Whether a shape is written as an item of its own.
fn is_item(shape: &Shape) -> bool {
    matches!(shape, Shape::Struct(_) | Shape::Union(_) | Shape::Enumeration { .. })
}

/// The name that an inline type starts with: that of the nearest type around it that has one.
fn owner_name(api: &Api, names: &Names, owner: &TypeOwner) -> String {
    match owner {
        TypeOwner::Api => String::new(),
        TypeOwner::Operation(index) => names
            .operations
            .get(*index)
            .map(|operation| operation.input.clone())
            .unwrap_or_default(),
        TypeOwner::Type(id) => match (names.types.get(id), &api.types.get(*id).name) {
            (Some(name), _) => name.clone(),
            (None, TypeName::Place { owner, part }) => {
                format!("{}{}", owner_name(api, names, owner), variant(part))
            }
            (None, _) => String::new(),
        },
    }
}

/// Names fields and variants.
pub(super) fn name_parts(api: &Api, names: &mut Names) {
    for (id, ty) in api.types.iter() {
        name_parts_of(id, ty, names);
    }
}

fn name_parts_of(id: TypeId, ty: &Type, names: &mut Names) {
    let mut scope = Scope::new(&[]);
    match &ty.shape {
        Shape::Struct(object) => {
            let fields = object.members.iter().map(|member| {
                let wanted = field(&member.name);
                scope.claim(&wanted, "_")
            });
            names.fields.insert(id, fields.collect());
            names.extra.insert(id, scope.claim("extra", "_members"));
        }
        Shape::Enumeration { values, .. } => {
            let variants = values.iter().map(|value| scope.claim(&variant(&value.text), "Value"));
            names.variants.insert(id, variants.collect());
            names.unknown.insert(id, scope.claim("Unknown", "Value"));
        }
        Shape::Union(union) => {
            let variants = union.branches.iter().map(|branch| {
                let wanted = match (branch.tags.as_slice(), names.types.get(&branch.ty)) {
                    ([tag], _) => variant(tag),
                    (_, Some(name)) => name.clone(),
                    ([], None) => "Other".to_owned(),
                    ([tag, ..], None) => variant(tag),
                };
                scope.claim(&wanted, "Branch")
            });
            names.variants.insert(id, variants.collect());
            names.unknown.insert(id, scope.claim("Unknown", "Branch"));
        }
        _ => {}
    }
}
