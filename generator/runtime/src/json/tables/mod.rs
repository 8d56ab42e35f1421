//! The JSON forms of generated types, as tables.
//!
//! A generated type is plain Rust; beside it stands a table that says how it travels. What a
//! thousand types would otherwise spell out a thousand times is spelled out here once.
//!
//! Types of a document may be called `Result` or `String`, so every path in a table's code is whole.

mod object;
mod shared;
mod texts;
mod union;

pub use self::object::object;
pub use self::texts::texts;
pub use self::union::{choice, tagged};
