//! Values: what no schema of their places declares.

use std::collections::BTreeSet;

use concord::model::{Check, SchemaId};
use concord::source::pointer::escape;
use concord_pattern::Pattern;
use serde_json::{Map, Value};

use super::text::{Spelling, is_fraction};
use super::{Code, Finding};
use crate::contract::Contract;
use crate::sight::Sight;

/// Which way a message goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// It is a request.
    Request,
    /// It is an answer.
    Answer,
}

/// Whoever judges the values of one message.
pub(super) struct Judge<'c> {
    pub(super) contract: &'c Contract,
    pub(super) way: Way,
    pub(super) findings: Vec<Finding>,
}

impl<'c> Judge<'c> {
    pub(super) fn new(contract: &'c Contract, way: Way) -> Self {
        Self { contract, way, findings: Vec::new() }
    }

    pub(super) fn find(&mut self, code: Code, pointer: String, found: impl Into<String>) {
        self.findings.push(Finding { code, pointer, found: found.into() });
    }

    /// A JSON text at a place, whose value has a schema; what is no JSON is not judged.
    pub(super) fn json(&mut self, schema: SchemaId, text: &[u8], pointer: &str) {
        self.parts(text, pointer, |judge, value, spelling| {
            judge.value(&[schema], value, spelling, pointer, "");
        });
    }

    /// A JSON text at a place: what is wrong in any of it, and then its parts.
    pub(super) fn parts(
        &mut self,
        text: &[u8],
        pointer: &str,
        parts: impl FnOnce(&mut Self, &Value, &Spelling),
    ) {
        let Ok(value) = serde_json::from_slice::<Value>(text) else { return };
        let spelling = Spelling::of(text);
        for place in &spelling.repeated {
            let last = value.pointer(place).map(Value::to_string).unwrap_or_default();
            self.find(Code::RepeatedMember, format!("{pointer}{place}"), last);
        }
        parts(self, &value, &spelling);
    }

    /// A value inside of a text, of which all of some schemas hold.
    pub(super) fn value(
        &mut self,
        schemas: &[SchemaId],
        value: &Value,
        spelling: &Spelling,
        pointer: &str,
        inner: &str,
    ) {
        let sight = self.sight(schemas, value);
        match value {
            Value::Object(members) => self.members(&sight, members, spelling, pointer, inner),
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    let each = sight.each(&self.contract.api.schemas);
                    let of_item = each.filter_map(|schema| {
                        schema.prefix_items.get(index).copied().or(schema.items)
                    });
                    let of_item: Vec<_> = of_item.collect();
                    self.value(&of_item, item, spelling, pointer, &format!("{inner}/{index}"));
                }
            }
            Value::Number(number) => {
                let is_whole = number.as_f64().is_some_and(|number| number.fract() == 0.0);
                if is_whole && spelling.fractions.contains(inner) && self.is_integer(&sight) {
                    self.find(
                        Code::FractionForInteger,
                        format!("{pointer}{inner}"),
                        value.to_string(),
                    );
                }
            }
            Value::Null | Value::Bool(_) | Value::String(_) => {}
        }
    }

    fn members(
        &mut self,
        sight: &Sight,
        members: &Map<String, Value>,
        spelling: &Spelling,
        pointer: &str,
        inner: &str,
    ) {
        for (name, value) in members {
            let place = format!("{inner}/{}", escape(name));
            let own = match self.declared(sight, name, members) {
                Declared::As(own) => own,
                Declared::Freely => continue,
                Declared::Not => {
                    let place = format!("{pointer}{place}");
                    self.find(Code::UndeclaredMember, place, value.to_string());
                    continue;
                }
            };
            match self.one_way(&own, value) {
                Some(code) => self.find(code, format!("{pointer}{place}"), value.to_string()),
                None => self.value(&own, value, spelling, pointer, &place),
            }
        }
    }

    /// A field of a form, by its name; what stands in brackets is inside of it.
    pub(super) fn field(&mut self, form: SchemaId, name: &str, text: &str) {
        let place = format!("/body/{}", escape(name));
        let sight = self.sight(&[form], &Value::Object(Map::new()));
        let base = name.split('[').next().unwrap_or_default();
        let none = Map::new();
        let declared = match self.declared(&sight, name, &none) {
            Declared::Not => self.declared(&sight, base, &none),
            declared => declared,
        };
        match declared {
            Declared::Freely => {}
            Declared::Not => self.find(Code::UndeclaredMember, place, text),
            Declared::As(own) => {
                if let Some(code) = self.one_way(&own, &Value::from(text)) {
                    self.find(code, place, text);
                } else if is_fraction(text) && self.is_integer(&self.sight(&own, &Value::from(1))) {
                    self.find(Code::FractionForInteger, place, text);
                }
            }
        }
    }

    /// What is said of a member by its name.
    fn declared(&self, sight: &Sight, name: &str, members: &Map<String, Value>) -> Declared {
        let schemas = &self.contract.api.schemas;
        let (mut own, mut others) = (Vec::new(), Vec::new());
        let (mut is_named, mut names_any) = (false, false);
        for schema in sight.each(schemas) {
            let before = own.len();
            own.extend(schema.properties.get(name).map(|property| property.schema));
            let matching = schema.pattern_properties.iter();
            let matching = matching.filter(|(pattern, _)| is_found(pattern, name));
            own.extend(matching.map(|(_, schema)| *schema));
            if own.len() == before {
                others.extend(schema.additional.into_iter().chain(schema.unevaluated_properties));
            }
            is_named |= schema.required_elsewhere.iter().any(|known| known == name)
                || schema.discriminator.as_ref().is_some_and(|one| one.property == name);
            names_any |= !schema.properties.is_empty() || !schema.pattern_properties.is_empty();
        }
        let is_refused = others.iter().all(|other| schemas.get(*other).is_never);
        match () {
            () if !own.is_empty() => Declared::As(own),
            // A tag that the document does not map stands for a schema that it does not show.
            () if is_named || self.is_of_unknown_child(sight, members) => Declared::Freely,
            () if !others.is_empty() && !is_refused => Declared::As(others),
            // An object of which nothing is named is a map of anything.
            () if !names_any && others.is_empty() => Declared::Freely,
            () => Declared::Not,
        }
    }

    /// Whether a base without branches has a tag that leads to no schema.
    fn is_of_unknown_child(&self, sight: &Sight, members: &Map<String, Value>) -> bool {
        let mut each = sight.each(&self.contract.api.schemas);
        sight.branches.is_empty()
            && each.any(|schema| {
                schema.discriminator.as_ref().is_some_and(|one| {
                    let tag = members.get(&one.property).and_then(Value::as_str);
                    tag.is_some_and(|tag| {
                        !one.mapping.contains_key(tag)
                            && !self.contract.api.named.contains_key(tag)
                            && one.default.is_none()
                    })
                })
            })
    }

    /// Whether a value has a meaning in the other direction alone.
    fn one_way(&self, schemas: &[SchemaId], value: &Value) -> Option<Code> {
        let sight = self.sight(schemas, value);
        let mut each = sight.each(&self.contract.api.schemas);
        match self.way {
            Way::Request => each.any(|it| it.is_read_only).then_some(Code::ReadOnlyInRequest),
            Way::Answer => each.any(|it| it.is_write_only).then_some(Code::WriteOnlyInAnswer),
        }
    }

    /// Whether a schema says integer, where none that fits says number.
    pub(super) fn is_integer(&self, sight: &Sight) -> bool {
        let kinds = sight.each(&self.contract.api.schemas).filter_map(|schema| schema.kinds);
        let kinds: Vec<_> = kinds.collect();
        kinds.iter().any(|one| one.integer) && !kinds.iter().any(|one| one.number)
    }

    /// All that speaks about a value: a document that names something under a condition, or in a
    /// branch, names it.
    pub(super) fn sight(&self, schemas: &[SchemaId], value: &Value) -> Sight {
        let all = &self.contract.api.schemas;
        let mut sight = Sight::of_all(all, schemas, value);
        let mut at = 0;
        while let Some(id) = sight.schemas.get(at).copied() {
            for more in self.conditional(id, value) {
                sight.extend(all, more, value);
            }
            let schema = all.get(id);
            for branches in [&schema.any_of, &schema.one_of] {
                // What fits no branch is another finding than this.
                if !branches.iter().any(|branch| sight.schemas.contains(branch)) {
                    branches.iter().for_each(|branch| sight.extend(all, *branch, value));
                }
            }
            at += 1;
        }
        sight
    }

    /// The schemas that a schema points at where the value decides whether they hold.
    fn conditional(&self, id: SchemaId, value: &Value) -> Vec<SchemaId> {
        let schema = self.contract.api.schemas.get(id);
        let mut found = BTreeSet::new();
        for check in &schema.checks {
            match check {
                Check::When { condition, then, otherwise } => {
                    found.extend([*condition].into_iter().chain(*then).chain(*otherwise));
                }
                Check::Dependent { schema, .. } => found.extend(*schema),
                Check::AnyOf(branches) | Check::OneOf(branches) => found.extend(branches),
                Check::Not(_) | Check::Contains { .. } | Check::Unevaluated(_) => {}
            }
        }
        if let Some(discriminator) = &schema.discriminator {
            let tag = value.get(&discriminator.property).and_then(Value::as_str);
            let mapped = tag.and_then(|tag| discriminator.mapping.get(tag));
            let named = tag.and_then(|tag| self.contract.api.named.get(tag));
            found.extend(mapped.or(named).copied().or(discriminator.default));
        }
        found.into_iter().collect()
    }
}

/// What is said of a member.
enum Declared {
    /// It is of these schemas.
    As(Vec<SchemaId>),
    /// It may be anything.
    Freely,
    /// Nothing.
    Not,
}

/// Whether a pattern is found in a name; one that cannot be searched for says nothing.
fn is_found(pattern: &str, name: &str) -> bool {
    Pattern::new(pattern).and_then(|pattern| pattern.is_found(name)).unwrap_or(true)
}
