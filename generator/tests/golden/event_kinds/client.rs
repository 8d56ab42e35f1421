//! The client of Kinds of events.

use std::convert::Infallible;

use concord_runtime::client::{self, Http};
use concord_runtime::sse::EventStream;

use super::operations::*;

/// A client of Kinds of events. Clones share their connections.
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

    /// `GET /watch`: [`Watch`]
    pub async fn watch(
        &self,
        request: Watch,
    ) -> Result<EventStream<String>, client::Error<Infallible>> {
        self.http.exchange(request).await
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
        Ok(Client { http: self.http.build()? })
    }
}
