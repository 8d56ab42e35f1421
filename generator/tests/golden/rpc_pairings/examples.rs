//! The documented examples of Pairings: as data, as a service, and as calls by name.

use std::convert::Infallible;

use concord_runtime::examples::{self, Answer, BoxError, Documented, Examples, Responder};
use concord_runtime::json::{self, Json};
use concord_runtime::rpc::{CallError, Failure};
use concord_runtime::server::Context;

use super::client::Client;
use super::operations::*;
use super::server::Api;

/// Every example of the document, and what stands in for missing ones.
pub static EXAMPLES: Examples = Examples::new(include_str!("examples.json"));

/// A service that answers with examples: a stub to develop clients against.
///
/// It takes any credentials, and answers a documented request with its documented answer, any
/// other request with the first one that fits.
#[derive(Clone, Copy, Debug)]
pub struct ExampleServer<R = Documented> {
    responder: R,
}

impl ExampleServer {
    /// A service that answers with the examples of the document.
    #[must_use]
    pub fn new() -> Self {
        Self {
            responder: Documented::new(&EXAMPLES),
        }
    }
}

impl Default for ExampleServer {
    fn default() -> Self {
        Self::new()
    }
}

impl<R: Responder> ExampleServer<R> {
    /// A service whose answers are chosen elsewhere.
    #[must_use]
    pub fn with_responder(responder: R) -> Self {
        Self { responder }
    }
}

impl<R: Responder> Api for ExampleServer<R> {
    async fn add(
        &self,
        request: Add,
        _: Context<()>,
    ) -> Result<i64, Failure<Infallible>> {
        let input = json::to_value(&request).map_err(Failure::internal)?;
        let answer = self.responder.respond("add", input).await;
        typed_add(answer.map_err(Failure::internal)?)
    }

    async fn log(
        &self,
        request: Log,
        _: Context<()>,
    ) -> Result<(), Failure<Infallible>> {
        let input = json::to_value(&request).map_err(Failure::internal)?;
        let answer = self.responder.respond("log", input).await;
        typed_log(answer.map_err(Failure::internal)?)
    }

    async fn reset(
        &self,
        request: Reset,
        _: Context<()>,
    ) -> Result<(), Failure<Infallible>> {
        let input = json::to_value(&request).map_err(Failure::internal)?;
        let answer = self.responder.respond("reset", input).await;
        typed_reset(answer.map_err(Failure::internal)?)
    }
}

/// Calls an operation by its documented id, with an input as in
/// [`Example::request`](examples::Example::request); where it can answer in several media
/// types, with the one wanted.
///
/// # Errors
/// Where there is no such operation, the input does not fit it, or the call ends in anything
/// but a documented answer.
pub async fn invoke(
    client: &Client,
    operation: &str,
    media_type: Option<&str>,
    input: &json::Value,
) -> Result<Answer, BoxError> {
    match (operation, media_type) {
        ("add", _) => {
            untyped_add(
                    client.add(json::from_value(input, json::Reading::Tolerant)?).await,
                )
                .await
        }
        ("log", _) => {
            untyped_log(
                    client.log(json::from_value(input, json::Reading::Tolerant)?).await,
                )
                .await
        }
        ("reset", _) => {
            untyped_reset(
                    client.reset(json::from_value(input, json::Reading::Tolerant)?).await,
                )
                .await
        }
        _ => Err(examples::unknown_operation(operation)),
    }
}

impl Json for Add {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            a: members.required("params.a")?,
            b: members.optional("params.b"),
        };
        members.finish(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("params.a", &self.a);
        object.optional("params.b", &self.b);
        object.end();
    }
}

impl Json for Log {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            level: members.required("params.level")?,
            text: members.optional("params.text"),
        };
        members.finish(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("params.level", &self.level);
        object.optional("params.text", &self.text);
        object.end();
    }
}

impl Json for Reset {
    fn decode(_: json::Node<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {})
    }

    fn encode(&self, writer: &mut json::Writer) {
        writer.object().end();
    }
}

fn typed_add(answer: Answer) -> Result<i64, Failure<Infallible>> {
    match answer.status {
        200 => answer.body().map_err(Failure::internal),
        _ => Err(Failure::internal(answer.undocumented())),
    }
}

async fn untyped_add(
    outcome: Result<i64, CallError<Infallible>>,
) -> Result<Answer, BoxError> {
    match outcome {
        Ok(body) => Answer::json(200, "application/json", &body),
        Err(other) => Err(other.into()),
    }
}

fn typed_log(answer: Answer) -> Result<(), Failure<Infallible>> {
    match answer.status {
        204 => Ok(()),
        _ => Err(Failure::internal(answer.undocumented())),
    }
}

async fn untyped_log(
    outcome: Result<(), CallError<Infallible>>,
) -> Result<Answer, BoxError> {
    match outcome {
        Ok(()) => Ok(Answer::empty(204)),
        Err(other) => Err(other.into()),
    }
}

fn typed_reset(answer: Answer) -> Result<(), Failure<Infallible>> {
    match answer.status {
        200 => answer.body().map_err(Failure::internal),
        _ => Err(Failure::internal(answer.undocumented())),
    }
}

async fn untyped_reset(
    outcome: Result<(), CallError<Infallible>>,
) -> Result<Answer, BoxError> {
    match outcome {
        Ok(body) => Answer::json(200, "application/json", &body),
        Err(other) => Err(other.into()),
    }
}
