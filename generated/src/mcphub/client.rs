//! The client of MCPHub Tools API.

use std::convert::Infallible;

use concord_runtime::client::{self, Http};
use concord_runtime::json;
use concord_runtime::operation::WithStatus;
use concord_runtime::secret::Secret;

use super::operations::*;
use super::types::*;

/// A client of MCPHub Tools API. Clones share their connections.
#[derive(Clone, Debug)]
pub struct Client {
    http: Http,
}

impl Client {
    /// Starts a client for the API at a base URL.
    pub fn builder(base_url: impl Into<String>) -> ClientBuilder {
        ClientBuilder {
            http: Http::builder(base_url),
        }
    }

    /// Call a tool of a server.
    /// `POST /api/tools/call/{server}`: [`CallTool`]
    pub async fn call_tool(
        &self,
        request: CallTool,
    ) -> Result<ToolCallAnswer, client::Error<Infallible>> {
        self.http.exchange(request).await
    }

    /// Execute a simple tool.
    /// `GET /api/tools/{serverName}/{toolName}`: [`ExecuteToolByQuery`]
    pub async fn execute_tool_by_query(
        &self,
        request: ExecuteToolByQuery,
    ) -> Result<WithStatus<json::Value>, client::Error<ExecuteToolByQueryError>> {
        self.http.exchange(request).await
    }

    /// Execute a tool with a JSON body.
    /// `POST /api/tools/{serverName}/{toolName}`: [`ExecuteTool`]
    pub async fn execute_tool(
        &self,
        request: ExecuteTool,
    ) -> Result<WithStatus<json::Value>, client::Error<ExecuteToolError>> {
        self.http.exchange(request).await
    }
}

/// Makes a [`Client`].
#[derive(Debug)]
pub struct ClientBuilder {
    http: client::Builder,
}

impl ClientBuilder {
    /// Sends a bearer token (RFC 6750) with every call that asks for one.
    ///
    /// A token of the hub, sent as a bearer token.
    #[must_use]
    pub fn bearer_auth(mut self, token: impl Into<Secret>) -> Self {
        self.http = self
            .http
            .credential("bearerAuth", client::Credential::bearer(token));
        self
    }

    /// Sends calls another way than by reqwest, such as to a router in this process.
    #[must_use]
    pub fn transport(mut self, transport: impl client::Transport) -> Self {
        self.http = self.http.transport(transport);
        self
    }

    /// Sets limits, headers and whatever else is the same for clients of every API.
    #[must_use]
    pub fn configure(
        mut self,
        change: impl FnOnce(client::Builder) -> client::Builder,
    ) -> Self {
        self.http = change(self.http);
        self
    }

    /// The finished client.
    ///
    /// # Errors
    /// Where the base URL is not an absolute `http` or `https` URL, or a header is malformed.
    pub fn build(self) -> Result<Client, client::BuildError> {
        Ok(Client { http: self.http.build()? })
    }
}
