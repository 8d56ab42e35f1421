//! `client.rs`, as it would be generated.

use concord_runtime::client::Http;
use concord_runtime::rpc::{self, CallError, Params};

use super::types::{CALL_TOOL, CallTool, CallToolError, ToolResult};

/// Calls the API.
#[derive(Clone, Debug)]
pub struct Client {
    rpc: rpc::Client,
}

impl Client {
    /// A client over a connection to the endpoint.
    pub fn new(http: Http) -> Self {
        Self { rpc: rpc::Client::new(http) }
    }

    /// The same with another first id; 1 where nobody says.
    pub fn with_next_id(self, id: i64) -> Self {
        Self { rpc: self.rpc.with_next_id(id) }
    }

    /// `tools/call`
    pub async fn call_tool(
        &self,
        request: &CallTool,
    ) -> Result<ToolResult, CallError<CallToolError>> {
        let mut params = Params::by_name();
        params.member("name", &request.name);
        params.member("arguments", &request.arguments);
        self.rpc.result(&CALL_TOOL, params).await
    }
}
