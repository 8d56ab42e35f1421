//! The body of a live answer, by the form that the document gives it.

use std::collections::BTreeMap;

use concord::model::{Content, ContentForm, SchemaId};
use concord::source::pointer::escape;
use serde_json::{Value, json};

use crate::comparison::{decoded_pairs, form_parts};
use crate::contract::Contract;
use crate::difference::Difference;

/// Everything in which a body is not of its form.
pub(super) fn misfits(
    contract: &Contract,
    content: &Content,
    media_type: &str,
    body: &[u8],
) -> Vec<Difference> {
    match content.form {
        ContentForm::Json { schema, .. } => json_at(contract, schema, body, "/body"),
        ContentForm::Lines { schema, .. } => {
            let lines = body.split(|byte| *byte == b'\n').map(|line| line.trim_ascii());
            let lines = lines.map(|line| line.strip_prefix(b"\x1e").unwrap_or(line));
            elements(contract, schema, lines.filter(|line| !line.is_empty()))
        }
        ContentForm::Events { schema, .. } => match events(body) {
            Ok(events) => elements(contract, schema, events.iter().map(String::as_bytes)),
            Err(misfit) => vec![misfit],
        },
        ContentForm::TextEvents => events(body).err().into_iter().collect(),
        ContentForm::Text => utf8(body, media_type).err().into_iter().collect(),
        ContentForm::Form { schema, .. } => match std::str::from_utf8(body) {
            Ok(text) => fields(contract, schema, &decoded_pairs(text)),
            Err(error) => vec![Difference::words("/body", "a form", error.to_string())],
        },
        ContentForm::Multipart { schema, .. } => match form_parts(media_type, body) {
            Some(parts) => fields(contract, schema, &parts),
            None => vec![Difference::words("/body", "a form of parts", "something else")],
        },
        ContentForm::Bytes | ContentForm::Raw => Vec::new(),
    }
}

/// Everything in which a value does not fit its schema.
pub(super) fn violations(
    contract: &Contract,
    schema: SchemaId,
    value: &Value,
    place: &str,
) -> Vec<Difference> {
    let found = concord::violations(&contract.api, schema, value).into_iter();
    let difference = |(pointer, message): (String, String)| {
        let found = value.pointer(&pointer).map_or_else(|| "nothing".to_owned(), Value::to_string);
        let found = format!("{message}: {}", excerpt(found.as_bytes()));
        Difference::words(&format!("{place}{pointer}"), "what its schema says", found)
    };
    found.map(difference).collect()
}

/// Everything in which a text is not one of a value, which may be a number or a flag.
pub(super) fn text_misfits(
    contract: &Contract,
    schema: SchemaId,
    text: &str,
    place: &str,
) -> Vec<Difference> {
    let as_text = violations(contract, schema, &Value::from(text), place);
    let read = serde_json::from_str::<Value>(text).ok();
    let fits =
        read.is_some_and(|value| concord::violations(&contract.api, schema, &value).is_empty());
    if fits { Vec::new() } else { as_text }
}

fn json_at(contract: &Contract, schema: SchemaId, text: &[u8], place: &str) -> Vec<Difference> {
    if text.is_empty() {
        return vec![Difference::words(place, "JSON", "nothing")];
    }
    match serde_json::from_slice(text) {
        Ok(value) => violations(contract, schema, &value, place),
        Err(error) => {
            let found = format!("{error}: {}", excerpt(text));
            vec![Difference::words(place, "JSON", found)]
        }
    }
}

/// Several values, each of the same schema.
fn elements<'b>(
    contract: &Contract,
    schema: SchemaId,
    texts: impl Iterator<Item = &'b [u8]>,
) -> Vec<Difference> {
    let texts = texts.enumerate();
    texts.flat_map(|(at, text)| json_at(contract, schema, text, &format!("/body/{at}"))).collect()
}

/// The data of the events of a stream (WHATWG HTML §9.2.6).
fn events(body: &[u8]) -> Result<Vec<String>, Difference> {
    let text = utf8(body, "")?.trim_start_matches('\u{feff}');
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut events = Vec::new();
    for (at, event) in text.split("\n\n").enumerate() {
        let mut data: Vec<&str> = Vec::new();
        for line in event.lines() {
            let (field, value) = line.split_once(':').unwrap_or((line, ""));
            match field {
                "data" => data.push(value.strip_prefix(' ').unwrap_or(value)),
                // An empty name is that of a comment.
                "" | "event" | "id" | "retry" => {}
                _ => {
                    let place = format!("/body/{at}");
                    let found = excerpt(line.as_bytes());
                    return Err(Difference::words(&place, "a field of an event", found));
                }
            }
        }
        if !data.is_empty() {
            events.push(data.join("\n"));
        }
    }
    Ok(events)
}

/// A text in the encoding that everything has which does not say another.
fn utf8<'b>(body: &'b [u8], media_type: &str) -> Result<&'b str, Difference> {
    let is_other = media_type.to_ascii_lowercase().contains("charset=")
        && !media_type.to_ascii_lowercase().contains("utf-8");
    match std::str::from_utf8(body) {
        Err(error) if !is_other => {
            Err(Difference::words("/body", "a text of UTF-8", error.to_string()))
        }
        text => Ok(text.unwrap_or_default()),
    }
}

/// The fields of a form as an object: a field that is there several times is an array.
fn fields(contract: &Contract, schema: SchemaId, pairs: &[(String, String)]) -> Vec<Difference> {
    let mut fields = BTreeMap::<&str, Vec<&str>>::new();
    for (name, value) in pairs.iter().filter(|(name, value)| !(name.is_empty() && value.is_empty()))
    {
        fields.entry(name).or_default().push(value);
    }
    let texts = |values: &[&str]| match values {
        [one] => json!(one),
        many => json!(many),
    };
    let mut object: Value =
        fields.iter().map(|(name, values)| ((*name).to_owned(), texts(values))).collect();
    // A text that does not fit may be that of a number, a flag, or an array of one.
    for (name, values) in &fields {
        let place = format!("/{}", escape(name));
        let read = |text: &&str| serde_json::from_str(text).unwrap_or_else(|_| json!(text));
        let read: Vec<Value> = values.iter().map(read).collect();
        let single = read.first().filter(|_| read.len() == 1).cloned();
        for other in single.into_iter().chain([json!(values), Value::from(read.clone())]) {
            let is_misfit = |object: &Value| {
                let found = concord::violations(&contract.api, schema, object);
                found.iter().any(|(pointer, _)| pointer.starts_with(&place))
            };
            let mut changed = object.clone();
            if let (true, Some(value)) = (is_misfit(&object), changed.pointer_mut(&place)) {
                *value = other;
                if !is_misfit(&changed) {
                    object = changed;
                }
            }
        }
    }
    violations(contract, schema, &object, "/body")
}

/// The start of a body.
pub(super) fn excerpt(body: &[u8]) -> String {
    let text = String::from_utf8_lossy(body);
    let words: Vec<_> = text.split_whitespace().collect();
    let text = words.join(" ");
    match text.char_indices().nth(200) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text,
    }
}
