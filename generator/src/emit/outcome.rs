//! The types of answers: what `Ok` holds, and the documented errors.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, ident};
use super::doc::{docs, foreign, paragraphs};
use super::rust_type::value_type;
use super::{headers, method_error};
use crate::model::Operation;
use crate::name::{ClientCall, Form, OperationNames, Payload, StatusForm};

/// The type of what a form carries.
pub(super) fn payload_type(context: Context<'_>, form: &Form) -> Option<TokenStream> {
    let body = match form.payload {
        Payload::Empty => None,
        Payload::Json(ty) => Some(value_type(context, ty)),
        Payload::Events(ty) => {
            let data = value_type(context, ty);
            Some(quote!(EventStream<#data>))
        }
        Payload::TextEvents => Some(quote!(EventStream<String>)),
        Payload::Lines(ty) => {
            let item = value_type(context, ty);
            Some(quote!(JsonStream<#item>))
        }
        Payload::Text => Some(quote!(String)),
        Payload::Bytes => Some(quote!(Bytes)),
        Payload::Stream => Some(quote!(ByteStream)),
        Payload::Raw => Some(quote!(stream::Raw)),
    };
    let body = match headers::struct_name(context, form) {
        Some(headers) => {
            let body = body.unwrap_or_else(|| quote!(()));
            Some(quote!(WithHeaders<#body, #headers>))
        }
        None => body,
    };
    match (form.status, body) {
        (StatusForm::Fixed(_), body) => body,
        (_, Some(body)) => Some(quote!(WithStatus<#body>)),
        (_, None) => Some(quote!(WithStatus<()>)),
    }
}

/// What `Ok` holds on the server.
pub(super) fn answer_type(context: Context<'_>, names: &OperationNames) -> TokenStream {
    match names.answers.as_slice() {
        [] => quote!(Infallible),
        [form] => payload_type(context, form).unwrap_or_else(|| quote!(())),
        _ => {
            let name = ident(&names.answer);
            quote!(#name)
        }
    }
}

/// What `Ok` holds for a call of the client.
pub(super) fn call_type(
    context: Context<'_>,
    names: &OperationNames,
    call: &ClientCall,
) -> TokenStream {
    let mut answers = names.answers_of(call);
    match (answers.next(), answers.next()) {
        (Some(form), None) => payload_type(context, form).unwrap_or_else(|| quote!(())),
        _ => answer_type(context, names),
    }
}

/// The type of the documented errors.
pub(super) fn error_type(names: &OperationNames) -> TokenStream {
    if names.errors.is_empty() && names.method_errors.is_empty() {
        return quote!(Infallible);
    }
    let name = ident(&names.error);
    quote!(#name)
}

/// The enums of an operation's answers, as far as it needs any.
pub(super) fn enums(
    context: Context<'_>,
    operation: &Operation,
    names: &OperationNames,
) -> TokenStream {
    let constant = &names.constant;
    let answers = (names.answers.len() > 1).then(|| {
        let docs = format!("What [`{constant}`] can be answered with.");
        // A stream is neither cloned nor compared.
        let has_stream = names.answers.iter().any(|form| form.payload.is_stream());
        let derives = if has_stream { quote!(Debug) } else { quote!(Clone, Debug, PartialEq) };
        an_enum(context, operation, &names.answer, &docs, &derives, &names.answers)
    });
    let errors = (!names.errors.is_empty()).then(|| {
        let docs = format!("The documented errors of [`{constant}`].");
        let derives = quote!(Clone, Debug, PartialEq);
        an_enum(context, operation, &names.error, &docs, &derives, &names.errors)
    });
    let method_errors = method_error::documented(context, operation, names);
    quote!(#answers #errors #method_errors)
}

fn an_enum(
    context: Context<'_>,
    operation: &Operation,
    name: &str,
    text: &str,
    derives: &TokenStream,
    forms: &[Form],
) -> TokenStream {
    let docs_of_enum = docs(text);
    let name = ident(name);
    let variants = forms.iter().map(|form| {
        let outcome = operation.outcomes.get(form.outcome);
        let status = match form.status {
            StatusForm::Fixed(status) => format!("{status}"),
            StatusForm::Range(hundred) => format!("{hundred}XX"),
            StatusForm::Any => "Any other status".to_owned(),
        };
        let text = outcome.and_then(|outcome| outcome.description.as_deref()).map(foreign);
        let text = text.map_or(format!("{status}."), |text| format!("{status}: {}", text.trim()));
        let links = links(outcome.map_or(&[], |outcome| &outcome.links));
        let docs = docs(&paragraphs([Some(text.as_str()), links.as_deref()]));
        let variant = ident(&form.variant);
        let payload = payload_type(context, form).map(|payload| quote!((#payload)));
        quote!(#docs #variant #payload,)
    });
    quote! {
        #docs_of_enum
        #[derive(#derives)]
        pub enum #name { #(#variants)* }
    }
}

/// The links of an outcome as a list.
fn links(links: &[String]) -> Option<String> {
    let lines = links.iter().map(|link| format!("- {}", foreign(link)));
    (!links.is_empty()).then(|| lines.collect::<Vec<_>>().join("\n"))
}

/// An expression of a form in the type of a call: bare where it is the only one.
pub(super) fn wrapped(
    names: &OperationNames,
    form: &Form,
    is_alone: bool,
    payload: Option<TokenStream>,
) -> TokenStream {
    if is_alone {
        return payload.unwrap_or_else(|| quote!(()));
    }
    let (name, variant) = (ident(&names.answer), ident(&form.variant));
    let payload = payload.map(|payload| quote!((#payload)));
    quote!(#name::#variant #payload)
}
