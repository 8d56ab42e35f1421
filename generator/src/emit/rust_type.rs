//! The Rust type of a schema, where it is used.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::{Context, ident};
use crate::model::{EnumValue, IntegerKind, Member, Shape, TextFormat, TypeId};

/// The type of a value, with `Option` where `null` is one of them.
pub(super) fn value_type(context: Context<'_>, id: TypeId) -> TokenStream {
    let ty = plain_type(context, id);
    if is_nullable(context, id) { quote!(Option<#ty>) } else { ty }
}

/// Whether `null` has to be told apart. Where any JSON is allowed it is one value among others.
pub(super) fn is_nullable(context: Context<'_>, id: TypeId) -> bool {
    context.api.types.is_nullable(id) && !matches!(context.api.types.shape(id), Shape::Any)
}

/// The type of a value that is not `null`.
pub(super) fn plain_type(context: Context<'_>, id: TypeId) -> TokenStream {
    if let Some(name) = context.names.types.get(&id) {
        let name = ident(name);
        return quote!(#name);
    }
    shape_type(context, &context.api.types.get(id).shape)
}

/// The type that a shape means, without a name for it.
pub(super) fn shape_type(context: Context<'_>, shape: &Shape) -> TokenStream {
    match shape {
        Shape::Any => quote!(json::Value),
        Shape::Boolean => quote!(bool),
        Shape::Integer(IntegerKind::I32) => quote!(i32),
        Shape::Integer(IntegerKind::I64) => quote!(i64),
        Shape::Integer(IntegerKind::I128) => quote!(i128),
        Shape::Integer(IntegerKind::U32) => quote!(u32),
        Shape::Integer(IntegerKind::U64) => quote!(u64),
        Shape::Number => quote!(f64),
        Shape::Text(TextFormat::Plain) => quote!(String),
        Shape::Null => quote!(()),
        Shape::Never => quote!(json::Never),
        Shape::Text(TextFormat::DateTime) => quote!(json::DateTime),
        Shape::Text(TextFormat::Date) => quote!(json::Date),
        Shape::Text(TextFormat::Uuid) => quote!(json::Uuid),
        Shape::Text(TextFormat::Binary) => quote!(form::File),
        Shape::Array(items) => {
            let item = value_type(context, *items);
            quote!(Vec<#item>)
        }
        Shape::Tuple(items) => {
            let items = items.iter().map(|item| {
                let ty = value_type(context, item.ty);
                if item.is_boxed { quote!(Box<#ty>) } else { ty }
            });
            quote!((#(#items,)*))
        }
        Shape::Map(values) if matches!(context.api.types.shape(*values), Shape::Any) => {
            quote!(json::Map<String, json::Value>)
        }
        Shape::Map(values) => {
            let value = value_type(context, *values);
            quote!(json::IndexMap<String, #value>)
        }
        Shape::Alias(target) => plain_type(context, *target),
        // Named by the naming pass, whatever the place.
        Shape::Struct(_) | Shape::Union(_) | Shape::Enumeration { .. } | Shape::Constant(_) => {
            quote!(json::Value)
        }
    }
}

/// How a value comes to be in a struct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Presence {
    /// Always there.
    Required,
    /// May be left out.
    Optional,
    /// Always there, may be `null`.
    Nullable,
    /// May be left out, may be `null`.
    Maybe,
}

impl Presence {
    /// The function that takes such a value out of an object or out of params.
    pub(super) fn read(self) -> Ident {
        ident(match self {
            Self::Required => "required",
            Self::Optional => "optional",
            Self::Nullable => "nullable",
            Self::Maybe => "maybe",
        })
    }

    /// The function that writes such a value into an object or into params.
    pub(super) fn write(self) -> Ident {
        ident(match self {
            Self::Required => "member",
            Self::Optional => "optional",
            Self::Nullable => "nullable",
            Self::Maybe => "maybe",
        })
    }

    /// The value of a field that is left out.
    pub(super) fn absent(self) -> TokenStream {
        match self {
            Self::Maybe => quote!(json::Maybe::Absent),
            Self::Required | Self::Optional | Self::Nullable => quote!(None),
        }
    }
}

/// Whether a value may be left out, and whether it may be `null`.
pub(super) fn presence(context: Context<'_>, ty: TypeId, is_required: bool) -> Presence {
    match (is_required, is_nullable(context, ty)) {
        (true, false) => Presence::Required,
        (false, false) => Presence::Optional,
        (true, true) => Presence::Nullable,
        (false, true) => Presence::Maybe,
    }
}

/// The type of a field.
pub(super) fn field_type(context: Context<'_>, ty: TypeId, is_required: bool) -> TokenStream {
    let plain = plain_type(context, ty);
    with_presence(context, ty, is_required, plain)
}

/// The type of a struct's field for a member.
pub(super) fn member_type(context: Context<'_>, member: &Member) -> TokenStream {
    let plain = plain_type(context, member.ty);
    let plain = if member.is_boxed { quote!(Box<#plain>) } else { plain };
    with_presence(context, member.ty, member.is_required, plain)
}

fn with_presence(
    context: Context<'_>,
    ty: TypeId,
    is_required: bool,
    plain: TokenStream,
) -> TokenStream {
    match presence(context, ty, is_required) {
        Presence::Required => plain,
        Presence::Optional | Presence::Nullable => quote!(Option<#plain>),
        Presence::Maybe => quote!(json::Maybe<#plain>),
    }
}

/// The value of a member that has only one and is always there; such a member needs no field.
pub(super) fn constant<'a>(context: Context<'a>, member: &Member) -> Option<&'a EnumValue> {
    match context.api.types.shape(member.ty) {
        Shape::Constant(value) if member.is_constant(&context.api.types) => Some(value),
        _ => None,
    }
}

/// A parameter of a constructor and the expression for its field.
pub(super) fn constructor_parameter(
    context: Context<'_>,
    field: &str,
    ty: TypeId,
) -> (TokenStream, TokenStream) {
    let name = ident(field);
    let is_text = matches!(context.api.types.shape(ty), Shape::Text(TextFormat::Plain));
    if is_text && !is_nullable(context, ty) {
        (quote!(#name: impl Into<String>), quote!(#name: #name.into()))
    } else {
        let ty = field_type(context, ty, true);
        (quote!(#name: #ty), quote!(#name))
    }
}
