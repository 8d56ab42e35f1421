//! One of several types, as an enum.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::context::{Context, ident};
use super::super::doc::docs;
use super::super::rust_type::plain_type;
use super::{type_docs, type_name};
use crate::model::{Branch, Evidence, Type, TypeId, Union};

/// An enum that reads its evidence first and then the branch that it points to.
pub(super) fn item(context: Context<'_>, id: TypeId, ty: &Type, union: &Union) -> TokenStream {
    let name = type_name(context, id);
    let docs_of_type = type_docs(context, id, ty);
    let variants = context.names.variants.get(&id).map_or(&[][..], Vec::as_slice);
    let variants: Vec<_> = variants.iter().map(|variant| ident(variant)).collect();
    let Evidence::Tag(tag) = &union.evidence;
    let branches = union.branches.iter().zip(&variants).map(|(branch, variant)| {
        let docs = docs(&branch_docs(tag, branch));
        let ty = plain_type(context, branch.ty);
        quote!(#docs #variant(#ty),)
    });
    let has_rest = union.branches.iter().any(|branch| branch.tags.is_empty());
    let unknown = ident(context.names.unknown.get(&id).map_or("Unknown", String::as_str));
    let unknown_variant = (!has_rest).then(|| {
        let text = format!(
            "A `{tag}` that the document does not list. A client keeps it, a server refuses it."
        );
        let docs = docs(&text);
        quote!(#docs #unknown(json::Value),)
    });
    let arms = union.branches.iter().zip(&variants).filter(|(branch, _)| !branch.tags.is_empty());
    let arms = arms.map(|(branch, variant)| {
        let tags = &branch.tags;
        quote!(Some(#(#tags)|*) => Json::decode(node).map(Self::#variant),)
    });
    let rest = union.branches.iter().zip(&variants).find(|(branch, _)| branch.tags.is_empty());
    let rest = match rest {
        Some((_, variant)) => quote!(Json::decode(node).map(Self::#variant)),
        None => {
            let tags = union.branches.iter().flat_map(|branch| &branch.tags);
            quote!(node.unlisted_tag(#tag, &[#(#tags),*]).map(Self::#unknown))
        }
    };
    let unknown_arm = (!has_rest).then(|| quote!(Self::#unknown(value) => value.encode(writer),));
    quote! {
        #docs_of_type
        #[derive(Clone, Debug, PartialEq)]
        pub enum #name {
            #(#branches)*
            #unknown_variant
        }

        impl Json for #name {
            fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
                match node.tag(#tag) {
                    #(#arms)*
                    _ => #rest,
                }
            }

            fn encode(&self, writer: &mut json::Writer) {
                match self {
                    #(Self::#variants(value) => value.encode(writer),)*
                    #unknown_arm
                }
            }
        }
    }
}

fn branch_docs(tag: &str, branch: &Branch) -> String {
    if branch.tags.is_empty() {
        return format!("Any other `{tag}`.");
    }
    format!("Where `{tag}` is `{}`.", branch.tags.join("` or `"))
}
