//! The client of Cognipeer Tools API.

use concord_runtime::client::{self, Call, Http};
use concord_runtime::secret::Secret;
use concord_runtime::style::Parameter;

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
    ///
    /// Lists the tools with their actions. The two filters narrow the list down.
    ///
    /// `GET /api/client/v1/tools`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn list_tools(
        &self,
        request: ListTools,
    ) -> Result<ToolList, client::Error<ListToolsError>> {
        let mut call = Call::new(&LIST_TOOLS);
        call.optional_parameter(Parameter::query("status"), &request.status);
        call.optional_parameter(Parameter::query("type"), &request.r#type);
        call.accept("application/json");
        let response = self.http.send(call).await?;
        let error = match response.status() {
            200 => return Ok(response.json()?),
            401 => ListToolsError::Unauthorized(response.json()?),
            500 => ListToolsError::InternalServerError(response.json()?),
            _ => return Err(response.unexpected()),
        };
        Err(client::Error::Documented(error))
    }

    /// Get a tool.
    ///
    /// Returns one tool with its actions.
    ///
    /// `GET /api/client/v1/tools/{toolKey}`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn get_tool(
        &self,
        request: GetTool,
    ) -> Result<ToolEnvelope, client::Error<GetToolError>> {
        let mut call = Call::new(&GET_TOOL);
        call.parameter(Parameter::path("toolKey"), &request.tool_key);
        call.accept("application/json");
        let response = self.http.send(call).await?;
        let error = match response.status() {
            200 => return Ok(response.json()?),
            401 => GetToolError::Unauthorized(response.json()?),
            404 => GetToolError::NotFound(response.json()?),
            500 => GetToolError::InternalServerError(response.json()?),
            _ => return Err(response.unexpected()),
        };
        Err(client::Error::Documented(error))
    }

    /// Execute an action.
    ///
    /// Runs one action of a tool and returns what it produced, with the time it took.
    ///
    /// `POST /api/client/v1/tools/{toolKey}/actions/{actionKey}/execute`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn execute_action(
        &self,
        request: ExecuteAction,
    ) -> Result<ActionResult, client::Error<ExecuteActionError>> {
        let mut call = Call::new(&EXECUTE_ACTION);
        call.parameter(Parameter::path("toolKey"), &request.tool_key);
        call.parameter(Parameter::path("actionKey"), &request.action_key);
        call.json(&request.body);
        call.accept("application/json");
        let response = self.http.send(call).await?;
        let error = match response.status() {
            200 => return Ok(response.json()?),
            400 => ExecuteActionError::BadRequest(response.json()?),
            401 => ExecuteActionError::Unauthorized(response.json()?),
            403 => ExecuteActionError::Forbidden(response.json()?),
            404 => ExecuteActionError::NotFound(response.json()?),
            500 => ExecuteActionError::InternalServerError(response.json()?),
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
