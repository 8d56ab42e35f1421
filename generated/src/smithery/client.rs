//! The client of Smithery Platform API.

use concord_runtime::client::{self, Call, Http};
use concord_runtime::secret::Secret;
use concord_runtime::style::Parameter;

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
    ///
    /// Runs one tool of a connected MCP server. The request body is the arguments object itself,
    /// without an envelope, and a success answers with whatever object the tool returned.
    ///
    /// `POST /connect/{namespace}/{connectionId}/.tools/{toolPath}`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn call_tool(
        &self,
        request: CallTool,
    ) -> Result<LooseObject, client::Error<CallToolError>> {
        let mut call = Call::new(&CALL_TOOL);
        call.parameter(Parameter::path("namespace"), &request.namespace);
        call.parameter(Parameter::path("connectionId"), &request.connection_id);
        call.parameter(Parameter::path("toolPath"), &request.tool_path);
        call.json(&request.body);
        call.accept("application/json");
        let response = self.http.send(call).await?;
        let error = match response.status() {
            200 => return Ok(response.json()?),
            400 => CallToolError::BadRequest(response.json()?),
            404 => CallToolError::NotFound(response.json()?),
            422 => CallToolError::UnprocessableContent(response.json()?),
            _ => return Err(response.unexpected()),
        };
        Err(client::Error::Documented(error))
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
