//! Parameters as the runtime's `Parameter`.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, ident};
use crate::model::{Parameter, Place, Shape, Style};

/// The expression for a parameter: its place and name, and what differs from the default style.
pub(super) fn parameter(context: Context<'_>, parameter: &Parameter) -> TokenStream {
    let name = &parameter.name;
    let place = ident(parameter.place.as_str());
    let options = options(context, parameter);
    quote!(Parameter::#place(#name) #options)
}

/// What differs from the default style, as methods.
pub(super) fn options(context: Context<'_>, parameter: &Parameter) -> TokenStream {
    let default = match parameter.place {
        Place::Query | Place::Cookie => Style::Form,
        Place::Path | Place::Header | Place::Params => Style::Simple,
    };
    let style = (parameter.style != default).then(|| {
        let style = ident(style(parameter.style));
        quote!(.style(Style::#style))
    });
    let explode = parameter.explode;
    // OAS 3.1 §4.8.12.2: `explode` is true by default for `form` alone.
    let explode = (explode != (parameter.style == Style::Form)).then(|| quote!(.explode(#explode)));
    let reserved = parameter.is_reserved_allowed.then(|| quote!(.allow_reserved()));
    let shape = match context.api.types.shape(parameter.ty) {
        Shape::Array(_) | Shape::Tuple(_) => Some(quote!(.array())),
        Shape::Struct(_) | Shape::Map(_) => Some(quote!(.object())),
        Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number { .. }
        | Shape::Text(_)
        | Shape::Null
        | Shape::Never
        | Shape::Enumeration { .. }
        | Shape::Constant(_)
        | Shape::Union(_)
        | Shape::Alias(_) => None,
    };
    let shape = if parameter.is_json { Some(quote!(.json())) } else { shape };
    quote!(#shape #style #explode #reserved)
}

/// Whether the parameter takes every query parameter that no other claims: an object whose members
/// stand in the query under their own names.
pub(super) fn is_free(context: Context<'_>, parameter: &Parameter) -> bool {
    parameter.place == Place::Query
        && parameter.style == Style::Form
        && parameter.explode
        && !parameter.is_json
        && matches!(context.api.types.shape(parameter.ty), Shape::Struct(_) | Shape::Map(_))
}

fn style(style: Style) -> &'static str {
    match style {
        Style::Simple => "Simple",
        Style::Label => "Label",
        Style::Matrix => "Matrix",
        Style::Form => "Form",
        Style::SpaceDelimited => "SpaceDelimited",
        Style::PipeDelimited => "PipeDelimited",
        Style::DeepObject => "DeepObject",
    }
}
