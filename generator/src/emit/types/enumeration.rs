//! Lists of texts, as enums.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::context::{Context, ident};
use super::super::doc::docs;
use super::{type_docs, type_name};
use crate::model::{EnumValue, Type, TypeId};

/// An enum with its JSON form. A value outside the list is kept by clients.
pub(super) fn item(
    context: Context<'_>,
    id: TypeId,
    ty: &Type,
    values: &[EnumValue],
    is_open: bool,
) -> TokenStream {
    if values.iter().any(|value| !value.value.is_string()) {
        return item_of_values(context, id, ty, values);
    }
    let name = type_name(context, id);
    let docs_of_type = type_docs(context, id, ty);
    let variants = context.names.variants.get(&id).map_or(&[][..], Vec::as_slice);
    let variants: Vec<_> = variants.iter().map(|variant| ident(variant)).collect();
    let unknown = ident(context.names.unknown.get(&id).map_or("Unknown", String::as_str));
    let texts: Vec<&str> = values.iter().map(|value| value.text.as_str()).collect();
    let value_docs = texts.iter().map(|text| docs(&format!("`{text}`")));
    let (unknown_docs, other) = if is_open {
        (docs("Any other value, which the document allows."), quote!(other.to_owned()))
    } else {
        let text =
            "A value that the document does not list. A client keeps it, a server refuses it.";
        (docs(text), quote!(node.unlisted(&[#(#texts),*])?))
    };
    let other_name = if is_open { quote!(other) } else { quote!(_) };
    quote! {
        #docs_of_type
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub enum #name {
            #(#value_docs #variants,)*
            #unknown_docs
            #unknown(String),
        }

        impl #name {
            #[doc = " The text on the wire."]
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #texts,)*
                    Self::#unknown(text) => text,
                }
            }
        }

        impl Json for #name {
            fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
                Ok(match node.text()? {
                    #(#texts => Self::#variants,)*
                    #other_name => Self::#unknown(#other),
                })
            }

            fn encode(&self, writer: &mut json::Writer) {
                writer.text(self.as_str());
            }
        }
    }
}

/// An enum of values that are not all texts.
fn item_of_values(
    context: Context<'_>,
    id: TypeId,
    ty: &Type,
    values: &[EnumValue],
) -> TokenStream {
    let name = type_name(context, id);
    let docs_of_type = type_docs(context, id, ty);
    let variants = context.names.variants.get(&id).map_or(&[][..], Vec::as_slice);
    let variants: Vec<_> = variants.iter().map(|variant| ident(variant)).collect();
    let unknown = ident(context.names.unknown.get(&id).map_or("Unknown", String::as_str));
    let texts: Vec<String> = values.iter().map(|value| value.value.to_string()).collect();
    let value_docs = texts.iter().map(|text| docs(&format!("`{text}`")));
    let unknown_docs =
        docs("A value that the document does not list. A client keeps it, a server refuses it.");
    let positions = (0..values.len()).map(proc_macro2::Literal::usize_unsuffixed);
    quote! {
        #docs_of_type
        #[derive(Clone, Debug, PartialEq)]
        pub enum #name {
            #(#value_docs #variants,)*
            #unknown_docs
            #unknown(json::Value),
        }

        impl Json for #name {
            fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
                const VALUES: &[&str] = &[#(#texts),*];
                Ok(match node.position(VALUES) {
                    #(Some(#positions) => Self::#variants,)*
                    _ => Self::#unknown(node.unlisted_value(VALUES)?),
                })
            }

            fn encode(&self, writer: &mut json::Writer) {
                match self {
                    #(Self::#variants => writer.raw(#texts),)*
                    Self::#unknown(value) => value.encode(writer),
                }
            }
        }
    }
}
