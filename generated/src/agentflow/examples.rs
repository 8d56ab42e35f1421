//! The documented examples of Agentflow Tools API: as data, as a service, and as calls by name.

use concord_runtime::client;
use concord_runtime::examples::{
    self, Answer, BoxError, Caller, Documented, Example, ExampleAnswer, Provenance,
    Responder,
};
use concord_runtime::json::{self, Json};
use concord_runtime::server::{Context, Denied, Failure};
use concord_runtime::sse::EventStream;

use super::client::Client;
use super::operations::*;
use super::server::{Api, Credentials};
use super::types::*;

/// Every example of the document, and what stands in for missing ones.
pub static EXAMPLES: &[Example] = &[
    Example {
        name: "calculator",
        operation: "runTool",
        provenance: Provenance::Documented,
        request: Some(
            "{\"path.agent_id\":\"agent_id a/b c?%\",\"path.tool_id\":\"tool_id a/b c?%\",\"body\":{\"arguments\":{\"x\":10,\"y\":5,\"operation\":\"+\"},\"conversation_id\":\"conv_calc_001\",\"message_id\":\"msg_calc_001\",\"idempotency_key\":\"calc-001\",\"stream\":true}}",
        ),
        answer: Some(ExampleAnswer {
            status: 200,
            media_type: Some("text/event-stream"),
            body: "retry: 5000\n\nid: 0\ndata: {\"type\":\"start\",\"call_id\":\"call_tool_1\",\"parent_call_id\":null,\"root_call_id\":\"call_tool_1\",\"content\":{\"name\":\"calculator\",\"role\":\"tool\",\"input\":\"{\\\"x\\\":10,\\\"y\\\":5,\\\"operation\\\":\\\"+\\\"}\"},\"timestamp\":\"2026-04-28T14:30:00Z\",\"seq\":0,\"metadata\":null}\n\nid: 1\ndata: {\"type\":\"end\",\"call_id\":\"call_tool_1\",\"parent_call_id\":null,\"root_call_id\":\"call_tool_1\",\"content\":{\"result\":15},\"timestamp\":\"2026-04-28T14:30:00Z\",\"seq\":1,\"metadata\":null}\n\n",
            headers: "{}",
            requested_by: &[("/stream", "true")],
        }),
    },
    Example {
        name: "calculator-collected",
        operation: "runTool",
        provenance: Provenance::Documented,
        request: None,
        answer: Some(ExampleAnswer {
            status: 200,
            media_type: Some("application/json"),
            body: "{\"events\":[{\"type\":\"start\",\"call_id\":\"call_tool_1\",\"parent_call_id\":null,\"root_call_id\":\"call_tool_1\",\"content\":{\"name\":\"calculator\",\"role\":\"tool\",\"input\":\"{\\\"x\\\":10,\\\"y\\\":5,\\\"operation\\\":\\\"+\\\"}\"},\"timestamp\":\"2026-04-28T14:30:00Z\",\"seq\":0,\"metadata\":null},{\"type\":\"end\",\"call_id\":\"call_tool_1\",\"parent_call_id\":null,\"root_call_id\":\"call_tool_1\",\"content\":{\"result\":15},\"timestamp\":\"2026-04-28T14:30:00Z\",\"seq\":1,\"metadata\":null}]}",
            headers: "{}",
            requested_by: &[("/stream", "false")],
        }),
    },
    Example {
        name: "synthetic-409",
        operation: "runTool",
        provenance: Provenance::Synthetic,
        request: None,
        answer: Some(ExampleAnswer {
            status: 409,
            media_type: None,
            body: "",
            headers: "{}",
            requested_by: &[],
        }),
    },
];

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
            responder: Documented::new(EXAMPLES),
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

    async fn run_tool(
        &self,
        request: RunTool,
        _: Context<Caller>,
    ) -> Result<RunToolAnswer, Failure<RunToolError>> {
        let input = json::to_value(&request).map_err(Failure::internal)?;
        let answer = self.responder.respond("runTool", input).await;
        typed_run_tool(answer.map_err(Failure::internal)?)
    }
}

/// Calls an operation by its documented id, with an input as in [`Example::request`]; where it
/// can answer in several media types, with the one wanted.
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
        ("runTool", Some("text/event-stream")) => {
            untyped_run_tool_stream(
                    client
                        .run_tool_stream(
                            json::from_value(input, json::Reading::Tolerant)?,
                        )
                        .await,
                )
                .await
        }
        ("runTool", _) => {
            untyped_run_tool(
                    client
                        .run_tool(json::from_value(input, json::Reading::Tolerant)?)
                        .await,
                )
                .await
        }
        _ => Err(examples::unknown_operation(operation)),
    }
}

impl Json for RunTool {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            agent_id: members.required("path.agent_id")?,
            tool_id: members.required("path.tool_id")?,
            body: members.required("body")?,
        };
        members.finish(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("path.agent_id", &self.agent_id);
        object.member("path.tool_id", &self.tool_id);
        object.member("body", &self.body);
        object.end();
    }
}

fn typed_run_tool(answer: Answer) -> Result<RunToolAnswer, Failure<RunToolError>> {
    let error = match (answer.status, answer.media_type.as_deref()) {
        (200, Some("application/json")) => {
            return Ok(RunToolAnswer::OkJson(answer.body().map_err(Failure::internal)?));
        }
        (200, Some("text/event-stream")) => {
            return Ok(RunToolAnswer::OkEvents(answer.stream()));
        }
        (409, _) => RunToolError::Conflict,
        _ => return Err(Failure::internal(answer.undocumented())),
    };
    Err(Failure::Documented(error))
}

async fn untyped_run_tool(
    outcome: Result<ToolRun, client::Error<RunToolError>>,
) -> Result<Answer, BoxError> {
    match outcome {
        Ok(body) => Answer::json(200, "application/json", &body),
        Err(client::Error::Documented(RunToolError::Conflict)) => Ok(Answer::empty(409)),
        Err(other) => Err(other.into()),
    }
}

async fn untyped_run_tool_stream(
    outcome: Result<EventStream<Event>, client::Error<RunToolError>>,
) -> Result<Answer, BoxError> {
    match outcome {
        Ok(body) => Answer::events(200, body).await,
        Err(client::Error::Documented(RunToolError::Conflict)) => Ok(Answer::empty(409)),
        Err(other) => Err(other.into()),
    }
}
