//! Bodies that are read and written as they come: bytes, and sequences of JSON values.

mod bytes;
mod content;
mod json;
mod raw;
mod records;
#[cfg(feature = "server")]
mod spool;

pub use ::bytes::Bytes;

pub use self::bytes::ByteStream;
pub use self::content::Content;
pub use self::json::{JsonStream, JsonStreamError};
pub use self::raw::Raw;
#[cfg(feature = "server")]
pub(crate) use self::records::decode_all;
#[cfg(feature = "client")]
pub(crate) use self::records::encode_all;
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) use self::records::is_sequence;
#[cfg(feature = "server")]
pub(crate) use self::spool::Spool;
pub use crate::sse::BoxError;

use std::pin::Pin;

use futures_core::Stream;

/// The bytes of a body, as they come.
type Chunks = Pin<Box<dyn Stream<Item = Result<Bytes, BoxError>> + Send>>;
