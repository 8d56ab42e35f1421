//! Rules of values, as tables of the runtime.

mod collected;
mod tables;
mod tokens;

use proc_macro2::TokenStream;

pub(super) use self::tables::{Tables, used};
use super::context::Context;
use super::table::compact;
use crate::model::TypeId;

/// The rules of a type's values where it is used; types with an item of their own check themselves.
pub(super) fn rules(context: Context<'_>, id: TypeId) -> Vec<TokenStream> {
    let rules = collected::rules(context.api, id);
    match context.tables.shared(&rules) {
        Some(table) => vec![tokens::shared(table)],
        None => tokens::list(context, &rules),
    }
}

/// The rules that a type with an item of its own checks: of a struct or a union as a whole, or of a
/// list or a map that holds itself.
pub(super) fn own_rules(context: Context<'_>, id: TypeId) -> Vec<TokenStream> {
    tokens::list(context, &collected::own_rules(context.api, id))
}

/// A rule in a table, whose macro knows where rules are.
pub(super) fn in_table(rule: TokenStream) -> String {
    compact(rule).replace("json::Rule::", "")
}
