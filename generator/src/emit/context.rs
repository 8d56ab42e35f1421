//! What every emitter needs.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::rule::Tables;
use crate::Dialect;
use crate::division::{Division, Kind, Unit};
use crate::model::{Api, Operation, Requirement, Role, TypeId};
use crate::name::{Names, OperationNames};

/// One dialect with its names.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    /// The dialect, as the configuration calls it.
    pub(super) dialect: &'a str,
    /// Its module, or its crate.
    pub(super) module: &'a str,
    /// Whether it is a crate of its own.
    pub(super) is_standalone: bool,
    /// Which of its operations are looked at.
    pub(super) view: View,
    /// How it is divided by tags, where it is.
    pub(super) division: Option<&'a Division>,
    /// The unit of that division that is looked at; none for all of them.
    pub(super) unit: Option<&'a Unit>,
    /// The types that another part of the dialect has as well.
    pub(super) shared: Option<&'a Shared<'a>>,
    pub(super) api: &'a Api,
    pub(super) names: &'a Names,
    /// The tables of rules that stand by themselves.
    pub(super) tables: &'a Tables,
}

/// The types that a dialect's other part has as well.
pub(super) struct Shared<'a> {
    /// The module of that part.
    pub(super) module: &'a str,
    /// Their names.
    pub(super) names: BTreeSet<String>,
}

/// Which operations are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    /// Those that clients ask and the API answers.
    Api,
    /// Those that the API asks and its users answer.
    Webhooks,
}

/// An operation, its position and its names.
type Named<'a> = (usize, &'a Operation, &'a OperationNames);

impl<'a> Context<'a> {
    /// Around all operations of a dialect that has a crate of its own.
    pub(super) fn of_whole(dialect: &'a Dialect, names: &'a Names, tables: &'a Tables) -> Self {
        Self {
            dialect: &dialect.name,
            module: &dialect.name,
            division: None,
            unit: None,
            shared: None,
            is_standalone: true,
            view: View::Api,
            api: &dialect.api,
            names,
            tables,
        }
    }

    /// The same dialect, looking at other operations.
    pub(super) fn viewing(self, view: View) -> Self {
        Self { view, ..self }
    }

    /// The same dialect, looking at one unit of its division.
    pub(super) fn of_unit(self, unit: &'a Unit) -> Self {
        Self { unit: Some(unit), ..self }
    }

    /// The same dialect, looking at all of its units.
    pub(super) fn whole(self) -> Self {
        Self { unit: None, ..self }
    }

    /// Whether the unit that is looked at stands in a module of its own.
    pub(super) fn is_nested(self) -> bool {
        self.unit.is_some_and(|unit| unit.kind != Kind::Base)
    }

    /// Whether it is operations of some tags that are looked at.
    pub(super) fn is_tag(self) -> bool {
        self.unit.is_some_and(|unit| unit.kind == Kind::Tag)
    }

    /// All operations with their names, whoever asks them.
    pub(super) fn all_operations(self) -> impl Iterator<Item = Named<'a>> {
        // There are many units, each with few of them.
        let all = self.unit.is_none().then_some(0..self.api.operations.len());
        let own = self.unit.map(|unit| unit.operations.iter().copied());
        let indices = all.into_iter().flatten().chain(own.into_iter().flatten());
        indices.filter_map(move |index| {
            Some((index, self.api.operations.get(index)?, self.names.operations.get(index)?))
        })
    }

    /// The types with their names.
    pub(super) fn types(self) -> impl Iterator<Item = (TypeId, &'a String)> {
        let all = self.unit.is_none().then_some(&self.names.types).into_iter().flatten();
        let own = self.unit.map(|unit| &unit.types).into_iter().flatten();
        let own = own.filter_map(|id| self.names.types.get_key_value(id));
        all.chain(own).map(|(id, name)| (*id, name))
    }

    /// The operations that are looked at, with their names.
    pub(super) fn operations(self) -> impl Iterator<Item = Named<'a>> {
        self.all_operations().filter(move |(_, operation, _)| {
            (operation.role == Role::Webhook) == (self.view == View::Webhooks)
        })
    }

    /// Those of them that a server can tell from the others.
    pub(super) fn served(self) -> impl Iterator<Item = Named<'a>> {
        self.operations().filter(|(_, operation, _)| operation.role != Role::Shadowed)
    }

    /// What is looked at, in words: the API, or tags of it.
    pub(super) fn title(self) -> String {
        let title = &self.api.info.title;
        match self.division.zip(self.unit).filter(|_| self.is_tag()) {
            Some((division, unit)) => format!("{} in {title}", division.titles(unit)),
            None => title.clone(),
        }
    }

    /// The import of the operations that are looked at, where there are any.
    pub(super) fn import_of_operations(self) -> Option<TokenStream> {
        self.has_operations().then(|| {
            quote!(
                use super::operations::*;
            )
        })
    }

    /// Whether there are any to look at.
    pub(super) fn has_operations(self) -> bool {
        self.operations().next().is_some()
    }

    /// What the operations of all units ask of a caller.
    pub(super) fn requirements(self) -> impl Iterator<Item = &'a [Requirement]> {
        self.whole().operations().flat_map(|(_, one, _)| one.security.iter().map(Vec::as_slice))
    }

    /// Whether any operation of any unit asks who is calling.
    pub(super) fn is_protected(self) -> bool {
        self.whole().served().any(|(_, operation, _)| access(operation) != Access::Public)
    }
}

/// Whom an operation lets in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// Anybody, and nobody is asked.
    Public,
    /// Anybody; who shows credentials is known (OAS 3.1 §4.8.30: an empty alternative).
    Optional,
    /// Only who is known.
    Required,
}

/// Whom an operation lets in.
pub(super) fn access(operation: &Operation) -> Access {
    let alternatives = &operation.security;
    match alternatives.iter().filter(|alternative| !alternative.is_empty()).count() {
        0 => Access::Public,
        count if count < alternatives.len() => Access::Optional,
        _ => Access::Required,
    }
}

/// The alternatives of an operation's security in the order in which they are tried.
///
/// What is proved outside of the request cannot be seen to be missing, so it is tried last.
pub(super) fn alternatives<'a>(
    context: Context<'a>,
    operation: &'a Operation,
) -> Vec<&'a [Requirement]> {
    let is_outside = |requirement: &Requirement| {
        let scheme = context.api.schemes.get(&requirement.scheme);
        scheme.is_some_and(|scheme| scheme.kind.is_outside())
    };
    let mut alternatives: Vec<&[Requirement]> =
        operation.security.iter().map(Vec::as_slice).collect();
    alternatives.sort_by_key(|alternative| alternative.iter().any(is_outside));
    alternatives
}

/// The names of schemes that are needed together, for each alternative.
pub(super) fn scheme_names<'a>(
    context: Context<'a>,
    operation: &'a Operation,
) -> Vec<Vec<&'a str>> {
    let names = |alternative: &'a [Requirement]| {
        alternative.iter().map(|requirement| requirement.scheme.as_str()).collect()
    };
    alternatives(context, operation).into_iter().map(names).collect()
}

/// A number without the suffix of its type.
pub(super) fn number(number: u16) -> TokenStream {
    let literal = Literal::u16_unsuffixed(number);
    quote!(#literal)
}

/// An identifier, raw where its name says so.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}
