//! Server-sent events (WHATWG HTML §9.2), typed, both ways.
//!
//! A client reads an [`EventStream`] from an answer's body; a server's handler returns one.
//! [`Decoder`] and [`encode`] are the two directions for single events.

mod body;
mod decoder;
mod encode;
mod error;
mod event;
mod stream;

#[cfg(feature = "client")]
pub(crate) use body::Chunks;
pub use decoder::{DEFAULT_EVENT_LIMIT, Decoder};
pub use encode::{encode, encode_retry};
pub use error::{SseError, StreamError};
pub use event::Event;
pub use stream::{BoxError, Data, EventStream};
