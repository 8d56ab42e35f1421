//! Reading one object: its fields, and the vocabulary of `openapiv3` for it.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Kind, Node};

/// Warns of fields that an object does not have, with the nearest name that it does.
pub(crate) fn check_fields(reader: &mut Reader<'_>, node: Node<'_>, fields: &[&str]) {
    if node.kind() != Kind::Object {
        let message = "this has to be an object";
        reader.tolerate(Code::WrongType, node, message, "it is read as an empty one");
        return;
    }
    for (name, value) in node.members() {
        if name.starts_with("x-") || fields.contains(&name) {
            continue;
        }
        let message = format!("there is no field `{name}` here");
        let diagnostic = Diagnostic::new(Code::UnknownField, value.origin(), message).at_key();
        match nearest(name, fields) {
            Some(nearest) => {
                let diagnostic = diagnostic.help(format!("did you mean `{nearest}`?"));
                reader.misspell(node, nearest, diagnostic);
            }
            None => reader.push(diagnostic),
        }
    }
}

/// The name that a misspelt one most likely stands for.
pub(crate) fn nearest<'n>(name: &str, names: &[&'n str]) -> Option<&'n str> {
    let score = |other: &str| strsim::normalized_damerau_levenshtein(name, other);
    let best = names.iter().copied().max_by(|a, b| score(a).total_cmp(&score(b)))?;
    (strsim::jaro_winkler(name, best) > 0.8).then_some(best)
}

/// A field that has to be there.
pub(crate) fn require<'s>(
    reader: &mut Reader<'_>,
    node: Node<'s>,
    field: &str,
) -> Option<Node<'s>> {
    let value = node.get(field);
    if value.is_none() {
        let missing = reader.missing(node, field);
        reader.push(missing);
    }
    value
}

/// The members of an object, where it is there; a fault where it is something else. What is empty in
/// another way (`null`, or the `[]` of writers that do not tell the two apart) has none.
pub(crate) fn members<'s>(
    reader: &mut Reader<'_>,
    node: Option<Node<'s>>,
) -> Vec<(&'s str, Node<'s>)> {
    let Some(node) = node else { return Vec::new() };
    if node.kind() != Kind::Object {
        let message = "this has to be an object";
        if node.is_null() || (node.kind() == Kind::Array && node.is_empty()) {
            reader.tolerate(Code::WrongType, node, message, "it is read as an empty one");
        } else {
            reader.fault(Code::WrongType, node, message);
        }
    }
    node.members().collect()
}

/// The items of a list, where it is there. What stands there without a list around it is one item.
pub(crate) fn items<'s>(reader: &mut Reader<'_>, node: Option<Node<'s>>) -> Vec<Node<'s>> {
    let Some(node) = node else { return Vec::new() };
    let message = "this has to be a list";
    match node.kind() {
        Kind::Array => node.items().collect(),
        Kind::Null | Kind::Object if node.is_empty() => {
            reader.tolerate(Code::WrongType, node, message, "it is read as an empty one");
            Vec::new()
        }
        Kind::Object if node.members().all(|(_, value)| value.kind() == Kind::Object) => {
            reader.tolerate(Code::WrongType, node, message, "it is read as a list of its members");
            node.members().map(|(_, value)| value).collect()
        }
        _ => {
            reader.tolerate(Code::WrongType, node, message, "it is read as a list of this alone");
            vec![node]
        }
    }
}

/// A text field, where it is there. A number or a boolean is the text that it is written as.
pub(crate) fn text(reader: &mut Reader<'_>, node: Node<'_>, field: &str) -> Option<String> {
    let value = node.get(field)?;
    if let Some(text) = value.as_str() {
        return Some(text.to_owned());
    }
    let written = value.text().filter(|_| !value.is_null());
    let instead = written.map_or("it is left out", |_| "it is read as it is written");
    reader.tolerate(Code::WrongType, value, &format!("`{field}` is a string"), instead);
    written.map(str::to_owned)
}

/// A text field that nothing can be made without.
pub(crate) fn required_text(
    reader: &mut Reader<'_>,
    node: Node<'_>,
    field: &str,
) -> Option<String> {
    let value = require(reader, node, field)?;
    let read = text(reader, node, field);
    if read.is_none() {
        reader.fault(Code::WrongType, value, format!("`{field}` is a string"));
    }
    read
}

/// A flag, where it is there; else `false`.
pub(crate) fn flag(reader: &mut Reader<'_>, node: Node<'_>, field: &str) -> bool {
    let Some(value) = node.get(field) else { return false };
    if let Some(flag) = value.as_bool() {
        return flag;
    }
    // `yes` and `on` were flags before YAML 1.2.
    let is_set = value.as_str().is_some_and(|text| {
        ["true", "yes", "on"].iter().any(|word| text.eq_ignore_ascii_case(word))
    });
    let instead = if is_set { "it is read as `true`" } else { "it is read as `false`" };
    let message = format!("`{field}` is `true` or `false`");
    reader.tolerate(Code::WrongType, value, &message, instead);
    is_set
}

/// What serde says of an object, at the member that it quotes, where it quotes one.
fn misread(reader: &mut Reader<'_>, node: Node<'_>, message: &str) -> Diagnostic {
    let missing = message.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    if let Some(field) = missing {
        return reader.missing(node, field);
    }
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
) -> Result<T, Diagnostic> {
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
    serde_json::from_value(Value::Object(fields))
        .map_err(|error| misread(reader, node, &error.to_string()))
}
