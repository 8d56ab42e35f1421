//! Heads and bodies that are none of an operation's.

use serde_json::{Value, json};

use crate::wire::{WireRequest, WireResponse};

/// What is wrong with a request beside its values, and how it is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestFrame {
    /// The body is not JSON.
    Malformed,
    /// The body has a member twice.
    Repeated,
    /// The body has a media type that the operation does not know.
    MediaType,
    /// There is no body.
    Bodiless,
    /// Nothing that the operation answers is accepted.
    Unacceptable,
    /// The path has no such method.
    Method,
    /// There is no such path.
    Path,
    /// The JSON-RPC request says another version.
    RpcVersion,
    /// There is no such JSON-RPC method.
    RpcMethod,
    /// The JSON-RPC request has an id that is none.
    RpcId,
}

impl RequestFrame {
    /// The words of an id.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Malformed => "body-is-no-json",
            Self::Repeated => "body-has-a-member-twice",
            Self::MediaType => "media-type-is-unknown",
            Self::Bodiless => "body-is-missing",
            Self::Unacceptable => "nothing-is-accepted",
            Self::Method => "method-is-unknown",
            Self::Path => "path-is-unknown",
            Self::RpcVersion => "version-is-unknown",
            Self::RpcMethod => "rpc-method-is-unknown",
            Self::RpcId => "id-is-an-object",
        }
    }

    /// How it is refused: by these statuses of HTTP, or codes of JSON-RPC.
    #[must_use]
    pub fn refusals(self, is_rpc: bool) -> &'static [i64] {
        match self {
            Self::Malformed if is_rpc => &[-32700],
            Self::Repeated if is_rpc => &[-32600],
            Self::Malformed | Self::Repeated => &[400],
            Self::MediaType => &[415],
            Self::Bodiless if is_rpc => &[-32700, 415],
            Self::Bodiless => &[400, 415],
            Self::Unacceptable => &[406],
            Self::Method => &[405],
            Self::Path => &[404],
            Self::RpcVersion | Self::RpcId => &[-32600],
            Self::RpcMethod => &[-32601],
        }
    }

    /// Makes a request wrong in this way.
    pub fn apply(self, request: &mut WireRequest) {
        match self {
            Self::Malformed => {
                request.body.pop();
            }
            Self::Repeated => repeat_member(&mut request.body),
            Self::MediaType => set(&mut request.headers, "content-type", "application/x-unknown"),
            Self::Bodiless => {
                request.body.clear();
                request.headers.retain(|(name, _)| name != "content-type");
            }
            Self::Unacceptable => set(&mut request.headers, "accept", "image/x-unknown"),
            Self::Method => "UNKNOWN".clone_into(&mut request.method),
            // No template has as many segments.
            Self::Path => request.path.push_str(&"/unknown".repeat(32)),
            Self::RpcVersion => edit(&mut request.body, "jsonrpc", json!("1.0")),
            Self::RpcMethod => edit(&mut request.body, "method", json!("unknown/method")),
            Self::RpcId => edit(&mut request.body, "id", json!({})),
        }
    }
}

/// What is wrong with an answer beside its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerFrame {
    /// The body breaks off.
    Truncated,
    /// The body is empty.
    Empty,
    /// The body is a page of a proxy.
    MediaType,
    /// The status is this one, which is not documented.
    Status(u16),
    /// The answer is to another JSON-RPC request.
    RpcId,
    /// The answer says another version of JSON-RPC.
    RpcVersion,
    /// The answer has neither a result nor an error.
    RpcNothing,
    /// The answer is an error that the document does not describe.
    RpcError,
}

impl AnswerFrame {
    /// The words of an id.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Truncated => "body-breaks-off",
            Self::Empty => "body-is-empty",
            Self::MediaType => "media-type-is-unknown",
            Self::Status(_) => "status-is-unknown",
            Self::RpcId => "id-is-of-another-request",
            Self::RpcVersion => "version-is-unknown",
            Self::RpcNothing => "result-is-missing",
            Self::RpcError => "error-is-unknown",
        }
    }

    /// Makes an answer wrong in this way.
    pub fn apply(self, response: &mut WireResponse) {
        match self {
            Self::Truncated => {
                response.body.pop();
            }
            Self::Empty => response.body.clear(),
            Self::MediaType => set(&mut response.headers, "content-type", "text/html"),
            Self::Status(status) => response.status = status,
            Self::RpcId => edit(&mut response.body, "id", json!("another")),
            Self::RpcVersion => edit(&mut response.body, "jsonrpc", json!("1.0")),
            Self::RpcNothing => edit(&mut response.body, "result", Value::Null),
            Self::RpcError => {
                edit(&mut response.body, "error", json!({ "code": 1, "message": "unknown" }));
                edit(&mut response.body, "result", Value::Null);
            }
        }
    }
}

fn set(headers: &mut [(String, String)], name: &str, value: &str) {
    for (_, own) in headers.iter_mut().filter(|(known, _)| known == name) {
        value.clone_into(own);
    }
}

/// Sets a member of a body that is a JSON object; `null` takes it away.
fn edit(body: &mut Vec<u8>, name: &str, value: Value) {
    let Ok(Value::Object(mut members)) = serde_json::from_slice(body) else { return };
    if value.is_null() {
        members.shift_remove(name);
    } else {
        members.insert(name.to_owned(), value);
    }
    *body = Value::Object(members).to_string().into_bytes();
}

/// Writes the first member of an object again behind the last one.
pub(crate) fn repeat_member(body: &mut Vec<u8>) {
    let Ok(Value::Object(members)) = serde_json::from_slice(body) else { return };
    let Some((name, value)) = members.iter().next() else { return };
    if body.pop() == Some(b'}') {
        body.extend_from_slice(format!(",{}:{value}}}", json!(name)).as_bytes());
    }
}
