//! The client of an API without a title.

use std::convert::Infallible;

use concord_runtime::client::{self, Http};
use concord_runtime::secret::Secret;

use super::operations::*;

/// A client of an API without a title. Clones share their connections.
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

    /// `GET /pets`: [`GetPets`]
    pub async fn get_pets(
        &self,
        request: GetPets,
    ) -> Result<(), client::Error<Infallible>> {
        self.http.exchange(request).await
    }
}

/// Makes a [`Client`].
#[derive(Debug)]
pub struct ClientBuilder {
    http: client::Builder,
}

impl ClientBuilder {
    /// Sends user and password (RFC 7617) with every call that asks for them.
    #[must_use]
    pub fn key(mut self, user: impl Into<String>, password: impl Into<Secret>) -> Self {
        self.http = self
            .http
            .credential("key", client::Credential::basic(user, password));
        self
    }

    /// Says that what the API asks for is sent in another way, such as by a header that `configure`
    /// sets.
    ///
    /// The document names the scheme `bare` and does not describe it.
    #[must_use]
    pub fn bare(mut self) -> Self {
        self.http = self.http.credential("bare", client::Credential::outside());
        self
    }

    /// Says that what the API asks for is sent in another way, such as by a header that `configure`
    /// sets.
    ///
    /// The document names the scheme `kye` and does not describe it.
    #[must_use]
    pub fn kye(mut self) -> Self {
        self.http = self.http.credential("kye", client::Credential::outside());
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
