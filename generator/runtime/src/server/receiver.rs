//! From a request to an input.

use bytes::Bytes;

use super::bodies::unfit;
use super::call::decode;
use super::received::Received;
use super::{Call, Incoming, Refusal};
use crate::json::{Json, Maybe, Reading, Rule};
use crate::operation::Field;
use crate::stream::{self, Raw};

/// What an input is read from: its parameters in their order, then its body.
///
/// The first problem is kept; what is read behind it is none of the request's fault.
#[derive(Debug)]
pub struct Receiver<'c> {
    source: Source<'c>,
    fields: std::slice::Iter<'static, Field>,
    chosen: &'static str,
    problem: Option<Refusal>,
}

/// What a request is.
#[derive(Debug)]
enum Source<'c> {
    Wire {
        call: &'c Call,
        /// The raw pairs of its query.
        pairs: Vec<(&'c str, &'c str)>,
        body: Option<Result<Received, Refusal>>,
    },
    #[cfg(feature = "examples")]
    Shown(&'c crate::json::Value),
}

/// A body that is one of several.
pub trait Contents: Sized {
    /// Reads the body of the media type that it has.
    fn receive(from: &mut Receiver<'_>) -> Option<Self>;
}

/// The input of a request, whose body was read or cannot be.
///
/// # Errors
/// 400 where a parameter is missing or does not fit, 422 where the body does not.
pub(super) fn receive<R: Incoming>(
    call: &Call,
    body: Result<(&'static str, Received), Refusal>,
) -> Result<R, Refusal> {
    let (chosen, body) = match body {
        Ok((chosen, body)) => (chosen, Ok(body)),
        Err(refusal) => ("", Err(refusal)),
    };
    let source = Source::Wire { call, pairs: call.pairs(), body: Some(body) };
    let mut receiver = Receiver { source, fields: R::MAPPING.fields.iter(), chosen, problem: None };
    R::receive(&mut receiver).ok_or_else(|| receiver.problem.unwrap_or_else(Refusal::internal))
}

/// The input that one JSON object shows: a member for each parameter, called `place.name`, and
/// `body`.
///
/// # Errors
/// Where it does not have the form of the input.
#[cfg(feature = "examples")]
pub(crate) fn receive_shown<R: Incoming>(input: &crate::json::Value) -> Result<R, Refusal> {
    let mut chosen = "";
    let contents = R::MAPPING.body.contents;
    // One of several media types stands under its name.
    let several = input.get("body").and_then(|body| body.as_object());
    let several = several.filter(|_| contents.len() > 1);
    if let Some(body) = several {
        let shown = contents.iter().find(|content| body.contains_key(content.media_type()));
        chosen = shown.map_or("", |content| content.media_type());
    }
    let fields = R::MAPPING.fields.iter();
    let mut receiver = Receiver { source: Source::Shown(input), fields, chosen, problem: None };
    R::receive(&mut receiver).ok_or_else(|| receiver.problem.unwrap_or_else(Refusal::internal))
}

impl Receiver<'_> {
    /// A parameter that has to be there.
    pub fn required<T: Json>(&mut self) -> Option<T> {
        let field = self.fields.next()?;
        let value = self.read::<T>(field)?;
        if value.is_none() {
            self.missing(field);
        }
        value
    }

    /// A parameter that may be left out.
    pub fn optional<T: Json>(&mut self) -> Option<Option<T>> {
        let field = self.fields.next()?;
        match (self.read(field)?, field.default) {
            (None, Some(default)) if self.is_wire() => {
                let value = crate::json::from_slice(default.as_bytes(), Reading::Tolerant);
                self.keep(value.map(Some).map_err(|error| refuse(field, &error)))
            }
            (value, _) => Some(value),
        }
    }

    /// A parameter that may be `null`, which has no spelling on the wire.
    pub fn nullable<T: Json>(&mut self) -> Option<Option<T>> {
        let field = self.fields.next()?;
        match self.is_null(field) {
            Some(true) => Some(None),
            Some(false) | None => self.read(field),
        }
    }

    /// A parameter that may be left out and may be `null`, which has no spelling on the wire.
    pub fn maybe<T: Json>(&mut self) -> Option<Maybe<T>> {
        let field = self.fields.next()?;
        match self.is_null(field) {
            Some(true) => Some(Maybe::Null),
            Some(false) | None => {
                self.read(field).map(|value| value.map_or(Maybe::Absent, Maybe::Value))
            }
        }
    }

    /// A map that takes what is left of the query; without entries it is not to be seen there.
    pub fn rest<T: Json + Default>(&mut self) -> Option<T> {
        self.optional().map(Option::unwrap_or_default)
    }

    /// The media type that a body of several has, as documented.
    #[must_use]
    pub fn chosen(&self) -> &'static str {
        self.chosen
    }

    /// A body that is one of several.
    pub fn contents<C: Contents>(&mut self) -> Option<C> {
        self.refuse_unreadable()?;
        let read = C::receive(self);
        if read.is_none() && self.problem.is_none() {
            self.problem = Some(Refusal::unsupported_media_type(&[], None));
        }
        read
    }

    /// A body of JSON.
    pub fn json<T: Json>(&mut self) -> Option<T> {
        self.body(|received, rules| match received {
            Received::Json(text) => decode(text, rules),
            _ => Err(Refusal::internal()),
        })
    }

    /// A body of JSON, whatever it says that it is.
    pub fn any_json<T: Json>(&mut self) -> Option<T> {
        self.json()
    }

    /// A body of JSON values on lines, or of a JSON sequence.
    pub fn lines<T: Json>(&mut self) -> Option<Vec<T>> {
        self.body(|received, rules| match received {
            Received::Json(text) => unfit(stream::decode_all(&text, rules)),
            _ => Err(Refusal::internal()),
        })
    }

    /// A body of the fields of a form.
    pub fn form<T: Json>(&mut self) -> Option<T> {
        self.body(|received, _| match received {
            Received::Tape(tape) => unfit(T::decode(tape.root())),
            _ => Err(Refusal::internal()),
        })
    }

    /// A body of the parts of a form.
    pub fn multipart<T: Json>(&mut self) -> Option<T> {
        self.form()
    }

    /// A body of text.
    pub fn text(&mut self) -> Option<String> {
        self.body(|received, _| match received {
            Received::Text(text) => Ok(text),
            _ => Err(Refusal::internal()),
        })
    }

    /// A body of bytes.
    pub fn bytes(&mut self) -> Option<Bytes> {
        self.body(|received, _| match received {
            Received::Bytes(bytes) => Ok(bytes),
            _ => Err(Refusal::internal()),
        })
    }

    /// A body of bytes that is handed on as it comes, with its media type.
    pub fn raw(&mut self) -> Option<Raw> {
        self.body(|received, _| match received {
            Received::Raw(body) => Ok(body),
            _ => Err(Refusal::internal()),
        })
    }

    /// Whether there is a body; none where it cannot be read.
    pub(super) fn has_body(&mut self) -> Option<bool> {
        self.refuse_unreadable()?;
        Some(match &self.source {
            Source::Wire { body, .. } => !matches!(body, Some(Ok(Received::None))),
            #[cfg(feature = "examples")]
            Source::Shown(input) => input.get("body").is_some(),
        })
    }

    /// Takes over why the body could not be read.
    fn refuse_unreadable(&mut self) -> Option<()> {
        match &mut self.source {
            Source::Wire { body, .. } if matches!(body, Some(Err(_))) => {
                let refusal = body.take().and_then(Result::err);
                self.problem = refusal;
                None
            }
            _ => Some(()),
        }
    }

    fn body<T: Json>(
        &mut self,
        read: fn(Received, &'static [Rule]) -> Result<T, Refusal>,
    ) -> Option<T> {
        let value = match &mut self.source {
            Source::Wire { body, call, .. } => match body.take() {
                Some(body) => body.and_then(|body| read(body, call.rules())),
                None => Err(Refusal::internal()),
            },
            #[cfg(feature = "examples")]
            Source::Shown(input) => {
                let body = input.get("body").and_then(|body| match self.chosen {
                    "" => Some(body),
                    media_type => body.get(media_type),
                });
                let body = body.ok_or_else(|| Refusal::malformed_body("there is no `body`"));
                body.and_then(|body| unfit(crate::json::from_value(body, Reading::Tolerant)))
            }
        };
        self.keep(value)
    }

    fn read<T: Json>(&mut self, field: &Field) -> Option<Option<T>> {
        let value = match &self.source {
            Source::Wire { call, pairs, .. } => call.field(field, pairs),
            #[cfg(feature = "examples")]
            Source::Shown(input) => {
                let value = input.get(field.key());
                let value = value.map(|value| crate::json::from_value(value, Reading::Tolerant));
                value.transpose().map_err(|error| refuse(field, &error))
            }
        };
        self.keep(value)
    }

    fn keep<T>(&mut self, value: Result<T, Refusal>) -> Option<T> {
        match value {
            Ok(value) => Some(value),
            Err(refusal) => {
                self.problem.get_or_insert(refusal);
                None
            }
        }
    }

    fn missing(&mut self, field: &Field) {
        let parameter = field.parameter;
        self.problem
            .get_or_insert_with(|| Refusal::missing_parameter(parameter.place, parameter.name));
    }

    #[cfg(not(feature = "examples"))]
    #[allow(clippy::unused_self, reason = "with examples it looks")]
    fn is_wire(&self) -> bool {
        true
    }

    #[cfg(feature = "examples")]
    fn is_wire(&self) -> bool {
        matches!(self.source, Source::Wire { .. })
    }

    /// Whether a parameter is shown as `null`; none on the wire.
    #[cfg(not(feature = "examples"))]
    #[allow(clippy::unused_self, reason = "with examples it looks")]
    fn is_null(&self, _: &Field) -> Option<bool> {
        None
    }

    /// Whether a parameter is shown as `null`; none on the wire.
    #[cfg(feature = "examples")]
    fn is_null(&self, field: &Field) -> Option<bool> {
        match &self.source {
            Source::Wire { .. } => None,
            Source::Shown(input) => input.get(field.key()).map(crate::json::Value::is_null),
        }
    }
}

fn refuse(field: &Field, error: &crate::json::DecodeError) -> Refusal {
    Refusal::bad_parameter(field.parameter.place, field.parameter.name, error)
}
