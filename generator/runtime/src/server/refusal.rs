//! What the framework itself answers.

use std::fmt;
use std::time::Duration;

use axum::body::Body;
use axum::response::IntoResponse;
use http::header::{ALLOW, CONTENT_TYPE, WWW_AUTHENTICATE};
use http::{HeaderName, HeaderValue, StatusCode};

use super::{BoxError, InternalError, Response};
use crate::json::{DecodeError, Writer};
use crate::style::Place;

/// An answer that the framework gives in place of a handler: a problem document (RFC 9457).
///
/// It never holds a value of the request, so it can be shown and logged.
#[derive(Debug)]
pub struct Refusal(Box<Inner>);

#[derive(Debug)]
struct Inner {
    status: StatusCode,
    detail: String,
    fault: Fault,
    header: Option<(HeaderName, HeaderValue)>,
    error: Option<InternalError>,
}

/// What in the request is at fault.
#[derive(Debug)]
enum Fault {
    /// Not one thing of it.
    None,
    /// A parameter.
    Parameter { place: Place, name: String },
    /// A place in the body (RFC 6901).
    Pointer(String),
}

impl Refusal {
    /// 400: a parameter does not have the form that the operation gives it.
    #[must_use]
    pub fn bad_parameter(place: Place, name: &str, error: &DecodeError) -> Self {
        Self::new(StatusCode::BAD_REQUEST, error.to_string()).parameter(place, name)
    }

    /// 400: a parameter that must be there is not.
    #[must_use]
    pub fn missing_parameter(place: Place, name: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "the parameter is missing").parameter(place, name)
    }

    /// 400: the body is not what its media type says.
    #[must_use]
    pub fn malformed_body(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, detail)
    }

    /// 400: the body is not JSON, or one of its objects repeats a name: then with a pointer to it.
    #[must_use]
    pub fn malformed_json(error: &DecodeError) -> Self {
        let refusal = Self::new(StatusCode::BAD_REQUEST, error.problem().to_string());
        if error.pointer().is_empty() { refusal } else { refusal.pointer(error.pointer()) }
    }

    /// 422: the body is JSON and does not fit its schema.
    #[must_use]
    pub fn unfit_body(error: &DecodeError) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, error.problem().to_string())
            .pointer(error.pointer())
    }

    /// 415: the body has another media type than the expected ones, or none.
    #[must_use]
    pub fn unsupported_media_type(expected: &[&str], found: Option<&str>) -> Self {
        let expected = expected.join(", ");
        let detail = match found {
            Some(found) => format!("expected a body of {expected}, found {found}"),
            None => format!("expected a body of {expected}, and a Content-Type that says so"),
        };
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail)
    }

    /// 406: nothing that the operation offers is accepted.
    #[must_use]
    pub fn not_acceptable(offered: &[&str]) -> Self {
        let detail = format!("the operation answers with {}", offered.join(", "));
        Self::new(StatusCode::NOT_ACCEPTABLE, detail)
    }

    /// 413: the body is longer than the limit, in bytes.
    #[must_use]
    pub fn payload_too_large(limit: usize) -> Self {
        let detail = format!("a body may have up to {limit} bytes");
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, detail)
    }

    /// 408: the body took longer to come than the limit.
    #[must_use]
    pub fn request_timeout(limit: Duration) -> Self {
        let detail = format!("a body may take up to {limit:?}");
        Self::new(StatusCode::REQUEST_TIMEOUT, detail)
    }

    /// 401: no credentials, or wrong ones; the challenge says what is wanted (RFC 9110 §11.6.1).
    #[must_use]
    pub fn unauthorized(challenge: &str) -> Self {
        let refusal = Self::new(StatusCode::UNAUTHORIZED, "the credentials are missing or wrong");
        refusal.header(WWW_AUTHENTICATE, challenge)
    }

    /// 403: the caller is known and may not.
    #[must_use]
    pub fn forbidden() -> Self {
        Self::new(StatusCode::FORBIDDEN, "the caller may not do this")
    }

    /// 404: no operation has this path.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "no operation has this path")
    }

    /// 405: the path has operations, none of them with this method.
    #[must_use]
    pub fn method_not_allowed(allow: &[&str]) -> Self {
        let allow = allow.join(", ");
        let detail = format!("the path has operations for {allow}");
        Self::new(StatusCode::METHOD_NOT_ALLOWED, detail).header(ALLOW, &allow)
    }

    /// 500: the server failed; the peer learns no more than that.
    #[must_use]
    pub fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "")
    }

    /// 500, with the reason for whoever runs the server: see [`InternalError`].
    #[must_use]
    pub fn failed(error: impl Into<BoxError>) -> Self {
        let mut refusal = Self::internal();
        refusal.0.error = Some(InternalError::new(error.into()));
        refusal
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.status
    }

    /// What is wrong, as the peer is told; empty where it is told nothing.
    #[must_use]
    pub fn detail(&self) -> &str {
        &self.0.detail
    }

    /// Why the server failed, where it did. Not for the peer.
    #[must_use]
    pub fn error(&self) -> Option<&InternalError> {
        self.0.error.as_ref()
    }

    fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        let detail = detail.into();
        Self(Box::new(Inner { status, detail, fault: Fault::None, header: None, error: None }))
    }

    fn parameter(mut self, place: Place, name: &str) -> Self {
        self.0.fault = Fault::Parameter { place, name: name.to_owned() };
        self
    }

    fn pointer(mut self, pointer: &str) -> Self {
        self.0.fault = Fault::Pointer(pointer.to_owned());
        self
    }

    fn header(mut self, name: HeaderName, value: &str) -> Self {
        // A challenge that is not a field value (RFC 9110 §5.5) is left out: the status stands.
        self.0.header = HeaderValue::from_str(value).ok().map(|value| (name, value));
        self
    }

    /// The problem document (RFC 9457 §3.1).
    fn document(&self) -> Vec<u8> {
        let title = self.0.status.canonical_reason().unwrap_or_default();
        let mut writer = Writer::new();
        let mut object = writer.object();
        object.constant("type", "about:blank");
        object.constant("title", title);
        object.member("status", &self.0.status.as_u16());
        if !self.0.detail.is_empty() {
            object.constant("detail", &self.0.detail);
        }
        match &self.0.fault {
            Fault::None => {}
            Fault::Parameter { place, name } => {
                let mut parameter = object.key("parameter").object();
                parameter.constant("in", place_name(*place));
                parameter.constant("name", name);
                parameter.end();
            }
            Fault::Pointer(pointer) => object.constant("pointer", pointer),
        }
        object.end();
        // Texts and a number always have a JSON form.
        writer.finish().unwrap_or_default()
    }
}

/// As documents write it (OAS 3.1 §4.8.12.1, `in`).
fn place_name(place: Place) -> &'static str {
    match place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
        Place::Cookie => "cookie",
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.document()));
        *response.status_mut() = self.0.status;
        let problem = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert(CONTENT_TYPE, problem);
        if let Some((name, value)) = self.0.header {
            response.headers_mut().insert(name, value);
        }
        if let Some(error) = self.0.error {
            response.extensions_mut().insert(error);
        }
        response
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.status)?;
        match &self.0.fault {
            Fault::None => {}
            Fault::Parameter { place, name } => {
                write!(f, ": {} parameter `{name}`", place_name(*place))?;
            }
            Fault::Pointer(pointer) => write!(f, ": body at `{pointer}`")?,
        }
        if self.0.detail.is_empty() { Ok(()) } else { write!(f, ": {}", self.0.detail) }
    }
}

impl std::error::Error for Refusal {}
