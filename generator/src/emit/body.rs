//! Bodies of requests: their types, how a client sends them and how a server reads them.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, ident};
use super::doc::docs;
use super::rule::rules;
use super::rust_type::value_type;
use crate::model::{Body, Content, ContentForm, Operation};
use crate::name::OperationNames;

/// The type of a body that is there.
pub(super) fn body_type(context: Context<'_>, body: &Body, names: &OperationNames) -> TokenStream {
    match body.contents.as_slice() {
        [content] => content_type(context, content),
        _ => {
            let name = ident(&names.bodies.ty);
            quote!(#name)
        }
    }
}

/// Whether a constructor takes whatever becomes the body: a text, or one of several bodies.
pub(super) fn is_converted(body: &Body) -> bool {
    match body.contents.as_slice() {
        [content] => matches!(content.form, ContentForm::Text | ContentForm::Bytes),
        _ => true,
    }
}

fn content_type(context: Context<'_>, content: &Content) -> TokenStream {
    match content.form {
        ContentForm::Json { ty, .. }
        | ContentForm::Form { ty, .. }
        | ContentForm::Multipart { ty, .. } => value_type(context, ty),
        ContentForm::Lines { ty, .. } => {
            let item = value_type(context, ty);
            quote!(Vec<#item>)
        }
        ContentForm::Text | ContentForm::Events { .. } | ContentForm::TextEvents => quote!(String),
        ContentForm::Bytes => quote!(Bytes),
        ContentForm::Raw => quote!(stream::Raw),
    }
}

/// The enum of bodies, where a request may have several media types.
pub(super) fn body_enum(
    context: Context<'_>,
    operation: &Operation,
    names: &OperationNames,
) -> Option<TokenStream> {
    let body = operation.body.as_ref()?;
    if names.bodies.variants.is_empty() {
        return None;
    }
    let docs = docs(&format!("The body of [`{}`], in one of its media types.", names.constant));
    let name = ident(&names.bodies.ty);
    let pairs = || body.contents.iter().zip(&names.bodies.variants);
    let variants = pairs().map(|(content, variant)| {
        let docs = super::doc::docs(&format!("`{}`", content.media_type));
        let (variant, ty) = (ident(variant), content_type(context, content));
        quote!(#docs #variant(#ty),)
    });
    // What is JSON needs no word for it.
    let json = pairs().find(|(content, _)| matches!(content.form, ContentForm::Json { .. }));
    let from = json.map(|(content, variant)| {
        let (variant, ty) = (ident(variant), content_type(context, content));
        quote! {
            impl From<#ty> for #name {
                fn from(body: #ty) -> Self {
                    Self::#variant(body)
                }
            }
        }
    });
    Some(quote! {
        #docs
        #[derive(Clone, Debug, PartialEq)]
        pub enum #name { #(#variants)* }
        #from
    })
}

/// The statements by which a client sends the body.
pub(super) fn send(operation: &Operation, names: &OperationNames) -> Option<TokenStream> {
    let body = operation.body.as_ref()?;
    let field = ident(&names.body);
    let only = match body.contents.as_slice() {
        [content] => Some(content),
        _ => None,
    };
    Some(match (only, body.is_required) {
        (Some(content), true) => {
            let value = quote!(&request.#field);
            let statement = send_one(content, form_of(names, 0), &value);
            quote!(#statement;)
        }
        (Some(content), false) if is_plain_json(content) => {
            quote!(call.optional_json(&request.#field);)
        }
        (Some(content), false) => {
            let statement = send_one(content, form_of(names, 0), &quote!(body));
            quote!(if let Some(body) = &request.#field { #statement; })
        }
        (None, is_required) => {
            let name = ident(&names.bodies.ty);
            let contents = body.contents.iter().zip(&names.bodies.variants).enumerate();
            let arms = contents.map(|(index, (content, variant))| {
                let variant = ident(variant);
                let statement = send_one(content, form_of(names, index), &quote!(body));
                let pattern = quote!(#name::#variant(body));
                let pattern = if is_required { pattern } else { quote!(Some(#pattern)) };
                quote!(#pattern => #statement,)
            });
            let none = (!is_required).then(|| quote!(None => {}));
            quote!(match &request.#field { #(#arms)* #none })
        }
    })
}

fn form_of(names: &OperationNames, index: usize) -> Option<TokenStream> {
    let name = ident(names.bodies.forms.get(index)?.as_ref()?);
    Some(quote!(#name))
}

fn is_plain_json(content: &Content) -> bool {
    matches!(content.form, ContentForm::Json { .. }) && content.sent_as() == "application/json"
}

fn send_one(content: &Content, form: Option<TokenStream>, value: &TokenStream) -> TokenStream {
    let media_type = content.sent_as();
    match content.form {
        ContentForm::Json { .. } if is_plain_json(content) => quote!(call.json(#value)),
        ContentForm::Json { .. } => quote!(call.json_as(#media_type, #value)),
        ContentForm::Lines { .. } => quote!(call.lines(#media_type, #value)),
        ContentForm::Form { .. } => quote!(call.form(#form, #value)),
        ContentForm::Multipart { .. } => quote!(call.multipart(#form, #value)),
        ContentForm::Text | ContentForm::Events { .. } | ContentForm::TextEvents => {
            quote!(call.text(#media_type, #value))
        }
        ContentForm::Bytes => quote!(call.bytes(#media_type, #value)),
        ContentForm::Raw => quote!(call.raw(#media_type, #value)),
    }
}

/// The expression by which a server reads the body.
pub(super) fn read(
    context: Context<'_>,
    operation: &Operation,
    names: &OperationNames,
) -> Option<TokenStream> {
    let body = operation.body.as_ref()?;
    let value = match body.contents.as_slice() {
        [content] if matches!(content.form, ContentForm::Json { .. }) => {
            let media_type = &content.media_type;
            let call = checked(context, content);
            return Some(match (media_type.as_str(), body.is_required) {
                ("*/*", true) => quote!(#call.any_json().await?),
                (_, true) => quote!(#call.json().await?),
                (_, false) => quote!(#call.optional_json().await?),
            });
        }
        [content] => read_one(context, content, form_of(names, 0)),
        contents => {
            let name = ident(&names.bodies.ty);
            let media_types = contents.iter().flat_map(Content::media_types);
            let last = contents.len() - 1;
            let contents = contents.iter().zip(&names.bodies.variants).enumerate();
            let arms = contents.map(|(index, (content, variant))| {
                let variant = ident(variant);
                let value = read_one(context, content, form_of(names, index));
                let pattern = pattern(content, index == last);
                quote!(#pattern => #name::#variant(#value),)
            });
            quote!(match call.media_type(&[#(#media_types),*])? { #(#arms)* })
        }
    };
    Some(match body.is_required {
        true => value,
        false => quote!(if call.has_no_body() { None } else { Some(#value) }),
    })
}

/// The pattern for a content's media types; the last one of a list takes what is left.
pub(super) fn pattern(content: &Content, is_last: bool) -> TokenStream {
    if is_last {
        return quote!(_);
    }
    let media_types = content.media_types();
    quote!(#(#media_types)|*)
}

fn read_one(context: Context<'_>, content: &Content, form: Option<TokenStream>) -> TokenStream {
    let media_type = &content.media_type;
    let call = checked(context, content);
    match content.form {
        ContentForm::Json { .. } if content.media_type.contains('*') => {
            quote!(#call.any_json().await?)
        }
        ContentForm::Json { .. } => quote!(#call.json().await?),
        ContentForm::Lines { .. } => quote!(#call.lines(#media_type).await?),
        ContentForm::Form { .. } => quote!(call.form(#form).await?),
        ContentForm::Multipart { .. } => quote!(call.multipart(#form).await?),
        ContentForm::Text | ContentForm::Events { .. } | ContentForm::TextEvents => {
            quote!(call.text(#media_type).await?)
        }
        ContentForm::Bytes => quote!(call.bytes_of(#media_type).await?),
        ContentForm::Raw => quote!(call.raw(#media_type)?),
    }
}

/// The call, told what the body has to keep to where its type does not check that itself.
fn checked(context: Context<'_>, content: &Content) -> TokenStream {
    let rules = match content.form {
        ContentForm::Json { ty, .. } | ContentForm::Lines { ty, .. } => rules(context, ty),
        ContentForm::Form { .. }
        | ContentForm::Multipart { .. }
        | ContentForm::Events { .. }
        | ContentForm::TextEvents
        | ContentForm::Text
        | ContentForm::Bytes
        | ContentForm::Raw => Vec::new(),
    };
    match rules.is_empty() {
        true => quote!(call),
        false => quote!(call.checked(const { &[#(#rules),*] })),
    }
}
