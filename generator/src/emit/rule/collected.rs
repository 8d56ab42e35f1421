//! All that is checked of a type's values: what its shape and its limits say, and its rules.

use crate::model::{Api, IntegerKind, Known, Limits, Rest, Rule, Shape, TypeId};

/// Lists in lists deeper than this are not checked: a list of itself checks itself before.
const DEPTH: usize = 32;

/// The rules of a type's values where it is used.
pub(super) fn rules(api: &Api, id: TypeId) -> Vec<Rule> {
    rules_at(api, id, 0)
}

fn rules_at(api: &Api, mut id: TypeId, depth: usize) -> Vec<Rule> {
    let mut rules = Vec::new();
    // A name for a type may ask for more than the type.
    for _ in 0..api.types.0.len() {
        let Shape::Alias(target) = api.types.get(id).shape else { break };
        rules.extend(api.types.get(id).rules.iter().cloned());
        id = target;
    }
    let ty = api.types.get(id);
    let has_item = matches!(ty.shape, Shape::Struct(_) | Shape::Union(_)) || ty.is_recursive;
    if !has_item && depth < DEPTH {
        rules.extend(of_shape(api, id, depth));
        rules.extend(ty.rules.iter().cloned());
    }
    rules
}

/// The rules that a type with an item of its own checks.
pub(super) fn own_rules(api: &Api, id: TypeId) -> Vec<Rule> {
    let ty = api.types.get(id);
    let mut rules = of_shape(api, id, 0);
    rules.extend(ty.rules.iter().cloned());
    rules
}

/// What the shape of a type and its limits say.
fn of_shape(api: &Api, id: TypeId, depth: usize) -> Vec<Rule> {
    let ty = api.types.get(id);
    let limits = &ty.limits;
    let inner = |part: TypeId| rules_at(api, part, depth + 1);
    let mut rules = Vec::new();
    match &ty.shape {
        Shape::Text(_) => {
            rules.extend(least(limits.min_length).map(Rule::MinLength));
            rules.extend(limits.max_length.map(Rule::MaxLength));
            rules.extend(limits.patterns.iter().cloned().map(Rule::Pattern));
        }
        Shape::Integer(kind) => {
            let is_unsigned = matches!(kind, IntegerKind::U32 | IntegerKind::U64);
            rules.extend(of_number(limits, is_unsigned));
        }
        Shape::Number => rules.extend(of_number(limits, false)),
        Shape::Array(items) => {
            rules.extend(least(limits.min_items).map(Rule::MinItems));
            rules.extend(limits.max_items.map(Rule::MaxItems));
            rules.extend(limits.has_unique_items.then_some(Rule::UniqueItems));
            let items = inner(*items);
            rules.extend((!items.is_empty()).then_some(Rule::Items(items)));
        }
        Shape::Tuple(items) => {
            rules.extend(limits.has_unique_items.then_some(Rule::UniqueItems));
            for (place, item) in items.iter().enumerate() {
                let item = inner(item.ty);
                rules.extend((!item.is_empty()).then_some(Rule::Place(place, item)));
            }
        }
        Shape::Map(values) => {
            rules.extend(of_members(limits));
            let values = inner(*values);
            rules.extend((!values.is_empty()).then_some(Rule::Values(values)));
        }
        Shape::Struct(object) => {
            rules.extend(of_members(limits));
            if let Rest::Typed(values) = object.rest {
                let values = inner(values);
                let names = object.members.iter().map(|member| member.name.clone());
                let known = vec![Known::Names(names.collect())];
                rules.extend((!values.is_empty()).then_some(Rule::OtherMembers(known, values)));
            }
        }
        // The rules of any JSON are all its own.
        Shape::Any
        | Shape::Boolean
        | Shape::Null
        | Shape::Never
        | Shape::Enumeration { .. }
        | Shape::Constant(_)
        | Shape::Union(_)
        | Shape::Alias(_) => {}
    }
    rules
}

fn of_number(limits: &Limits, is_unsigned: bool) -> Vec<Rule> {
    let mut rules = Vec::new();
    // An unsigned integer keeps to zero by itself.
    let minimum = limits.minimum.filter(|least| !is_unsigned || *least > 0.0);
    rules.extend(minimum.map(Rule::Minimum));
    rules.extend(limits.maximum.map(Rule::Maximum));
    rules.extend(limits.exclusive_minimum.map(Rule::Above));
    rules.extend(limits.exclusive_maximum.map(Rule::Below));
    rules.extend(limits.multiple_of.iter().copied().map(Rule::MultipleOf));
    rules
}

fn of_members(limits: &Limits) -> impl Iterator<Item = Rule> {
    let least = least(limits.min_properties).map(Rule::MinMembers);
    least.into_iter().chain(limits.max_properties.map(Rule::MaxMembers))
}

/// A least count; zero says nothing.
fn least(count: Option<u64>) -> Option<u64> {
    count.filter(|count| *count > 0)
}
