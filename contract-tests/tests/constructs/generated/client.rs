//! The client of Constructs.

use std::convert::Infallible;

use concord_runtime::client::{self, Http};
use concord_runtime::headers::WithHeaders;
use concord_runtime::sse::EventStream;
use concord_runtime::stream::{self, JsonStream};

use super::operations::*;
use super::types::*;

/// A client of Constructs. Clones share their connections.
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

    /// `GET /search`: [`Search`]
    pub async fn search(
        &self,
        request: Search,
    ) -> Result<(), client::Error<Infallible>> {
        self.http.exchange(request).await
    }

    /// `GET /paths/{label}/{matrix}/{list}/{either}`: [`Follow`]
    pub async fn follow(
        &self,
        request: Follow,
    ) -> Result<(), client::Error<Infallible>> {
        self.http.exchange(request).await
    }

    /// `GET /whole`: [`AskWhole`]
    pub async fn ask_whole(
        &self,
        request: AskWhole,
    ) -> Result<(), client::Error<Infallible>> {
        self.http.exchange(request).await
    }

    /// `GET /selected`: [`Select`]
    pub async fn select(
        &self,
        request: Select,
    ) -> Result<(), client::Error<Infallible>> {
        self.http.exchange(request).await
    }

    /// `GET /pairs`: [`AskPairs`]
    pub async fn ask_pairs(
        &self,
        request: AskPairs,
    ) -> Result<(), client::Error<Infallible>> {
        self.http.exchange(request).await
    }

    /// `POST /forms`: [`Fill`]
    pub async fn fill(&self, request: Fill) -> Result<(), client::Error<Infallible>> {
        self.http.exchange(request).await
    }

    /// `POST /uploads`: [`Upload`]
    pub async fn upload(
        &self,
        request: Upload,
    ) -> Result<(), client::Error<Infallible>> {
        self.http.exchange(request).await
    }

    /// `POST /batches`: [`Batch`]
    pub async fn batch(
        &self,
        request: Batch,
    ) -> Result<stream::Raw, client::Error<Infallible>> {
        self.http.exchange(request).await
    }

    /// `GET /counts`: [`Count`]
    pub async fn count(
        &self,
        request: Count,
    ) -> Result<
        WithHeaders<Vec<String>, TotalRangeTagsSetCookieHeaders>,
        client::Error<Infallible>,
    > {
        self.http.exchange(request).await
    }

    /// `POST /sessions`: [`SignIn`]
    pub async fn sign_in(
        &self,
        request: SignIn,
    ) -> Result<WithHeaders<(), SetCookieHeaders>, client::Error<SignInError>> {
        self.http.exchange(request).await
    }

    /// `GET /logs`: [`ReadLogs`]
    pub async fn read_logs(
        &self,
        request: ReadLogs,
    ) -> Result<JsonStream<Entry>, client::Error<Infallible>> {
        self.http.exchange(request).await
    }

    /// `POST /logs`: [`WriteLogs`]
    pub async fn write_logs(
        &self,
        request: WriteLogs,
    ) -> Result<JsonStream<Entry>, client::Error<Infallible>> {
        self.http.exchange(request).await
    }

    /// `GET /events`: [`Watch`]
    pub async fn watch(
        &self,
        request: Watch,
    ) -> Result<EventStream<Entry>, client::Error<Infallible>> {
        self.http.exchange(request).await
    }

    /// `GET /reports`: [`Report`]
    pub async fn report(
        &self,
        request: Report,
    ) -> Result<ReportAnswer, client::Error<Infallible>> {
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
