//! The client of Params.

use std::convert::Infallible;

use concord_runtime::client::{self, Http};
use concord_runtime::json;
use concord_runtime::rpc::{self, CallError, Params};

use super::operations::*;
use super::types::*;

/// A client of Params. Clones share their connections and their count of ids.
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

    /// The same client with another id for its next call; ids count up from 1 by themselves.
    #[must_use]
    pub fn with_next_id(self, id: i64) -> Self {
        Self {
            rpc: self.rpc.with_next_id(id),
        }
    }

    /// The method `by_name`.
    ///
    /// # Errors
    /// [`CallError::Error`] where the API answers with a JSON-RPC error; the other variants say
    /// what else went wrong.
    pub async fn by_name(
        &self,
        request: ByName,
    ) -> Result<json::Value, CallError<Infallible>> {
        let mut params = Params::by_name();
        params.member("block", &request.block);
        params.maybe("full", &request.full);
        self.rpc.result(&BY_NAME, params).await
    }

    /// The method `by_position`.
    ///
    /// # Errors
    /// [`CallError::Error`] where the API answers with a JSON-RPC error; the other variants say
    /// what else went wrong.
    pub async fn by_position(
        &self,
        request: ByPosition,
    ) -> Result<(), CallError<Infallible>> {
        let mut params = Params::by_position();
        params.member("block", &request.block);
        params.nullable("from", &request.from);
        params.optional("limit", &request.limit);
        params.maybe("cursor", &request.cursor);
        self.rpc.result(&BY_POSITION, params).await
    }

    /// The method `either`.
    ///
    /// # Errors
    /// [`CallError::Error`] where the API answers with a JSON-RPC error; the other variants say
    /// what else went wrong.
    pub async fn either(&self, request: Either) -> Result<Block, CallError<Infallible>> {
        let mut params = Params::by_name();
        params.optional("a", &request.a);
        self.rpc.result(&EITHER, params).await
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
