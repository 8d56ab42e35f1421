//! The operations of Merge Agent Handler API: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::json;
use concord_runtime::operation::Operation;
use concord_runtime::rpc::{self, Method, Structure};

use super::types::*;

/// The address of every call:
/// `POST /api/v1/tool-packs/{tool_pack_id}/registered-users/{registered_user_id}/tools/call`
pub static ENDPOINT: Operation = Operation {
    id: "json-rpc",
    method: "POST",
    path: "/api/v1/tool-packs/{tool_pack_id}/registered-users/{registered_user_id}/tools/call",
    security: &[&["bearerAuth"]],
};

/// The variables of the address.
#[derive(Clone, Debug, PartialEq)]
pub struct Endpoint {
    /// The identifier that Agent Handler gave the tool pack.
    pub tool_pack_id: json::Uuid,
    /// The identifier that Agent Handler gave the registered user.
    pub registered_user_id: json::Uuid,
}

impl Endpoint {
    /// The documented URL with these variables, for a client to call.
    #[must_use]
    pub fn url(&self) -> String {
        self.at("https://ah-api.merge.dev")
    }

    /// The address at another origin, such as `http://localhost:3000`.
    #[must_use]
    pub fn at(&self, origin: &str) -> String {
        let tool_pack_id = self.tool_pack_id;
        let registered_user_id = self.registered_user_id;
        format!(
            "{origin}/api/v1/tool-packs/{tool_pack_id}/registered-users/{registered_user_id}/tools/call"
        )
    }
}

/// The method `tools/call`.
pub static CALL_TOOL: Method = Method::new("tools/call", &["name", "arguments"])
    .structure(Structure::ByName)
    .security(&[&["bearerAuth"]]);

/// What [`CALL_TOOL`] is asked with.
///
/// Call a tool.
///
/// Runs one tool of the tool pack on behalf of the registered user and returns what it
/// produced.
#[derive(Clone, Debug, PartialEq)]
pub struct CallTool {
    /// The name of the tool. In the documented call it joins the service and its action with two
    /// underscores.
    pub name: String,
    /// The tool's arguments, whose members depend on the tool. A null in them, at any depth, is a
    /// value and has to be sent as such.
    pub arguments: Option<json::Map<String, json::Value>>,
}

impl CallTool {
    /// With what has to be given; everything else is left out.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            arguments: None,
        }
    }
}

impl rpc::Input for CallTool {
    const METHOD: &'static Method = &CALL_TOOL;

    fn write(&self, params: &mut rpc::Params) {
        params.member("name", &self.name);
        params.optional("arguments", &self.arguments);
    }

    fn read(params: &rpc::Arguments<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {
            name: params.required("name")?,
            arguments: params.optional("arguments")?,
        })
    }
}

impl rpc::Request for CallTool {
    type Answer = ToolResult;
    type Error = Infallible;
}
