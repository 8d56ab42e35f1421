//! Parameters as the runtime's `Parameter`.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{Context, ident};
use crate::model::{Parameter, Place, Shape, Style, TypeId};

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
    let is_exploded = parameter.style.is_exploded();
    let explode = (explode != is_exploded).then(|| quote!(.explode(#explode)));
    let reserved = parameter.is_reserved_allowed.then(|| quote!(.allow_reserved()));
    let shape = match shapes(context, parameter.ty).as_slice() {
        _ if parameter.is_json => Some(quote!(.json())),
        [] | ["Scalar"] => None,
        ["Array"] => Some(quote!(.array())),
        ["Object"] => Some(quote!(.object())),
        several => {
            let several = several.iter().map(|shape| ident(shape));
            Some(quote!(.one_of(&[#(style::Shape::#several),*])))
        }
    };
    let lists = lists(context, parameter);
    let lists = (!lists.is_empty()).then(|| quote!(.lists(&[#(#lists),*])));
    quote!(#shape #style #explode #lists #reserved)
}

/// The members that are arrays, of an object whose members are pairs of their own.
fn lists<'a>(context: Context<'a>, parameter: &Parameter) -> Vec<&'a str> {
    let shape = context.api.types.shape(parameter.ty);
    let (Shape::Struct(object), true) = (shape, is_free(context, parameter)) else {
        return Vec::new();
    };
    let is_list = |ty| matches!(context.api.types.shape(ty), Shape::Array(_));
    let lists = object.members.iter().filter(|member| is_list(member.ty));
    lists.map(|member| member.name.as_str()).collect()
}

/// Whether the parameter takes every query parameter, or cookie, that no other claims: an object
/// whose members stand there under their own names.
pub(super) fn is_free(context: Context<'_>, parameter: &Parameter) -> bool {
    matches!(parameter.place, Place::Query | Place::Cookie)
        && matches!(parameter.style, Style::Form | Style::Cookie)
        && parameter.explode
        && !parameter.is_json
        && shapes(context, parameter.ty).contains(&"Object")
}

/// The runtime's shapes that the values of a type have in a parameter, in its order.
fn shapes(context: Context<'_>, ty: TypeId) -> Vec<&'static str> {
    let mut found = Vec::new();
    collect(context, ty, 0, &mut found);
    ["Scalar", "Array", "Object"].into_iter().filter(|shape| found.contains(shape)).collect()
}

fn collect(context: Context<'_>, ty: TypeId, depth: usize, found: &mut Vec<&'static str>) {
    match context.api.types.shape(ty) {
        Shape::Array(_) | Shape::Tuple(_) => found.push("Array"),
        Shape::Struct(_) | Shape::Map(_) => found.push("Object"),
        // Neither has a value that a parameter could hold.
        Shape::Null | Shape::Never => {}
        // A union of itself has no value that a parameter could hold.
        Shape::Union(union) if depth < 8 => {
            union.branches.iter().for_each(|one| collect(context, one.ty, depth + 1, found));
        }
        Shape::Any
        | Shape::Boolean
        | Shape::Integer(_)
        | Shape::Number
        | Shape::Text(_)
        | Shape::Enumeration { .. }
        | Shape::Constant(_)
        | Shape::Union(_)
        | Shape::Alias(_) => found.push("Scalar"),
    }
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
        Style::Cookie => "Cookie",
        Style::Whole => "Whole",
    }
}
