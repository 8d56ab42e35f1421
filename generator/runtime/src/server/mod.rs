//! What a generated server stands on: requests taken apart, authenticated or refused.
//!
//! | status | what the framework means by it |
//! |---|---|
//! | 400 | a parameter is missing or does not fit, or a body is not JSON |
//! | 401 | no credentials, or wrong ones |
//! | 403 | the caller is known and may not |
//! | 404 | no operation has this path |
//! | 405 | no operation at this path has this method |
//! | 406 | nothing the operation can answer with is accepted |
//! | 408 | the body takes longer than the limit |
//! | 413 | the body is longer than the limit |
//! | 415 | the body's media type is missing or not one the operation reads |
//! | 422 | the body is JSON and does not fit its schema |
//! | 500 | the handler failed or panicked |
//!
//! Each is a problem document (RFC 9457) that never repeats a value of the request. What an
//! operation documents for the same status is the handler's own answer and not touched.
//!
//! A body and parameters are checked against all that their schemas say before the handler runs
//! ([`Rule`](crate::json::Rule)). Two keywords hang on the direction (OAS 3.1 §4.8.24.2): a
//! `readOnly` member is not asked for in a request, even where it is required, and neither is a
//! `writeOnly` one in an answer. One that is sent all the same is tolerated: a client may send back
//! what it was given. It has to fit its schema like any other member, and it reaches the handler,
//! which decides what becomes of it.

mod answer;
mod bodies;
mod body;
mod call;
mod context;
mod credentials;
mod failure;
mod handle;
mod incoming;
mod limits;
mod overlap;
mod peer;
pub mod presence;
mod received;
mod receiver;
mod refusal;
mod reply;
mod router;
mod scopes;
mod write;

pub use answer::{
    content, empty, events, json, json_as, json_of, lines, raw, stream, text_events, with_headers,
};
pub use axum::response::Response;
pub use call::Call;
pub use context::Context;
pub(crate) use failure::panicked;
pub use failure::{BoxError, Denied, Failure, InternalError};
pub use handle::Handle;
pub use incoming::Incoming;
pub use limits::Limits;
pub use peer::Peer;
#[cfg(feature = "examples")]
pub(crate) use receiver::receive_shown;
pub use receiver::{Contents, Receiver};
pub use refusal::Refusal;
pub use reply::Reply;
pub use router::{BoxFuture, Guard, Handler, Open, Router, not_found};
pub use scopes::{Scopes, scopes};
pub use write::Write;
