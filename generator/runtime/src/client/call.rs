//! One request in the making.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use http::header::{ACCEPT, COOKIE};
use http::{HeaderMap, HeaderName, HeaderValue};

use super::RequestProblem;
use super::http::static_value;
use crate::form::{self, Field};
use crate::json::{self, EncodeError, Json, Maybe, Reading, Tape, Token};
use crate::operation::Operation;
use crate::stream::{self, Content, Raw};
use crate::style::{self, Parameter, Place, Shape, Style, StyleError};

/// One request in the making. The first problem with a value is kept and is the [`Fault`] that
/// sending ends with; nothing is sent then.
///
/// [`Fault`]: super::Fault
pub struct Call {
    pub(super) operation: &'static Operation,
    /// The operation whose credentials are sent.
    pub(super) secured_as: &'static Operation,
    /// Path parameters, percent-encoded.
    pub(super) path: Vec<(&'static str, String)>,
    /// The query, percent-encoded, in the order of the calls.
    pub(super) query: String,
    pub(super) cookies: String,
    pub(super) headers: HeaderMap,
    pub(super) body: Option<(Cow<'static, str>, Content)>,
    pub(super) problem: Option<RequestProblem>,
    pub(super) url: Option<String>,
}

impl Call {
    /// A call of an operation, without parameters and body.
    #[must_use]
    pub fn new(operation: &'static Operation) -> Self {
        Self {
            operation,
            secured_as: operation,
            path: Vec::new(),
            query: String::new(),
            cookies: String::new(),
            headers: HeaderMap::new(),
            body: None,
            problem: None,
            url: None,
        }
    }

    /// The same call to a URL of its own, in place of the base URL and the path: for webhooks and
    /// callbacks, which go where their receiver wants them.
    #[must_use]
    pub fn to(mut self, url: &str) -> Self {
        self.url = Some(url.to_owned());
        self
    }

    /// The same call with the credentials of another operation.
    pub(crate) fn secured_as(mut self, operation: &'static Operation) -> Self {
        self.secured_as = operation;
        self
    }

    /// Adds a parameter.
    pub fn parameter<T: Json>(&mut self, parameter: Parameter, value: &T) {
        match parameter.shape {
            Shape::Json => self.json_parameter(parameter, value),
            Shape::Scalar | Shape::Array | Shape::Object | Shape::OneOf(_) => {
                self.add(&parameter, json::to_vec(value));
            }
        }
    }

    /// Adds a parameter that may be left out.
    pub fn optional_parameter<T: Json>(&mut self, parameter: Parameter, value: &Option<T>) {
        if let Some(value) = value {
            self.parameter(parameter, value);
        }
    }

    /// Adds a parameter that may be left out; `null` has no spelling in one, and is left out too.
    pub fn maybe_parameter<T: Json>(&mut self, parameter: Parameter, value: &Maybe<T>) {
        if let Maybe::Value(value) = value {
            self.parameter(parameter, value);
        }
    }

    /// Adds a parameter whose text is JSON (`content` in place of `schema`,
    /// OAS 3.1 §4.8.12.2.3).
    pub fn json_parameter<T: Json>(&mut self, parameter: Parameter, value: &T) {
        match json::to_string(value) {
            Ok(text) => self.add(&parameter, json::to_vec(&text)),
            Err(error) => self.add(&parameter, Err(error)),
        }
    }

    /// Sends JSON.
    pub fn json<T: Json>(&mut self, value: &T) {
        self.json_as("application/json", value);
    }

    /// Sends JSON, where there is a value.
    pub fn optional_json<T: Json>(&mut self, value: &Option<T>) {
        if let Some(value) = value {
            self.json(value);
        }
    }

    /// Sends JSON under another media type, such as `application/merge-patch+json`.
    pub fn json_as<T: Json>(&mut self, media_type: &'static str, value: &T) {
        match json::to_vec(value) {
            Ok(text) => self.body(media_type, text.into()),
            Err(error) => self.fail(RequestProblem::Encode { place: "body", error }),
        }
    }

    /// Sends bytes of a media type.
    pub fn body(&mut self, media_type: &'static str, body: Bytes) {
        self.body = Some((media_type.into(), body.into()));
    }

    /// Sends a body with a media type of its own, or with the documented one where it says none.
    pub fn raw(&mut self, media_type: &'static str, body: &Raw) {
        let content_type = match body.content_type.is_empty() {
            true => media_type.into(),
            false => body.content_type.clone().into(),
        };
        self.body = Some((content_type, body.content.clone()));
    }

    /// Sends text of a media type.
    pub fn text(&mut self, media_type: &'static str, text: &str) {
        self.body(media_type, Bytes::copy_from_slice(text.as_bytes()));
    }

    /// Sends bytes of a media type, which are shared and not copied.
    pub fn bytes(&mut self, media_type: &'static str, bytes: &Bytes) {
        self.body(media_type, bytes.clone());
    }

    /// Sends JSON values on a line each, or as a JSON sequence (RFC 7464) where that is the media
    /// type.
    pub fn lines<T: Json>(&mut self, media_type: &'static str, values: &[T]) {
        match stream::encode_all(values, stream::is_sequence(media_type)) {
            Ok(text) => self.body(media_type, text.into()),
            Err(error) => self.fail(RequestProblem::Encode { place: "body", error }),
        }
    }

    /// Sends an object as `application/x-www-form-urlencoded`.
    pub fn form<T: Json>(&mut self, fields: &[Field], value: &T) {
        match form::encode(fields, value) {
            Ok(text) => self.body("application/x-www-form-urlencoded", text.into()),
            Err(error) => self.fail(RequestProblem::Encode { place: "body", error }),
        }
    }

    /// Sends an object as `multipart/form-data`.
    pub fn multipart<T: Json>(&mut self, fields: &[Field], value: &T) {
        match form::write_multipart(fields, value) {
            Ok((media_type, body)) => self.body = Some((media_type.into(), body)),
            Err(error) => self.fail(RequestProblem::Encode { place: "body", error }),
        }
    }

    /// Says that the answer may have one media type.
    pub(super) fn accept_only(&mut self, media_type: &'static str) {
        match static_value(media_type) {
            Ok(value) => {
                self.headers.insert(ACCEPT, value);
            }
            Err(_) => self.fail(RequestProblem::Header("accept")),
        }
    }

    /// Says which media types the answer may have: the text of `Accept` (RFC 9110 §12.5.1).
    pub fn accept(&mut self, media_types: &str) {
        self.header(ACCEPT, "accept", media_types);
    }

    /// Adds a parameter whose value is JSON text already.
    pub(super) fn add(&mut self, parameter: &Parameter, value: Result<Vec<u8>, EncodeError>) {
        let value = match value {
            Ok(value) => value,
            Err(error) => {
                return self.fail(RequestProblem::Encode { place: parameter.name, error });
            }
        };
        if let Some(text) = plain_text(&value) {
            return self.add_text(parameter, text);
        }
        // What a `Json` type has written is JSON, unless the type repeats a member's name.
        match Tape::parse(&value, Reading::Tolerant) {
            Ok(tape) => {
                if let Err(error) = self.write(parameter, &tape) {
                    self.fail(RequestProblem::Parameter(error));
                }
            }
            Err(error) => {
                let error = EncodeError::new(error.to_string());
                self.fail(RequestProblem::Encode { place: parameter.name, error });
            }
        }
    }

    /// Adds a parameter that is one text, as most are.
    fn add_text(&mut self, parameter: &Parameter, text: &str) {
        let is_plain = matches!(parameter.style, Style::Simple | Style::Form)
            && !matches!(parameter.shape, Shape::OneOf(_));
        match parameter.place {
            Place::Path if is_plain => {
                self.path.push((parameter.name, style::escape(parameter, text, &[])));
            }
            Place::Query if is_plain => {
                if !self.query.is_empty() {
                    self.query.push('&');
                }
                self.query.push_str(&style::escape_all(parameter.name));
                self.query.push('=');
                self.query.push_str(&style::escape(parameter, text, &[]));
            }
            _ => {
                let tape = Tape::of_tokens(vec![Token::String(text.into())], Reading::Tolerant);
                if let Err(error) = self.write(parameter, &tape) {
                    self.fail(RequestProblem::Parameter(error));
                }
            }
        }
    }

    fn write(&mut self, parameter: &Parameter, tape: &Tape<'_>) -> Result<(), StyleError> {
        let value = tape.root();
        match parameter.place {
            Place::Path => {
                self.path.push((parameter.name, style::encode_path(parameter, value)?));
            }
            Place::Query if parameter.style == Style::Whole => {
                push(&mut self.query, "&", &style::encode_whole_query(parameter, value)?);
            }
            Place::Query => {
                for (name, value) in style::encode_query(parameter, value)? {
                    push(&mut self.query, "&", &format!("{name}={value}"));
                }
            }
            Place::Cookie => {
                for (name, value) in style::encode_cookie(parameter, value)? {
                    push(&mut self.cookies, "; ", &format!("{name}={value}"));
                }
            }
            Place::Header => {
                if let Some(text) = style::encode_header(parameter, value)? {
                    match HeaderName::from_bytes(parameter.name.as_bytes()) {
                        Ok(name) => self.header(name, parameter.name, &text),
                        Err(_) => self.fail(RequestProblem::Header(parameter.name)),
                    }
                }
            }
        }
        Ok(())
    }

    fn header(&mut self, name: HeaderName, shown: &'static str, text: &str) {
        match HeaderValue::from_bytes(text.as_bytes()) {
            // The document's cookies stand beside those of `cookie` parameters.
            Ok(_) if name == COOKIE => push(&mut self.cookies, "; ", text),
            Ok(value) => {
                self.headers.insert(name, value);
            }
            Err(_) => self.fail(RequestProblem::Header(shown)),
        }
    }

    pub(super) fn fail(&mut self, problem: RequestProblem) {
        self.problem.get_or_insert(problem);
    }
}

/// The text of a number, or of a JSON string that has no escapes, as most parameters are.
fn plain_text(json: &[u8]) -> Option<&str> {
    let is_integer = json.iter().all(u8::is_ascii_digit) && !json.is_empty();
    let quoted = || json.strip_prefix(b"\"")?.strip_suffix(b"\"");
    let text = if is_integer { json } else { quoted()? };
    if text.contains(&b'\\') { None } else { std::str::from_utf8(text).ok() }
}

/// Adds a part to a text that separators divide.
pub(super) fn push(text: &mut String, separator: &str, part: &str) {
    if !text.is_empty() {
        text.push_str(separator);
    }
    text.push_str(part);
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &self.operation.id)
            .field("problem", &self.problem)
            .finish_non_exhaustive()
    }
}
