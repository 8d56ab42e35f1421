//! Requests on the wire.

use concord_runtime::client::BoxError;
use serde_json::{Value, json};

/// A request as it stands on the wire.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WireRequest {
    /// The method.
    pub method: String,
    /// The path, percent-encoded.
    pub path: String,
    /// The query without its question mark, encoded; none where there is no question mark.
    pub query: Option<String>,
    /// The header fields, names in small letters.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl WireRequest {
    /// What wiremock received.
    ///
    /// It reads the target as a URL, which resolves `.` and `..` as segments of a path.
    #[must_use]
    pub fn captured(request: &wiremock::Request) -> Self {
        Self {
            method: request.method.to_string(),
            path: request.url.path().to_owned(),
            query: request.url.query().map(str::to_owned),
            headers: super::header_list(&request.headers),
            body: request.body.clone(),
        }
    }

    /// A request from its head and its body.
    #[must_use]
    pub fn of_head(head: &http::request::Parts, body: Vec<u8>) -> Self {
        Self {
            method: head.method.to_string(),
            path: head.uri.path().to_owned(),
            query: head.uri.query().map(str::to_owned),
            headers: super::header_list(&head.headers),
            body,
        }
    }

    /// The values of a header, by its name in small letters.
    #[must_use]
    pub fn header(&self, name: &str) -> Vec<&str> {
        super::header(&self.headers, name)
    }

    /// The request as a server gets it.
    ///
    /// # Errors
    /// Where some part of it is not one of HTTP.
    pub fn into_http(self) -> Result<http::Request<axum::body::Body>, BoxError> {
        self.into_http_at("", axum::body::Body::from)
    }

    /// The request as a transport gets it: to a scheme and host, with a body of its kind.
    ///
    /// # Errors
    /// Where some part of it is not one of HTTP.
    pub fn into_http_at<B>(
        self,
        origin: &str,
        body: impl FnOnce(Vec<u8>) -> B,
    ) -> Result<http::Request<B>, BoxError> {
        let target = match &self.query {
            Some(query) => format!("{origin}{}?{query}", self.path),
            None => format!("{origin}{}", self.path),
        };
        let mut request = http::Request::builder().method(self.method.as_str()).uri(target);
        for (name, value) in self.headers.iter().filter(|(name, _)| name != "content-length") {
            request = request.header(name, value);
        }
        if !self.body.is_empty() {
            request = request.header(http::header::CONTENT_LENGTH, self.body.len());
        }
        Ok(request.body(body(self.body))?)
    }

    /// The request for a snapshot.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let pairs = self.query.as_deref().map(|query| query.split('&').collect::<Vec<_>>());
        json!({
            "method": self.method,
            "path": self.path,
            "query": pairs,
            "headers": super::headers_to_json(&self.headers),
            "body": super::body_to_json(&self.body),
        })
    }
}
