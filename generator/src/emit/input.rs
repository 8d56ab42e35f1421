//! Input structs: what an operation is asked with, the same for both sides.

use proc_macro2::TokenStream;
use quote::quote;

use super::body;
use super::context::{Context, ident};
use super::doc::{docs, foreign, paragraphs};
use super::rust_type::{Presence, constructor_parameter, field_type, presence};
use super::types::CONSTRUCTOR_LIMIT;
use crate::model::{Operation, Protocol, TypeId};
use crate::name::OperationNames;

/// One field of an input.
pub(super) struct Field<'a> {
    pub(super) name: &'a str,
    pub(super) ty: FieldType,
    pub(super) is_required: bool,
    /// The key that tells it from the others wherever an input is one JSON object.
    pub(super) key: String,
    docs: String,
    is_deprecated: bool,
}

/// The type of a field.
pub(super) enum FieldType {
    /// That of a parameter.
    Parameter(TypeId),
    /// That of the body, and whether a constructor takes what becomes one.
    Body(TokenStream, bool),
}

impl Field<'_> {
    /// The type of the field as it stands in the struct.
    fn field_type(&self, context: Context<'_>) -> TokenStream {
        match &self.ty {
            FieldType::Parameter(ty) => field_type(context, *ty, self.is_required),
            FieldType::Body(ty, _) if self.is_required => ty.clone(),
            FieldType::Body(ty, _) => quote!(Option<#ty>),
        }
    }

    /// How the value comes to be there.
    pub(super) fn presence(&self, context: Context<'_>) -> Presence {
        match &self.ty {
            FieldType::Parameter(ty) => presence(context, *ty, self.is_required),
            FieldType::Body(..) if self.is_required => Presence::Required,
            FieldType::Body(..) => Presence::Optional,
        }
    }

    /// The parameter of a constructor for a field that has to be given, and the field's value.
    pub(super) fn constructor_parameter(&self, context: Context<'_>) -> (TokenStream, TokenStream) {
        match &self.ty {
            FieldType::Parameter(ty) => constructor_parameter(context, self.name, *ty),
            FieldType::Body(ty, is_converted) => {
                let name = ident(self.name);
                if *is_converted {
                    (quote!(#name: impl Into<#ty>), quote!(#name: #name.into()))
                } else {
                    (quote!(#name: #ty), quote!(#name))
                }
            }
        }
    }
}

/// The fields of an operation's input: its parameters, then its body.
pub(super) fn fields<'a>(
    context: Context<'_>,
    operation: &'a Operation,
    names: &'a OperationNames,
) -> Vec<Field<'a>> {
    let parameters = operation.parameters.iter().zip(&names.fields);
    let mut fields: Vec<Field<'a>> = parameters
        .map(|(parameter, name)| {
            let place = parameter.place.as_str();
            let fallback = format!("`{}` in the {place}.", parameter.name);
            let default = parameter.default.as_ref();
            let default = default.map(|default| format!("Left out it means `{default}`."));
            let described = parameter.description.as_deref().map(foreign);
            Field {
                name,
                ty: FieldType::Parameter(parameter.ty),
                is_required: parameter.is_required,
                key: format!("{place}.{}", parameter.name),
                docs: paragraphs([
                    Some(described.as_deref().unwrap_or(&fallback)),
                    default.as_deref(),
                ]),
                is_deprecated: parameter.is_deprecated,
            }
        })
        .collect();
    if let Some(body) = &operation.body {
        let ty = body::body_type(context, body, names);
        let ty = FieldType::Body(ty, body::is_converted(body));
        fields.push(Field {
            name: &names.body,
            ty,
            is_required: body.is_required,
            key: "body".to_owned(),
            docs: body.description.as_deref().map_or_else(|| "The body.".to_owned(), foreign),
            is_deprecated: false,
        });
    }
    fields
}

/// The struct; of a JSON-RPC method with `new` for what has to be given, which is otherwise in the
/// operation's table.
pub(super) fn input(
    context: Context<'_>,
    operation: &Operation,
    names: &OperationNames,
) -> TokenStream {
    let name = ident(&names.input);
    let fields = fields(context, operation, names);
    let required: Vec<_> = fields.iter().filter(|field| field.is_required).collect();
    let text = format!("What [`{}`] is asked with.", names.constant);
    let text = paragraphs([Some(text.as_str()), Some(operation_text(operation).as_str())]);
    let docs_of_input = docs(&text);
    let deprecated = operation.is_deprecated.then(|| quote!(#[deprecated]));
    let default = required.is_empty().then(|| quote!(, Default));
    let members = fields.iter().map(|field| {
        let docs = docs(&field.docs);
        let deprecated = field.is_deprecated.then(|| quote!(#[deprecated]));
        let name = ident(field.name);
        let ty = field.field_type(context);
        quote!(#docs #deprecated pub #name: #ty,)
    });
    let is_rpc = matches!(operation.protocol, Protocol::Rpc { .. });
    let has_constructor = is_rpc && (1..=CONSTRUCTOR_LIMIT).contains(&required.len());
    let constructor = has_constructor.then(|| {
        let parameters = required.iter().map(|field| field.constructor_parameter(context).0);
        let values = fields.iter().map(|field| value(context, field));
        let docs = docs(if required.len() < fields.len() {
            "With what has to be given; everything else is left out."
        } else {
            "From its parts."
        });
        quote! {
            impl #name {
                #docs
                #[must_use]
                pub fn new(#(#parameters),*) -> Self {
                    Self { #(#values,)* }
                }
            }
        }
    });
    quote! {
        #docs_of_input
        #deprecated
        #[derive(Clone, Debug, PartialEq #default)]
        pub struct #name { #(#members)* }
        #constructor
    }
}

fn value(context: Context<'_>, field: &Field<'_>) -> TokenStream {
    if field.is_required {
        return field.constructor_parameter(context).1;
    }
    let name = ident(field.name);
    let absent = field.presence(context).absent();
    quote!(#name: #absent)
}

/// What the document says about an operation: its summary and its description.
pub(super) fn operation_text(operation: &Operation) -> String {
    let summary = operation.summary.as_deref().map(|summary| end(&foreign(summary)));
    let description = operation.description.as_deref().map(foreign);
    let notes: Vec<String> = operation.notes.iter().map(|note| foreign(note)).collect();
    let addresses: Vec<String> =
        operation.servers.iter().map(|server| format!("`{}`", server.url)).collect();
    let served = (!addresses.is_empty()).then(|| format!("Served at {}.", addresses.join(" or ")));
    let texts = [summary.as_deref(), description.as_deref()].into_iter();
    let notes = notes.iter().map(|note| Some(note.as_str()));
    paragraphs(texts.chain(notes).chain([served.as_deref()]))
}

/// One line about an operation where its whole text stands elsewhere: its summary, then how it goes
/// over the wire.
pub(super) fn brief(operation: &Operation, wire: &str, note: Option<&str>) -> String {
    let summary = operation.summary.as_deref().map(|summary| end(&foreign(summary)));
    let summary = summary.map(|summary| summary.replace('\n', " "));
    let summary = summary.filter(|summary| !summary.is_empty());
    let lines = [summary.as_deref(), note, Some(wire)].into_iter().flatten();
    lines.collect::<Vec<_>>().join("\n")
}

/// A summary as a sentence.
pub(super) fn end(summary: &str) -> String {
    let summary = summary.trim();
    if summary.is_empty() || summary.ends_with(['.', '!', '?', ':']) {
        summary.to_owned()
    } else {
        format!("{summary}.")
    }
}
