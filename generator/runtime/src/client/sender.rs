//! From an input to a request.

use bytes::Bytes;

use super::{Call, Outgoing, RequestProblem};
use crate::json::{self, EncodeError, Json, Maybe};
use crate::operation::{Content, Field, Mapping};
use crate::stream::Raw;
use crate::style::Shape;

/// What an input is written to: its parameters in their order, then its body.
#[derive(Debug)]
pub struct Sender {
    call: Call,
    fields: std::slice::Iter<'static, Field>,
    contents: &'static [Content],
    /// Which of the contents the body is.
    content: usize,
    #[cfg(feature = "examples")]
    shown: Option<Shown>,
}

/// An input as one JSON object.
#[cfg(feature = "examples")]
#[derive(Debug, Default)]
struct Shown {
    members: json::Map<String, json::Value>,
    problem: Option<EncodeError>,
}

/// A body that is one of several.
pub trait Contents: Sized {
    /// Chooses the media type, and writes the body.
    fn send(&self, to: &mut Sender);
}

impl Sender {
    pub(super) fn new(mapping: &'static Mapping) -> Self {
        Self {
            call: Call::new(mapping.operation),
            fields: mapping.fields.iter(),
            contents: mapping.body.contents,
            content: 0,
            #[cfg(feature = "examples")]
            shown: None,
        }
    }

    /// The call of an input.
    pub(super) fn call<R: Outgoing>(request: &R) -> Call {
        let mut sender = Self::new(R::MAPPING);
        request.send(&mut sender);
        sender.call
    }

    /// A parameter that is always there.
    pub fn required<T: Json>(&mut self, value: &T) {
        if let Some(field) = self.fields.next() {
            self.field(field, json::to_vec(value));
        }
    }

    /// A parameter that may be left out.
    pub fn optional<T: Json>(&mut self, value: &Option<T>) {
        match value {
            Some(value) => self.required(value),
            None => self.skip(),
        }
    }

    /// A parameter that is always there and may be `null`, which has no spelling in one.
    pub fn nullable<T: Json>(&mut self, value: &Option<T>) {
        match value {
            Some(value) => self.required(value),
            None => self.null(),
        }
    }

    /// A parameter that may be left out and may be `null`, which has no spelling in one.
    pub fn maybe<T: Json>(&mut self, value: &Maybe<T>) {
        match value {
            Maybe::Value(value) => self.required(value),
            Maybe::Null => self.null(),
            Maybe::Absent => self.skip(),
        }
    }

    /// A map that takes what is left of the query.
    pub fn rest<T: Json>(&mut self, value: &T) {
        self.required(value);
    }

    fn skip(&mut self) {
        self.fields.next();
    }

    #[cfg(not(feature = "examples"))]
    fn null(&mut self) {
        self.skip();
    }

    #[cfg(feature = "examples")]
    fn null(&mut self) {
        if let (Some(field), Some(shown)) = (self.fields.next(), &mut self.shown) {
            shown.members.insert(field.key(), json::Value::Null);
        }
    }

    fn field(&mut self, field: &'static Field, value: Result<Vec<u8>, EncodeError>) {
        #[cfg(feature = "examples")]
        if let Some(shown) = &mut self.shown {
            return shown.insert(field.key(), value);
        }
        let parameter = &field.parameter;
        let value = match parameter.shape {
            // The writer is fed by `serde_json` and by literals, so its bytes are UTF-8.
            Shape::Json => {
                value.and_then(|value| json::to_vec(&String::from_utf8_lossy(&value).into_owned()))
            }
            Shape::Scalar | Shape::Array | Shape::Object | Shape::OneOf(_) => value,
        };
        self.call.add(parameter, value);
    }

    fn content(&self) -> &'static Content {
        static NONE: Content = Content::json(&[]);
        self.contents.get(self.content).unwrap_or(&NONE)
    }

    /// Says which of several media types the body has.
    pub fn choose(&mut self, media_type: &str) -> &mut Self {
        let mut contents = self.contents.iter();
        let found = contents.position(|content| content.media_type() == media_type);
        self.content = found.unwrap_or_default();
        self
    }

    /// A body that is one of several.
    pub fn contents<C: Contents>(&mut self, body: &C) {
        body.send(self);
    }

    /// A body of JSON.
    pub fn json<T: Json>(&mut self, body: &T) {
        let text = json::to_vec(body);
        if let Some(text) = self.unless_shown(text) {
            self.encoded(text.map(Bytes::from));
        }
    }

    /// A body of JSON, whatever it says that it is.
    pub fn any_json<T: Json>(&mut self, body: &T) {
        self.json(body);
    }

    /// A body of JSON values on lines, or of a JSON sequence.
    pub fn lines<T: Json>(&mut self, body: &Vec<T>) {
        if self.is_shown() {
            self.unless_shown(json::to_vec(body));
        } else {
            self.call.lines(self.content().sent_as(), body);
        }
    }

    /// A body of the fields of a form.
    pub fn form<T: Json>(&mut self, body: &T) {
        if self.is_shown() {
            self.unless_shown(json::to_vec(body));
        } else {
            self.call.form(self.content().fields, body);
        }
    }

    /// A body of the parts of a form.
    pub fn multipart<T: Json>(&mut self, body: &T) {
        if self.is_shown() {
            self.unless_shown(json::to_vec(body));
        } else {
            self.call.multipart(self.content().fields, body);
        }
    }

    /// A body of text.
    pub fn text(&mut self, body: &String) {
        if self.is_shown() {
            self.unless_shown(json::to_vec(body));
        } else {
            self.call.text(self.content().sent_as(), body);
        }
    }

    /// A body of bytes with a media type of its own.
    pub fn raw(&mut self, body: &Raw) {
        if self.is_shown() {
            self.unless_shown(json::to_vec(body));
        } else {
            self.call.raw(self.content().sent_as(), body);
        }
    }

    /// A body of bytes.
    pub fn bytes(&mut self, body: &Bytes) {
        if self.is_shown() {
            self.unless_shown(json::to_vec(body));
        } else {
            self.call.bytes(self.content().sent_as(), body);
        }
    }

    fn encoded(&mut self, text: Result<Bytes, EncodeError>) {
        match text {
            Ok(text) => self.call.body(self.content().sent_as(), text),
            Err(error) => self.call.fail(RequestProblem::Encode { place: "body", error }),
        }
    }

    #[cfg(not(feature = "examples"))]
    #[allow(clippy::unused_self, reason = "with examples it looks")]
    fn is_shown(&self) -> bool {
        false
    }

    #[cfg(feature = "examples")]
    fn is_shown(&self) -> bool {
        self.shown.is_some()
    }

    /// Puts a body among the members, where the input is shown and not sent.
    #[cfg(not(feature = "examples"))]
    #[allow(clippy::unused_self, reason = "with examples it looks")]
    fn unless_shown(
        &mut self,
        body: Result<Vec<u8>, EncodeError>,
    ) -> Option<Result<Vec<u8>, EncodeError>> {
        Some(body)
    }

    /// Puts a body among the members, where the input is shown and not sent.
    #[cfg(feature = "examples")]
    fn unless_shown(
        &mut self,
        body: Result<Vec<u8>, EncodeError>,
    ) -> Option<Result<Vec<u8>, EncodeError>> {
        let media_type = (self.contents.len() > 1).then(|| self.content().media_type());
        let Some(shown) = &mut self.shown else { return Some(body) };
        shown.insert("body".to_owned(), body);
        // One of several media types stands under its name.
        if let (Some(media_type), Some(body)) = (media_type, shown.members.get_mut("body")) {
            let body_of_type = [(media_type.to_owned(), body.take())];
            *body = json::Value::Object(body_of_type.into_iter().collect());
        }
        None
    }
}

#[cfg(feature = "examples")]
impl Shown {
    fn insert(&mut self, key: String, value: Result<Vec<u8>, EncodeError>) {
        let parsed = value.and_then(|text| {
            serde_json::from_slice(&text).map_err(|error| EncodeError::new(error.to_string()))
        });
        match parsed {
            Ok(value) => {
                self.members.insert(key, value);
            }
            Err(error) => {
                self.problem.get_or_insert(error);
            }
        }
    }
}

/// An input as one JSON object: a member for each parameter, called `place.name`, and `body`.
///
/// # Errors
/// Where it holds something that JSON cannot say.
#[cfg(feature = "examples")]
pub(crate) fn show<R: Outgoing>(request: &R) -> Result<json::Value, EncodeError> {
    let mut sender = Sender::new(R::MAPPING);
    sender.shown = Some(Shown::default());
    request.send(&mut sender);
    match sender.shown.unwrap_or_default() {
        Shown { members, problem: None } => Ok(json::Value::Object(members)),
        Shown { problem: Some(problem), .. } => Err(problem),
    }
}
