//! What both sides know of an HTTP operation, and the tables that say it.
//!
//! A generated `operations.rs` has plain structs and enums for what an operation is asked with and
//! what it answers. How these travel stands beside them, once, in a table: [`operation!`] makes of
//! it what a client writes and reads, what a server reads and writes, and what documented examples
//! are turned into. Written out, that was four times as long for a large document, and said each name
//! up to six times.
//!
//! [`operation!`]: crate::operation::operation

mod content;
mod field;
pub mod kind;
mod mapping;
mod outcome;
pub mod presence;
mod table;

pub use self::content::{Body, Content, Form};
pub use self::field::Field;
#[cfg(feature = "client")]
pub(crate) use self::mapping::find;
pub use self::mapping::{Mapping, Request};
pub use self::outcome::{Outcome, Status};
#[doc(inline)]
pub use crate::{__contents as contents, __new as new, __operation as operation};

/// An answer whose status the document leaves open: a range such as `4XX`, or `default`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WithStatus<T> {
    /// The status.
    pub status: u16,
    /// What comes with it.
    pub body: T,
}

/// The static facts of one HTTP operation: what a request to it looks like before any value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation {
    /// Its id in the document, or `METHOD /path` where it has none.
    pub id: &'static str,
    /// The method, in capitals.
    pub method: &'static str,
    /// The path template (OAS 3.1 §4.8.8), such as `/pets/{petId}`; with the pairs of the query
    /// that tell the operation from others of its path, such as `/pets?kind=dog`.
    pub path: &'static str,
    /// Alternatives of security schemes; each names the schemes it needs together
    /// (OAS 3.1 §4.8.30). Empty: the operation is public. An empty alternative: it may be.
    pub security: &'static [&'static [&'static str]],
}
