//! `application/x-www-form-urlencoded` (WHATWG URL §5).

use url::form_urlencoded;

use super::collector::{self, Collector};
use super::{Field, entry};
use crate::json::{self, DecodeError, EncodeError, Json, Problem, Reading, Tape};
use crate::style;

/// Writes an object as a form.
///
/// ```
/// use concord_runtime::form::{Field, encode};
/// use concord_runtime::json::Value;
///
/// let value: Value = serde_json::from_str(r#"{"a":"x y","tags":["p","q"],"at":{"b":[1]}}"#)?;
/// let text = encode(&[Field::deep("at")], &value)?;
/// assert_eq!(text, "a=x+y&tags=p&tags=q&at%5Bb%5D%5B0%5D=1");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Where the value is no object, or holds what JSON cannot say.
pub fn encode<T: Json>(fields: &[Field], value: &T) -> Result<String, EncodeError> {
    let text = json::to_vec(value)?;
    let tape = Tape::parse(&text, Reading::Tolerant);
    let tape = tape.map_err(|error| EncodeError::new(error.to_string()))?;
    let pairs = entry::entries(fields, tape.root())?.into_iter().map(|entry| {
        let name: String = form_urlencoded::byte_serialize(entry.name.as_bytes()).collect();
        let text = match entry.field.is_reserved_allowed {
            true => style::escape_reserved(&entry.text),
            false => form_urlencoded::byte_serialize(entry.text.as_bytes()).collect(),
        };
        format!("{name}={text}")
    });
    Ok(pairs.collect::<Vec<_>>().join("&"))
}

/// Reads a form as an object.
///
/// # Errors
/// Where it is not percent-encoded UTF-8, repeats a field that is no list, or does not have the form
/// of `T`.
pub fn decode<T: Json>(fields: &[Field], text: &str, reading: Reading) -> Result<T, DecodeError> {
    T::decode(tape(fields, text, reading)?.root())
}

/// Reads a form as an object of tokens.
pub(crate) fn tape(
    fields: &[Field],
    text: &str,
    reading: Reading,
) -> Result<Tape<'static>, DecodeError> {
    let rule = |message: &str| DecodeError::new(String::new(), Problem::Rule(message.to_owned()));
    let mut collector = Collector::new(fields);
    for (name, value) in style::pairs(text) {
        let (Ok(name), Ok(value)) = (style::unescape_query(name), style::unescape_query(value))
        else {
            return Err(rule("the form is not percent-encoded UTF-8"));
        };
        let value = collector::of_text(collector.field(&name), value.into_owned());
        collector.add(name.into_owned(), value).map_err(rule)?;
    }
    Ok(collector.finish().tape(reading))
}
