//! Documented examples: as data, as a service that answers with them, and as calls by name.
//!
//! Generated `examples.rs` files connect these to the typed client and server of an API, so that
//! tools which read examples need to know no type.

mod answer;
mod responder;

pub use answer::Answer;
pub use responder::{Caller, Documented, Responder};

pub use crate::sse::BoxError;

/// One example of a document: a request, an answer, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// Its name in the document.
    pub name: &'static str,
    /// The operation, by its documented id.
    pub operation: &'static str,
    /// Where it comes from.
    pub provenance: Provenance,
    /// The input as JSON: an object with a member for each parameter, called `place.name`, and
    /// `body`. None where only the answer is shown.
    pub request: Option<&'static str>,
    /// What is answered. None where only the request is shown.
    pub answer: Option<ExampleAnswer>,
}

/// The answer of an [`Example`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExampleAnswer {
    /// The status.
    pub status: u16,
    /// The media type; none where there is no body.
    pub media_type: Option<&'static str>,
    /// The documented headers, as one JSON object.
    pub headers: &'static str,
    /// The body; the text of a stream as it stands on the wire.
    pub body: &'static str,
    /// Members of the request's body, by JSON pointer, whose value (as JSON) asks for this answer.
    pub requested_by: &'static [(&'static str, &'static str)],
}

/// Where an example comes from. The three are counted apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Provenance {
    /// The document shows it whole.
    Documented,
    /// Put together from documented values of its parts.
    Composed,
    /// Made from the schema, since the document shows nothing.
    Synthetic,
}

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
