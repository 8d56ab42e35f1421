//! The fields that a value is made of, before they are written as a form of either kind.

use std::borrow::Cow;

use super::Field;
use super::field::Kind;
use crate::json::{DecodeError, EncodeError, Json, Node, Token, Value};
use crate::style::{StyleProblem, brackets};

/// One field with its text.
pub(super) struct Entry<'n> {
    pub(super) field: Field,
    pub(super) name: String,
    pub(super) text: Cow<'n, str>,
    /// Whether the text is the JSON of an array or an object.
    #[cfg_attr(not(feature = "client"), allow(dead_code, reason = "only a client sends parts"))]
    pub(super) is_json: bool,
}

/// The fields of an object.
pub(super) fn entries<'n>(
    fields: &[Field],
    value: Node<'n>,
) -> Result<Vec<Entry<'n>>, EncodeError> {
    let not_an_object = |_| EncodeError::new("a form is made of the members of an object");
    let mut entries = Vec::new();
    for (name, value) in value.object().map_err(not_an_object)?.entries() {
        push(Field::find(fields, name), name, value, &mut entries)?;
    }
    Ok(entries)
}

fn push<'n>(
    field: Field,
    name: &str,
    value: Node<'n>,
    entries: &mut Vec<Entry<'n>>,
) -> Result<(), EncodeError> {
    let entry = |name: &str, text, is_json| Entry { field, name: name.to_owned(), text, is_json };
    match (field.kind, value.token()) {
        // OAS 3.1 §4.8.12.4 leaves `null` undefined; RFC 6570 §2.3 leaves it out.
        (_, Token::Null) => {}
        (Kind::Deep, _) => {
            let mut pairs = Vec::new();
            brackets::flatten(name, value, &mut pairs).map_err(|problem| misfit(name, problem))?;
            entries.extend(pairs.into_iter().map(|(name, text)| entry(&name, text, false)));
        }
        (Kind::Joined(delimiter), Token::Array { .. }) => {
            let items = value.items().into_iter().flatten().map(text);
            entries.push(entry(name, joined(items, delimiter)?, false));
        }
        (Kind::Joined(delimiter), Token::Object { .. }) => {
            let members = value.object().into_iter().flat_map(|object| object.entries());
            let parts = members.flat_map(|(name, value)| [Ok(Cow::Borrowed(name)), text(value)]);
            entries.push(entry(name, joined(parts, delimiter)?, false));
        }
        (Kind::Exploded(_), Token::Object { .. }) => {
            let plain = Field { kind: Kind::Text, is_repeated: false, ..field };
            for (name, value) in value.object().into_iter().flat_map(|object| object.entries()) {
                push(plain, name, value, entries)?;
            }
        }
        // An array of what is JSON as a whole is one JSON text.
        (Kind::Json, Token::Array { .. }) if !field.is_repeated => {
            entries.push(entry(name, text(value)?, true));
        }
        (_, Token::Array { .. }) => {
            for item in value.items().into_iter().flatten() {
                entries.push(entry(name, text(item)?, is_container(item)));
            }
        }
        _ => entries.push(entry(name, text(value)?, is_container(value))),
    }
    Ok(())
}

fn is_container(value: Node<'_>) -> bool {
    matches!(value.token(), Token::Array { .. } | Token::Object { .. })
}

/// The text of a value: a string's own, of anything else its JSON.
fn text(value: Node<'_>) -> Result<Cow<'_, str>, EncodeError> {
    Ok(match value.token() {
        Token::String(text) | Token::Text(text) | Token::Key(text) => Cow::Borrowed(text),
        _ => {
            let unreadable = |error: DecodeError| EncodeError::new(error.to_string());
            Cow::Owned(Value::decode(value).map_err(unreadable)?.to_string())
        }
    })
}

fn joined<'n>(
    parts: impl Iterator<Item = Result<Cow<'n, str>, EncodeError>>,
    delimiter: char,
) -> Result<Cow<'n, str>, EncodeError> {
    let parts: Vec<_> = parts.collect::<Result<_, _>>()?;
    Ok(Cow::Owned(parts.join(delimiter.to_string().as_str())))
}

fn misfit(name: &str, problem: StyleProblem) -> EncodeError {
    EncodeError::new(format!("the field `{name}`: {problem}"))
}
