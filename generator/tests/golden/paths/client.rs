//! The client of Paths.

use std::convert::Infallible;

use concord_runtime::client::{self, Call, Http};
use concord_runtime::operation::WithStatus;
use concord_runtime::style::Parameter;

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

    /// `GET /`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn get_root(
        &self,
        _request: GetRoot,
    ) -> Result<(), client::Error<Infallible>> {
        let call = Call::new(&GET_ROOT);
        let response = self.http.send(call).await?;
        match response.status() {
            204 => Ok(()),
            _ => Err(response.unexpected()),
        }
    }

    /// `GET /pets/{id}`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn get_pets_by_id(
        &self,
        request: GetPetsById,
    ) -> Result<(), client::Error<Infallible>> {
        let mut call = Call::new(&GET_PETS_BY_ID);
        call.parameter(Parameter::path("id"), &request.id);
        let response = self.http.send(call).await?;
        match response.status() {
            204 => Ok(()),
            _ => Err(response.unexpected()),
        }
    }

    /// `GET /pets/{name}`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    #[deprecated]
    pub async fn get_pets_by_name(
        &self,
        request: GetPetsByName,
    ) -> Result<(), client::Error<Infallible>> {
        let mut call = Call::new(&GET_PETS_BY_NAME);
        call.parameter(Parameter::path("name"), &request.name);
        let response = self.http.send(call).await?;
        match response.status() {
            204 => Ok(()),
            _ => Err(response.unexpected()),
        }
    }

    /// `GET /pets/`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn plus_1(
        &self,
        _request: Plus1,
    ) -> Result<(), client::Error<Infallible>> {
        let call = Call::new(&PLUS_1);
        let response = self.http.send(call).await?;
        match response.status() {
            204 => Ok(()),
            _ => Err(response.unexpected()),
        }
    }

    /// `GET /pets?kind=dog`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn get_pets_kind_dog(
        &self,
        _request: GetPetsKindDog,
    ) -> Result<(), client::Error<Infallible>> {
        let call = Call::new(&GET_PETS_KIND_DOG);
        let response = self.http.send(call).await?;
        match response.status() {
            204 => Ok(()),
            _ => Err(response.unexpected()),
        }
    }

    /// `GET /pets?Kind=cat`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn get_pets_kind_cat(
        &self,
        request: GetPetsKindCat,
    ) -> Result<(), client::Error<Infallible>> {
        let mut call = Call::new(&GET_PETS_KIND_CAT);
        call.parameter(Parameter::query("Kind"), &request.kind);
        let response = self.http.send(call).await?;
        match response.status() {
            204 => Ok(()),
            _ => Err(response.unexpected()),
        }
    }

    /// `QUERY /search`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn search(
        &self,
        _request: Search,
    ) -> Result<WithStatus<()>, client::Error<Infallible>> {
        let call = Call::new(&SEARCH);
        let response = self.http.send(call).await?;
        match response.status() {
            200..=299 => {
                Ok(WithStatus {
                    status: response.status(),
                    body: (),
                })
            }
            _ => Err(response.unexpected()),
        }
    }

    /// `TRACE /search`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn r#type(
        &self,
        _request: Type,
    ) -> Result<WithStatus<()>, client::Error<Infallible>> {
        let call = Call::new(&TYPE);
        let response = self.http.send(call).await?;
        match response.status() {
            200..=299 => {
                Ok(WithStatus {
                    status: response.status(),
                    body: (),
                })
            }
            _ => Err(response.unexpected()),
        }
    }

    /// `COPY /search`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn copy(&self, _request: Copy) -> Result<(), client::Error<Infallible>> {
        let call = Call::new(&COPY);
        let response = self.http.send(call).await?;
        match response.status() {
            204 => Ok(()),
            _ => Err(response.unexpected()),
        }
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
