//! The client of Names.

use std::convert::Infallible;

use concord_runtime::client::{self, Http};
use concord_runtime::rpc::{self, CallError};

use super::operations::*;

/// A client of Names. Clones share their connections and their count of ids.
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

    /// The method `batch`.
    ///
    /// # Errors
    /// [`CallError::Error`] where the API answers with a JSON-RPC error; the other variants say
    /// what else went wrong.
    pub async fn batch_call(
        &self,
        request: Batch,
    ) -> Result<String, CallError<Infallible>> {
        self.rpc.ask(&request).await
    }

    /// The notification `over`.
    ///
    /// # Errors
    /// Where it cannot be written or sent.
    pub async fn over_call(&self, request: Over) -> Result<(), CallError<Infallible>> {
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
