//! Answers on the wire.

use concord_runtime::client::BoxError;
use http_body_util::BodyExt;
use serde_json::{Value, json};

/// An answer as it stands on the wire.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WireResponse {
    /// The status.
    pub status: u16,
    /// The header fields, names in small letters.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl WireResponse {
    /// What a router answered, read to its end.
    ///
    /// # Errors
    /// Where the body breaks off.
    pub async fn of_http(response: axum::response::Response) -> Result<Self, BoxError> {
        let (head, body) = response.into_parts();
        Ok(Self::of_head(&head, body.collect().await?.to_bytes().to_vec()))
    }

    /// An answer from its head and its body.
    #[must_use]
    pub fn of_head(head: &http::response::Parts, body: Vec<u8>) -> Self {
        let status = head.status.as_u16();
        Self { status, headers: super::header_list(&head.headers), body }
    }

    /// The answer as a transport or a router gives it, with a body of its kind. Its length is what
    /// it is.
    ///
    /// # Errors
    /// Where some part of it is not one of HTTP.
    pub fn into_http<B>(
        self,
        body: impl FnOnce(Vec<u8>) -> B,
    ) -> Result<http::Response<B>, BoxError> {
        let mut response = http::Response::builder().status(self.status);
        for (name, value) in self.headers.iter().filter(|(name, _)| name != "content-length") {
            response = response.header(name, value);
        }
        Ok(response.body(body(self.body))?)
    }

    /// The values of a header, by its name in small letters.
    #[must_use]
    pub fn header(&self, name: &str) -> Vec<&str> {
        super::header(&self.headers, name)
    }

    /// The answer as a mock gives it.
    #[must_use]
    pub fn to_mock(&self) -> wiremock::ResponseTemplate {
        let mut template = wiremock::ResponseTemplate::new(self.status);
        if !self.body.is_empty() {
            let media_type = self.header("content-type").first().copied().unwrap_or_default();
            template = template.set_body_raw(self.body.clone(), media_type);
        }
        for (name, value) in self.headers.iter().filter(|(name, _)| name != "content-type") {
            template = template.append_header(name.as_str(), value.as_str());
        }
        template
    }

    /// The answer for a snapshot.
    #[must_use]
    pub fn to_json(&self) -> Value {
        json!({
            "status": self.status,
            "headers": super::headers_to_json(&self.headers),
            "body": super::body_to_json(&self.body),
        })
    }
}
