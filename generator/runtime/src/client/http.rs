//! The connection to one API.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::TryStreamExt;
use http::header::{CONTENT_TYPE, COOKIE, InvalidHeaderValue};
use http::{HeaderMap, HeaderValue, Method, Request, Uri};
use http_body::Frame;
use http_body_util::{BodyExt, Full, StreamBody};
use url::Url;

use super::answered::note_head;
use super::call::push;
use super::credential::Prepared;
use super::deadline::Deadline;
use super::security::{Credentials, select};
use super::{Body, Builder, Call, Fault, FaultKind, Opened, RequestProblem, Response, Transport};
use crate::stream::Content;
use crate::template;

/// The connection to one API. Clones share it.
#[derive(Clone)]
pub struct Http(Arc<Settings>);

pub(super) struct Settings {
    /// Scheme, host and path prefix, without a slash at the end.
    pub(super) base: String,
    pub(super) transport: Arc<dyn Transport>,
    pub(super) timeout: Option<Duration>,
    pub(super) response_limit: usize,
    pub(super) headers: HeaderMap,
    pub(super) credentials: Credentials,
}

impl Http {
    pub(super) fn new(settings: Settings) -> Self {
        Self(Arc::new(settings))
    }

    /// Starts the settings of a connection to a base URL, with or without a path.
    pub fn builder(base_url: impl Into<String>) -> Builder {
        Builder::new(base_url.into())
    }

    /// Starts the settings of a connection whose calls all say where they go
    /// ([`Call::to`](super::Call::to)).
    pub fn anywhere() -> Builder {
        // Never resolved (RFC 6761 §6.4).
        Builder::new("https://anywhere.invalid".to_owned())
    }

    /// Sends a call and reads its answer whole.
    ///
    /// # Errors
    /// Where the request cannot be written, needs credentials that are not there, or has no
    /// whole answer within the time and size that the client allows.
    pub async fn send(&self, call: Call) -> Result<Response, Fault> {
        self.open(call).await?.collect().await
    }

    /// Sends a call and reads the head of its answer; the body follows as a stream, or by
    /// [`collect`](Opened::collect).
    ///
    /// # Errors
    /// Where the request cannot be written, needs credentials that are not there, or has no
    /// answer in the time that the client allows.
    pub async fn open(&self, call: Call) -> Result<Opened, Fault> {
        let operation = call.operation;
        let fault = |kind| Fault::new(operation.id, kind);
        let request = self.request(call).map_err(fault)?;
        let deadline = Deadline::after(self.0.timeout);
        let answer = deadline.wait(self.0.transport.send(request)).await.map_err(fault)?;
        let answer = answer.map_err(|error| fault(FaultKind::Transport(error)))?;
        note_head(answer.status(), answer.headers());
        Ok(Opened::new(operation, answer, deadline, self.0.response_limit))
    }

    fn request(&self, call: Call) -> Result<Request<Body>, FaultKind> {
        if let Some(problem) = call.problem {
            return Err(FaultKind::Request(problem));
        }
        let credentials = select(&self.0.credentials, call.secured_as)?;
        let (mut query, mut cookies, mut headers) = (call.query, call.cookies, call.headers);
        // A call's own headers stand in place of the client's.
        let own: Vec<_> =
            self.0.headers.keys().filter(|name| !headers.contains_key(*name)).collect();
        for name in own {
            for value in self.0.headers.get_all(name) {
                headers.append(name, value.clone());
            }
        }
        for credential in credentials {
            match credential {
                Prepared::Header(name, value) => {
                    headers.insert(name, value.clone());
                }
                Prepared::Query(pair) => push(&mut query, "&", pair.expose()),
                Prepared::Cookie(pair) => push(&mut cookies, "; ", pair.expose()),
                Prepared::Outside => {}
            }
        }
        if !cookies.is_empty() {
            headers.insert(COOKIE, sensitive(&cookies)?);
        }
        let body = match call.body {
            Some((media_type, body)) => {
                let value = match media_type {
                    Cow::Borrowed(media_type) => static_value(media_type),
                    Cow::Owned(media_type) => HeaderValue::try_from(media_type),
                };
                let problem = |_| FaultKind::Request(RequestProblem::Header("content-type"));
                headers.insert(CONTENT_TYPE, value.map_err(problem)?);
                body
            }
            None => Content::default(),
        };
        let target = |reason: &dyn fmt::Display| {
            FaultKind::Request(RequestProblem::Target(reason.to_string()))
        };
        let uri = match call.url {
            Some(url) => to_elsewhere(&url, &query)?,
            None => {
                let (template, fixed) =
                    call.operation.path.split_once('?').unwrap_or((call.operation.path, ""));
                let path = template::expand(template, &call.path);
                let path = path.map_err(|error| FaultKind::Request(RequestProblem::Path(error)))?;
                // A parameter may say the same as the path's own query.
                let is_missing = |pair: &&str| !query.split('&').any(|given| given == *pair);
                let pairs = fixed.split('&').filter(|pair| !pair.is_empty()).filter(is_missing);
                // A call of the URL itself keeps the slash at its end.
                let base = match path.as_str() {
                    "" => self.0.base.as_str(),
                    _ => self.0.base.trim_end_matches('/'),
                };
                let mut uri = base.to_owned() + &path;
                let mut separator = '?';
                for pair in pairs.chain(Some(query.as_str()).filter(|query| !query.is_empty())) {
                    uri.push(separator);
                    uri.push_str(pair);
                    separator = '&';
                }
                uri
            }
        };
        let mut request = Request::new(to_body(body));
        *request.uri_mut() = Uri::try_from(uri).map_err(|error| target(&error))?;
        let method = Method::from_bytes(call.operation.method.as_bytes());
        *request.method_mut() = method.map_err(|error| target(&error))?;
        *request.headers_mut() = headers;
        Ok(request)
    }
}

/// A header value of a text that lives as long as the program, and is not copied.
pub(super) fn static_value(text: &'static str) -> Result<HeaderValue, InvalidHeaderValue> {
    HeaderValue::from_maybe_shared(Bytes::from_static(text.as_bytes()))
}

/// A body of known length where it is in memory, else one that is streamed.
fn to_body(content: Content) -> Body {
    match content.as_bytes() {
        Some(bytes) => Full::new(bytes.clone()).map_err(|never| match never {}).boxed_unsync(),
        None => StreamBody::new(content.into_stream().map_ok(Frame::data)).boxed_unsync(),
    }
}

/// A URL of its own, with what a call adds to its query.
fn to_elsewhere(url: &str, query: &str) -> Result<String, FaultKind> {
    let mut url = Url::parse(url)
        .map_err(|error| FaultKind::Request(RequestProblem::Target(error.to_string())))?;
    url.set_fragment(None);
    if !query.is_empty() {
        let mut all = url.query().unwrap_or_default().to_owned();
        push(&mut all, "&", query);
        url.set_query(Some(&all));
    }
    Ok(url.into())
}

fn sensitive(cookies: &str) -> Result<HeaderValue, FaultKind> {
    let value = HeaderValue::from_bytes(cookies.as_bytes());
    let problem = |_| FaultKind::Request(RequestProblem::Header("cookie"));
    let mut value = value.map_err(problem)?;
    value.set_sensitive(true);
    Ok(value)
}

impl fmt::Debug for Http {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let schemes: Vec<_> = self.0.credentials.iter().map(|(scheme, _)| scheme).collect();
        f.debug_struct("Http")
            .field("base", &self.0.base)
            .field("timeout", &self.0.timeout)
            .field("response_limit", &self.0.response_limit)
            .field("credentials", &schemes)
            .finish_non_exhaustive()
    }
}
