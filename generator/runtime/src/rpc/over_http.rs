//! Messages as the bodies of HTTP requests.

use std::convert::Infallible;

use futures_core::future::BoxFuture;

use super::{CallError, CallFault, Message, Reply, Transport};
use crate::client::{Call, Error, Http, Response};
use crate::json::Value;

/// Each message is a `POST` of the base URL itself, or of its own, and its answer the body of the
/// HTTP answer.
impl Transport for Http {
    fn send(&self, message: Message) -> BoxFuture<'_, Result<Option<Reply>, CallFault>> {
        Box::pin(async move {
            let mut call = Call::new(message.operation());
            call.accept("application/json");
            call.body("application/json", message.text().clone());
            if let Some(url) = message.url() {
                call = call.to(url);
            }
            let response = Self::send(self, call).await?;
            match (message.ids(), response.status()) {
                ([], 200..300) => Ok(None),
                ([], _) => Err(unexpected(response)),
                _ => reply(response).map(Some),
            }
        })
    }
}

/// The answer in an HTTP answer.
///
/// # Errors
/// Where it is a success of another media type than JSON, or a failure without JSON.
pub(super) fn reply(response: Response) -> Result<Reply, CallFault> {
    let is_json = response.media_type().is_some_and(|media_type| media_type.is_json());
    match (response.status(), is_json) {
        (200..300, true) => Ok(Reply::new(response.bytes())),
        // `json` refuses the media type, with the answer in its fault.
        (200..300, false) => match response.json::<Value>() {
            Ok(_) => Ok(Reply::new(response.bytes())),
            Err(fault) => Err(fault.into()),
        },
        // Some servers give errors a status as well; the error says more.
        (_, true) => {
            let text = response.bytes();
            match response.unexpected::<Infallible>() {
                Error::Unexpected { status, headers, body: _ } => {
                    Ok(Reply { text, refused: Some((status, headers)) })
                }
                other => Err(fault_of(other)),
            }
        }
        (_, false) => Err(unexpected(response)),
    }
}

/// An HTTP status outside 2xx, and no JSON-RPC error with it.
pub(super) fn unexpected(response: Response) -> CallFault {
    fault_of(response.unexpected::<Infallible>())
}

fn fault_of(error: Error<Infallible>) -> CallFault {
    match error {
        Error::Unexpected { status, headers, body } => {
            CallError::Unexpected { status, headers, body }.into()
        }
        Error::Documented(never) => match never {},
        Error::Failed(fault) => fault.into(),
    }
}
