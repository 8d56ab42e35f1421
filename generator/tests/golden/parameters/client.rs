//! The client of Parameters.

use std::convert::Infallible;

use concord_runtime::client::{self, Call, Http};
use concord_runtime::style::{Parameter, Style};

use super::operations::*;

/// A client of Parameters. Clones share their connections.
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

    /// `GET /pets/{petId}`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn get_pet(
        &self,
        request: GetPet,
    ) -> Result<(), client::Error<Infallible>> {
        let mut call = Call::new(&GET_PET);
        call.parameter(Parameter::path("petId"), &request.pet_id);
        call.optional_parameter(Parameter::query("tags").array(), &request.tags);
        call.optional_parameter(
            Parameter::query("sort").array().style(Style::PipeDelimited),
            &request.sort,
        );
        call.parameter(Parameter::header("x-trace"), &request.trace);
        call.optional_parameter(Parameter::cookie("session"), &request.session);
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
