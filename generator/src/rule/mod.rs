//! What a server checks of values besides their types.
//!
//! A type says most of what its schema says. What is left of a schema becomes rules of its type, and
//! the schemas that these refer to become tables.

mod known;
mod lowering;
mod schema;

use std::collections::BTreeSet;

use self::lowering::Lowering;
use crate::diagnostic::Diagnostics;
use crate::model::{Api, Known, Rest, Rule, Schema, SchemaId, Shape, Struct, Type};
use crate::source::Sources;

/// Gives types the rules that their shapes and limits do not say.
pub(crate) fn assign(sources: &Sources, api: &mut Api) -> Diagnostics {
    let mut lowering = Lowering::new(sources, &api.schemas);
    let rules: Vec<Vec<Rule>> =
        api.types.0.iter().map(|ty| of_type(&mut lowering, api, ty)).collect();
    for ty in &mut api.types.0 {
        lowering.retain_patterns(ty.origin, &mut ty.limits.patterns);
    }
    let (tables, diagnostics) = lowering.finish();
    api.tables = tables;
    for (ty, rules) in api.types.0.iter_mut().zip(rules) {
        ty.rules = rules;
    }
    diagnostics
}

/// What the schema of a type says besides its shape and its limits.
fn of_type(lowering: &mut Lowering<'_>, api: &Api, ty: &Type) -> Vec<Rule> {
    let schema = api.schemas.plain(ty.schema);
    let checks = |lowering: &mut Lowering<'_>| lowering.checks(schema, &mut vec![ty.schema]);
    match &ty.shape {
        // No type says anything of these values.
        Shape::Any => lowering.own(schema, &mut vec![ty.schema]),
        Shape::Struct(object) => {
            let mut rules = checks(lowering);
            rules.extend(names(lowering, schema, Some(object), object.rest));
            rules.extend(needed_in_requests(schema, object));
            rules
        }
        Shape::Map(values) => {
            let mut rules = checks(lowering);
            let is_any = matches!(api.types.shape(*values), Shape::Any);
            let rest = if is_any { Rest::Open } else { Rest::Typed(*values) };
            rules.extend(names(lowering, schema, None, rest));
            rules
        }
        Shape::Array(items) => {
            let mut rules = checks(lowering);
            let is_any = matches!(api.types.shape(*items), Shape::Any);
            rules.extend(lowering.places(schema, is_any));
            rules
        }
        // The branches of a union hold what stands beside it, but for what is said of the union.
        Shape::Union(_) if schema.one_of.is_empty() => Vec::new(),
        Shape::Alias(target) => {
            let target = api.schemas.plain(api.types.get(*target).schema);
            let is_told = schema.one_of.is_empty() || schema.checks == target.checks;
            if is_told { Vec::new() } else { checks(lowering) }
        }
        Shape::Never
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number
        | Shape::Text(_)
        | Shape::Null
        | Shape::Enumeration { .. }
        | Shape::Constant(_)
        | Shape::Tuple(_)
        | Shape::Union(_) => checks(lowering),
    }
}

/// The members that are written only, where their type serves answers as well and so lets them be
/// left out: a request has to have them all the same (OAS 3.1 §4.8.24.2).
fn needed_in_requests(schema: &Schema, object: &Struct) -> Option<Rule> {
    let is_needed = |name: &str| schema.properties.get(name).is_some_and(|it| it.is_required);
    let let_off = object
        .members
        .iter()
        .filter(|member| member.is_write_only && !member.is_read_only && !member.is_required);
    let needed = let_off.map(|member| member.name.clone()).filter(|name| is_needed(name));
    let needed: Vec<String> = needed.collect();
    (!needed.is_empty()).then_some(Rule::Required(needed))
}

/// What a schema says of the names of members, and of values by their names.
fn names(
    lowering: &mut Lowering<'_>,
    schema: &Schema,
    object: Option<&Struct>,
    rest: Rest,
) -> Vec<Rule> {
    let mut rules: Vec<Rule> = lowering.property_names(schema).into_iter().collect();
    if schema.pattern_properties.is_empty() {
        return rules;
    }
    let names: Vec<&str> = object
        .into_iter()
        .flat_map(|object| object.members.iter().map(|member| member.name.as_str()))
        .collect();
    match rest {
        // The type of the others is what the patterns say; of members with a name they say more.
        Rest::Typed(_) => {
            let mut seen = BTreeSet::new();
            for (pattern, values) in &schema.pattern_properties {
                let Some(search) = crate::pattern::compile(pattern) else { continue };
                for name in names.iter().filter(|name| search.is_found(name) == Some(true)) {
                    let values = lowering.part(*values);
                    if seen.insert((*name, pattern)) && !values.is_empty() {
                        rules.push(Rule::Member((*name).to_owned(), values));
                    }
                }
            }
            let others = schema.additional.filter(|id| lowering.is_never(*id));
            rules.extend(others.and_then(|id| lowering.others(schema, id)));
        }
        Rest::Open | Rest::Closed => {
            rules.extend(lowering.matching(schema));
            rules.extend(schema.additional.and_then(|id| lowering.others(schema, id)));
        }
    }
    rules
}

impl Lowering<'_> {
    /// The rules of members in whose names patterns are found.
    fn matching(&mut self, schema: &Schema) -> Vec<Rule> {
        let mut rules = Vec::new();
        for (pattern, values) in &schema.pattern_properties {
            let values = self.part(*values);
            if self.is_pattern(schema.origin, pattern) && !values.is_empty() {
                rules.push(Rule::Matching(pattern.clone(), values));
            }
        }
        rules
    }

    /// The rule of members that a schema neither names nor has a pattern for.
    fn others(&mut self, schema: &Schema, additional: SchemaId) -> Option<Rule> {
        let values = self.part(additional);
        if values.is_empty() {
            return None;
        }
        let mut known = Vec::new();
        if !schema.properties.is_empty() {
            known.push(Known::Names(schema.properties.keys().cloned().collect()));
        }
        let patterns = schema.pattern_properties.iter().map(|(pattern, _)| pattern);
        known.extend(patterns.map(|pattern| Known::Matching(pattern.clone())));
        Some(match known.is_empty() {
            true => Rule::Values(values),
            false => Rule::OtherMembers(known, values),
        })
    }

    /// The rule of the names of members.
    fn property_names(&mut self, schema: &Schema) -> Option<Rule> {
        let mut names = self.part(schema.property_names?);
        // A name is a text, whatever is said of it.
        names.retain(|rule| !matches!(rule, Rule::Type(kinds) if kinds.string));
        (!names.is_empty()).then_some(Rule::Names(names))
    }

    /// What a schema says of items by their places; where they have one type it says how many.
    fn places(&mut self, schema: &Schema, is_any: bool) -> Vec<Rule> {
        let length = schema.prefix_items.len();
        if length == 0 {
            return Vec::new();
        }
        let mut rules = Vec::new();
        let places = schema.prefix_items.iter().enumerate().filter(|_| is_any);
        for (place, item) in places {
            let item = self.part(*item);
            if !item.is_empty() {
                rules.push(Rule::Place(place, item));
            }
        }
        let others = schema.items.filter(|items| is_any || self.is_never(*items));
        let others = others.map(|items| self.part(items)).unwrap_or_default();
        if !others.is_empty() {
            rules.push(Rule::OtherItems(vec![Known::First(length)], others));
        }
        rules
    }
}
