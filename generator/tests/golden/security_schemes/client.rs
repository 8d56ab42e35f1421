//! The client of Security schemes.

use std::convert::Infallible;

use concord_runtime::client::{self, Http};
use concord_runtime::secret::Secret;

use super::operations::*;

/// A client of Security schemes. Clones share their connections.
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

    /// `GET /a`: [`ARequest`]
    pub async fn a(&self, request: ARequest) -> Result<(), client::Error<Infallible>> {
        self.http.exchange(request).await
    }

    /// `GET /b`: [`B`]
    pub async fn b(&self, request: B) -> Result<(), client::Error<Infallible>> {
        self.http.exchange(request).await
    }

    /// `GET /c`: [`C`]
    pub async fn c(&self, request: C) -> Result<(), client::Error<Infallible>> {
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
    pub fn basic(
        mut self,
        user: impl Into<String>,
        password: impl Into<Secret>,
    ) -> Self {
        self.http = self
            .http
            .credential("basic", client::Credential::basic(user, password));
        self
    }

    /// Sends `Authorization: Digest` with every call that asks for it.
    #[must_use]
    pub fn digest(mut self, token: impl Into<Secret>) -> Self {
        self.http = self
            .http
            .credential("digest", client::Credential::authorization("Digest", token));
        self
    }

    /// Sends a key as the cookie `k` with every call that asks for it.
    ///
    /// It is deprecated.
    #[must_use]
    pub fn key(mut self, key: impl Into<Secret>) -> Self {
        self.http = self.http.credential("key", client::Credential::cookie("k", key));
        self
    }

    /// Says that the transport shows a certificate of the client, for calls that ask for mutual
    /// TLS. Give it that certificate by `transport`.
    #[must_use]
    pub fn certificate(mut self) -> Self {
        self.http = self.http.credential("certificate", client::Credential::outside());
        self
    }

    /// Sends a bearer token of OAuth 2 (RFC 6749) with every call that asks for one.
    ///
    /// Metadata of the authorization server: <https://a.b/.well-known/oauth-authorization-server>
    ///
    /// - Flow `clientCredentials`: tokenUrl `https://a.b/token`
    ///   - `read:a`: Read a.
    #[must_use]
    pub fn login(mut self, token: impl Into<Secret>) -> Self {
        self.http = self.http.credential("login", client::Credential::bearer(token));
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
