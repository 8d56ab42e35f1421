//! The client of MCPHub Tools API.

use std::convert::Infallible;

use concord_runtime::client::{self, Call, Http};
use concord_runtime::json;
use concord_runtime::operation::WithStatus;
use concord_runtime::secret::Secret;
use concord_runtime::style::Parameter;

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
    ///
    /// Runs one tool of the named MCP server. Arguments are first converted to the types that the
    /// tool's input schema asks for, and the answer repeats them as converted.
    ///
    /// `POST /api/tools/call/{server}`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn call_tool(
        &self,
        request: CallTool,
    ) -> Result<ToolCallAnswer, client::Error<Infallible>> {
        let mut call = Call::new(&CALL_TOOL);
        call.parameter(Parameter::path("server"), &request.server);
        call.optional_parameter(Parameter::header("x-session-id"), &request.session_id);
        call.json(&request.body);
        call.accept("application/json");
        let response = self.http.send(call).await?;
        match response.status() {
            200 => Ok(response.json()?),
            _ => Err(response.unexpected()),
        }
    }

    /// Execute a simple tool.
    ///
    /// Runs a tool whose arguments fit into a query string, without credentials. Meant for
    /// integrations that consume OpenAPI, such as OpenWebUI.
    ///
    /// `GET /api/tools/{serverName}/{toolName}`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn execute_tool_by_query(
        &self,
        request: ExecuteToolByQuery,
    ) -> Result<WithStatus<json::Value>, client::Error<ExecuteToolByQueryError>> {
        let mut call = Call::new(&EXECUTE_TOOL_BY_QUERY);
        call.parameter(Parameter::path("serverName"), &request.server_name);
        call.parameter(Parameter::path("toolName"), &request.tool_name);
        call.optional_parameter(
            Parameter::query("arguments").object(),
            &request.arguments,
        );
        call.accept("application/json");
        let response = self.http.send(call).await?;
        let error = match response.status() {
            100..=399 => {
                return Ok(WithStatus {
                    status: response.status(),
                    body: response.json()?,
                });
            }
            _ => {
                ExecuteToolByQueryError::Default(WithStatus {
                    status: response.status(),
                    body: response.json()?,
                })
            }
        };
        Err(client::Error::Documented(error))
    }

    /// Execute a tool with a JSON body.
    ///
    /// Runs a tool whose arguments need the whole of JSON, without credentials. Meant for
    /// integrations that consume OpenAPI, such as OpenWebUI.
    ///
    /// `POST /api/tools/{serverName}/{toolName}`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn execute_tool(
        &self,
        request: ExecuteTool,
    ) -> Result<WithStatus<json::Value>, client::Error<ExecuteToolError>> {
        let mut call = Call::new(&EXECUTE_TOOL);
        call.parameter(Parameter::path("serverName"), &request.server_name);
        call.parameter(Parameter::path("toolName"), &request.tool_name);
        call.optional_json(&request.body);
        call.accept("application/json");
        let response = self.http.send(call).await?;
        let error = match response.status() {
            100..=399 => {
                return Ok(WithStatus {
                    status: response.status(),
                    body: response.json()?,
                });
            }
            _ => {
                ExecuteToolError::Default(WithStatus {
                    status: response.status(),
                    body: response.json()?,
                })
            }
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
