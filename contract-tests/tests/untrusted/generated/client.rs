//! The client of Store.

use std::convert::Infallible;

use concord_runtime::client::{self, Http};
use concord_runtime::secret::Secret;
use concord_runtime::sse::EventStream;

use super::operations::*;
use super::types::*;

/// A client of Store. Clones share their connections.
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

    /// `POST /items/{id}`: [`PutItem`]
    pub async fn put_item(
        &self,
        request: PutItem,
    ) -> Result<Item, client::Error<PutItemError>> {
        self.http.exchange(request).await
    }

    /// `GET /events`: [`ListenAll`]
    pub async fn listen_all(
        &self,
        request: ListenAll,
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
    /// Sends a bearer token (RFC 6750) with every call that asks for one.
    #[must_use]
    pub fn token(mut self, token: impl Into<Secret>) -> Self {
        self.http = self.http.credential("token", client::Credential::bearer(token));
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
