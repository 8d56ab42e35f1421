//! What sends the webhooks of Pets.

use std::convert::Infallible;

use concord_runtime::client::{self, Http};

use super::operations::*;

/// Sends the webhooks and callbacks of Pets to whoever asked for them. Clones share their
/// connections.
#[derive(Clone, Debug)]
pub struct WebhookClient {
    http: Http,
}

impl WebhookClient {
    /// Starts a client; each call says where it goes.
    pub fn builder() -> WebhookClientBuilder {
        WebhookClientBuilder {
            http: Http::anywhere(),
        }
    }

    /// `POST` to the URL: [`PetAdded`]
    pub async fn pet_added(
        &self,
        url: &str,
        request: PetAdded,
    ) -> Result<(), client::Error<Infallible>> {
        self.http.exchange_at(url, request).await
    }
}

/// Makes a [`WebhookClient`].
#[derive(Debug)]
pub struct WebhookClientBuilder {
    http: client::Builder,
}

impl WebhookClientBuilder {
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
    pub fn build(self) -> Result<WebhookClient, client::BuildError> {
        Ok(WebhookClient {
            http: self.http.build()?,
        })
    }
}
