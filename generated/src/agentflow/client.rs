//! The client of Agentflow Tools API.

use concord_runtime::client::{self, Http};
use concord_runtime::secret::Secret;
use concord_runtime::sse::EventStream;

use super::operations::*;
use super::types::*;

/// A client of Agentflow Tools API. Clones share their connections.
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

    /// Run a tool.
    /// Asks for the answer as `application/json`.
    /// `POST /api/v1/agent/{agent_id}/tools/{tool_id}/run`: [`RunTool`]
    pub async fn run_tool(
        &self,
        mut request: RunTool,
    ) -> Result<ToolRun, client::Error<RunToolError>> {
        request.body.stream = Some(false);
        match self.http.exchange_for(&["OkJson"], request).await? {
            RunToolAnswer::OkJson(answer) => Ok(answer),
            _ => Err(client::unasked(RUN_TOOL.id).into()),
        }
    }

    /// Run a tool.
    /// Asks for the answer as `text/event-stream`.
    /// `POST /api/v1/agent/{agent_id}/tools/{tool_id}/run`: [`RunTool`]
    pub async fn run_tool_stream(
        &self,
        mut request: RunTool,
    ) -> Result<EventStream<Event>, client::Error<RunToolError>> {
        request.body.stream = Some(true);
        match self.http.exchange_for(&["OkEvents"], request).await? {
            RunToolAnswer::OkEvents(answer) => Ok(answer),
            _ => Err(client::unasked(RUN_TOOL.id).into()),
        }
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
    /// The token of the caller, sent as a bearer token.
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
