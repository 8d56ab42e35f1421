//! One of several types, as an enum.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::context::{Context, ident};
use super::super::doc::docs;
use super::super::rule::{in_table, own_rules, rules};
use super::super::rust_type::value_type;
use super::super::table::{block, quoted, table};
use super::{listed, type_docs, type_name};
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
    let entries =
        union.branches.iter().zip(&variants).filter(|(branch, _)| !branch.tags.is_empty());
    let entries = entries.map(|(branch, variant)| {
        let tags: Vec<_> = branch.tags.iter().map(|tag| quoted(tag)).collect();
        format!("{variant}: {}{},", tags.join(" | "), branch_rules(context, branch))
    });
    let rest = union.branches.iter().zip(&variants).find(|(branch, _)| branch.tags.is_empty());
    let rest = match rest {
        Some((branch, variant)) => {
            format!("..{variant} decoded{}", branch_rules(context, branch))
        }
        None => format!("..{unknown} unlisted"),
    };
    let entries: Vec<_> = entries.chain([rest]).collect();
    let form = block(&format!("{name} by {} {{", quoted(tag)), &entries, "}");
    let parts = [Some(form), listed("own", own_rules(context, id))];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    let json = table(quote!(json::tagged), &parts.join("\n"));
    quote! {
        #docs_of_type
        #[derive(Clone)]
        pub enum #name {
            #(#branches)*
            #unknown_variant
        }

        #json
    }
}

fn branch_docs(tag: &str, branch: &Branch) -> String {
    if branch.tags.is_empty() {
        return format!("Any other `{tag}`.");
    }
    format!("Where `{tag}` is `{}`.", branch.tags.join("` or `"))
}

/// The rules of a branch, behind its entry in a table.
fn branch_rules(context: Context<'_>, branch: &Branch) -> String {
    let rules: Vec<_> = rules(context, branch.ty).into_iter().map(in_table).collect();
    if rules.is_empty() { String::new() } else { format!(" rules [{}]", rules.join(", ")) }
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
    let entries = union.branches.iter().zip(variants).map(|(branch, variant)| {
        let evidence = match &branch.guard {
            Guard::Kind => format!("kind(&[{}])", kinds(branch).join(", ")),
            Guard::Member(name) => format!("member({})", quoted(name)),
            Guard::Trial => "trial".to_owned(),
        };
        format!("{variant}: {evidence}{},", branch_rules(context, branch))
    });
    let form = block(&format!("{name} {{"), &entries.collect::<Vec<_>>(), "}");
    let parts: Vec<_> =
        [Some(form), listed("own", own_rules(context, id))].into_iter().flatten().collect();
    let json = table(quote!(json::choice), &parts.join("\n"));
    quote! {
        #docs_of_type
        #[derive(Clone)]
        pub enum #name {
            #(#branches)*
        }

        #json
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
fn kinds(branch: &Branch) -> Vec<&'static str> {
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
    all.into_iter().filter(|(is_in, _)| *is_in).map(|(_, name)| name).collect()
}
