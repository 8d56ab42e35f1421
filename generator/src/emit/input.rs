//! Input structs: what an operation is asked with, the same for both sides.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, ident};
use super::doc::{docs, foreign, paragraphs};
use super::rust_type::{Presence, constructor_parameter, field_type, presence};
use super::types::CONSTRUCTOR_LIMIT;
use crate::model::{ContentForm, Operation, TypeId};
use crate::name::OperationNames;

/// One field of an input.
pub(super) struct Field<'a> {
    pub(super) name: &'a str,
    pub(super) ty: TypeId,
    pub(super) is_required: bool,
    /// The key that tells it from the others wherever an input is one JSON object.
    pub(super) key: String,
    docs: String,
    is_deprecated: bool,
}

/// The fields of an operation's input: its parameters, then its body.
pub(super) fn fields<'a>(operation: &'a Operation, names: &'a OperationNames) -> Vec<Field<'a>> {
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
                ty: parameter.ty,
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
        let (ContentForm::Json { ty, .. } | ContentForm::Events { ty, .. }) = body.content.form;
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

/// The struct, with `new` for what has to be given.
pub(super) fn input(
    context: Context<'_>,
    operation: &Operation,
    names: &OperationNames,
) -> TokenStream {
    let name = ident(&names.input);
    let fields = fields(operation, names);
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
        let ty = field_type(context, field.ty, field.is_required);
        quote!(#docs #deprecated pub #name: #ty,)
    });
    let constructor = (1..=CONSTRUCTOR_LIMIT).contains(&required.len()).then(|| {
        let parameters =
            required.iter().map(|field| constructor_parameter(context, field.name, field.ty).0);
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
        return constructor_parameter(context, field.name, field.ty).1;
    }
    let name = ident(field.name);
    match presence(context, field.ty, false) {
        Presence::Maybe => quote!(#name: json::Maybe::Absent),
        _ => quote!(#name: None),
    }
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

/// A summary as a sentence.
pub(super) fn end(summary: &str) -> String {
    let summary = summary.trim();
    if summary.is_empty() || summary.ends_with(['.', '!', '?', ':']) {
        summary.to_owned()
    } else {
        format!("{summary}.")
    }
}
