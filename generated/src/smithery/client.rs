//! The client of Smithery Platform API.

use concord_runtime::client::{self, Http};
use concord_runtime::secret::Secret;

use super::operations::*;
use super::types::*;

/// A client of Smithery Platform API. Clones share their connections.
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

    /// Call tool.
    /// `POST /connect/{namespace}/{connectionId}/.tools/{toolPath}`: [`CallTool`]
    pub async fn call_tool(
        &self,
        request: CallTool,
    ) -> Result<LooseObject, client::Error<CallToolError>> {
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
    /// An API key issued by Smithery, sent as the bearer token of every request.
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
