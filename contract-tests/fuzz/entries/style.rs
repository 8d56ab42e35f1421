//! The texts of parameters and forms, in every style.

use concord_runtime::form::{self, Field};
use concord_runtime::json::{self, Json, Reading, Tape, Value};
use concord_runtime::style::{self, Parameter, Place, Shape, StyleError};
use http::{HeaderMap, HeaderValue};

use concord_runtime::style::Style::{
    DeepObject, Form, Label, Matrix, PipeDelimited, Simple, SpaceDelimited, Whole,
};

const NAME: &str = "p";
const SHAPES: &[Shape] = &[Shape::Scalar, Shape::Array, Shape::Object];

const STYLES: &[Parameter] = &[
    Parameter::path(NAME).style(Simple),
    Parameter::path(NAME).style(Label),
    Parameter::path(NAME).style(Matrix),
    Parameter::query(NAME).style(Form),
    Parameter::query(NAME).style(SpaceDelimited),
    Parameter::query(NAME).style(PipeDelimited),
    Parameter::query(NAME).style(DeepObject),
    Parameter::query(NAME).style(Whole),
    Parameter::query(NAME).style(Form).allow_reserved(),
    Parameter::header(NAME),
    Parameter::cookie(NAME),
];

const FIELDS: &[Field] = &[
    Field::text("text"),
    Field::json("json"),
    Field::deep("deep"),
    Field::text("list").repeated(),
    Field::joined("joined", ','),
    Field::exploded("exploded", &["a", "b"]),
];

/// What the first byte chooses reads the others; what it has read, it can write and read again.
pub(crate) fn style(bytes: &[u8]) {
    let Some((&choice, text)) = bytes.split_first() else { return };
    let choice = usize::from(choice);
    let Some(parameter) = STYLES.get(choice % 16) else { return read_form(text) };
    let parameter = parameter.explode((choice >> 4) & 1 == 1);
    let parameter = match (choice >> 5) & 7 {
        0 => parameter,
        1 => parameter.array(),
        2 => parameter.object(),
        3 => parameter.json(),
        4 => parameter.object().lists(&["a"]),
        _ => parameter.one_of(SHAPES),
    };
    let Some(Ok(Some(first))) = read(&parameter, text) else { return };
    // What has no spelling is an error of the call, before anything is sent.
    let Ok(Some(written)) = write(&parameter, &first) else { return };
    let again = read(&parameter, &written);
    assert!(
        matches!(&again, Some(Ok(Some(second))) if is_same(&parameter, second, &first)),
        "{parameter:?}: {first} was written as {:?} and read as {again:?}",
        String::from_utf8_lossy(&written),
    );
}

/// Whether two values are the same, as far as a parameter of several shapes can tell: one text alone
/// may be an array of it.
fn is_same(parameter: &Parameter, one: &Value, other: &Value) -> bool {
    let alone = |value: &Value| match (parameter.shape, value) {
        (Shape::OneOf(_), Value::Array(items)) if items.len() == 1 => items.first().cloned(),
        _ => None,
    };
    alone(one).as_ref().unwrap_or(one) == alone(other).as_ref().unwrap_or(other)
}

/// The value in a raw text; none where a request could not have it.
fn read(parameter: &Parameter, raw: &[u8]) -> Option<Result<Option<Value>, StyleError>> {
    let text = std::str::from_utf8(raw);
    let value = |tape: Tape<'_>| {
        // Values that do not fit their type are refused by it.
        style::decode_value::<Value>(parameter, &tape).ok()?;
        Value::decode(tape.root()).ok()
    };
    let tape = match parameter.place {
        Place::Path => style::decode_path(parameter, text.ok()?).map(Some),
        Place::Query if parameter.style == Whole => {
            style::decode_whole_query(parameter, text.ok()?)
        }
        Place::Query => style::decode_query(parameter, &style::pairs(text.ok()?), &["other"]),
        Place::Header => {
            let headers = headers(NAME, raw)?;
            let tape = style::decode_header(parameter, &headers, Reading::Strict);
            return Some(tape.map(|tape| tape.and_then(value)));
        }
        Place::Cookie => {
            let headers = headers("cookie", raw)?;
            let tape = style::decode_cookie(parameter, &headers, &["other"]);
            return Some(tape.map(|tape| tape.and_then(value)));
        }
    };
    Some(tape.map(|tape| tape.and_then(value)))
}

/// The lines of a header.
fn headers(name: &'static str, raw: &[u8]) -> Option<HeaderMap> {
    let mut headers = HeaderMap::new();
    for line in raw.split(|byte| *byte == b'\n') {
        headers.append(name, HeaderValue::from_bytes(line).ok()?);
    }
    Some(headers)
}

/// The raw text of a value; none where the style has none for it.
fn write(parameter: &Parameter, value: &Value) -> Result<Option<Vec<u8>>, StyleError> {
    let tape = Tape::of_value(value, Reading::Tolerant);
    let node = tape.root();
    let joined = |pairs: Vec<(String, String)>, between: &str| {
        let pairs: Vec<_> = pairs.iter().map(|(name, text)| format!("{name}={text}")).collect();
        (!pairs.is_empty()).then(|| pairs.join(between).into_bytes())
    };
    Ok(match parameter.place {
        Place::Path => Some(style::encode_path(parameter, node)?.into_bytes()),
        Place::Query if parameter.style == Whole => {
            Some(style::encode_whole_query(parameter, node)?.into_bytes())
        }
        Place::Query => joined(style::encode_query(parameter, node)?, "&"),
        Place::Header => style::encode_header(parameter, node)?.map(String::into_bytes),
        Place::Cookie => joined(style::encode_cookie(parameter, node)?, "; "),
    })
}

/// A form that was read can be written.
fn read_form(text: &[u8]) {
    let Ok(text) = std::str::from_utf8(text) else { return };
    let Ok(value) = form::decode::<Value>(FIELDS, text, Reading::Strict) else { return };
    assert!(json::to_vec(&value).is_ok());
    let Ok(written) = form::encode(FIELDS, &value) else { return };
    let again = form::decode::<Value>(FIELDS, &written, Reading::Strict);
    assert!(again.is_ok(), "{value} was written as {written} and read as {again:?}");
}
