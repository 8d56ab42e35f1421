//! `rules.rs`: tables that more than one check refers to, or that refer to themselves.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use super::{collected, tokens};
use crate::emit::context::{Context, ident};
use crate::emit::doc::docs;
use crate::emit::layout::Source;
use crate::model::{Api, Known, Rule, SchemaId, Shape, TypeName};
use crate::name::{Names, snake};

/// Shorter lists than this, in letters of the model's text, are written where they are used: a
/// reference is no shorter.
const SHORT: usize = 48;

/// The tables of a module.
#[derive(Debug, Default)]
pub(in crate::emit) struct Tables {
    /// The tables of schemas.
    schemas: BTreeMap<SchemaId, String>,
    /// The tables of equal lists, by their text.
    lists: BTreeMap<String, (String, Vec<Rule>)>,
    /// What each table is, in a sentence.
    docs: BTreeMap<String, String>,
}

impl Tables {
    /// The tables that an API needs.
    pub(in crate::emit) fn new(api: &Api, names: &Names) -> Self {
        let mut taken = BTreeSet::new();
        let mut tables = Self::default();
        let uses = uses(api);
        for (id, rules) in &api.tables {
            let is_shared = uses.get(id).is_some_and(|uses| *uses > 1) && text(rules).len() > SHORT;
            if is_shared || reaches(api, rules, *id) {
                let documented = api.named.iter().find(|(_, named)| *named == id);
                let name = documented.map_or("", |(name, _)| name.as_str());
                let table = unique(&mut taken, &format!("{name} schema"));
                let docs = match name {
                    "" => "All that a schema says which others refer to.".to_owned(),
                    name => format!("All that the schema `{name}` says."),
                };
                tables.docs.insert(table.clone(), docs);
                tables.schemas.insert(*id, table);
            }
        }
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        let lists = lists(api, names);
        for (_, rules) in &lists {
            *seen.entry(text(rules)).or_default() += 1;
        }
        for (name, rules) in lists {
            let text = text(&rules);
            let is_shared = text.len() > SHORT && seen.get(&text).is_some_and(|seen| *seen > 1);
            if is_shared && !tables.lists.contains_key(&text) {
                let table = unique(&mut taken, &name);
                let docs = format!("What values such as `{}` keep to.", name.replace(' ', "."));
                tables.docs.insert(table.clone(), docs);
                tables.lists.insert(text, (table, rules));
            }
        }
        tables
    }

    /// The table of a schema; none where its rules stand in the place of a reference.
    pub(super) fn named(&self, id: SchemaId) -> Option<&str> {
        self.schemas.get(&id).map(String::as_str)
    }

    /// The table of a list that stands at several places.
    pub(super) fn shared(&self, rules: &[Rule]) -> Option<&str> {
        if rules.is_empty() || self.lists.is_empty() {
            return None;
        }
        self.lists.get(&text(rules)).map(|(name, _)| name.as_str())
    }
}

/// The file of the tables that some texts mention, and of those that these mention; none where
/// there are none.
pub(in crate::emit) fn used(context: Context<'_>, texts: &[&str]) -> Option<Source> {
    let schemas = context.tables.schemas.iter().map(|(id, name)| {
        let rules = context.api.tables.get(id).map_or(&[][..], Vec::as_slice);
        (name, rules)
    });
    let lists = context.tables.lists.values().map(|(name, rules)| (name, rules.as_slice()));
    let mut waiting: BTreeMap<&String, TokenStream> = schemas
        .chain(lists)
        .map(|(name, rules)| {
            let rules = tokens::list(context, rules);
            (name, quote!(&[#(#rules),*]))
        })
        .collect();
    let is_mentioned = |text: &str, name: &str| {
        text.match_indices(&format!("rules::{name}")).any(|(at, found)| {
            let behind = text.get(at + found.len()..).and_then(|rest| rest.chars().next());
            !behind.is_some_and(|next| next.is_ascii_alphanumeric() || next == '_')
        })
    };
    let mut texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
    let mut tables: BTreeMap<&String, TokenStream> = BTreeMap::new();
    while let Some(text) = texts.pop() {
        let found: Vec<_> =
            waiting.keys().copied().filter(|name| is_mentioned(&text, name)).collect();
        for name in found {
            if let Some(rules) = waiting.remove(name) {
                texts.push(rules.to_string().replace(" :: ", "::"));
                tables.insert(name, rules);
            }
        }
    }
    if tables.is_empty() {
        return None;
    }
    let items = tables.into_iter().map(|(name, rules)| {
        let docs = docs(context.tables.docs.get(name).map_or("", String::as_str));
        let name = ident(name);
        quote! {
            #docs
            pub(super) static #name: &[json::Rule] = #rules;
        }
    });
    let items: TokenStream = items.collect();
    let title = &context.api.info.title;
    let uses_rules = items.to_string().replace(" :: ", "::").contains("rules::");
    let own = uses_rules.then(|| {
        quote!(
            use super::rules;
        )
    });
    Some(Source {
        docs: format!(
            "What values of {title} have to keep to: the tables that more than one check refers to."
        ),
        items: quote! {
            use concord_runtime::json;
            #own
            #items
        },
    })
}

/// The rule lists of members, parameters and bodies, each with a name for its first use.
fn lists(api: &Api, names: &Names) -> Vec<(String, Vec<Rule>)> {
    let mut lists = Vec::new();
    let mut push = |name: String, ty| {
        let rules = collected::rules(api, ty);
        if !rules.is_empty() {
            let ty = api.types.get(ty);
            let name = match &ty.name {
                TypeName::Chosen(name) | TypeName::Documented(name) => name.clone(),
                TypeName::Place { .. } | TypeName::Anonymous => name,
            };
            lists.push((name, rules));
        }
    };
    for (id, ty) in api.types.iter() {
        let owner = names.types.get(&id).map_or("", String::as_str);
        if let Shape::Struct(object) = &ty.shape {
            for member in &object.members {
                push(format!("{owner} {}", member.name), member.ty);
            }
        }
    }
    for (operation, names) in api.operations.iter().zip(&names.operations) {
        for parameter in &operation.parameters {
            push(format!("{} {}", names.input, parameter.name), parameter.ty);
        }
    }
    lists
}

/// How often each schema is referred to.
fn uses(api: &Api) -> BTreeMap<SchemaId, usize> {
    let mut uses = BTreeMap::new();
    let mut count = |id: SchemaId| *uses.entry(id).or_default() += 1;
    api.types.iter().for_each(|(_, ty)| each(&ty.rules, &mut count));
    api.tables.values().for_each(|rules| each(rules, &mut count));
    uses
}

/// Whether rules lead to a schema.
fn reaches(api: &Api, rules: &[Rule], target: SchemaId) -> bool {
    let mut seen = BTreeSet::new();
    let mut waiting = Vec::new();
    each(rules, &mut |id| waiting.push(id));
    while let Some(id) = waiting.pop() {
        if id == target {
            return true;
        }
        if seen.insert(id) {
            let rules = api.tables.get(&id).map_or(&[][..], Vec::as_slice);
            each(rules, &mut |id| waiting.push(id));
        }
    }
    false
}

/// Tells of each schema that rules refer to.
fn each(rules: &[Rule], tell: &mut dyn FnMut(SchemaId)) {
    for rule in rules {
        match rule {
            Rule::As(id) => tell(*id),
            Rule::Items(rules)
            | Rule::Place(_, rules)
            | Rule::Contains { rules, .. }
            | Rule::Member(_, rules)
            | Rule::Values(rules)
            | Rule::Matching(_, rules)
            | Rule::Names(rules)
            | Rule::Dependent(_, rules)
            | Rule::Not(rules) => each(rules, tell),
            Rule::OtherItems(known, rules) | Rule::OtherMembers(known, rules) => {
                each_known(known, tell);
                each(rules, tell);
            }
            Rule::AnyOf(branches) | Rule::OneOf(branches) => {
                branches.iter().for_each(|rules| each(rules, tell));
            }
            Rule::When { condition, then, otherwise } => {
                [condition, then, otherwise].into_iter().for_each(|rules| each(rules, tell));
            }
            Rule::Never
            | Rule::Type(_)
            | Rule::Listed(_)
            | Rule::NoneOf(_)
            | Rule::MinLength(_)
            | Rule::MaxLength(_)
            | Rule::Pattern(_)
            | Rule::Format(_)
            | Rule::Minimum(_)
            | Rule::Maximum(_)
            | Rule::Above(_)
            | Rule::Below(_)
            | Rule::MultipleOf(_)
            | Rule::MinItems(_)
            | Rule::MaxItems(_)
            | Rule::UniqueItems
            | Rule::MinMembers(_)
            | Rule::MaxMembers(_)
            | Rule::Required(_) => {}
        }
    }
}

fn each_known(known: &[Known], tell: &mut dyn FnMut(SchemaId)) {
    for known in known {
        match known {
            Known::Fitting(rules) => each(rules, tell),
            Known::When(rules, known) => {
                each(rules, tell);
                each_known(known, tell);
            }
            Known::All | Known::Names(_) | Known::Matching(_) | Known::First(_) => {}
        }
    }
}

fn text(rules: &[Rule]) -> String {
    format!("{rules:?}")
}

/// A name that no other table has.
fn unique(taken: &mut BTreeSet<String>, text: &str) -> String {
    let name = snake(text).to_uppercase();
    let mut unique = name.clone();
    let mut count = 2;
    while !taken.insert(unique.clone()) {
        unique = format!("{name}_{count}");
        count += 1;
    }
    unique
}
