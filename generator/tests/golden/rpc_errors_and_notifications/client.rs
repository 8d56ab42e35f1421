//! The client of Errors and notifications.

use std::convert::Infallible;

use concord_runtime::client::{self, Http};
use concord_runtime::rpc::{self, CallError, Params};

use super::operations::*;

/// A client of Errors and notifications. Clones share their connections and their count of ids.
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

    /// Link `again` to `add`: Add once more.
    ///
    /// Served at `https://{region}.b/rpc`.
    ///
    /// The method `add`.
    ///
    /// # Errors
    /// [`CallError::Error`] where the API answers with a JSON-RPC error; the other variants say
    /// what else went wrong.
    pub async fn add(&self, request: Add) -> Result<i64, CallError<AddError>> {
        let mut params = Params::by_name();
        params.member("a", &request.a);
        self.rpc.result(&ADD, params).await
    }

    /// See also: <https://a.b/tick>
    ///
    /// The method `tick`.
    ///
    /// # Errors
    /// [`CallError::Error`] where the API answers with a JSON-RPC error; the other variants say
    /// what else went wrong.
    pub async fn tick(&self, _request: Tick) -> Result<(), CallError<Infallible>> {
        let params = Params::none();
        Ok(self.rpc.notify(&TICK, params).await?)
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
