//! Forms: `application/x-www-form-urlencoded` and `multipart/form-data` bodies of typed objects.
//!
//! A form is an object whose members are fields. What a field looks like follows from its value
//! (OAS 3.1 §4.8.15): a scalar is its text, an object is JSON, an array is a field for each item.
//! [`Field`] says where a document has it otherwise, and what a reader cannot see: which fields are
//! lists, JSON or files.

mod collector;
mod entry;
mod field;
mod file;
#[cfg(feature = "server")]
mod multipart_reader;
#[cfg(feature = "client")]
mod multipart_writer;
mod tree;
mod urlencoded;

pub use self::field::Field;
pub use self::file::File;
#[cfg(feature = "server")]
pub(crate) use self::multipart_reader::{ReadError, read as read_multipart};
#[cfg(feature = "client")]
pub(crate) use self::multipart_writer::write as write_multipart;
#[cfg(feature = "server")]
pub(crate) use self::urlencoded::tape;
pub use self::urlencoded::{decode, encode};
