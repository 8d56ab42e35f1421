//! The client of MCP tools.

use std::convert::Infallible;

use concord_runtime::client::{self, Http};
use concord_runtime::rpc::{self, CallError};

use super::operations::*;
use super::types::*;

/// A client of MCP tools. Clones share their connections and their count of ids.
#[derive(Clone, Debug)]
pub struct Client {
    rpc: rpc::Client,
}

impl Client {
    /// Starts a client for the API at a URL.
    pub fn builder(url: impl Into<String>) -> ClientBuilder {
        ClientBuilder {
            http: Http::builder(url),
        }
    }

    /// A client over another transport than plain HTTP, such as a WebSocket.
    pub fn over(transport: impl rpc::Transport) -> Self {
        Self {
            rpc: rpc::Client::over(transport),
        }
    }

    /// The same client with other ids, or params sent in another way.
    #[must_use]
    pub fn configure(self, change: impl FnOnce(rpc::Client) -> rpc::Client) -> Self {
        Self { rpc: change(self.rpc) }
    }

    /// The same client at another URL, for methods with a server of their own; by HTTP only.
    #[must_use]
    pub fn at(self, url: impl Into<String>) -> Self {
        Self { rpc: self.rpc.at(url) }
    }

    /// Starts a batch: calls and notifications that are sent together.
    pub fn batch(&self) -> rpc::Batch {
        self.rpc.batch()
    }

    /// Say hello.
    ///
    /// The first request of a connection: both sides tell which version of the protocol they speak
    /// and what they are able to do.
    ///
    /// The method `initialize`.
    ///
    /// # Errors
    /// [`CallError::Error`] where the API answers with a JSON-RPC error; the other variants say
    /// what else went wrong.
    pub async fn initialize(
        &self,
        request: Initialize,
    ) -> Result<Hello, CallError<Infallible>> {
        self.rpc.ask(&request).await
    }

    /// Ask whether the other side is there.
    ///
    /// The method `ping`.
    ///
    /// # Errors
    /// [`CallError::Error`] where the API answers with a JSON-RPC error; the other variants say
    /// what else went wrong.
    pub async fn ping(&self, request: Ping) -> Result<Nothing, CallError<Infallible>> {
        self.rpc.ask(&request).await
    }

    /// List the tools.
    ///
    /// The tools that the server offers, page by page.
    ///
    /// The method `tools/list`.
    ///
    /// # Errors
    /// [`CallError::Error`] where the API answers with a JSON-RPC error; the other variants say
    /// what else went wrong.
    pub async fn list_tools(
        &self,
        request: ListTools,
    ) -> Result<ToolPage, CallError<ListToolsError>> {
        self.rpc.ask(&request).await
    }

    /// Call a tool.
    ///
    /// Runs one tool. What goes wrong inside of the tool is a result with `isError`, for a model to
    /// see; an error of JSON-RPC means that the call did not reach the tool.
    ///
    /// The method `tools/call`.
    ///
    /// # Errors
    /// [`CallError::Error`] where the API answers with a JSON-RPC error; the other variants say
    /// what else went wrong.
    pub async fn call_tool(
        &self,
        request: CallTool,
    ) -> Result<ToolOutput, CallError<CallToolError>> {
        self.rpc.ask(&request).await
    }

    /// The client is ready.
    ///
    /// Follows the answer to `initialize`; requests come after it.
    ///
    /// The notification `notifications/initialized`.
    ///
    /// # Errors
    /// Where it cannot be written or sent.
    pub async fn initialized(
        &self,
        request: Initialized,
    ) -> Result<(), CallError<Infallible>> {
        self.rpc.tell(&request).await
    }

    /// A request is given up.
    ///
    /// Either side may stop to wait for an answer, which need not come any more.
    ///
    /// The notification `notifications/cancelled`.
    ///
    /// # Errors
    /// Where it cannot be written or sent.
    pub async fn cancelled(
        &self,
        request: Cancelled,
    ) -> Result<(), CallError<Infallible>> {
        self.rpc.tell(&request).await
    }

    /// How far a request has come.
    ///
    /// Sent to whoever gave the request a `progressToken`.
    ///
    /// The notification `notifications/progress`.
    ///
    /// # Errors
    /// Where it cannot be written or sent.
    pub async fn progress(
        &self,
        request: Progress,
    ) -> Result<(), CallError<Infallible>> {
        self.rpc.tell(&request).await
    }

    /// A line of the server's log.
    ///
    /// The notification `notifications/message`.
    ///
    /// # Errors
    /// Where it cannot be written or sent.
    pub async fn log_message(
        &self,
        request: LogMessage,
    ) -> Result<(), CallError<Infallible>> {
        self.rpc.tell(&request).await
    }

    /// The list of tools has changed.
    ///
    /// The notification `notifications/tools/list_changed`.
    ///
    /// # Errors
    /// Where it cannot be written or sent.
    pub async fn tools_changed(
        &self,
        request: ToolsChanged,
    ) -> Result<(), CallError<Infallible>> {
        self.rpc.tell(&request).await
    }
}

/// Makes a [`Client`].
#[derive(Debug)]
pub struct ClientBuilder {
    http: client::Builder,
}

impl ClientBuilder {
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
        Ok(Client {
            rpc: rpc::Client::new(self.http.build()?),
        })
    }
}
