//! Names of types, their fields and their variants.

use std::collections::BTreeSet;

use super::scope::Scope;
use super::{Names, field, variant};
use crate::model::{Api, Branch, Evidence, Rest, Shape, Type, TypeId, TypeName, TypeOwner};

/// Names the types that the configuration names, and then those that the document does.
pub(super) fn name_documented(api: &Api, items: &mut Scope, names: &mut Names) {
    for (id, ty) in api.types.iter() {
        if let TypeName::Chosen(chosen) = &ty.name {
            names.types.insert(id, items.claim(chosen, "Schema"));
        }
    }
    for (id, ty) in api.types.iter() {
        if let TypeName::Documented(documented) = &ty.name {
            names.types.insert(id, items.claim(&variant(documented), "Schema"));
        }
    }
}

/// Names the types that stand inside others or in operations, by their place.
pub(super) fn name_inline(api: &Api, items: &mut Scope, names: &mut Names) {
    let constants = constants(api);
    for (id, ty) in api.types.iter() {
        let is_item =
            is_item(&ty.shape) || ty.is_recursive || ty.is_twin || constants.contains(&id);
        if names.types.contains_key(&id) || !is_item {
            continue;
        }
        let wanted = match &ty.name {
            TypeName::Place { owner, part } => {
                format!("{}{}", owner_name(api, names, owner), variant(part))
            }
            TypeName::Chosen(_) | TypeName::Documented(_) | TypeName::Anonymous => {
                "Value".to_owned()
            }
        };
        names.types.insert(id, items.claim(&wanted, "Schema"));
    }
}

/// Whether a shape is written as an item of its own.
fn is_item(shape: &Shape) -> bool {
    matches!(shape, Shape::Struct(_) | Shape::Union(_) | Shape::Enumeration { .. })
}

/// The constants that stand where a value of theirs has to be written: anywhere but in a member
/// that is always there.
fn constants(api: &Api) -> BTreeSet<TypeId> {
    let mut used: Vec<TypeId> = Vec::new();
    for (_, ty) in api.types.iter() {
        match &ty.shape {
            Shape::Struct(object) => {
                let members = object.members.iter();
                let members = members.filter(|member| !member.is_constant(&api.types));
                used.extend(members.map(|member| member.ty));
                if let Rest::Typed(values) = object.rest {
                    used.push(values);
                }
            }
            Shape::Union(union) => used.extend(union.branches.iter().map(|branch| branch.ty)),
            Shape::Tuple(items) => used.extend(items.iter().map(|item| item.ty)),
            Shape::Array(part) | Shape::Map(part) | Shape::Alias(part) => used.push(*part),
            _ => {}
        }
    }
    for operation in &api.operations {
        used.extend(operation.parameters.iter().map(|parameter| parameter.ty));
        let errors = operation.errors.iter().filter_map(|error| error.data);
        used.extend(errors.map(|(ty, _)| ty));
        let answers = operation.outcomes.iter().flat_map(|outcome| &outcome.contents);
        let contents = operation.body.iter().flat_map(|body| &body.contents).chain(answers);
        used.extend(contents.filter_map(|content| content.form.values()).map(|(ty, _)| ty));
    }
    used.extend(api.servers.iter().flat_map(|server| &server.variables).map(|one| one.ty));
    let used = used.into_iter().map(|id| api.types.resolve(id));
    used.filter(|id| matches!(api.types.get(*id).shape, Shape::Constant(_))).collect()
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
        name_parts_of(api, id, ty, names);
    }
}

fn name_parts_of(api: &Api, id: TypeId, ty: &Type, names: &mut Names) {
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
        Shape::Enumeration { .. } | Shape::Constant(_) => {
            let values = match &ty.shape {
                Shape::Enumeration { values, .. } => values.as_slice(),
                Shape::Constant(value) => std::slice::from_ref(value),
                _ => &[],
            };
            let variants = values.iter().map(|value| scope.claim(&variant(&value.text), "Value"));
            names.variants.insert(id, variants.collect());
            names.unknown.insert(id, scope.claim("Unknown", "Value"));
        }
        Shape::Union(union) => {
            let variants = union.branches.iter().map(|branch| {
                if union_is_guarded(&union.evidence) {
                    return scope.claim(&guarded_variant(api, id, branch, names), "Branch");
                }
                let wanted = match (branch.tags.as_slice(), names.types.get(&branch.ty)) {
                    ([tag], _) => variant(tag),
                    ([], _) => "Other".to_owned(),
                    (_, Some(name)) => name.clone(),
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

fn union_is_guarded(evidence: &Evidence) -> bool {
    matches!(evidence, Evidence::Guards)
}

/// A variant without a tag: called as its type, without the name of the union that both share; or
/// as the kind of its values.
fn guarded_variant(api: &Api, union: TypeId, branch: &Branch, names: &Names) -> String {
    if let Some(name) = names.types.get(&branch.ty) {
        let owner = names.types.get(&union).map_or("", String::as_str);
        let own = name
            .strip_prefix(owner)
            .filter(|own| own.starts_with(|first: char| first.is_uppercase()) && *own != "Self");
        return own.unwrap_or(name).to_owned();
    }
    let word = match api.types.shape(branch.ty) {
        Shape::Boolean => "Boolean",
        Shape::Integer(_) => "Integer",
        Shape::Number => "Number",
        Shape::Text(crate::model::TextFormat::DateTime) => "DateTime",
        Shape::Text(crate::model::TextFormat::Date) => "Date",
        Shape::Text(crate::model::TextFormat::Uuid) => "Uuid",
        Shape::Text(crate::model::TextFormat::Plain) => "Text",
        Shape::Text(crate::model::TextFormat::Binary) => "File",
        Shape::Array(_) => "List",
        Shape::Tuple(_) => "Tuple",
        Shape::Map(_) => "Map",
        Shape::Null => "Null",
        Shape::Any
        | Shape::Never
        | Shape::Enumeration { .. }
        | Shape::Constant(_)
        | Shape::Struct(_)
        | Shape::Union(_)
        | Shape::Alias(_) => "Other",
    };
    word.to_owned()
}
