//! What a run came to: a table and failures for people, one JSON object for machines.

mod failure;
mod figures;
mod summary;
mod table;

pub use failure::{failures, unproved};
pub use figures::Figures;
pub use summary::Summary;
pub use table::table;

use crate::check::Check;
use crate::replay::Report;

/// A check that ran, with what came of it.
pub type Ran<'h> = (&'h Check, Report);
