//! `application/x-www-form-urlencoded` (WHATWG URL §5).

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::Field;
use super::brackets::{self, Deep};
use super::field::Kind;
use super::tree::Tree;
use crate::json::{self, DecodeError, EncodeError, Json, Problem, Reading, Tape, Value};
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
    let Value::Object(members) = json::to_value(value)? else {
        return Err(EncodeError::new("a form is made of the members of an object"));
    };
    let mut pairs = Vec::new();
    for (name, value) in &members {
        push(Field::find(fields, name), name, value, &mut pairs);
    }
    let mut text = url::form_urlencoded::Serializer::new(String::new());
    Ok(text.extend_pairs(pairs).finish())
}

fn push(field: Field, name: &str, value: &Value, pairs: &mut Vec<(String, String)>) {
    match (field.kind, value) {
        // OAS 3.1 §4.8.12.4 leaves `null` undefined; RFC 6570 §2.3 leaves it out.
        (_, Value::Null) => {}
        (Kind::Deep, value) => brackets::flatten(name, value, pairs),
        (Kind::Joined(delimiter), Value::Array(items)) => {
            pairs.push((name.to_owned(), joined(items.iter().map(text), delimiter)));
        }
        (Kind::Joined(delimiter), Value::Object(members)) => {
            let parts = members.iter().flat_map(|(name, value)| [name.clone(), text(value)]);
            pairs.push((name.to_owned(), joined(parts, delimiter)));
        }
        // An array of what is JSON as a whole is one JSON text.
        (Kind::Json, value) if !field.is_repeated => pairs.push((name.to_owned(), text(value))),
        (_, Value::Array(items)) => {
            pairs.extend(items.iter().map(|item| (name.to_owned(), text(item))));
        }
        (_, value) => pairs.push((name.to_owned(), text(value))),
    }
}

fn joined(parts: impl Iterator<Item = String>, delimiter: char) -> String {
    parts.collect::<Vec<_>>().join(delimiter.to_string().as_str())
}

/// The text of a value: a string's own, of anything else its JSON.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
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
    let mut values: IndexMap<String, Vec<String>> = IndexMap::new();
    let mut deep: BTreeMap<String, Deep> = BTreeMap::new();
    for (name, value) in style::pairs(text) {
        let name = style::unescape_query(name);
        let value = style::unescape_query(value);
        let (Ok(name), Ok(value)) = (name, value) else {
            return Err(rule("the form is not percent-encoded UTF-8"));
        };
        let of_deep = brackets::split(&name);
        let of_deep = of_deep.filter(|(name, _)| Field::find(fields, name).kind == Kind::Deep);
        if let Some((name, path)) = of_deep {
            values.entry(name.to_owned()).or_default();
            let whole = deep.entry(name.to_owned()).or_insert_with(Deep::new);
            if !whole.insert(&path, value.into_owned()) {
                return Err(rule("a field of the form is there twice"));
            }
        } else {
            values.entry(name.into_owned()).or_default().push(value.into_owned());
        }
    }
    let members = values.into_iter().map(|(name, texts)| {
        let field = Field::find(fields, &name);
        let tree = match deep.remove(&name) {
            Some(deep) => deep.finish(),
            None => tree(field, texts),
        };
        (name, tree)
    });
    Ok(Tree::Object(members.collect()).tape(reading))
}

/// The value of a field that came as some texts.
pub(super) fn tree(field: Field, texts: Vec<String>) -> Tree {
    let is_list = field.is_repeated || texts.len() > 1;
    let mut items = texts.into_iter().map(|text| match field.kind {
        Kind::Json => json_or_text(text),
        Kind::Joined(delimiter) => {
            let parts = text.split(delimiter).map(|part| Tree::Text(part.to_owned()));
            Tree::Array(parts.collect())
        }
        Kind::Text | Kind::File | Kind::Deep => Tree::Text(text),
    });
    if is_list {
        return Tree::Array(items.collect());
    }
    items.next().unwrap_or(Tree::Array(Vec::new()))
}

/// A field that may be any JSON may be a bare text as well, which is written without quotes.
pub(super) fn json_or_text(text: String) -> Tree {
    match serde_json::from_str(&text) {
        Ok(value @ (Value::Array(_) | Value::Object(_))) => Tree::Json(value),
        _ => Tree::Text(text),
    }
}
