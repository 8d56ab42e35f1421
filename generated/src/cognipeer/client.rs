//! The client of Cognipeer Tools API.

use concord_runtime::client::{self, Http};
use concord_runtime::secret::Secret;

use super::operations::*;
use super::types::*;

/// A client of Cognipeer Tools API. Clones share their connections.
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

    /// List tools.
    /// `GET /api/client/v1/tools`: [`ListTools`]
    pub async fn list_tools(
        &self,
        request: ListTools,
    ) -> Result<ToolList, client::Error<ListToolsError>> {
        self.http.exchange(request).await
    }

    /// Get a tool.
    /// `GET /api/client/v1/tools/{toolKey}`: [`GetTool`]
    pub async fn get_tool(
        &self,
        request: GetTool,
    ) -> Result<ToolEnvelope, client::Error<GetToolError>> {
        self.http.exchange(request).await
    }

    /// Execute an action.
    /// `POST /api/client/v1/tools/{toolKey}/actions/{actionKey}/execute`: [`ExecuteAction`]
    pub async fn execute_action(
        &self,
        request: ExecuteAction,
    ) -> Result<ActionResult, client::Error<ExecuteActionError>> {
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
    /// An API token, sent as a bearer token.
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
