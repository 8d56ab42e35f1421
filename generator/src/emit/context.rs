//! What every emitter needs.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::rule::Tables;
use crate::model::{Api, Operation, Requirement, Role};
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
    /// The same dialect, looking at other operations.
    pub(super) fn viewing(self, view: View) -> Self {
        Self { view, ..self }
    }

    /// All operations with their names, whoever asks them.
    pub(super) fn all_operations(self) -> impl Iterator<Item = Named<'a>> {
        let operations = self.api.operations.iter().zip(&self.names.operations);
        operations.enumerate().map(|(index, (operation, names))| (index, operation, names))
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

    /// Whether there are any to look at.
    pub(super) fn has_operations(self) -> bool {
        self.operations().next().is_some()
    }

    /// What the operations that are looked at ask of a caller.
    pub(super) fn requirements(self) -> impl Iterator<Item = &'a [Requirement]> {
        self.operations().flat_map(|(_, one, _)| one.security.iter().map(Vec::as_slice))
    }

    /// Whether any operation asks who is calling.
    pub(super) fn is_protected(self) -> bool {
        self.served().any(|(_, operation, _)| access(operation) != Access::Public)
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
