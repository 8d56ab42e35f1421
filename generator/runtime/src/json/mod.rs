//! JSON as generated types read and write it.
//!
//! A text is read once into a [`Tape`] of tokens; types decode from [`Node`]s of it. That keeps
//! three things apart which a tree of values or a derived visitor would blur: a member that is
//! absent, one that is `null` and one that has a value. It also lets a union look at its evidence
//! (a tag, a JSON type) before it chooses, and gives every error a JSON pointer (RFC 6901).
//!
//! ```
//! use concord_runtime::json;
//!
//! #[derive(Clone)]
//! struct Pet {
//!     name: String,
//!     age: Option<u8>,
//!     extra: json::Extra,
//! }
//!
//! json::object! { Pet { name: required, age: optional, ..extra rest } }
//!
//! let pet: Pet = json::from_slice(br#"{"name":"Ada","tail":true}"#, json::Reading::Tolerant)?;
//! assert_eq!(json::to_string(&pet)?, r#"{"name":"Ada","tail":true}"#);
//!
//! let error = json::from_slice::<Pet>(br#"{"name":7}"#, json::Reading::Tolerant).unwrap_err();
//! assert_eq!(error.to_string(), "at `/name`: expected a string, found a number");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod bytes;
mod choice;
mod error;
mod extra;
mod form;
mod maybe;
mod members;
mod never;
mod node;
mod rule;
mod scalar;
mod tables;
mod tape;
mod time;
mod tuple;
mod uuid;
mod value;
mod writer;

pub use self::uuid::Uuid;
#[cfg(feature = "examples")]
pub(crate) use bytes::{of_text, to_text};
pub use choice::Choice;
pub(crate) use error::escape;
pub use error::{DecodeError, EncodeError, Problem};
pub use extra::Extra;
#[doc(hidden)]
pub use form::{is_equal, show};
pub use indexmap::IndexMap;
pub use maybe::Maybe;
pub use members::Members;
pub use never::Never;
pub use node::{Items, Kind, Node};
pub use rule::{Format, Known, MemberRules, Rule};
pub use serde_json::{Map, Number, Value};
pub use tables::{choice, object, tagged, texts};
pub use tape::{Reading, Tape, Token};
pub use time::{Date, DateTime};
pub use writer::{ArrayWriter, ObjectWriter, Writer};

/// A type with a JSON form.
pub trait Json: Sized {
    /// Reads the type from one value of a tape.
    ///
    /// # Errors
    /// Where the value does not have the form of the type; the error points at the place.
    fn decode(node: Node<'_>) -> Result<Self, DecodeError>;

    /// Writes the type as one value.
    fn encode(&self, writer: &mut Writer);
}

/// Reads a whole JSON text.
///
/// # Errors
/// Where the text is not JSON (RFC 8259), nests deeper than 128, repeats a member name, or does
/// not have the form of `T`.
pub fn from_slice<T: Json>(text: &[u8], reading: Reading) -> Result<T, DecodeError> {
    T::decode(Tape::parse(text, reading)?.root())
}

/// Reads a type from a value that is already parsed.
///
/// # Errors
/// Where the value does not have the form of `T`.
pub fn from_value<T: Json>(value: &Value, reading: Reading) -> Result<T, DecodeError> {
    T::decode(Tape::of_value(value, reading).root())
}

/// Writes a type as JSON text.
///
/// # Errors
/// Where the type holds something that JSON cannot say, such as a number that is not finite.
pub fn to_vec<T: Json>(value: &T) -> Result<Vec<u8>, EncodeError> {
    let mut writer = Writer::new();
    value.encode(&mut writer);
    writer.finish()
}

/// Writes a type as JSON text.
///
/// # Errors
/// As [`to_vec`].
pub fn to_string<T: Json>(value: &T) -> Result<String, EncodeError> {
    // The writer is fed by `serde_json` and by literals, so its bytes are UTF-8.
    to_vec(value).map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

/// Writes a type as a parsed value.
///
/// # Errors
/// As [`to_vec`].
pub fn to_value<T: Json>(value: &T) -> Result<Value, EncodeError> {
    serde_json::from_slice(&to_vec(value)?).map_err(|error| EncodeError::new(error.to_string()))
}
