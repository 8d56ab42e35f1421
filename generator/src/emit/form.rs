//! How the fields of a form are written: one static for both sides.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::{Context, ident};
use super::doc::docs;
use crate::model::{
    Content, ContentForm, Encoding, Member, Operation, Shape, Style, TextFormat, TypeId,
};
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
    let encoding =
        |member: &Member| content.encodings.iter().find(|encoding| encoding.name == member.name);
    // A map whose entries are fields takes the names of no others, so that these have to be told.
    let takes_rest = object.members.iter().any(|member| {
        matches!(context.api.types.shape(member.ty), Shape::Map(_))
            && encoding(member).is_some_and(is_exploded)
    });
    let fields = object.members.iter().filter_map(|member| {
        let name = &member.name;
        let field = field(context, name, member.ty, encoding(member), is_multipart);
        field.or_else(|| takes_rest.then(|| quote!(form::Field::text(#name))))
    });
    fields.collect()
}

/// Whether the document says that a field is in form style, exploded.
fn is_exploded(encoding: &Encoding) -> bool {
    has_style(encoding)
        && encoding.style.is_none_or(|style| style == Style::Form)
        && encoding.explode.unwrap_or(true)
}

/// OAS 3.1 §4.8.15: what puts `contentType` out of force.
fn has_style(encoding: &Encoding) -> bool {
    encoding.style.is_some() || encoding.explode.is_some() || encoding.is_reserved_allowed
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
    let kind = kind(context, item, content_type, 0);
    if let Some(encoding) = encoding.filter(|encoding| has_style(encoding)) {
        let field = styled(context, name, ty, (kind, is_array), encoding);
        return match encoding.is_reserved_allowed && !is_multipart {
            true => {
                let field = field.unwrap_or_else(|| quote!(form::Field::text(#name)));
                Some(quote!(#field.allow_reserved()))
            }
            false => field,
        };
    }
    let repeated = is_array.then(|| quote!(.repeated()));
    let media_type = content_type.filter(|one| is_multipart && !one.contains([',', '*']));
    let media_type = media_type.map(|one| quote!(.content_type(#one)));
    if kind == Kind::Text && !is_array && media_type.is_none() {
        return None;
    }
    let constructor = kind.constructor();
    Some(quote!(form::Field::#constructor(#name) #repeated #media_type))
}

/// The expression for a field that has a style.
fn styled(
    context: Context<'_>,
    name: &str,
    ty: TypeId,
    (kind, is_array): (Kind, bool),
    encoding: &Encoding,
) -> Option<TokenStream> {
    let style = encoding.style.unwrap_or(Style::Form);
    let explode = encoding.explode.unwrap_or(style == Style::Form);
    let constructor = kind.constructor();
    Some(match (style, explode, context.api.types.shape(ty)) {
        (Style::DeepObject, ..) => quote!(form::Field::deep(#name)),
        (Style::Form, true, Shape::Array(_)) => {
            quote!(form::Field::#constructor(#name).repeated())
        }
        (Style::Form, true, Shape::Struct(object)) => {
            let members = object.members.iter().map(|member| &member.name);
            quote!(form::Field::exploded(#name, &[#(#members),*]))
        }
        (Style::Form, true, Shape::Map(_)) => quote!(form::Field::exploded(#name, &[])),
        // A scalar has one form, and a file is no text that could be joined.
        _ if kind == Kind::Text && !is_array => return None,
        _ if kind == Kind::File => quote!(form::Field::file(#name)),
        // What may be an object besides is JSON.
        (Style::Form, true, _) => quote!(form::Field::json(#name)),
        (_, _, shape) => {
            let delimiter = match style {
                Style::SpaceDelimited => ' ',
                Style::PipeDelimited => '|',
                _ => ',',
            };
            let object =
                matches!(shape, Shape::Struct(_) | Shape::Map(_)).then(|| quote!(.object()));
            quote!(form::Field::joined(#name, #delimiter) #object)
        }
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Json,
    File,
}

impl Kind {
    fn constructor(self) -> Ident {
        ident(match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::File => "file",
        })
    }
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
