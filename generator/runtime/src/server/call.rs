//! One request that has found its operation.

use std::sync::{Mutex, PoisonError};

use axum::body::Body;
use bytes::Bytes;
use http::header::ACCEPT;
use http::request::Parts;
use http::{Extensions, HeaderMap, Method, Uri};
use http_body_util::BodyExt;

use super::{Context, Limits, Peer, Refusal, body, credentials};
use crate::json::{self, DecodeError, Json, Problem, Reading, Rule, Tape};
use crate::media_type;
use crate::operation::{Field, Operation};
use crate::secret::Secret;
use crate::stream::ByteStream;
use crate::style::{self, Parameter, Place, Shape, Style, StyleError};

/// One request that has found its operation. Nothing of its body is read yet.
pub struct Call {
    operation: &'static Operation,
    parts: Parts,
    /// Path variables and their raw text, still percent-encoded.
    captures: Vec<(String, String)>,
    /// Never locked: it makes the call `Sync`, so that `&Call` may live across an `await`.
    body: Mutex<Body>,
    has_no_body: bool,
    limits: Limits,
    /// What the body has to keep to besides its type.
    rules: &'static [Rule],
}

impl Call {
    pub(super) fn new(
        operation: &'static Operation,
        parts: Parts,
        captures: Vec<(String, String)>,
        body: Body,
        limits: Limits,
    ) -> Self {
        let has_no_body = body::is_absent(&body);
        let body = Mutex::new(body);
        Self { operation, parts, captures, body, has_no_body, limits, rules: &[] }
    }

    /// The operation.
    #[must_use]
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// The method; `HEAD` where a `GET` operation serves it.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.parts.method
    }

    /// The target, without the prefix that the router is nested under.
    #[must_use]
    pub fn uri(&self) -> &Uri {
        &self.parts.uri
    }

    /// The header fields; those that hold credentials are marked sensitive.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.parts.headers
    }

    /// What middleware has found out about the request.
    #[must_use]
    pub fn extensions(&self) -> &Extensions {
        &self.parts.extensions
    }

    /// How much may be taken in from the request.
    #[must_use]
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// Checks the rules of a parameter, where it is there.
    ///
    /// # Errors
    /// 400 at the first rule that it breaks.
    pub fn check(&self, parameter: Parameter, rules: &'static [Rule]) -> Result<(), Refusal> {
        self.check_claimed(parameter, &[], rules)
    }

    /// As [`check`](Self::check), for an object that takes whatever names the others leave.
    ///
    /// # Errors
    /// 400 at the first rule that it breaks.
    pub fn check_claimed(
        &self,
        parameter: Parameter,
        claimed: &[&str],
        rules: &'static [Rule],
    ) -> Result<(), Refusal> {
        match self.tape(&parameter, claimed, &self.pairs())? {
            Some(tape) => check(&parameter, &tape, rules),
            None => Ok(()),
        }
    }

    /// The raw pairs of the query.
    pub(super) fn pairs(&self) -> Vec<(&str, &str)> {
        style::pairs(self.parts.uri.query().unwrap_or_default())
    }

    /// A parameter of an operation, among the raw pairs of the query.
    ///
    /// # Errors
    /// 400 where it is there and breaks a rule, or does not have the form of `T`.
    pub(super) fn field<'c, T: Json>(
        &'c self,
        field: &Field,
        pairs: &[(&'c str, &'c str)],
    ) -> Result<Option<T>, Refusal> {
        let parameter = &field.parameter;
        let Some(tape) = self.tape(parameter, field.claimed, pairs)? else { return Ok(None) };
        check(parameter, &tape, field.rules)?;
        let value = style::decode_value(parameter, &tape);
        value.map(Some).map_err(|error| refuse(parameter, &error))
    }

    /// What the body has to keep to besides its type: a list or a text has no type of its own that
    /// could check it.
    pub fn checked(&mut self, rules: &'static [Rule]) -> &mut Self {
        self.rules = rules;
        self
    }

    pub(super) fn rules(&self) -> &'static [Rule] {
        self.rules
    }

    /// A parameter that must be there.
    ///
    /// # Errors
    /// 400 where it is missing or does not have the form of `T`.
    pub fn parameter<T: Json>(&self, parameter: Parameter) -> Result<T, Refusal> {
        match self.optional_parameter(parameter)? {
            Some(value) => Ok(value),
            None => Err(Refusal::missing_parameter(parameter.place, parameter.name)),
        }
    }

    /// A parameter that may be left out.
    ///
    /// # Errors
    /// 400 where it is there and does not have the form of `T`.
    pub fn optional_parameter<T: Json>(&self, parameter: Parameter) -> Result<Option<T>, Refusal> {
        self.claimed_parameter(parameter, &[])
    }

    /// A parameter that means the default (as JSON) where it is left out.
    ///
    /// # Errors
    /// 400 where it is there and does not have the form of `T`.
    pub fn defaulted_parameter<T: Json>(
        &self,
        parameter: Parameter,
        default: &'static str,
    ) -> Result<Option<T>, Refusal> {
        match self.optional_parameter(parameter)? {
            Some(value) => Ok(Some(value)),
            None => json::from_slice(default.as_bytes(), Reading::Tolerant)
                .map(Some)
                .map_err(|error| refuse(&parameter, &error)),
        }
    }

    /// A query parameter whose object takes whatever names the others leave
    /// (`style: form`, `explode: true`); the claimed names are those of the others.
    ///
    /// # Errors
    /// 400 where it is there and does not have the form of `T`.
    pub fn claimed_parameter<T: Json>(
        &self,
        parameter: Parameter,
        claimed: &[&str],
    ) -> Result<Option<T>, Refusal> {
        let Some(tape) = self.tape(&parameter, claimed, &self.pairs())? else { return Ok(None) };
        let value = style::decode_value(&parameter, &tape);
        value.map(Some).map_err(|error| refuse(&parameter, &error))
    }

    /// As [`claimed_parameter`](Self::claimed_parameter), for an object that must be there.
    ///
    /// # Errors
    /// 400 where no name is left for it, or it does not have the form of `T`.
    pub fn required_claimed_parameter<T: Json>(
        &self,
        parameter: Parameter,
        claimed: &[&str],
    ) -> Result<T, Refusal> {
        let value = self.claimed_parameter(parameter, claimed)?;
        value.ok_or_else(|| Refusal::missing_parameter(parameter.place, parameter.name))
    }

    /// A JSON body that must be there.
    ///
    /// # Errors
    /// 415 where it does not say that it is JSON, 413 where it is too long, 400 where it is no
    /// JSON, 422 where it does not have the form of `T`.
    pub async fn json<T: Json>(&mut self) -> Result<T, Refusal> {
        decode(&self.json_text().await?, self.rules)
    }

    /// A JSON body that may be left out.
    ///
    /// # Errors
    /// As [`json`](Self::json), where there is a body.
    pub async fn optional_json<T: Json>(&mut self) -> Result<Option<T>, Refusal> {
        let text = self.optional_json_text().await?;
        text.map(|text| decode(text, self.rules)).transpose()
    }

    /// The body as it is; empty where it was read before.
    ///
    /// # Errors
    /// 413 where it is too long, 408 where it takes too long, 400 where it ends early.
    pub async fn bytes(&mut self) -> Result<Bytes, Refusal> {
        let body = self.take_body();
        body::read(&self.parts.headers, body, self.limits).await
    }

    /// The body as it comes, up to the limit on bodies.
    pub(super) fn stream(&mut self) -> Result<ByteStream, Refusal> {
        let body = self.take_body();
        let body = body::limited(&self.parts.headers, body, self.limits.body)?;
        Ok(ByteStream::new(body.into_data_stream()))
    }

    fn take_body(&mut self) -> Body {
        std::mem::take(self.body.get_mut().unwrap_or_else(PoisonError::into_inner))
    }

    /// Which of the media types that the operation reads the body has.
    ///
    /// # Errors
    /// 415 where it has another, or does not say.
    pub fn media_type(&self, expected: &[&'static str]) -> Result<&'static str, Refusal> {
        let found = body::media_type(&self.parts.headers, expected)?;
        media_type::choose(found.as_ref(), expected).ok_or_else(|| {
            let essence = found.as_ref().map(media_type::MediaType::essence);
            Refusal::unsupported_media_type(expected, essence)
        })
    }

    /// Whether there is certainly no body, as far as is known before reading.
    #[must_use]
    pub fn has_no_body(&self) -> bool {
        self.has_no_body
    }

    /// Which of the offered media types to answer with.
    ///
    /// # Errors
    /// 406 where none is accepted.
    pub fn accepts(&self, offered: &[&'static str]) -> Result<&'static str, Refusal> {
        let fields = self.parts.headers.get_all(ACCEPT).iter();
        // A field that is not readable text is a range like any other that is not understood.
        let fields: Vec<&str> = fields.map(|field| field.to_str().unwrap_or("?")).collect();
        let accept = (!fields.is_empty()).then(|| fields.join(","));
        media_type::accepts(accept.as_deref(), offered)
            .ok_or_else(|| Refusal::not_acceptable(offered))
    }

    /// The token of `Authorization: Bearer`.
    #[must_use]
    pub fn bearer(&self) -> Option<Secret> {
        credentials::bearer(&self.parts.headers)
    }

    /// User and password of `Authorization: Basic`.
    #[must_use]
    pub fn basic(&self) -> Option<(String, Secret)> {
        credentials::basic(&self.parts.headers)
    }

    /// What follows another scheme in `Authorization`.
    #[must_use]
    pub fn authorization(&self, scheme: &str) -> Option<Secret> {
        credentials::other(&self.parts.headers, scheme)
    }

    /// What the request shows to a service that looks for credentials by itself.
    #[must_use]
    pub fn peer(&self) -> Peer {
        Peer {
            headers: self.parts.headers.clone(),
            uri: self.parts.uri.clone(),
            extensions: self.parts.extensions.clone(),
        }
    }

    /// A key in a header.
    #[must_use]
    pub fn header_key(&self, name: &str) -> Option<Secret> {
        credentials::header(&self.parts.headers, name)
    }

    /// A key in the query.
    #[must_use]
    pub fn query_key(&self, name: &str) -> Option<Secret> {
        credentials::query(&self.parts.uri, name)
    }

    /// A key in a cookie.
    #[must_use]
    pub fn cookie_key(&self, name: &str) -> Option<Secret> {
        credentials::cookie(&self.parts.headers, name)
    }

    /// What the handler knows beside its input.
    #[must_use]
    pub fn context<P>(self, principal: P) -> Context<P> {
        let Parts { headers, method, uri, extensions, .. } = self.parts;
        Context { principal, endpoint: (), headers, method, uri, extensions }
    }

    /// What a method of a JSON-RPC endpoint knows beside its input.
    #[must_use]
    pub fn endpoint_context<P, E>(&self, principal: P, endpoint: E) -> Context<P, E> {
        Context {
            principal,
            endpoint,
            headers: self.parts.headers.clone(),
            method: self.parts.method.clone(),
            uri: self.parts.uri.clone(),
            extensions: self.parts.extensions.clone(),
        }
    }

    /// The text of a JSON body, read and not yet parsed.
    pub(crate) async fn json_text(&mut self) -> Result<Bytes, Refusal> {
        if !self.has_no_body() || self.parts.headers.contains_key(http::header::CONTENT_TYPE) {
            body::require_json(&self.parts.headers)?;
        }
        self.bytes().await
    }

    pub(super) async fn optional_json_text(&mut self) -> Result<Option<Bytes>, Refusal> {
        if self.has_no_body() {
            return Ok(None);
        }
        if self.parts.headers.contains_key(http::header::CONTENT_TYPE) {
            body::require_json(&self.parts.headers)?;
        }
        let text = self.bytes().await?;
        if text.is_empty() {
            return Ok(None);
        }
        body::require_json(&self.parts.headers)?;
        Ok(Some(text))
    }

    /// A parameter, taken apart by its style.
    fn tape<'c>(
        &'c self,
        parameter: &Parameter,
        claimed: &[&str],
        pairs: &[(&'c str, &'c str)],
    ) -> Result<Option<Tape<'c>>, Refusal> {
        let headers = &self.parts.headers;
        let tape = match parameter.place {
            Place::Path => {
                let mut captures = self.captures.iter();
                let capture = captures.find(|(name, _)| name == parameter.name);
                capture.map(|(_, raw)| style::decode_path(parameter, raw)).transpose()
            }
            Place::Query if parameter.style == Style::Whole => {
                style::decode_whole_query(parameter, self.parts.uri.query().unwrap_or_default())
            }
            Place::Query => style::decode_query(parameter, pairs, claimed),
            Place::Header => style::decode_header(parameter, headers, Reading::Strict),
            Place::Cookie => style::decode_cookie(parameter, headers, claimed),
        };
        // The refusal names the parameter itself, so only what is wrong with it is taken over.
        let rule = |error: StyleError| Problem::Rule(error.problem().to_string());
        tape.map_err(|error| refuse(parameter, &DecodeError::new(String::new(), rule(error))))
    }
}

impl std::fmt::Debug for Call {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Paths, queries and bodies hold values, some of them secret.
        f.debug_struct("Call").field("operation", &self.operation.id).finish_non_exhaustive()
    }
}

pub(super) fn decode<T: Json>(text: impl AsRef<[u8]>, rules: &[Rule]) -> Result<T, Refusal> {
    let tape = body::parse(text.as_ref())?;
    let value = tape.root().check(rules).and_then(|()| T::decode(tape.root()));
    value.map_err(|error| Refusal::unfit_body(&error))
}

/// Checks the rules of a parameter.
fn check(parameter: &Parameter, tape: &Tape<'_>, rules: &[Rule]) -> Result<(), Refusal> {
    let checked = match (parameter.shape, tape.root().text()) {
        _ if rules.is_empty() => Ok(()),
        // What is no JSON is told when it is decoded.
        (Shape::Json, Ok(text)) => Tape::parse(text.as_bytes(), Reading::Strict)
            .map_or(Ok(()), |tape| tape.root().check(rules)),
        _ => tape.root().check(rules),
    };
    checked.map_err(|error| refuse(parameter, &error))
}

fn refuse(parameter: &Parameter, error: &DecodeError) -> Refusal {
    Refusal::bad_parameter(parameter.place, parameter.name, error)
}
