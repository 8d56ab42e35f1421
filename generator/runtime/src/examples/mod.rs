//! Documented examples: as data, as a service that answers with them, and as calls by name.
//!
//! Generated `examples.rs` files connect these to the typed client and server of an API, so that
//! tools which read examples need to know no type.

mod answer;
mod example;
mod exchange;
mod reading;
mod responder;
mod table;

pub use answer::Answer;
pub use example::{Example, ExampleAnswer, Examples, Provenance};
pub use exchange::{outcome, request, respond};
pub use responder::{Caller, Documented, Responder};

pub use crate::sse::BoxError;
#[doc(inline)]
pub use crate::{__dispatch as dispatch, __invoke as invoke, __service as service};

/// An answer with its documented headers.
///
/// # Errors
/// Those of the answer, and where a header holds something that JSON cannot say.
pub fn with_headers<H: crate::json::Json>(
    answer: Result<Answer, BoxError>,
    headers: &H,
) -> Result<Answer, BoxError> {
    let headers = crate::json::to_string(headers)?;
    Ok(Answer { headers, ..answer? })
}

/// The error for an answer in a media type that the call did not ask for.
#[must_use]
pub fn unasked() -> BoxError {
    "the answer has a media type that the call did not ask for".into()
}

/// The error for an id that no operation of an API has.
#[must_use]
pub fn unknown_operation(operation: &str) -> BoxError {
    format!("there is no operation `{operation}`").into()
}
