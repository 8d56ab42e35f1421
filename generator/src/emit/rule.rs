//! Rules of values, as tables of the runtime.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::context::Context;
use crate::model::{IntegerKind, Shape, TypeId};

/// Lists in lists deeper than this are not checked, so that a list of itself ends.
const DEPTH: usize = 4;

/// The rules of a type's values where it is used; structs and unions check themselves.
pub(super) fn rules(context: Context<'_>, id: TypeId) -> Vec<TokenStream> {
    rules_at(context, id, 0)
}

fn rules_at(context: Context<'_>, id: TypeId, depth: usize) -> Vec<TokenStream> {
    let id = context.api.types.resolve(id);
    let ty = context.api.types.get(id);
    let inner = |part: TypeId| match depth < DEPTH {
        true => rules_at(context, part, depth + 1),
        false => Vec::new(),
    };
    let limits = &ty.limits;
    let mut rules = Vec::new();
    match &ty.shape {
        Shape::Text(_) => {
            let patterns = limits.patterns.iter();
            let patterns = patterns.map(|text| quote!(json::Rule::Pattern(#text)));
            rules.extend(limits.min_length.filter(|least| *least > 0).map(count("MinLength")));
            rules.extend(limits.max_length.map(count("MaxLength")));
            rules.extend(patterns);
        }
        Shape::Integer(_) | Shape::Number => {
            let is_unsigned =
                matches!(ty.shape, Shape::Integer(IntegerKind::U32 | IntegerKind::U64));
            // An unsigned integer keeps to zero by itself.
            let minimum = limits.minimum.filter(|least| !is_unsigned || *least > 0.0);
            rules.extend(minimum.map(number("Minimum")));
            rules.extend(limits.maximum.map(number("Maximum")));
            rules.extend(limits.exclusive_minimum.map(number("Above")));
            rules.extend(limits.exclusive_maximum.map(number("Below")));
            rules.extend(limits.multiple_of.map(number("MultipleOf")));
        }
        Shape::Array(items) => {
            rules.extend(limits.min_items.filter(|least| *least > 0).map(count("MinItems")));
            rules.extend(limits.max_items.map(count("MaxItems")));
            rules.extend(limits.has_unique_items.then(|| quote!(json::Rule::UniqueItems)));
            let items = inner(*items);
            rules.extend((!items.is_empty()).then(|| quote!(json::Rule::Items(&[#(#items),*]))));
        }
        Shape::Map(values) => {
            rules.extend(limits.min_properties.filter(|least| *least > 0).map(count("MinMembers")));
            rules.extend(limits.max_properties.map(count("MaxMembers")));
            let values = inner(*values);
            rules.extend((!values.is_empty()).then(|| quote!(json::Rule::Values(&[#(#values),*]))));
        }
        Shape::Any
        | Shape::Boolean
        | Shape::Null
        | Shape::Never
        | Shape::Enumeration { .. }
        | Shape::Constant(_)
        | Shape::Tuple(_)
        | Shape::Struct(_)
        | Shape::Union(_)
        | Shape::Alias(_) => {}
    }
    if !ty.excluded.is_empty() {
        let excluded = ty.excluded.iter().map(ToString::to_string);
        rules.push(quote!(json::Rule::NoneOf(&[#(#excluded),*])));
    }
    rules
}

/// The rules of a struct as a whole.
pub(super) fn own_rules(context: Context<'_>, id: TypeId) -> Vec<TokenStream> {
    let limits = &context.api.types.get(id).limits;
    let least = limits.min_properties.filter(|least| *least > 0).map(count("MinMembers"));
    least.into_iter().chain(limits.max_properties.map(count("MaxMembers"))).collect()
}

fn count(rule: &str) -> impl Fn(u64) -> TokenStream {
    let rule = super::context::ident(rule);
    move |limit| {
        let limit = Literal::u64_unsuffixed(limit);
        quote!(json::Rule::#rule(#limit))
    }
}

fn number(rule: &str) -> impl Fn(f64) -> TokenStream {
    let rule = super::context::ident(rule);
    move |limit| {
        let digits = Literal::f64_unsuffixed(limit.abs());
        let sign = (limit < 0.0).then(|| quote!(-));
        quote!(json::Rule::#rule(#sign #digits))
    }
}
