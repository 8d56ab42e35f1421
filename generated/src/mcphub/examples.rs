//! The documented examples of MCPHub Tools API: as data, as a service, and as calls by name.

use std::convert::Infallible;

use concord_runtime::client;
use concord_runtime::examples::{
    self, Answer, BoxError, Caller, Documented, Example, ExampleAnswer, Provenance,
    Responder,
};
use concord_runtime::json::{self, Json};
use concord_runtime::operation::WithStatus;
use concord_runtime::server::{Context, Denied, Failure};

use super::client::Client;
use super::operations::*;
use super::server::{Api, Credentials};
use super::types::*;

/// Every example of the document, and what stands in for missing ones.
pub static EXAMPLES: &[Example] = &[
    Example {
        name: "call-tool",
        operation: "callTool",
        provenance: Provenance::Documented,
        request: Some(
            "{\"path.server\":\"amap\",\"body\":{\"toolName\":\"tool-name\",\"arguments\":{\"param1\":\"value1\",\"param2\":\"value2\"}}}",
        ),
        answer: Some(ExampleAnswer {
            status: 200,
            media_type: Some("application/json"),
            body: "{\"success\":true,\"data\":{\"content\":[{\"type\":\"text\",\"text\":\"Tool execution result\"}],\"toolName\":\"tool-name\",\"arguments\":{\"param1\":\"value1\",\"param2\":\"value2\"}}}",
            headers: "{}",
            requested_by: &[],
        }),
    },
    Example {
        name: "amap-maps-weather",
        operation: "callTool",
        provenance: Provenance::Documented,
        request: Some(
            "{\"path.server\":\"amap\",\"body\":{\"toolName\":\"amap-maps_weather\",\"arguments\":{\"city\":\"Beijing\"}}}",
        ),
        answer: None,
    },
    Example {
        name: "synthetic-request",
        operation: "callTool",
        provenance: Provenance::Synthetic,
        request: Some(
            "{\"path.server\":\"amap\",\"header.x-session-id\":\"x-session-id a/b c?%\",\"body\":{\"toolName\":\"toolName a/b c?%\",\"arguments\":{}}}",
        ),
        answer: None,
    },
    Example {
        name: "synthetic-200",
        operation: "executeToolByQuery",
        provenance: Provenance::Synthetic,
        request: None,
        answer: Some(ExampleAnswer {
            status: 200,
            media_type: Some("application/json"),
            body: "{\"any\":[\"JSON\",1,true,null]}",
            headers: "{}",
            requested_by: &[],
        }),
    },
    Example {
        name: "synthetic-500",
        operation: "executeToolByQuery",
        provenance: Provenance::Synthetic,
        request: None,
        answer: Some(ExampleAnswer {
            status: 500,
            media_type: Some("application/json"),
            body: "{\"any\":[\"JSON\",1,true,null]}",
            headers: "{}",
            requested_by: &[],
        }),
    },
    Example {
        name: "synthetic-request",
        operation: "executeToolByQuery",
        provenance: Provenance::Synthetic,
        request: Some(
            "{\"path.serverName\":\"serverName a/b c?%\",\"path.toolName\":\"toolName a/b c?%\",\"query.arguments\":{\"name\":\"name a/b c?%\"}}",
        ),
        answer: None,
    },
    Example {
        name: "synthetic-200",
        operation: "executeTool",
        provenance: Provenance::Synthetic,
        request: None,
        answer: Some(ExampleAnswer {
            status: 200,
            media_type: Some("application/json"),
            body: "{\"any\":[\"JSON\",1,true,null]}",
            headers: "{}",
            requested_by: &[],
        }),
    },
    Example {
        name: "synthetic-500",
        operation: "executeTool",
        provenance: Provenance::Synthetic,
        request: None,
        answer: Some(ExampleAnswer {
            status: 500,
            media_type: Some("application/json"),
            body: "{\"any\":[\"JSON\",1,true,null]}",
            headers: "{}",
            requested_by: &[],
        }),
    },
    Example {
        name: "synthetic-request",
        operation: "executeTool",
        provenance: Provenance::Synthetic,
        request: Some(
            "{\"path.serverName\":\"serverName a/b c?%\",\"path.toolName\":\"toolName a/b c?%\",\"body\":{\"name\":{\"any\":[\"JSON\",1,true,null]}}}",
        ),
        answer: None,
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

    async fn call_tool(
        &self,
        request: CallTool,
        _: Context<Caller>,
    ) -> Result<ToolCallAnswer, Failure<Infallible>> {
        let input = json::to_value(&request).map_err(Failure::internal)?;
        let answer = self.responder.respond("callTool", input).await;
        typed_call_tool(answer.map_err(Failure::internal)?)
    }

    async fn execute_tool_by_query(
        &self,
        request: ExecuteToolByQuery,
        _: Context<()>,
    ) -> Result<WithStatus<json::Value>, Failure<ExecuteToolByQueryError>> {
        let input = json::to_value(&request).map_err(Failure::internal)?;
        let answer = self.responder.respond("executeToolByQuery", input).await;
        typed_execute_tool_by_query(answer.map_err(Failure::internal)?)
    }

    async fn execute_tool(
        &self,
        request: ExecuteTool,
        _: Context<()>,
    ) -> Result<WithStatus<json::Value>, Failure<ExecuteToolError>> {
        let input = json::to_value(&request).map_err(Failure::internal)?;
        let answer = self.responder.respond("executeTool", input).await;
        typed_execute_tool(answer.map_err(Failure::internal)?)
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
        ("callTool", _) => {
            untyped_call_tool(
                    client
                        .call_tool(json::from_value(input, json::Reading::Tolerant)?)
                        .await,
                )
                .await
        }
        ("executeToolByQuery", _) => {
            untyped_execute_tool_by_query(
                    client
                        .execute_tool_by_query(
                            json::from_value(input, json::Reading::Tolerant)?,
                        )
                        .await,
                )
                .await
        }
        ("executeTool", _) => {
            untyped_execute_tool(
                    client
                        .execute_tool(json::from_value(input, json::Reading::Tolerant)?)
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
            server: members.required("path.server")?,
            session_id: members.optional("header.x-session-id"),
            body: members.required("body")?,
        };
        members.finish(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("path.server", &self.server);
        object.optional("header.x-session-id", &self.session_id);
        object.member("body", &self.body);
        object.end();
    }
}

impl Json for ExecuteToolByQuery {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            server_name: members.required("path.serverName")?,
            tool_name: members.required("path.toolName")?,
            arguments: members.optional("query.arguments"),
        };
        members.finish(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("path.serverName", &self.server_name);
        object.member("path.toolName", &self.tool_name);
        object.optional("query.arguments", &self.arguments);
        object.end();
    }
}

impl Json for ExecuteTool {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            server_name: members.required("path.serverName")?,
            tool_name: members.required("path.toolName")?,
            body: members.optional("body"),
        };
        members.finish(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("path.serverName", &self.server_name);
        object.member("path.toolName", &self.tool_name);
        object.optional("body", &self.body);
        object.end();
    }
}

fn typed_call_tool(answer: Answer) -> Result<ToolCallAnswer, Failure<Infallible>> {
    match answer.status {
        200 => answer.body().map_err(Failure::internal),
        _ => Err(Failure::internal(answer.undocumented())),
    }
}

async fn untyped_call_tool(
    outcome: Result<ToolCallAnswer, client::Error<Infallible>>,
) -> Result<Answer, BoxError> {
    match outcome {
        Ok(body) => Answer::json(200, "application/json", &body),
        Err(other) => Err(other.into()),
    }
}

fn typed_execute_tool_by_query(
    answer: Answer,
) -> Result<WithStatus<json::Value>, Failure<ExecuteToolByQueryError>> {
    let error = match answer.status {
        100..=399 => {
            return Ok(WithStatus {
                status: answer.status,
                body: answer.body().map_err(Failure::internal)?,
            });
        }
        _ => {
            ExecuteToolByQueryError::Default(WithStatus {
                status: answer.status,
                body: answer.body().map_err(Failure::internal)?,
            })
        }
    };
    Err(Failure::Documented(error))
}

async fn untyped_execute_tool_by_query(
    outcome: Result<WithStatus<json::Value>, client::Error<ExecuteToolByQueryError>>,
) -> Result<Answer, BoxError> {
    match outcome {
        Ok(body) => Answer::json(body.status, "application/json", &body.body),
        Err(client::Error::Documented(ExecuteToolByQueryError::Default(body))) => {
            Answer::json(body.status, "application/json", &body.body)
        }
        Err(other) => Err(other.into()),
    }
}

fn typed_execute_tool(
    answer: Answer,
) -> Result<WithStatus<json::Value>, Failure<ExecuteToolError>> {
    let error = match answer.status {
        100..=399 => {
            return Ok(WithStatus {
                status: answer.status,
                body: answer.body().map_err(Failure::internal)?,
            });
        }
        _ => {
            ExecuteToolError::Default(WithStatus {
                status: answer.status,
                body: answer.body().map_err(Failure::internal)?,
            })
        }
    };
    Err(Failure::Documented(error))
}

async fn untyped_execute_tool(
    outcome: Result<WithStatus<json::Value>, client::Error<ExecuteToolError>>,
) -> Result<Answer, BoxError> {
    match outcome {
        Ok(body) => Answer::json(body.status, "application/json", &body.body),
        Err(client::Error::Documented(ExecuteToolError::Default(body))) => {
            Answer::json(body.status, "application/json", &body.body)
        }
        Err(other) => Err(other.into()),
    }
}
