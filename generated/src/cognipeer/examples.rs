//! The documented examples of Cognipeer Tools API: as data, as a service, and as calls by name.

use concord_runtime::client;
use concord_runtime::examples::{
    self, Answer, BoxError, Caller, Documented, Example, ExampleAnswer, Provenance,
    Responder,
};
use concord_runtime::json::{self, Json};
use concord_runtime::server::{Context, Denied, Failure};

use super::client::Client;
use super::operations::*;
use super::server::{Api, Credentials};
use super::types::*;

/// Every example of the document, and what stands in for missing ones.
pub static EXAMPLES: &[Example] = &[
    Example {
        name: "weather-tools",
        operation: "listTools",
        provenance: Provenance::Documented,
        request: None,
        answer: Some(ExampleAnswer {
            status: 200,
            media_type: Some("application/json"),
            body: "{\"tools\":[{\"key\":\"weather-api\",\"name\":\"Weather API\",\"description\":\"Real-time weather data\",\"type\":\"openapi\",\"status\":\"active\",\"actions\":[{\"key\":\"get-current-weather\",\"name\":\"Get Current Weather\",\"description\":\"Retrieve current weather for a location\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"location\":{\"type\":\"string\",\"description\":\"City name\"}},\"required\":[\"location\"]}}],\"createdAt\":\"2026-02-01T08:00:00.000Z\"}]}",
            headers: "{}",
            requested_by: &[],
        }),
    },
    Example {
        name: "synthetic-401",
        operation: "listTools",
        provenance: Provenance::Synthetic,
        request: None,
        answer: Some(ExampleAnswer {
            status: 401,
            media_type: Some("application/json"),
            body: "{\"error\":\"error a/b c?%\"}",
            headers: "{}",
            requested_by: &[],
        }),
    },
    Example {
        name: "synthetic-500",
        operation: "listTools",
        provenance: Provenance::Synthetic,
        request: None,
        answer: Some(ExampleAnswer {
            status: 500,
            media_type: Some("application/json"),
            body: "{\"error\":\"error a/b c?%\"}",
            headers: "{}",
            requested_by: &[],
        }),
    },
    Example {
        name: "synthetic-request",
        operation: "listTools",
        provenance: Provenance::Synthetic,
        request: Some("{\"query.status\":\"active\",\"query.type\":\"openapi\"}"),
        answer: None,
    },
    Example {
        name: "weather-api",
        operation: "getTool",
        provenance: Provenance::Documented,
        request: Some("{\"path.toolKey\":\"weather-api\"}"),
        answer: Some(ExampleAnswer {
            status: 200,
            media_type: Some("application/json"),
            body: "{\"tool\":{\"key\":\"weather-api\",\"name\":\"Weather API\",\"description\":\"Real-time weather data\",\"type\":\"openapi\",\"status\":\"active\",\"actions\":[{\"key\":\"get-current-weather\",\"name\":\"Get Current Weather\",\"description\":\"Retrieve current weather for a location\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"location\":{\"type\":\"string\"}},\"required\":[\"location\"]}}],\"createdAt\":\"2026-02-01T08:00:00.000Z\"}}",
            headers: "{}",
            requested_by: &[],
        }),
    },
    Example {
        name: "synthetic-401",
        operation: "getTool",
        provenance: Provenance::Synthetic,
        request: None,
        answer: Some(ExampleAnswer {
            status: 401,
            media_type: Some("application/json"),
            body: "{\"error\":\"error a/b c?%\"}",
            headers: "{}",
            requested_by: &[],
        }),
    },
    Example {
        name: "synthetic-404",
        operation: "getTool",
        provenance: Provenance::Synthetic,
        request: None,
        answer: Some(ExampleAnswer {
            status: 404,
            media_type: Some("application/json"),
            body: "{\"error\":\"error a/b c?%\"}",
            headers: "{}",
            requested_by: &[],
        }),
    },
    Example {
        name: "synthetic-500",
        operation: "getTool",
        provenance: Provenance::Synthetic,
        request: None,
        answer: Some(ExampleAnswer {
            status: 500,
            media_type: Some("application/json"),
            body: "{\"error\":\"error a/b c?%\"}",
            headers: "{}",
            requested_by: &[],
        }),
    },
    Example {
        name: "current-weather",
        operation: "executeAction",
        provenance: Provenance::Documented,
        request: Some(
            "{\"path.toolKey\":\"weather-api\",\"path.actionKey\":\"get-current-weather\",\"body\":{\"arguments\":{\"location\":\"Istanbul\"}}}",
        ),
        answer: Some(ExampleAnswer {
            status: 200,
            media_type: Some("application/json"),
            body: "{\"result\":{\"temperature\":22,\"condition\":\"Partly Cloudy\",\"humidity\":65},\"latencyMs\":234,\"toolKey\":\"weather-api\",\"actionKey\":\"get-current-weather\"}",
            headers: "{}",
            requested_by: &[],
        }),
    },
    Example {
        name: "upstream-timeout",
        operation: "executeAction",
        provenance: Provenance::Documented,
        request: None,
        answer: Some(ExampleAnswer {
            status: 400,
            media_type: Some("application/json"),
            body: "{\"error\":\"Connection timeout to upstream service\"}",
            headers: "{}",
            requested_by: &[],
        }),
    },
    Example {
        name: "synthetic-401",
        operation: "executeAction",
        provenance: Provenance::Synthetic,
        request: None,
        answer: Some(ExampleAnswer {
            status: 401,
            media_type: Some("application/json"),
            body: "{\"error\":\"error a/b c?%\"}",
            headers: "{}",
            requested_by: &[],
        }),
    },
    Example {
        name: "synthetic-403",
        operation: "executeAction",
        provenance: Provenance::Synthetic,
        request: None,
        answer: Some(ExampleAnswer {
            status: 403,
            media_type: Some("application/json"),
            body: "{\"error\":\"error a/b c?%\"}",
            headers: "{}",
            requested_by: &[],
        }),
    },
    Example {
        name: "synthetic-404",
        operation: "executeAction",
        provenance: Provenance::Synthetic,
        request: None,
        answer: Some(ExampleAnswer {
            status: 404,
            media_type: Some("application/json"),
            body: "{\"error\":\"error a/b c?%\"}",
            headers: "{}",
            requested_by: &[],
        }),
    },
    Example {
        name: "synthetic-500",
        operation: "executeAction",
        provenance: Provenance::Synthetic,
        request: None,
        answer: Some(ExampleAnswer {
            status: 500,
            media_type: Some("application/json"),
            body: "{\"error\":\"error a/b c?%\"}",
            headers: "{}",
            requested_by: &[],
        }),
    },
    Example {
        name: "synthetic-request",
        operation: "executeAction",
        provenance: Provenance::Synthetic,
        request: Some(
            "{\"path.toolKey\":\"weather-api\",\"path.actionKey\":\"get-current-weather\",\"body\":{\"arguments\":{\"name\":{\"any\":[\"JSON\",1,true,null]}},\"args\":{\"name\":{\"any\":[\"JSON\",1,true,null]}}}}",
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

    async fn list_tools(
        &self,
        request: ListTools,
        _: Context<Caller>,
    ) -> Result<ToolList, Failure<ListToolsError>> {
        let input = json::to_value(&request).map_err(Failure::internal)?;
        let answer = self.responder.respond("listTools", input).await;
        typed_list_tools(answer.map_err(Failure::internal)?)
    }

    async fn get_tool(
        &self,
        request: GetTool,
        _: Context<Caller>,
    ) -> Result<ToolEnvelope, Failure<GetToolError>> {
        let input = json::to_value(&request).map_err(Failure::internal)?;
        let answer = self.responder.respond("getTool", input).await;
        typed_get_tool(answer.map_err(Failure::internal)?)
    }

    async fn execute_action(
        &self,
        request: ExecuteAction,
        _: Context<Caller>,
    ) -> Result<ActionResult, Failure<ExecuteActionError>> {
        let input = json::to_value(&request).map_err(Failure::internal)?;
        let answer = self.responder.respond("executeAction", input).await;
        typed_execute_action(answer.map_err(Failure::internal)?)
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
        ("listTools", _) => {
            untyped_list_tools(
                    client
                        .list_tools(json::from_value(input, json::Reading::Tolerant)?)
                        .await,
                )
                .await
        }
        ("getTool", _) => {
            untyped_get_tool(
                    client
                        .get_tool(json::from_value(input, json::Reading::Tolerant)?)
                        .await,
                )
                .await
        }
        ("executeAction", _) => {
            untyped_execute_action(
                    client
                        .execute_action(
                            json::from_value(input, json::Reading::Tolerant)?,
                        )
                        .await,
                )
                .await
        }
        _ => Err(examples::unknown_operation(operation)),
    }
}

impl Json for ListTools {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            status: members.optional("query.status"),
            r#type: members.optional("query.type"),
        };
        members.finish(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("query.status", &self.status);
        object.optional("query.type", &self.r#type);
        object.end();
    }
}

impl Json for GetTool {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            tool_key: members.required("path.toolKey")?,
        };
        members.finish(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("path.toolKey", &self.tool_key);
        object.end();
    }
}

impl Json for ExecuteAction {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            tool_key: members.required("path.toolKey")?,
            action_key: members.required("path.actionKey")?,
            body: members.required("body")?,
        };
        members.finish(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("path.toolKey", &self.tool_key);
        object.member("path.actionKey", &self.action_key);
        object.member("body", &self.body);
        object.end();
    }
}

fn typed_list_tools(answer: Answer) -> Result<ToolList, Failure<ListToolsError>> {
    let error = match answer.status {
        200 => return answer.body().map_err(Failure::internal),
        401 => ListToolsError::Unauthorized(answer.body().map_err(Failure::internal)?),
        500 => {
            ListToolsError::InternalServerError(
                answer.body().map_err(Failure::internal)?,
            )
        }
        _ => return Err(Failure::internal(answer.undocumented())),
    };
    Err(Failure::Documented(error))
}

async fn untyped_list_tools(
    outcome: Result<ToolList, client::Error<ListToolsError>>,
) -> Result<Answer, BoxError> {
    match outcome {
        Ok(body) => Answer::json(200, "application/json", &body),
        Err(client::Error::Documented(ListToolsError::Unauthorized(body))) => {
            Answer::json(401, "application/json", &body)
        }
        Err(client::Error::Documented(ListToolsError::InternalServerError(body))) => {
            Answer::json(500, "application/json", &body)
        }
        Err(other) => Err(other.into()),
    }
}

fn typed_get_tool(answer: Answer) -> Result<ToolEnvelope, Failure<GetToolError>> {
    let error = match answer.status {
        200 => return answer.body().map_err(Failure::internal),
        401 => GetToolError::Unauthorized(answer.body().map_err(Failure::internal)?),
        404 => GetToolError::NotFound(answer.body().map_err(Failure::internal)?),
        500 => {
            GetToolError::InternalServerError(answer.body().map_err(Failure::internal)?)
        }
        _ => return Err(Failure::internal(answer.undocumented())),
    };
    Err(Failure::Documented(error))
}

async fn untyped_get_tool(
    outcome: Result<ToolEnvelope, client::Error<GetToolError>>,
) -> Result<Answer, BoxError> {
    match outcome {
        Ok(body) => Answer::json(200, "application/json", &body),
        Err(client::Error::Documented(GetToolError::Unauthorized(body))) => {
            Answer::json(401, "application/json", &body)
        }
        Err(client::Error::Documented(GetToolError::NotFound(body))) => {
            Answer::json(404, "application/json", &body)
        }
        Err(client::Error::Documented(GetToolError::InternalServerError(body))) => {
            Answer::json(500, "application/json", &body)
        }
        Err(other) => Err(other.into()),
    }
}

fn typed_execute_action(
    answer: Answer,
) -> Result<ActionResult, Failure<ExecuteActionError>> {
    let error = match answer.status {
        200 => return answer.body().map_err(Failure::internal),
        400 => ExecuteActionError::BadRequest(answer.body().map_err(Failure::internal)?),
        401 => {
            ExecuteActionError::Unauthorized(answer.body().map_err(Failure::internal)?)
        }
        403 => ExecuteActionError::Forbidden(answer.body().map_err(Failure::internal)?),
        404 => ExecuteActionError::NotFound(answer.body().map_err(Failure::internal)?),
        500 => {
            ExecuteActionError::InternalServerError(
                answer.body().map_err(Failure::internal)?,
            )
        }
        _ => return Err(Failure::internal(answer.undocumented())),
    };
    Err(Failure::Documented(error))
}

async fn untyped_execute_action(
    outcome: Result<ActionResult, client::Error<ExecuteActionError>>,
) -> Result<Answer, BoxError> {
    match outcome {
        Ok(body) => Answer::json(200, "application/json", &body),
        Err(client::Error::Documented(ExecuteActionError::BadRequest(body))) => {
            Answer::json(400, "application/json", &body)
        }
        Err(client::Error::Documented(ExecuteActionError::Unauthorized(body))) => {
            Answer::json(401, "application/json", &body)
        }
        Err(client::Error::Documented(ExecuteActionError::Forbidden(body))) => {
            Answer::json(403, "application/json", &body)
        }
        Err(client::Error::Documented(ExecuteActionError::NotFound(body))) => {
            Answer::json(404, "application/json", &body)
        }
        Err(client::Error::Documented(ExecuteActionError::InternalServerError(body))) => {
            Answer::json(500, "application/json", &body)
        }
        Err(other) => Err(other.into()),
    }
}
