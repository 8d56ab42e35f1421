//! Documented headers of answers.

use http::header::SET_COOKIE;
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::json::{self, DecodeError, EncodeError, Json, Problem, Reading, Tape};
use crate::style::{self, Parameter, Shape};

/// An answer with the headers that the document gives it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WithHeaders<T, H> {
    /// The headers.
    pub headers: H,
    /// What comes with them.
    pub body: T,
}

/// The documented headers of an answer.
pub trait Headers: Sized {
    /// Reads the headers.
    ///
    /// # Errors
    /// Where one that must be there is not, or one does not have its form.
    fn read(fields: &Fields<'_>) -> Result<Self, DecodeError>;

    /// Writes the headers.
    fn write(&self, fields: &mut FieldWriter);
}

/// The header fields of an answer that came.
#[derive(Debug)]
pub struct Fields<'h> {
    headers: &'h HeaderMap,
    /// The headers of an example, as one JSON object, which stand in their place.
    #[cfg(feature = "examples")]
    shown: Option<&'h json::Map<String, json::Value>>,
}

impl<'h> Fields<'h> {
    /// The fields of an answer.
    #[must_use]
    pub fn new(headers: &'h HeaderMap) -> Self {
        Self {
            headers,
            #[cfg(feature = "examples")]
            shown: None,
        }
    }

    /// The fields that an example shows.
    #[cfg(feature = "examples")]
    pub(crate) fn shown(none: &'h HeaderMap, shown: &'h json::Map<String, json::Value>) -> Self {
        Self { headers: none, shown: Some(shown) }
    }

    /// A header that must be there.
    ///
    /// # Errors
    /// Where it is not, or does not have the form of `T`.
    pub fn required<T: Json>(&self, parameter: Parameter) -> Result<T, DecodeError> {
        let missing = || DecodeError::new(String::new(), Problem::Missing(parameter.name));
        self.optional(parameter)?.ok_or_else(missing)
    }

    /// A header that may be left out.
    ///
    /// # Errors
    /// Where it is there and does not have the form of `T`.
    pub fn optional<T: Json>(&self, parameter: Parameter) -> Result<Option<T>, DecodeError> {
        #[cfg(feature = "examples")]
        if let Some(shown) = self.shown {
            let value = shown.get(parameter.name);
            return value.map(|value| json::from_value(value, Reading::Tolerant)).transpose();
        }
        let mut first = HeaderMap::new();
        let tape = match self.headers.get(SET_COOKIE).filter(|_| is_set_cookie(&parameter)) {
            // RFC 6265 §3: each cookie has a line of its own, and commas divide none.
            Some(_) if parameter.shape == Shape::Array => {
                style::decode_lines(&parameter, self.headers, Reading::Tolerant)?
            }
            // A document that describes one cookie means the first.
            Some(line) => {
                first.insert(SET_COOKIE, line.clone());
                style::decode_header(&parameter, &first, Reading::Tolerant)?
            }
            None => style::decode_header(&parameter, self.headers, Reading::Tolerant)?,
        };
        tape.map(|tape| style::decode_value(&parameter, &tape)).transpose()
    }
}

fn is_set_cookie(parameter: &Parameter) -> bool {
    parameter.name.eq_ignore_ascii_case(SET_COOKIE.as_str())
}

/// The header fields of an answer in the making.
#[derive(Debug, Default)]
pub struct FieldWriter {
    headers: HeaderMap,
    problem: Option<EncodeError>,
    /// The headers of an example, which stand in place of the fields.
    #[cfg(feature = "examples")]
    shown: Option<json::Map<String, json::Value>>,
}

impl FieldWriter {
    /// Without fields.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// For the headers of an example.
    #[cfg(feature = "examples")]
    pub(crate) fn shown() -> Self {
        Self { shown: Some(json::Map::new()), ..Self::default() }
    }

    /// The headers as one JSON object.
    #[cfg(feature = "examples")]
    pub(crate) fn show(self) -> Result<String, EncodeError> {
        match self.problem {
            None => Ok(json::Value::Object(self.shown.unwrap_or_default()).to_string()),
            Some(problem) => Err(problem),
        }
    }

    /// Writes a header.
    pub fn required<T: Json>(&mut self, parameter: Parameter, value: &T) {
        let text = match parameter.shape {
            // A header with `content` holds JSON as its text (OAS 3.1 §4.8.12.2.3).
            Shape::Json => json::to_string(value).and_then(|text| json::to_vec(&text)),
            _ => json::to_vec(value),
        };
        let added = text.and_then(|text| self.add(&parameter, &text));
        if let Err(error) = added {
            self.problem.get_or_insert(error);
        }
    }

    /// Writes a header, where there is a value.
    pub fn optional<T: Json>(&mut self, parameter: Parameter, value: &Option<T>) {
        if let Some(value) = value {
            self.required(parameter, value);
        }
    }

    /// The fields.
    ///
    /// # Errors
    /// Where a value has no text that a header can hold.
    pub fn finish(self) -> Result<HeaderMap, EncodeError> {
        match self.problem {
            None => Ok(self.headers),
            Some(problem) => Err(problem),
        }
    }

    fn add(&mut self, parameter: &Parameter, text: &[u8]) -> Result<(), EncodeError> {
        #[cfg(feature = "examples")]
        if let Some(shown) = &mut self.shown {
            let value = serde_json::from_slice(text);
            let value = value.map_err(|error| EncodeError::new(error.to_string()))?;
            shown.insert(parameter.name.to_owned(), value);
            return Ok(());
        }
        let problem = |error: &dyn std::fmt::Display| {
            EncodeError::new(format!("header `{}`: {error}", parameter.name))
        };
        let tape = Tape::parse(text, Reading::Tolerant).map_err(|error| problem(&error))?;
        let lines = match parameter.shape {
            Shape::Array if is_set_cookie(parameter) => style::encode_lines(parameter, tape.root()),
            _ => {
                style::encode_header(parameter, tape.root()).map(|line| line.into_iter().collect())
            }
        };
        let name = HeaderName::from_bytes(parameter.name.as_bytes());
        let name = name.map_err(|error| problem(&error))?;
        for line in lines.map_err(|error| problem(&error))? {
            let value =
                HeaderValue::from_bytes(line.as_bytes()).map_err(|error| problem(&error))?;
            self.headers.append(name.clone(), value);
        }
        Ok(())
    }
}
