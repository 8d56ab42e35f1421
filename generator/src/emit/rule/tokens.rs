//! Rules in the words of the runtime.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use crate::emit::context::{Context, ident};
use crate::model::{Kinds, Known, Rule, TextFormat};

/// A list of rules; those of a table that stands nowhere by itself stand in its place.
pub(super) fn list(context: Context<'_>, rules: &[Rule]) -> Vec<TokenStream> {
    let mut list = Vec::new();
    for rule in rules {
        match rule {
            Rule::As(id) => match context.tables.named(*id) {
                Some(table) => list.push(shared(table)),
                None => {
                    let table = context.api.tables.get(id).map_or(&[][..], Vec::as_slice);
                    list.extend(self::list(context, table));
                }
            },
            rule => {
                let rule = tokens(context, rule);
                list.push(quote!(json::Rule::#rule));
            }
        }
    }
    list
}

/// The rule that refers to a table.
pub(super) fn shared(table: &str) -> TokenStream {
    let table = ident(table);
    quote!(json::Rule::As(&rules::#table))
}

fn tokens(context: Context<'_>, rule: &Rule) -> TokenStream {
    let inner = |rules: &[Rule]| {
        let rules = list(context, rules);
        quote!(&[#(#rules),*])
    };
    match rule {
        Rule::Never => quote!(Never),
        Rule::Type(kinds) => {
            let kinds = self::kinds(*kinds);
            quote!(Type(&[#(json::Kind::#kinds),*]))
        }
        Rule::Listed(values) => {
            let values = values.iter().map(Value::to_string);
            quote!(Listed(&[#(#values),*]))
        }
        Rule::NoneOf(values) => {
            let values = values.iter().map(Value::to_string);
            quote!(NoneOf(&[#(#values),*]))
        }
        Rule::MinLength(count) => of_count("MinLength", *count),
        Rule::MaxLength(count) => of_count("MaxLength", *count),
        Rule::Pattern(pattern) => quote!(Pattern(#pattern)),
        Rule::Format(format) => {
            let format = ident(match format {
                TextFormat::DateTime => "DateTime",
                TextFormat::Date => "Date",
                // The others are no formats of texts in JSON.
                TextFormat::Uuid | TextFormat::Plain | TextFormat::Binary => "Uuid",
            });
            quote!(Format(json::Format::#format))
        }
        Rule::Minimum(limit) => of_number("Minimum", *limit),
        Rule::Maximum(limit) => of_number("Maximum", *limit),
        Rule::Above(limit) => of_number("Above", *limit),
        Rule::Below(limit) => of_number("Below", *limit),
        Rule::MultipleOf(step) => of_number("MultipleOf", *step),
        Rule::MinItems(count) => of_count("MinItems", *count),
        Rule::MaxItems(count) => of_count("MaxItems", *count),
        Rule::UniqueItems => quote!(UniqueItems),
        Rule::Items(rules) => {
            let rules = inner(rules);
            quote!(Items(#rules))
        }
        Rule::Place(place, rules) => {
            let (place, rules) = (Literal::usize_unsuffixed(*place), inner(rules));
            quote!(Place(#place, #rules))
        }
        Rule::OtherItems(known, rules) => {
            let (known, rules) = (self::known(context, known), inner(rules));
            quote!(OtherItems(#known, #rules))
        }
        Rule::Contains { rules, least, most } => {
            let (rules, least) = (inner(rules), Literal::u64_unsuffixed(*least));
            let most = most.map(Literal::u64_unsuffixed);
            let most = most.map_or_else(|| quote!(u64::MAX), |most| quote!(#most));
            quote!(Contains { rules: #rules, least: #least, most: #most })
        }
        Rule::MinMembers(count) => of_count("MinMembers", *count),
        Rule::MaxMembers(count) => of_count("MaxMembers", *count),
        Rule::Required(names) => quote!(Required(&[#(#names),*])),
        Rule::Member(name, rules) => {
            let rules = inner(rules);
            quote!(Member(#name, #rules))
        }
        Rule::Values(rules) => {
            let rules = inner(rules);
            quote!(Values(#rules))
        }
        Rule::Matching(pattern, rules) => {
            let rules = inner(rules);
            quote!(Matching(#pattern, #rules))
        }
        Rule::OtherMembers(known, rules) => {
            let (known, rules) = (self::known(context, known), inner(rules));
            quote!(OtherMembers(#known, #rules))
        }
        Rule::Names(rules) => {
            let rules = inner(rules);
            quote!(Names(#rules))
        }
        Rule::Dependent(name, rules) => {
            let rules = inner(rules);
            quote!(Dependent(#name, #rules))
        }
        Rule::AnyOf(branches) => {
            let branches = branches.iter().map(|rules| inner(rules));
            quote!(AnyOf(&[#(#branches),*]))
        }
        Rule::OneOf(branches) => {
            let branches = branches.iter().map(|rules| inner(rules));
            quote!(OneOf(&[#(#branches),*]))
        }
        Rule::Not(rules) => {
            let rules = inner(rules);
            quote!(Not(#rules))
        }
        Rule::When { condition, then, otherwise } => {
            let (condition, then) = (inner(condition), inner(then));
            let otherwise = inner(otherwise);
            quote!(When { condition: #condition, then: #then, otherwise: #otherwise })
        }
        Rule::As(_) => quote!(Items(&[])),
    }
}

fn known(context: Context<'_>, all: &[Known]) -> TokenStream {
    let all = all.iter().map(|one| {
        let known = match one {
            Known::All => quote!(All),
            Known::Names(names) => quote!(Names(&[#(#names),*])),
            Known::Matching(pattern) => quote!(Matching(#pattern)),
            Known::First(count) => {
                let count = Literal::usize_unsuffixed(*count);
                quote!(First(#count))
            }
            Known::Fitting(rules) => {
                let rules = list(context, rules);
                quote!(Fitting(&[#(#rules),*]))
            }
            Known::When(rules, described) => {
                let (rules, described) = (list(context, rules), known(context, described));
                quote!(When(&[#(#rules),*], #described))
            }
        };
        quote!(json::Known::#known)
    });
    quote!(&[#(#all),*])
}

/// The types, as the runtime calls them.
fn kinds(kinds: Kinds) -> impl Iterator<Item = proc_macro2::Ident> {
    kinds.names().into_iter().map(|name| {
        ident(match name {
            "null" => "Null",
            "boolean" => "Bool",
            "integer" => "Integer",
            "number" => "Number",
            "string" => "String",
            "array" => "Array",
            _ => "Object",
        })
    })
}

fn of_count(rule: &str, count: u64) -> TokenStream {
    let (rule, count) = (ident(rule), Literal::u64_unsuffixed(count));
    quote!(#rule(#count))
}

fn of_number(rule: &str, limit: f64) -> TokenStream {
    let (rule, digits) = (ident(rule), Literal::f64_unsuffixed(limit.abs()));
    let sign = (limit < 0.0).then(|| quote!(-));
    quote!(#rule(#sign #digits))
}
