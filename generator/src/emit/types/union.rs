//! One of several types, as an enum.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::context::{Context, ident};
use super::super::doc::docs;
use super::super::rule::rules;
use super::super::rust_type::value_type;
use super::{own_check, type_docs, type_name};
use crate::model::{Branch, Evidence, Guard, Type, TypeId, Union};

/// An enum that reads its evidence first and then the branch that it points to.
pub(super) fn item(context: Context<'_>, id: TypeId, ty: &Type, union: &Union) -> TokenStream {
    let name = type_name(context, id);
    let docs_of_type = type_docs(context, id, ty);
    let variants = context.names.variants.get(&id).map_or(&[][..], Vec::as_slice);
    let variants: Vec<_> = variants.iter().map(|variant| ident(variant)).collect();
    let Evidence::Tag(tag) = &union.evidence else {
        return guarded(context, id, ty, union, &variants);
    };
    let branches = union.branches.iter().zip(&variants).map(|(branch, variant)| {
        let docs = docs(&branch_docs(tag, branch));
        let ty = branch_type(context, branch);
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
        let read = read(context, branch, variant);
        quote!(Some(#(#tags)|*) => #read,)
    });
    let rest = union.branches.iter().zip(&variants).find(|(branch, _)| branch.tags.is_empty());
    let rest = match rest {
        Some((branch, variant)) => read(context, branch, variant),
        None => {
            let tags = union.branches.iter().flat_map(|branch| &branch.tags);
            quote!(node.unlisted_tag(#tag, &[#(#tags),*]).map(Self::#unknown))
        }
    };
    let check = own_check(context, id);
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
                #check
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

/// The expression that reads a branch whose tag is there.
fn read(context: Context<'_>, branch: &Branch, variant: &proc_macro2::Ident) -> TokenStream {
    let rules = rules(context, branch.ty);
    let read = quote!(Json::decode(node).map(Self::#variant));
    match rules.is_empty() {
        true => read,
        false => quote!({
            static RULES: &[json::Rule] = &[#(#rules),*];
            node.check(RULES)?;
            #read
        }),
    }
}

fn branch_docs(tag: &str, branch: &Branch) -> String {
    if branch.tags.is_empty() {
        return format!("Any other `{tag}`.");
    }
    format!("Where `{tag}` is `{}`.", branch.tags.join("` or `"))
}

/// The type of a variant.
fn branch_type(context: Context<'_>, branch: &Branch) -> TokenStream {
    let ty = value_type(context, branch.ty);
    if branch.is_boxed { quote!(Box<#ty>) } else { ty }
}

/// An enum whose branches have no tag: each has a guard, and those without one are tried in order.
fn guarded(
    context: Context<'_>,
    id: TypeId,
    ty: &Type,
    union: &Union,
    variants: &[proc_macro2::Ident],
) -> TokenStream {
    let name = type_name(context, id);
    let docs_of_type = type_docs(context, id, ty);
    let mut turn = 0;
    let branches = union.branches.iter().zip(variants).map(|(branch, variant)| {
        let text = match &branch.guard {
            Guard::Kind => format!("Where the value is {}.", kind_text(branch)),
            Guard::Member(name) => format!("Where the member `{name}` is there."),
            Guard::Trial => {
                turn += 1;
                format!("Where it fits, and nothing before it; trial {turn}.")
            }
        };
        let docs = docs(&text);
        let ty = branch_type(context, branch);
        quote!(#docs #variant(#ty),)
    });
    let check = own_check(context, id);
    let steps = union.branches.iter().zip(variants).map(|(branch, variant)| {
        let text = variant.to_string();
        let text = text.trim_start_matches("r#");
        let rules = rules(context, branch.ty);
        let rules = (!rules.is_empty()).then(|| quote!(.rules(const { &[#(#rules),*] })));
        match &branch.guard {
            Guard::Kind => {
                let kinds = kinds(branch);
                quote!(#rules.kind(&[#(json::Kind::#kinds),*], #text, Self::#variant))
            }
            Guard::Member(name) => quote!(#rules.member(#name, #text, Self::#variant)),
            Guard::Trial => quote!(#rules.trial(#text, Self::#variant)),
        }
    });
    quote! {
        #docs_of_type
        #[derive(Clone, Debug, PartialEq)]
        pub enum #name {
            #(#branches)*
        }

        impl Json for #name {
            fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
                #check
                node.choice()#(#steps)*.end()
            }

            fn encode(&self, writer: &mut json::Writer) {
                match self {
                    #(Self::#variants(value) => value.encode(writer),)*
                }
            }
        }
    }
}

fn kind_text(branch: &Branch) -> String {
    let names = branch.kinds.without_null().names();
    let names = names.into_iter().map(|name| match name {
        "integer" => "an integer",
        "array" => "an array",
        "object" => "an object",
        "boolean" => "a boolean",
        "number" => "a number",
        _ => "a string",
    });
    names.collect::<Vec<_>>().join(" or ")
}

/// The kinds of a branch, as the runtime calls them.
fn kinds(branch: &Branch) -> Vec<proc_macro2::Ident> {
    let kinds = branch.kinds;
    let all = [
        (kinds.boolean, "Bool"),
        (kinds.integer || kinds.number, "Integer"),
        (kinds.number, "Number"),
        (kinds.string, "String"),
        (kinds.array, "Array"),
        (kinds.object, "Object"),
        (kinds.null, "Null"),
    ];
    all.into_iter().filter(|(is_in, _)| *is_in).map(|(_, name)| ident(name)).collect()
}
