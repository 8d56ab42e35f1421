//! One request to a live implementation, and its answer.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use concord::model::{Case, Operation, Protocol};
use concord_runtime::client::{BoxError, Reqwest, Transport};
use http_body_util::{BodyExt, Full};

use super::Target;
use super::secret::{secret, variable};
use crate::contract::Contract;
use crate::expectation::{
    ExpectedRequest, Side, add_credentials, answer_to, bare_request, shown_schemes,
};
use crate::replay::raw;
use crate::wire::{WireRequest, WireResponse};

/// How long an answer may take.
const TIMEOUT: Duration = Duration::from_secs(30);
/// How long a word of a given header is that may be a secret, in bytes.
const SECRET: usize = 4;
/// What stands in the place of a secret.
const MASK: &str = "***";

/// A way to an implementation.
pub(super) struct Exchange<T> {
    transport: T,
    origin: String,
    base: String,
    headers: Vec<(String, String)>,
    secrets: Mutex<Vec<String>>,
}

impl Exchange<Reqwest> {
    pub(super) fn new(target: &Target) -> Result<Self, String> {
        let url = target.base_url.trim_end_matches('/');
        let (scheme, rest) = url.split_once("://").unwrap_or_default();
        if !["http", "https"].contains(&scheme) || rest.is_empty() || rest.contains(['?', '#']) {
            return Err(format!("`{url}` is no URL of http or https without a query"));
        }
        let (host, base) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let headers: Result<Vec<_>, String> =
            target.headers.iter().map(|one| header(one)).collect();
        let headers = headers?;
        let secrets = headers.iter().flat_map(|(_, value)| value.split(' '));
        // What is shorter is a word of any text, and no secret.
        let secrets = secrets.filter(|word| word.len() >= SECRET).map(str::to_owned).collect();
        Ok(Self {
            transport: Reqwest::new().map_err(|error| error.to_string())?,
            origin: format!("{scheme}://{host}"),
            base: base.to_owned(),
            headers,
            secrets: Mutex::new(secrets),
        })
    }
}

impl<T: Transport> Exchange<T> {
    /// The request of a case, or why it cannot be sent.
    pub(super) fn request(
        &self,
        contract: &Contract,
        operation: &Operation,
        case: &Case,
    ) -> Result<WireRequest, String> {
        let answer = answer_to(contract, case);
        let expected = bare_request(contract, case, answer, Side::Server);
        let mut expected = expected.map_err(|obstacle| obstacle.to_string())?;
        self.authorize(contract, operation, &mut expected)?;
        let accept = expected.accept.clone().unwrap_or_else(|| "*/*".to_owned());
        let mut request = raw(&expected, &accept);
        request.path = match &operation.protocol {
            Protocol::Http { .. } => format!("{}{}", self.base, request.path),
            // A URL with a path is that of the endpoint.
            Protocol::Rpc { .. } if self.base.is_empty() => request.path,
            Protocol::Rpc { .. } => self.base.clone(),
        };
        request.headers.retain(|(name, _)| {
            name != "host" && !self.headers.iter().any(|(given, _)| given == name)
        });
        request.headers.extend(self.headers.iter().cloned());
        Ok(request)
    }

    /// Adds credentials of the environment; where a header brings its own, that is up to it.
    fn authorize(
        &self,
        contract: &Contract,
        operation: &Operation,
        request: &mut ExpectedRequest,
    ) -> Result<(), String> {
        let Some(scheme) = shown_schemes(contract, operation).next() else { return Ok(()) };
        match secret(scheme) {
            Some(secret) => {
                add_credentials(contract, operation, &secret, request)?;
                self.secrets.lock().unwrap_or_else(PoisonError::into_inner).push(secret);
                Ok(())
            }
            None if !self.headers.is_empty() => Ok(()),
            None => Err(format!("its secret is not known: set {}", variable(scheme))),
        }
    }

    /// Sends a request and reads its answer to its end.
    pub(super) async fn ask(&self, request: WireRequest) -> Result<WireResponse, String> {
        let exchange = async {
            let mut request = request.into_http()?;
            let target = format!("{}{}", self.origin, request.uri());
            *request.uri_mut() = target.parse()?;
            let (head, body) = request.into_parts();
            let body = Full::new(body.collect().await?.to_bytes());
            let body = body.map_err(BoxError::from).boxed_unsync();
            let answer = self.transport.send(http::Request::from_parts(head, body)).await?;
            WireResponse::of_http(answer.map(axum::body::Body::new)).await
        };
        match tokio::time::timeout(TIMEOUT, exchange).await {
            Ok(answer) => answer.map_err(|error| error.to_string()),
            Err(_) => Err(format!("nothing within {} seconds", TIMEOUT.as_secs())),
        }
    }

    /// A text without secrets.
    pub(super) fn masked(&self, text: &str) -> String {
        let secrets = self.secrets.lock().unwrap_or_else(PoisonError::into_inner);
        let known = secrets.iter().filter(|secret| !secret.is_empty());
        known.fold(text.to_owned(), |text, secret| text.replace(secret.as_str(), MASK))
    }
}

fn header(text: &str) -> Result<(String, String), String> {
    // The value may be a secret, and is not repeated.
    let (name, value) = text.split_once(':').ok_or("a header is NAME:VALUE")?;
    Ok((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
}
