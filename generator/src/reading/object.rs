//! Reading one object: its fields, and the vocabulary of `openapiv3` for it.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Kind, Node};

/// Warns of fields that an object does not have, with the nearest name that it does.
pub(crate) fn check_fields(reader: &mut Reader<'_>, node: Node<'_>, fields: &[&str]) {
    if node.kind() != Kind::Object {
        reader.fault(Code::WrongType, node, "this has to be an object");
        return;
    }
    for (name, value) in node.members() {
        if name.starts_with("x-") || fields.contains(&name) {
            continue;
        }
        let message = format!("there is no field `{name}` here");
        let mut diagnostic = Diagnostic::new(Code::UnknownField, value.origin(), message).at_key();
        if let Some(nearest) = nearest(name, fields) {
            diagnostic = diagnostic.help(format!("did you mean `{nearest}`?"));
        }
        reader.push(diagnostic);
    }
}

/// The name that a misspelt one most likely stands for.
pub(crate) fn nearest<'n>(name: &str, names: &[&'n str]) -> Option<&'n str> {
    let score = |other: &str| strsim::jaro_winkler(name, other);
    let best = names.iter().copied().max_by(|a, b| score(a).total_cmp(&score(b)))?;
    (score(best) > 0.8).then_some(best)
}

/// A field that has to be there.
pub(crate) fn require<'s>(
    reader: &mut Reader<'_>,
    node: Node<'s>,
    field: &str,
) -> Option<Node<'s>> {
    let value = node.get(field);
    if value.is_none() {
        reader.fault(Code::MissingField, node, format!("the field `{field}` is missing"));
    }
    value
}

/// The members of an object, where it is there; a fault where it is something else.
pub(crate) fn members<'s>(
    reader: &mut Reader<'_>,
    node: Option<Node<'s>>,
) -> Vec<(&'s str, Node<'s>)> {
    let Some(node) = node else { return Vec::new() };
    if node.kind() != Kind::Object {
        reader.fault(Code::WrongType, node, "this has to be an object");
    }
    node.members().collect()
}

/// The items of a list, where it is there; a fault where it is something else.
pub(crate) fn items<'s>(reader: &mut Reader<'_>, node: Option<Node<'s>>) -> Vec<Node<'s>> {
    let Some(node) = node else { return Vec::new() };
    if node.kind() != Kind::Array {
        reader.fault(Code::WrongType, node, "this has to be a list");
    }
    node.items().collect()
}

/// A text field, where it is there.
pub(crate) fn text(reader: &mut Reader<'_>, node: Node<'_>, field: &str) -> Option<String> {
    let value = node.get(field)?;
    if value.as_str().is_none() {
        reader.fault(Code::WrongType, value, format!("`{field}` is a string"));
    }
    value.as_str().map(str::to_owned)
}

/// A flag, where it is there; else `false`.
pub(crate) fn flag(reader: &mut Reader<'_>, node: Node<'_>, field: &str) -> bool {
    let Some(value) = node.get(field) else { return false };
    if value.as_bool().is_none() {
        reader.fault(Code::WrongType, value, format!("`{field}` is `true` or `false`"));
    }
    value.as_bool() == Some(true)
}

/// What serde says of an object, at the member that it quotes, where it quotes one.
fn misread(node: Node<'_>, message: &str) -> Diagnostic {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let found = quoted.next().unwrap_or_default();
    let known: Vec<&str> = quoted.collect();
    let mut members = node.members();
    let member = members.find(|(_, value)| value.as_str() == Some(found)).map(|(_, value)| value);
    let diagnostic = Diagnostic::new(
        Code::InvalidValue,
        member.unwrap_or(node).origin(),
        message.replace("unknown variant", "unknown value"),
    );
    match nearest(found, &known) {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")),
        None => diagnostic,
    }
}

/// Reads an object into a type of `openapiv3`, without the fields that are read otherwise: each of
/// those is left out, or replaced by what the vocabulary needs to see there.
pub(crate) fn vocabulary<T: DeserializeOwned>(
    reader: &mut Reader<'_>,
    node: Node<'_>,
    replaced: &[(&str, Option<Value>)],
) -> Option<T> {
    let mut fields = serde_json::Map::new();
    for (name, value) in node.members() {
        if !replaced.iter().any(|(other, _)| *other == name) {
            fields.insert(name.to_owned(), value.to_json());
        }
    }
    for (name, value) in replaced {
        if let Some(value) = value {
            fields.insert((*name).to_owned(), value.clone());
        }
    }
    match serde_json::from_value(Value::Object(fields)) {
        Ok(value) => Some(value),
        Err(error) => {
            reader.push(misread(node, &error.to_string()));
            None
        }
    }
}
