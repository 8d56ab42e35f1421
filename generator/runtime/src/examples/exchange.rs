//! Between typed operations and examples, which know no types.

use super::{Answer, BoxError, Responder};
use crate::client::{Arrived, Error, Found, Outgoing, show};
use crate::json::Value;
use crate::server::{Failure, Incoming, Reply, receive_shown};

/// The answer of a responder to an operation.
///
/// # Errors
/// [`Failure::Documented`] where it answers with a documented error; [`Failure::Internal`] where it
/// has no answer, or one that the operation does not document.
pub async fn respond<R: Outgoing>(
    responder: &impl Responder,
    request: R,
) -> Result<R::Answer, Failure<R::Error>> {
    let input = show(&request).map_err(Failure::internal)?;
    let answer = responder.respond(R::MAPPING.operation.id, input).await;
    let answer = answer.map_err(Failure::internal)?;
    match Arrived::of_example(answer, R::MAPPING).map_err(Failure::internal)? {
        Found::Answer(arrived) => R::answer(arrived).map_err(Failure::internal),
        Found::Error(arrived) => {
            Err(Failure::Documented(R::error(arrived).map_err(Failure::internal)?))
        }
        Found::Unexpected(_) => Err(Failure::internal("the operation documents no such answer")),
    }
}

/// The input of an operation, from an object as in [`Example::request`](super::Example::request).
///
/// # Errors
/// Where it does not fit.
pub fn request<R: Incoming>(input: &Value) -> Result<R, BoxError> {
    receive_shown(input).map_err(|refusal| refusal.detail().to_owned().into())
}

/// What a call ends with, without its types.
///
/// # Errors
/// Where it ends in anything but a documented answer.
pub async fn outcome<R: Incoming, T>(
    call: impl Future<Output = Result<T, Error<R::Error>>>,
    answer: fn(T) -> R::Answer,
) -> Result<Answer, BoxError>
where
    R::Error: std::fmt::Debug + Sync + 'static,
{
    let reply = match call.await {
        Ok(value) => R::answer(answer(value), Reply::shown(R::MAPPING.answers)),
        Err(Error::Documented(error)) => R::error(error, Reply::shown(R::MAPPING.errors)),
        Err(other) => return Err(other.into()),
    };
    reply.show().await
}
