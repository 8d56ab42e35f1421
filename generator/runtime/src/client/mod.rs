//! What a generated client stands on: calls over a transport, answers bounded and typed.
//!
//! | type | what it is |
//! |---|---|
//! | [`Http`] | the connection to one API: base URL, credentials, limits |
//! | [`Outgoing`] | an input that an operation is asked with: what [`Http::exchange`] takes |
//! | [`Call`] | one request in the making |
//! | [`Response`], [`Opened`] | an answer, read whole or not yet read |
//! | [`answered`] | a typed result with the answer that it was read from |
//! | [`Error`], [`Fault`] | what an operation ends with where it is not a success |
//! | [`Transport`] | how requests leave: [`Reqwest`], or a router in the same process |

mod answered;
mod arrived;
mod builder;
mod call;
mod credential;
mod deadline;
mod error;
mod exchange;
mod fault;
mod http;
#[cfg(feature = "server")]
mod in_process;
mod opened;
pub mod presence;
mod read;
mod reqwest;
mod response;
mod security;
mod sender;
mod transport;

pub use self::answered::{Answer, Answered, answered};
#[cfg(feature = "examples")]
pub(crate) use self::arrived::Found;
pub use self::arrived::{Arrived, unasked};
pub use self::builder::{BuildError, Builder};
pub use self::call::Call;
pub use self::credential::Credential;
pub use self::error::Error;
pub use self::exchange::Outgoing;
pub use self::fault::{Fault, FaultKind, RequestProblem};
pub use self::http::Http;
#[cfg(feature = "server")]
pub use self::in_process::InProcess;
pub use self::opened::Opened;
pub use self::read::Read;
pub use self::reqwest::Reqwest;
pub use self::response::Response;
#[cfg(feature = "examples")]
pub(crate) use self::sender::show;
pub use self::sender::{Contents, Sender};
pub use self::transport::{Body, Transport};
pub use crate::sse::BoxError;
