//! The client of Parameter forms.

use std::convert::Infallible;

use concord_runtime::client::{self, Call, Http};
use concord_runtime::style::{Parameter, Style};

use super::operations::*;

/// A client of Parameter forms. Clones share their connections.
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

    /// `GET /a/{id}.{format}{rest}`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn a(&self, request: ARequest) -> Result<(), client::Error<Infallible>> {
        let mut call = Call::new(&A);
        call.parameter(Parameter::path("id").array(), &request.id);
        call.parameter(Parameter::path("format"), &request.format);
        call.parameter(
            Parameter::path("rest").object().style(Style::Matrix).explode(true),
            &request.rest,
        );
        call.optional_parameter(Parameter::query("id"), &request.id_in_query);
        call.maybe_parameter(Parameter::query("raw").allow_reserved(), &request.raw);
        call.optional_parameter(Parameter::query("filter").json(), &request.filter);
        call.optional_parameter(
            Parameter::query("deep").object().style(Style::DeepObject).explode(true),
            &request.deep,
        );
        call.optional_parameter(
            Parameter::query("tags").array().style(Style::PipeDelimited),
            &request.tags,
        );
        call.optional_parameter(
            Parameter::query("rest").object(),
            &request.rest_in_query,
        );
        call.optional_parameter(Parameter::header("X-Tags").array(), &request.x_tags);
        call.optional_parameter(Parameter::cookie("session"), &request.session);
        let response = self.http.send(call).await?;
        match response.status() {
            204 => Ok(()),
            _ => Err(response.unexpected()),
        }
    }

    /// `GET /b`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn b(&self, request: B) -> Result<(), client::Error<Infallible>> {
        let mut call = Call::new(&B);
        call.optional_parameter(Parameter::query("whole").object(), &request.whole);
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
