//! One operation as a server answers it, from the request to the response.

use super::receiver::receive;
use super::{Call, Failure, Handle, Receiver, Refusal, Reply, Response};
use crate::operation::{Mapping, Request};

/// An input that a server is asked with.
///
/// [`operation!`](crate::operation::operation) implements it from a table.
pub trait Incoming: Request {
    /// Reads the parameters in their order, then the body; none where the receiver has a problem.
    fn receive(from: &mut Receiver<'_>) -> Option<Self>;

    /// Writes a success.
    fn answer(answer: Self::Answer, to: Reply) -> Reply;

    /// Writes a documented error.
    fn error(error: Self::Error, to: Reply) -> Reply;
}

/// Takes a request apart, asks the service, and writes its answer.
///
/// # Errors
/// The refusal that takes the place of an answer.
pub(super) async fn serve<A, R, C, H>(
    api: &A,
    mut call: Call,
    principal: C,
    handler: H,
) -> Result<Response, Refusal>
where
    R: Incoming,
    H: for<'a> Handle<'a, A, R, C>,
{
    let accepted = call.accepted(R::MAPPING)?;
    let body = call.receive(&R::MAPPING.body).await;
    let request = receive::<R>(&call, body)?;
    let answer = handler.handle(api, request, call.context(principal)).await;
    let reply = match answer {
        Ok(answer) => R::answer(answer, Reply::new(R::MAPPING.answers, accepted)),
        Err(Failure::Documented(error)) => R::error(error, Reply::new(R::MAPPING.errors, None)),
        Err(Failure::Internal(error)) => return Err(Refusal::failed(error)),
    };
    reply.response()
}

impl Call {
    /// Which media type of its successes an operation is to answer with.
    fn accepted(&self, mapping: &Mapping) -> Result<Option<&'static str>, Refusal> {
        let mut offered = Vec::new();
        for outcome in mapping.answers.iter().filter(|outcome| !outcome.media_types.is_empty()) {
            let media_types = outcome.media_types.iter().skip(1).copied();
            for media_type in std::iter::once(outcome.sent_as()).chain(media_types) {
                if !media_type.contains('*') && !offered.contains(&media_type) {
                    offered.push(media_type);
                }
            }
        }
        (!offered.is_empty()).then(|| self.accepts(&offered)).transpose()
    }
}
