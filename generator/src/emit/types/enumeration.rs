//! Lists of texts, as enums.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::context::{Context, ident};
use super::super::doc::{docs, lines};
use super::super::table::{quoted, table};
use super::{type_docs, type_name, type_text};
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
    let variants = context.names.variants.get(&id).map_or(&[][..], Vec::as_slice);
    let unknown = context.names.unknown.get(&id).map_or("Unknown", String::as_str);
    let docs = lines(&type_text(context, id, ty)).into_iter().map(|line| match line.as_str() {
        "" => "///".to_owned(),
        line => format!("/// {line}"),
    });
    let mut lines: Vec<_> = docs.collect();
    lines.extend(ty.is_deprecated.then(|| "#[deprecated]".to_owned()));
    lines.push(format!("pub enum {} {{", type_name(context, id)));
    let entries = values.iter().zip(variants);
    lines.extend(
        entries.map(|(value, variant)| format!("    {variant} = {},", quoted(&value.text))),
    );
    let rest = if is_open { "other" } else { "unlisted" };
    lines.push(format!("    ..{unknown} {rest}"));
    lines.push("}".to_owned());
    table(quote!(json::texts), &lines.join("\n"))
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

        impl json::Json for #name {
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
                    Self::#unknown(value) => json::Json::encode(value, writer),
                }
            }
        }
    }
}
