//! What a run came to: a terminal's text for people, and files for those who were not there.
//!
//! | file | for |
//! |---|---|
//! | `report.html` | people: a matrix to look at, filter and open |
//! | `junit.xml` | whatever shows tests |
//! | `report.sarif` | whatever shows findings beside a document's lines (SARIF 2.1.0) |
//! | `summary.md` | the summary of a job |
//!
//! All are made of one [`Account`], which holds no secret, no time and no path of a machine: two
//! runs give the same bytes.

mod account;
mod annotation;
mod curl;
mod exchange;
mod failure;
mod figures;
mod folder;
mod html;
mod junit;
mod markdown;
mod mask;
mod problem;
mod record;
mod sarif;
mod summary;
mod table;
mod verdict;

pub use account::Account;
pub use annotation::annotations;
pub(crate) use curl::curl;
pub use exchange::Exchange;
pub use failure::{failures, unproved, warnings};
pub use figures::Figures;
pub use folder::write;
pub use html::html;
pub use junit::junit;
pub use markdown::markdown;
pub use mask::Mask;
pub use problem::Problem;
pub use record::{Record, Status};
pub use sarif::sarif;
pub use summary::Summary;
pub use table::table;
pub use verdict::Verdict;

use crate::check::Check;
use crate::replay::Report;

/// A check that ran, with what came of it.
pub type Ran<'h> = (&'h Check, Report);
