//! One request to a live implementation, and its answer.

use std::error::Error;

use concord::model::{Case, Operation, Protocol};
use concord_runtime::client::{Body, BoxError, Reqwest, Transport};
use http_body_util::{BodyExt, Full};

use super::stream::{Ending, read};
use super::{Target, credential};
use crate::contract::Contract;
use crate::environment;
use crate::expectation::{Side, answer_to, bare_request};
use crate::replay::raw;
use crate::report::{Mask, curl};
use crate::wire::{WireRequest, WireResponse};

/// What the transport says where nobody took the connection.
const NO_CONNECTION: &str = "(Connect)";
/// What a TLS client says of an answer that is none of TLS.
const NO_TLS: &str = "InvalidContentType";

/// A way to an implementation.
pub(super) struct Exchange {
    transport: Reqwest,
    target: Target,
    origin: String,
    base: String,
    headers: Vec<(String, String)>,
    mask: Mask,
}

/// An answer of a live implementation.
#[derive(Clone, Debug)]
pub(super) struct Answered {
    pub(super) response: WireResponse,
    /// How its body ended.
    pub(super) ending: Ending,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Failure {
    /// Nobody is there to answer anything.
    Unreachable(String),
    /// The exchange broke off.
    Broken(String),
}

impl Exchange {
    pub(super) fn new(contract: &Contract, target: &Target) -> Result<Self, String> {
        let (origin, base) = parts(target.base_url.trim_end_matches('/'))?;
        let headers: Result<Vec<_>, String> =
            target.headers.iter().map(super::Header::parts).collect();
        let headers = headers?;
        let given = headers.iter().flat_map(secrets);
        let secrets = given.chain(environment::secrets());
        let mask = Mask::of_document(contract).and(secrets);
        let transport = Reqwest::new().map_err(|error| error.to_string())?;
        Ok(Self { transport, target: target.clone(), origin, base, headers, mask })
    }

    /// The request of a case.
    ///
    /// # Errors
    /// Why it cannot be sent.
    pub(super) fn request(
        &self,
        contract: &Contract,
        operation: &Operation,
        case: &Case,
    ) -> Result<WireRequest, String> {
        let answer = answer_to(contract, case);
        let expected = bare_request(contract, case, answer, Side::Server);
        let mut expected = expected.map_err(|obstacle| obstacle.to_string())?;
        let authorized = credential::add(contract, operation, &mut expected);
        // Where a header is given it may be the credentials: the implementation will tell.
        authorized.or_else(|error| if self.headers.is_empty() { Err(error) } else { Ok(()) })?;
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

    /// Sends a request and reads its answer, as far as it is worth it.
    pub(super) async fn ask(&self, request: WireRequest) -> Result<Answered, Failure> {
        let body = |bytes: Vec<u8>| Full::from(bytes).map_err(BoxError::from).boxed_unsync();
        let request = request.into_http_at(&self.origin, body);
        let request = request.map_err(|error| Failure::Broken(error.to_string()))?;
        let timeout = self.target.timeout();
        let answered = tokio::time::timeout(timeout, self.transport.send(request)).await;
        let seconds = timeout.as_secs();
        let answer: http::Response<Body> = match answered {
            Ok(answer) => answer.map_err(|error| self.failure(error.as_ref()))?,
            Err(_) => return Err(Failure::Broken(format!("nothing within {seconds} seconds"))),
        };
        let (head, body) = answer.into_parts();
        let (body, ending) = read(&head.headers, body, timeout).await;
        Ok(Answered { response: WireResponse::of_head(&head, body), ending })
    }

    /// A line for a shell that sends a request.
    pub(super) fn curl(&self, request: &WireRequest) -> String {
        self.mask(&curl(&self.origin, request))
    }

    /// A text without secrets.
    pub(super) fn mask(&self, text: &str) -> String {
        self.mask.apply(text)
    }

    fn failure(&self, error: &(dyn Error + 'static)) -> Failure {
        let (text, origin) = (reasons(error), &self.origin);
        let masked = self.mask(&text);
        if text.contains(NO_TLS) {
            return Failure::Unreachable(format!("{origin} does not speak TLS: {masked}"));
        }
        if text.contains(NO_CONNECTION) {
            return Failure::Unreachable(format!("{origin} cannot be reached: {masked}"));
        }
        Failure::Broken(masked)
    }
}

/// Scheme and host of a URL, and its path.
fn parts(url: &str) -> Result<(String, String), String> {
    // A URL with a user in it is not repeated.
    if url.contains('@') {
        return Err("the URL has a user in it: set CONCORD_SECRET in its place".to_owned());
    }
    let wrong = || format!("`{url}` is no URL of http or https without a query");
    let uri: http::Uri = url.parse().map_err(|_| wrong())?;
    let (Some("http" | "https"), Some(host)) = (uri.scheme_str(), uri.authority()) else {
        return Err(wrong());
    };
    let is_port = host.as_str().rsplit_once(':').is_none_or(|_| host.port_u16().is_some());
    let is_plain = uri.query().is_none() && !url.contains('#') && !host.host().is_empty();
    if !is_plain || !(is_port || host.as_str().ends_with(']')) {
        return Err(wrong());
    }
    let origin = format!("{}://{host}", uri.scheme_str().unwrap_or_default());
    let base = url.strip_prefix(&origin).unwrap_or_default().to_owned();
    Ok((origin, base))
}

/// What of a given header may be a secret: all words but the name of a scheme (RFC 9110 §11.4).
fn secrets((name, value): &(String, String)) -> Vec<String> {
    let is_scheme = name.ends_with("authorization") && value.contains(' ');
    let words = value.split([' ', ';', ',', '=']).skip(usize::from(is_scheme));
    let words = words.chain([value.as_str()]);
    words.filter(|word| word.len() >= environment::LEAST).map(str::to_owned).collect()
}

/// What an error says and what it came from, each thing once.
fn reasons(error: &(dyn Error + 'static)) -> String {
    let errors = std::iter::successors(Some(error), |error| (**error).source());
    let mut said: Vec<String> = Vec::new();
    for text in errors.map(ToString::to_string) {
        if !said.iter().any(|before| before.contains(&text)) {
            said.push(text);
        }
    }
    said.join(": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_an_origin_and_a_path() {
        for (url, expected) in [
            ("http://a", Some(("http://a", ""))),
            ("https://a:8443/v1/x", Some(("https://a:8443", "/v1/x"))),
            ("http://[::1]:80", Some(("http://[::1]:80", ""))),
            ("http://[::1]", Some(("http://[::1]", ""))),
            ("a:80", None),
            ("ftp://a", None),
            ("http://", None),
            ("http://a?x", None),
            ("http://a#x", None),
            ("http://a:99999", None),
            ("http://a b", None),
        ] {
            let found = parts(url).ok();
            let found = found.as_ref().map(|(origin, base)| (origin.as_str(), base.as_str()));
            assert_eq!(found, expected, "{url}");
        }
        assert!(!parts("http://u:s3cret@a").unwrap_err().contains("s3cret"));
    }

    #[test]
    fn words_of_a_header_are_secrets() {
        for (name, value, expected) in [
            ("authorization", "Bearer s3cret", &["s3cret", "Bearer s3cret"][..]),
            ("x-key", "s3cret", &["s3cret", "s3cret"]),
            ("cookie", "a=s3cret; b=more", &["s3cret", "more", "a=s3cret; b=more"]),
            ("x-flag", "on", &[]),
        ] {
            assert_eq!(secrets(&(name.to_owned(), value.to_owned())), expected, "{name}");
        }
    }
}
