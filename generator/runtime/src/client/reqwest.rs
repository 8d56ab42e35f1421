//! The transport over the network.

use std::time::Duration;

use futures_core::future::BoxFuture;
use http_body::Body as _;
use http_body_util::BodyExt;
use reqwest::redirect::Policy;

use super::{Body, BoxError, Transport};

/// How long a host may take to accept a connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// The transport over the network: reqwest with rustls and the certificates of the platform.
#[derive(Clone, Debug)]
pub struct Reqwest {
    client: reqwest::Client,
}

impl Reqwest {
    /// A transport for `https` and `http`.
    ///
    /// It follows no redirects: a 3xx is the API's answer, and credentials must not go to
    /// another host. It installs ring as rustls' provider where the program has installed none.
    ///
    /// # Errors
    /// Where TLS cannot be set up, such as without certificates on the machine.
    pub fn new() -> Result<Self, BoxError> {
        Self::build(Self::settings())
    }

    /// A transport for `http` only, which needs no certificates.
    ///
    /// # Errors
    /// Where the system has no room for one.
    pub fn without_tls() -> Result<Self, BoxError> {
        Self::build(Self::settings().tls_certs_only([]))
    }

    /// A transport over a client of your own, for proxies, certificates and the like.
    ///
    /// A client that follows redirects gives the credentials to whom they lead to.
    #[must_use]
    pub fn with_client(client: reqwest::Client) -> Self {
        Self { client }
    }

    fn settings() -> reqwest::ClientBuilder {
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            // Where another thread was faster its provider is as good.
            let _ = rustls::crypto::ring::default_provider().install_default();
        }
        reqwest::Client::builder().redirect(Policy::none()).connect_timeout(CONNECT_TIMEOUT)
    }

    fn build(settings: reqwest::ClientBuilder) -> Result<Self, BoxError> {
        Ok(Self { client: settings.build()? })
    }
}

impl Transport for Reqwest {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'static, Result<http::Response<Body>, BoxError>> {
        Box::pin(exchange(self.client.clone(), request))
    }
}

async fn exchange(
    client: reqwest::Client,
    request: http::Request<Body>,
) -> Result<http::Response<Body>, BoxError> {
    let (parts, body) = request.into_parts();
    let body = match body.size_hint().exact() {
        // A body of known length is sent with its length and not in chunks.
        Some(_) => reqwest::Body::from(body.collect().await?.to_bytes()),
        None => reqwest::Body::wrap_stream(body.into_data_stream()),
    };
    let request = http::Request::from_parts(parts, body);
    // reqwest's errors show the URL, whose query may hold a key.
    let request = reqwest::Request::try_from(request).map_err(reqwest::Error::without_url)?;
    let response = client.execute(request).await.map_err(reqwest::Error::without_url)?;
    let response = http::Response::<reqwest::Body>::from(response);
    Ok(response
        .map(|body| body.map_err(|error| BoxError::from(error.without_url())).boxed_unsync()))
}
