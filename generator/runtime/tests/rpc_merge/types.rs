//! `types.rs` and `operations.rs`.

use concord_runtime::json::{DecodeError, Json, Map, Node, Value, Writer};
use concord_runtime::rpc::{DocumentedError, Method, RpcError};

pub const CALL_TOOL: Method =
    Method::new("tools/call", &["name", "arguments"]).security(&[&["api_key"]]);

#[derive(Clone, Debug, PartialEq)]
pub struct CallTool {
    pub name: String,
    pub arguments: Map<String, Value>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ToolResult {
    pub text: String,
}

impl Json for ToolResult {
    fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
        let mut members = node.object()?;
        Ok(Self { text: members.required("text")? })
    }

    fn encode(&self, writer: &mut Writer) {
        let mut object = writer.object();
        object.member("text", &self.text);
        object.end();
    }
}

/// The documented errors of `tools/call`.
#[derive(Clone, Debug, PartialEq)]
pub enum CallToolError {
    /// -32001
    Unavailable { retry: bool },
}

impl From<CallToolError> for RpcError {
    fn from(error: CallToolError) -> Self {
        match error {
            CallToolError::Unavailable { retry } => {
                Self::new(-32001, "Unavailable").with_data(serde_json::json!({ "retry": retry }))
            }
        }
    }
}

impl DocumentedError for CallToolError {
    fn read(error: RpcError) -> Result<Self, RpcError> {
        let retry = |data: &Value| data.get("retry")?.as_bool();
        match (error.code, error.data.as_ref().and_then(retry)) {
            (-32001, Some(retry)) => Ok(Self::Unavailable { retry }),
            _ => Err(error),
        }
    }
}
