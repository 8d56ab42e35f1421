//! The documented examples of Smithery Platform API: as data, as a service, and as calls by name.

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
        name: "synthetic-200",
        operation: "postSmithery.run:namespace:connectionId.tools:toolPath",
        provenance: Provenance::Synthetic,
        request: None,
        answer: Some(ExampleAnswer {
            status: 200,
            media_type: Some("application/json"),
            body: "{\"name\":{\"any\":[\"JSON\",1,true,null]}}",
            headers: "{}",
            requested_by: &[],
        }),
    },
    Example {
        name: "composed-400",
        operation: "postSmithery.run:namespace:connectionId.tools:toolPath",
        provenance: Provenance::Composed,
        request: None,
        answer: Some(ExampleAnswer {
            status: 400,
            media_type: Some("application/json"),
            body: "{\"error\":\"validation_error\",\"message\":\"Invalid request\"}",
            headers: "{}",
            requested_by: &[],
        }),
    },
    Example {
        name: "composed-404",
        operation: "postSmithery.run:namespace:connectionId.tools:toolPath",
        provenance: Provenance::Composed,
        request: None,
        answer: Some(ExampleAnswer {
            status: 404,
            media_type: Some("application/json"),
            body: "{\"error\":\"not_found\",\"message\":\"Resource not found\"}",
            headers: "{}",
            requested_by: &[],
        }),
    },
    Example {
        name: "composed-422",
        operation: "postSmithery.run:namespace:connectionId.tools:toolPath",
        provenance: Provenance::Composed,
        request: None,
        answer: Some(ExampleAnswer {
            status: 422,
            media_type: Some("application/json"),
            body: "{\"error\":\"not_found\",\"message\":\"Resource not found\"}",
            headers: "{}",
            requested_by: &[],
        }),
    },
    Example {
        name: "synthetic-request",
        operation: "postSmithery.run:namespace:connectionId.tools:toolPath",
        provenance: Provenance::Synthetic,
        request: Some(
            "{\"path.namespace\":\"namespace a/b c?%\",\"path.connectionId\":\"connectionId a/b c?%\",\"path.toolPath\":\"toolPath a/b c?%\",\"body\":{\"name\":{\"any\":[\"JSON\",1,true,null]}}}",
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
    ) -> Result<LooseObject, Failure<CallToolError>> {
        let input = json::to_value(&request).map_err(Failure::internal)?;
        let answer = self
            .responder
            .respond("postSmithery.run:namespace:connectionId.tools:toolPath", input)
            .await;
        typed_call_tool(answer.map_err(Failure::internal)?)
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
        ("postSmithery.run:namespace:connectionId.tools:toolPath", _) => {
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
            namespace: members.required("path.namespace")?,
            connection_id: members.required("path.connectionId")?,
            tool_path: members.required("path.toolPath")?,
            body: members.required("body")?,
        };
        members.finish(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("path.namespace", &self.namespace);
        object.member("path.connectionId", &self.connection_id);
        object.member("path.toolPath", &self.tool_path);
        object.member("body", &self.body);
        object.end();
    }
}

fn typed_call_tool(answer: Answer) -> Result<LooseObject, Failure<CallToolError>> {
    let error = match answer.status {
        200 => return answer.body().map_err(Failure::internal),
        400 => CallToolError::BadRequest(answer.body().map_err(Failure::internal)?),
        404 => CallToolError::NotFound(answer.body().map_err(Failure::internal)?),
        422 => {
            CallToolError::UnprocessableContent(
                answer.body().map_err(Failure::internal)?,
            )
        }
        _ => return Err(Failure::internal(answer.undocumented())),
    };
    Err(Failure::Documented(error))
}

async fn untyped_call_tool(
    outcome: Result<LooseObject, client::Error<CallToolError>>,
) -> Result<Answer, BoxError> {
    match outcome {
        Ok(body) => Answer::json(200, "application/json", &body),
        Err(client::Error::Documented(CallToolError::BadRequest(body))) => {
            Answer::json(400, "application/json", &body)
        }
        Err(client::Error::Documented(CallToolError::NotFound(body))) => {
            Answer::json(404, "application/json", &body)
        }
        Err(client::Error::Documented(CallToolError::UnprocessableContent(body))) => {
            Answer::json(422, "application/json", &body)
        }
        Err(other) => Err(other.into()),
    }
}
