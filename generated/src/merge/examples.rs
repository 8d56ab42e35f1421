//! The documented examples of Merge Agent Handler API: as data, as a service, and as calls by name.

use std::convert::Infallible;

use concord_runtime::examples::{
    self, Answer, BoxError, Caller, Documented, Examples, Responder,
};
use concord_runtime::json::{self, Json};
use concord_runtime::rpc::{CallError, Failure};
use concord_runtime::server::{Context, Denied};

use super::client::Client;
use super::operations::*;
use super::server::{Api, Credentials};
use super::types::*;

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
    type Principal = Caller;

    async fn authenticate(&self, credentials: Credentials) -> Result<Caller, Denied> {
        match credentials {
            Credentials::BearerAuth(password) => {
                self.responder.authenticate("bearerAuth", &password)
            }
        }
    }

    async fn call_tool(
        &self,
        request: CallTool,
        _: Context<Caller, Endpoint>,
    ) -> Result<ToolResult, Failure<Infallible>> {
        let input = json::to_value(&request).map_err(Failure::internal)?;
        let answer = self.responder.respond("tools/call", input).await;
        typed_call_tool(answer.map_err(Failure::internal)?)
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
        ("tools/call", _) => {
            untyped_call_tool(
                    client
                        .call_tool(json::from_value(input, json::Reading::Tolerant)?)
                        .await,
                )
                .await
        }
        _ => Err(examples::unknown_operation(operation)),
    }
}

impl Json for CallTool {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            name: members.required("params.name")?,
            arguments: members.optional("params.arguments"),
        };
        members.finish(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("params.name", &self.name);
        object.optional("params.arguments", &self.arguments);
        object.end();
    }
}

fn typed_call_tool(answer: Answer) -> Result<ToolResult, Failure<Infallible>> {
    match answer.status {
        200 => answer.body().map_err(Failure::internal),
        _ => Err(Failure::internal(answer.undocumented())),
    }
}

async fn untyped_call_tool(
    outcome: Result<ToolResult, CallError<Infallible>>,
) -> Result<Answer, BoxError> {
    match outcome {
        Ok(body) => Answer::json(200, "application/json", &body),
        Err(other) => Err(other.into()),
    }
}
