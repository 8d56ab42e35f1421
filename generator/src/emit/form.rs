//! How the fields of a form are written: one static for both sides.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, ident};
use super::doc::docs;
use crate::model::{Content, ContentForm, Encoding, Operation, Shape, Style, TextFormat, TypeId};
use crate::name::OperationNames;

/// The statics of an operation's forms.
pub(super) fn forms(
    context: Context<'_>,
    operation: &Operation,
    names: &OperationNames,
) -> TokenStream {
    let contents = operation.body.iter().flat_map(|body| &body.contents);
    let statics = contents.zip(&names.bodies.forms).filter_map(|(content, name)| {
        let name = ident(name.as_ref()?);
        let docs = docs(&format!("The fields of a `{}` body.", content.media_type));
        let fields = fields(context, content);
        Some(quote! {
            #docs
            pub static #name: &[form::Field] = &[#(#fields),*];
        })
    });
    quote!(#(#statics)*)
}

fn fields(context: Context<'_>, content: &Content) -> Vec<TokenStream> {
    let Some((ty, _)) = content.form.described() else { return Vec::new() };
    let Shape::Struct(object) = context.api.types.shape(ty) else { return Vec::new() };
    let is_multipart = matches!(content.form, ContentForm::Multipart { .. });
    let fields = object.members.iter().filter_map(|member| {
        let encoding = content.encodings.iter().find(|encoding| encoding.name == member.name);
        field(context, &member.name, member.ty, encoding, is_multipart)
    });
    fields.collect()
}

/// The expression for a field; none for a text, which needs no word.
fn field(
    context: Context<'_>,
    name: &str,
    ty: TypeId,
    encoding: Option<&Encoding>,
    is_multipart: bool,
) -> Option<TokenStream> {
    let (item, is_array) = match context.api.types.shape(ty) {
        Shape::Array(item) => (*item, true),
        _ => (ty, false),
    };
    let content_type = encoding.and_then(|encoding| encoding.content_type.as_deref());
    // OAS 3.1 §4.8.15: `style` and `explode` put `contentType` out of force.
    let style = encoding.filter(|one| one.style.is_some() || one.explode.is_some());
    let style = style.filter(|_| !is_multipart);
    let kind = kind(context, item, content_type, 0);
    let expression = match (style, kind) {
        (Some(encoding), _) => {
            let style = encoding.style.unwrap_or(Style::Form);
            let explode = encoding.explode.unwrap_or(style == Style::Form);
            match (style, explode, is_array || kind == Kind::Json) {
                (Style::DeepObject, ..) => quote!(form::Field::deep(#name)),
                (_, _, false) => return None,
                (Style::Form, true, _) if is_array => quote!(form::Field::text(#name).repeated()),
                // Refused where it is an object; what may be one is JSON.
                (Style::Form, true, _) => quote!(form::Field::json(#name)),
                (Style::SpaceDelimited, ..) => quote!(form::Field::joined(#name, ' ')),
                (Style::PipeDelimited, ..) => quote!(form::Field::joined(#name, '|')),
                _ => quote!(form::Field::joined(#name, ',')),
            }
        }
        (None, kind) => {
            let constructor = ident(match kind {
                Kind::Text => "text",
                Kind::Json => "json",
                Kind::File => "file",
            });
            let repeated = is_array.then(|| quote!(.repeated()));
            let media_type = content_type.filter(|one| is_multipart && !one.contains([',', '*']));
            let media_type = media_type.map(|one| quote!(.content_type(#one)));
            if kind == Kind::Text && !is_array && media_type.is_none() {
                return None;
            }
            quote!(form::Field::#constructor(#name) #repeated #media_type)
        }
    };
    Some(expression)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Json,
    File,
}

/// What one value of a field is by default (OAS 3.1 §4.8.15.1): objects are JSON, scalars text.
fn kind(context: Context<'_>, ty: TypeId, content_type: Option<&str>, depth: usize) -> Kind {
    let shape = context.api.types.shape(ty);
    if matches!(shape, Shape::Text(TextFormat::Binary)) {
        return Kind::File;
    }
    if content_type.is_some_and(|one| one.contains("json")) {
        return Kind::Json;
    }
    match shape {
        Shape::Struct(_) | Shape::Map(_) | Shape::Any | Shape::Array(_) => Kind::Json,
        // Of several types the one that says most: a text is also found where a file may be.
        Shape::Union(union) if depth < 4 => {
            let kinds = || {
                union.branches.iter().map(|branch| {
                    let item = match context.api.types.shape(branch.ty) {
                        Shape::Array(item) => *item,
                        _ => branch.ty,
                    };
                    kind(context, item, content_type, depth + 1)
                })
            };
            match (kinds().any(|one| one == Kind::File), kinds().any(|one| one == Kind::Json)) {
                (true, _) => Kind::File,
                (_, true) => Kind::Json,
                _ => Kind::Text,
            }
        }
        _ => Kind::Text,
    }
}
