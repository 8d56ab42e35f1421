//! What a configuration changes about a document.

mod allowance;
mod format;
mod place;
mod rename;
mod selection;

use serde::Deserialize;

pub use self::allowance::Allowance;
pub(crate) use self::allowance::Judge;
pub use self::format::PlainFormat;
pub(crate) use self::format::turn_off;
pub(crate) use self::rename::{Chosen, check_types, choose_types, rename_operations};
pub use self::rename::{Rename, Renames};
pub(crate) use self::selection::{Candidate, Choice};
pub use self::selection::{Selection, Selector};
use crate::source::Origin;

/// What the configuration of a document changes.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Which operations are generated.
    pub selection: Selection,
    /// Names to use for operations and types.
    pub renames: Renames,
    /// Formats that mean nothing.
    pub formats: Vec<PlainFormat>,
    /// What is changed about the text of the document, in this order.
    pub overlays: Vec<Overlay>,
    /// Refusals that are put up with.
    pub allowances: Vec<Allowance>,
    /// What becomes of faults that something faithful can still be made of.
    pub strictness: Strictness,
    /// Which cargo features there are; none where nothing is said.
    pub features: Option<Features>,
}

/// Which cargo features what is written has, besides those of its sides.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Features {
    /// None.
    #[default]
    None,
    /// One for each tag of the document.
    Tags,
    /// One for each tag where the document has more than a hundred operations.
    #[serde(rename = "large")]
    TagsOfLarge,
}

/// A file with changes of a document (Overlay 1.0 and 1.1).
#[derive(Clone, Debug)]
pub struct Overlay {
    /// Its name, relative like that of the document.
    pub file: String,
    /// Where the configuration says so; none for the command line.
    pub origin: Option<Origin>,
}

/// How much is asked of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strictness {
    /// An example that its schema refuses ends the run, and so do a schema that no value fits, a
    /// union whose branches look alike, and what would have to be guessed of routes, parameters, ids
    /// and security: for documents that a team owns.
    #[default]
    Strict,
    /// Such an example is left out, and such a schema becomes a type without values, both with a
    /// warning; the branches of such a union are tried in order. For documents of others.
    Lenient,
}
