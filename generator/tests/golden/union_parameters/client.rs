//! The client of Parameters of several shapes.

use std::convert::Infallible;

use concord_runtime::client::{self, Call, Http};
use concord_runtime::style::{self, Parameter, Style};

use super::operations::*;

/// A client of Parameters of several shapes. Clones share their connections.
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

    /// `GET /charges`
    ///
    /// # Errors
    /// [`client::Error::Documented`] where the API answers with an error that it documents; the
    /// other variants say what else went wrong.
    pub async fn list(&self, request: List) -> Result<(), client::Error<Infallible>> {
        let mut call = Call::new(&LIST);
        call.optional_parameter(
            Parameter::query("created")
                .one_of(&[style::Shape::Scalar, style::Shape::Object])
                .style(Style::DeepObject)
                .explode(true),
            &request.created,
        );
        call.optional_parameter(
            Parameter::query("status")
                .one_of(&[style::Shape::Scalar, style::Shape::Array]),
            &request.status,
        );
        call.optional_parameter(
            Parameter::query("rest")
                .one_of(&[style::Shape::Scalar, style::Shape::Object]),
            &request.rest,
        );
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
