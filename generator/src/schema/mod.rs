//! One reader for the three schema dialects, into one schema model.
//!
//! Reading is a list of work and not a recursion, so that neither a deep document nor a cycle of
//! references can exhaust the stack.

mod checks;
mod dialect;
mod keywords;
mod kinds;
mod limits;
mod reader;

pub(crate) use dialect::Dialect;
pub(crate) use reader::SchemaReader;
