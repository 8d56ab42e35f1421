//! The client of Paths.

use std::convert::Infallible;

use concord_runtime::client::{self, Http};
use concord_runtime::operation::WithStatus;

use super::operations::*;

/// A client of Paths. Clones share their connections.
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

    /// `GET /`: [`GetRoot`]
    pub async fn get_root(
        &self,
        request: GetRoot,
    ) -> Result<(), client::Error<Infallible>> {
        self.http.exchange(request).await
    }

    /// `GET /pets/{id}`: [`GetPetsById`]
    pub async fn get_pets_by_id(
        &self,
        request: GetPetsById,
    ) -> Result<(), client::Error<Infallible>> {
        self.http.exchange(request).await
    }

    /// `GET /pets/{name}`: [`GetPetsByName`]
    #[deprecated]
    pub async fn get_pets_by_name(
        &self,
        request: GetPetsByName,
    ) -> Result<(), client::Error<Infallible>> {
        self.http.exchange(request).await
    }

    /// `GET /pets/`: [`Plus1`]
    pub async fn plus_1(&self, request: Plus1) -> Result<(), client::Error<Infallible>> {
        self.http.exchange(request).await
    }

    /// `GET /pets?kind=dog`: [`GetPetsKindDog`]
    pub async fn get_pets_kind_dog(
        &self,
        request: GetPetsKindDog,
    ) -> Result<(), client::Error<Infallible>> {
        self.http.exchange(request).await
    }

    /// `GET /pets?Kind=cat`: [`GetPetsKindCat`]
    pub async fn get_pets_kind_cat(
        &self,
        request: GetPetsKindCat,
    ) -> Result<(), client::Error<Infallible>> {
        self.http.exchange(request).await
    }

    /// `QUERY /search`: [`Search`]
    pub async fn search(
        &self,
        request: Search,
    ) -> Result<WithStatus<()>, client::Error<Infallible>> {
        self.http.exchange(request).await
    }

    /// `TRACE /search`: [`Type`]
    pub async fn r#type(
        &self,
        request: Type,
    ) -> Result<WithStatus<()>, client::Error<Infallible>> {
        self.http.exchange(request).await
    }

    /// `COPY /search`: [`Copy`]
    pub async fn copy(&self, request: Copy) -> Result<(), client::Error<Infallible>> {
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
