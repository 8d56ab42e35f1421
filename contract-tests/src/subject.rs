//! The generated code under test, one entry a dialect.
//!
//! A dialect that `specs/dialects.yaml` has and this file does not is a fault of the ledger, so
//! that none is left out of the proof in silence.

use std::fmt;

use concord_runtime::examples::Answer;
use concord_runtime::json::Uuid;
use concord_runtime::rpc::Id;
use concord_runtime::server::BoxFuture;
use serde_json::Value;

use crate::recorder::Recorder;

/// The generated client and server of one dialect.
#[derive(Clone, Copy)]
pub struct Subject {
    /// The server, behind its real router.
    pub router: fn(Recorder) -> axum::Router,
    /// One call of the typed client.
    pub invoke: fn(Invocation) -> BoxFuture<'static, Result<Answer, String>>,
}

/// A call of a typed client.
#[derive(Clone, Debug, Default)]
pub struct Invocation {
    /// Where the mock listens: `http://127.0.0.1:PORT`.
    pub origin: String,
    /// The path of the documented server.
    pub base_path: String,
    /// The variables of the documented server.
    pub variables: Vec<(String, String)>,
    /// The secret to call with.
    pub secret: String,
    /// The id of the next JSON-RPC request.
    pub rpc_id: Value,
    /// The documented id of the operation.
    pub operation: String,
    /// The media type of the answer to ask for.
    pub media_type: Option<String>,
    /// The typed input as JSON.
    pub input: Value,
}

/// A subject whose client is made for a base URL.
macro_rules! http {
    ($dialect:ident) => {{
        use concord_dialects::$dialect::{Client, examples, router};
        Subject {
            router: |recorder| router(examples::ExampleServer::with_responder(recorder)),
            invoke: |call| {
                Box::pin(async move {
                    let client = Client::builder(format!("{}{}", call.origin, call.base_path));
                    let client = client.bearer_auth(call.secret).build().map_err(text)?;
                    let media_type = call.media_type.as_deref();
                    let answer =
                        examples::invoke(&client, &call.operation, media_type, &call.input);
                    answer.await.map_err(text)
                })
            },
        }
    }};
}

impl Subject {
    /// The subject of a dialect.
    ///
    /// # Errors
    /// Where there is none.
    pub fn of(dialect: &str) -> Result<Self, String> {
        Ok(match dialect {
            "smithery" => http!(smithery),
            "mcphub" => http!(mcphub),
            "merge" => merge(),
            "mcp" => mcp(),
            "agentflow" => http!(agentflow),
            "cognipeer" => http!(cognipeer),
            other => {
                return Err(format!(
                    "the harness does not know the dialect `{other}`: add it to \
                     contract-tests/src/subject.rs"
                ));
            }
        })
    }
}

/// JSON-RPC: the client is made for the whole address, typed variables included.
fn merge() -> Subject {
    use concord_dialects::merge::{Client, Endpoint, examples, router};
    Subject {
        router: |recorder| router(examples::ExampleServer::with_responder(recorder)),
        invoke: |call| {
            Box::pin(async move {
                let endpoint = Endpoint {
                    tool_pack_id: uuid(&call, "tool_pack_id")?,
                    registered_user_id: uuid(&call, "registered_user_id")?,
                };
                let id = Id::from_raw(&call.rpc_id.to_string()).ok_or("this is no id")?;
                let client = Client::builder(endpoint.at(&call.origin)).bearer_auth(call.secret);
                let client = client.build().map_err(text)?;
                let client = client.configure(|rpc| rpc.with_ids(move || id.clone()));
                let media_type = call.media_type.as_deref();
                let answer = examples::invoke(&client, &call.operation, media_type, &call.input);
                answer.await.map_err(text)
            })
        },
    }
}

/// JSON-RPC at one address, which anybody may call.
fn mcp() -> Subject {
    use concord_dialects::mcp::{Client, examples, router};
    Subject {
        router: |recorder| router(examples::ExampleServer::with_responder(recorder)),
        invoke: |call| {
            Box::pin(async move {
                let id = Id::from_raw(&call.rpc_id.to_string()).ok_or("this is no id")?;
                let client = Client::builder(format!("{}{}", call.origin, call.base_path));
                let client = client.build().map_err(text)?;
                let client = client.configure(|rpc| rpc.with_ids(move || id.clone()));
                let media_type = call.media_type.as_deref();
                let answer = examples::invoke(&client, &call.operation, media_type, &call.input);
                answer.await.map_err(text)
            })
        },
    }
}

fn uuid(call: &Invocation, name: &str) -> Result<Uuid, String> {
    let variable = call.variables.iter().find(|(known, _)| known == name);
    let (_, value) = variable.ok_or_else(|| format!("the document has no variable `{name}`"))?;
    value.parse().map_err(text)
}

fn text(error: impl ToString) -> String {
    error.to_string()
}

impl fmt::Debug for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Subject").finish_non_exhaustive()
    }
}
