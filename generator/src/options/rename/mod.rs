//! Names that replace documented ones.

mod operation;
mod schema;

pub(crate) use self::operation::rename as rename_operations;
pub(crate) use self::schema::{Chosen, check as check_types, choose as choose_types};
use crate::source::Origin;

/// A name to use for an operation or a type.
#[derive(Clone, Debug)]
pub struct Rename {
    /// An operation by its documented id; a type by the name of its schema, or by a JSON pointer to
    /// that.
    pub what: String,
    /// The name to use.
    pub name: String,
    /// Where the configuration says so; none where that is no document of the run.
    pub origin: Option<Origin>,
}

/// Names to use for operations and types.
#[derive(Clone, Debug, Default)]
pub struct Renames {
    /// Of operations, in any spelling: the names of functions and types are made of them.
    pub operations: Vec<Rename>,
    /// Of types, as they are to be written.
    pub types: Vec<Rename>,
}

/// Whether a text is a Rust identifier, or would be with something behind it as keywords are.
fn is_identifier(text: &str) -> bool {
    syn::parse_str::<syn::Ident>(&format!("{text}_")).is_ok()
        && !text.starts_with(|first: char| first.is_ascii_digit())
        && !text.trim_matches('_').is_empty()
}
