//! Who decides what a service of examples answers.

use std::future::Future;

use super::{Answer, Example, ExampleAnswer, Examples, Provenance};
use crate::json::Value;
use crate::secret::Secret;
use crate::server::Denied;
use crate::sse::BoxError;

/// Whoever showed credentials that a [`Responder`] took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// The security scheme, by its documented name.
    pub scheme: &'static str,
}

/// Decides what a service of examples answers.
pub trait Responder: Send + Sync + 'static {
    /// Looks at credentials; takes all by default.
    ///
    /// # Errors
    /// [`Denied`] for those it does not take.
    fn authenticate(&self, scheme: &'static str, secret: &Secret) -> Result<Caller, Denied> {
        let _ = secret;
        Ok(Caller { scheme })
    }

    /// Answers an operation, by its documented id, for an input as in [`Example::request`].
    ///
    /// # Errors
    /// Where it has no answer, which becomes a 500.
    fn respond(
        &self,
        operation: &'static str,
        input: Value,
    ) -> impl Future<Output = Result<Answer, BoxError>> + Send;
}

/// Answers with the examples of a document.
#[derive(Clone, Copy, Debug)]
pub struct Documented {
    examples: &'static Examples,
}

impl Documented {
    /// A responder with some examples.
    #[must_use]
    pub fn new(examples: &'static Examples) -> Self {
        Self { examples }
    }

    /// The best answer: of the example with this very input, else of a success, else of any; and of
    /// equals the one that the document shows.
    fn choose(&self, operation: &str, input: &Value) -> Option<&'static ExampleAnswer> {
        let own = self.examples.iter().filter(|example| example.operation == operation);
        let answered = own.filter_map(|example| Some((example, example.answer.as_ref()?)));
        let fitting = answered.filter(|(_, answer)| is_requested(answer, input));
        let rank = |(example, answer): &(&Example, &ExampleAnswer)| {
            let asks_this = example.request.as_ref() == Some(input);
            let is_failure = answer.status >= 400;
            (!asks_this, is_failure, example.provenance != Provenance::Documented)
        };
        fitting.min_by_key(rank).map(|(_, answer)| answer)
    }
}

impl Responder for Documented {
    async fn respond(&self, operation: &'static str, input: Value) -> Result<Answer, BoxError> {
        let answer = self.choose(operation, &input);
        let answer =
            answer.ok_or_else(|| format!("`{operation}` has no example to answer with"))?;
        Ok(Answer {
            status: answer.status,
            media_type: answer.media_type.clone(),
            headers: answer.headers.clone(),
            body: answer.body.clone(),
        })
    }
}

/// Whether the members of the body that choose between answers choose this one. One that is left
/// out chooses nothing.
fn is_requested(answer: &ExampleAnswer, input: &Value) -> bool {
    answer.requested_by.iter().all(|(pointer, expected)| {
        let found = input.pointer(&format!("/body{pointer}"));
        found.is_none() || found == Some(expected)
    })
}
