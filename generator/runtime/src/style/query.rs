//! Query parameters: form, spaceDelimited, pipeDelimited and deepObject.

use std::borrow::Cow;

use super::value::Value;
use super::{Parameter, Shape, Style, StyleError, StyleProblem, percent, tokens};
use crate::json::{Node, Reading, Tape};

/// The raw pairs of a raw query, in order. A name without `=` has an empty value.
#[must_use]
pub fn pairs(raw_query: &str) -> Vec<(&str, &str)> {
    let parts = raw_query.split('&').filter(|part| !part.is_empty());
    parts.map(|part| part.split_once('=').unwrap_or((part, ""))).collect()
}

/// Writes a value as pairs of a query, percent-encoded; none where the value is undefined.
///
/// # Errors
/// Where the value nests deeper than the style can say, or holds its delimiter in a form that
/// no reader could tell apart.
pub fn encode_query(
    parameter: &Parameter,
    value: Node<'_>,
) -> Result<Vec<(String, String)>, StyleError> {
    let own_name = percent::escape_all(parameter.name);
    let plain = |text: &str| percent::escape(parameter, text, &[]);
    let one = |text: String| vec![(own_name.clone(), text)];
    Ok(match (Value::of(parameter, value)?, parameter.style) {
        (Value::Undefined, _) => Vec::new(),
        (Value::Scalar(text), _) => one(plain(&text)),
        (Value::Array(items), _) if parameter.explode => {
            items.iter().map(|item| (own_name.clone(), plain(item))).collect()
        }
        (Value::Object(members), Style::DeepObject) => {
            let deep = |(name, text): &(&str, Cow<'_, str>)| {
                let bracket = name.chars().find(|character| matches!(character, '[' | ']'));
                match bracket {
                    Some(bracket) => {
                        Err(StyleError::new(parameter, StyleProblem::Delimiter(bracket)))
                    }
                    None => {
                        let name = percent::escape_all(name);
                        Ok((format!("{own_name}%5B{name}%5D"), plain(text)))
                    }
                }
            };
            members.iter().map(deep).collect::<Result<_, _>>()?
        }
        (Value::Object(members), _) if parameter.explode => {
            members.iter().map(|(name, text)| (percent::escape_all(name), plain(text))).collect()
        }
        (Value::Array(items), _) => one(join(parameter, items.iter().map(AsRef::as_ref))?),
        (Value::Object(members), _) => {
            let parts = members.iter().flat_map(|(name, text)| [*name, text.as_ref()]);
            one(join(parameter, parts)?)
        }
    })
}

/// The delimiter of a style and its percent-encoded form.
fn delimiter(style: Style) -> (char, &'static str) {
    match style {
        Style::SpaceDelimited => (' ', "%20"),
        Style::PipeDelimited => ('|', "%7C"),
        _ => (',', "%2C"),
    }
}

fn join<'v>(
    parameter: &Parameter,
    parts: impl Iterator<Item = &'v str>,
) -> Result<String, StyleError> {
    let (delimiter, encoded) = delimiter(parameter.style);
    if delimiter == ',' {
        // A comma delimits as it is, so an encoded one is a part of a value.
        let parts = parts.map(|part| percent::escape(parameter, part, b","));
        return Ok(parts.collect::<Vec<_>>().join(","));
    }
    // A space and a pipe delimit percent-encoded, so one inside a value is encoded twice
    // (OAS 3.1.1 §4.8.12.4). A value that looks like that already would be read as another.
    let mut texts = Vec::new();
    for part in parts {
        if part.to_ascii_uppercase().contains(encoded) {
            return Err(StyleError::new(parameter, StyleProblem::Delimiter(delimiter)));
        }
        texts.push(percent::escape(parameter, &part.replace(delimiter, encoded), &[]));
    }
    Ok(texts.join(encoded))
}

/// Reads a parameter from all raw pairs of a query, in order; `None` where it is absent.
///
/// An exploded object in form style has no name of its own in the query: it takes every pair
/// whose name no other parameter claims, so `claimed` lists the names of the others.
///
/// # Errors
/// Where the text is not of the parameter's style or not percent-encoded UTF-8, or a single
/// value is there more than once.
pub fn decode_query<'t>(
    parameter: &Parameter,
    pairs: &[(&'t str, &'t str)],
    claimed: &[&str],
) -> Result<Option<Tape<'t>>, StyleError> {
    read(parameter, pairs, claimed).map_err(|problem| StyleError::new(parameter, problem))
}

/// As [`decode_query`]; cookies in form style are read by it too.
pub(super) fn read<'t>(
    parameter: &Parameter,
    pairs: &[(&'t str, &'t str)],
    claimed: &[&str],
) -> Result<Option<Tape<'t>>, StyleProblem> {
    let is_form = parameter.style == Style::Form;
    if parameter.shape == Shape::Object && parameter.style == Style::DeepObject {
        return deep_object(parameter, pairs);
    }
    if parameter.shape == Shape::Object && parameter.explode && is_form {
        let unclaimed = |raw: &str| !claimed.iter().any(|name| is_of(raw, name));
        let members = pairs.iter().filter(|(name, _)| unclaimed(name));
        let mut members = members.map(decoded).peekable();
        return match members.peek() {
            None => Ok(None),
            Some(_) => tokens::object(members, Reading::Strict).map(Some),
        };
    }
    let own = pairs.iter().filter(|(name, _)| is_named(name, parameter.name));
    let mut own = own.map(|(_, value)| *value).peekable();
    if own.peek().is_none() {
        return Ok(None);
    }
    if parameter.shape == Shape::Array && parameter.explode {
        return tokens::array(own.map(percent::unescape_query), Reading::Strict).map(Some);
    }
    let raw = own.next().unwrap_or_default();
    if own.next().is_some() {
        return Err(StyleProblem::Repeated);
    }
    match parameter.shape {
        Shape::Scalar | Shape::Json => {
            tokens::scalar(percent::unescape_query(raw), Reading::Strict)
        }
        Shape::Array => tokens::array(split(parameter, raw)?.into_iter().map(Ok), Reading::Strict),
        Shape::Object => by_turns(split(parameter, raw)?),
    }
    .map(Some)
}

/// The decoded parts of a joined value.
fn split<'t>(parameter: &Parameter, raw: &'t str) -> Result<Vec<Cow<'t, str>>, StyleProblem> {
    let (delimiter, encoded) = delimiter(parameter.style);
    if delimiter == ',' {
        return raw.split(',').map(percent::unescape_query).collect();
    }
    let text = percent::unescape_query(raw)?;
    let lower = encoded.to_ascii_lowercase();
    let restored = |part: &str| {
        let part = part.replace(encoded, &delimiter.to_string());
        Cow::Owned(part.replace(&lower, &delimiter.to_string()))
    };
    Ok(text.split(delimiter).map(restored).collect())
}

fn by_turns(parts: Vec<Cow<'_, str>>) -> Result<Tape<'_>, StyleProblem> {
    let mut parts = parts.into_iter();
    let mut members = Vec::new();
    while let Some(name) = parts.next() {
        members.push((Ok(name), Ok(parts.next().ok_or(StyleProblem::Unpaired)?)));
    }
    tokens::object(members.into_iter(), Reading::Strict)
}

/// Reads `name[member]=value` pairs.
fn deep_object<'t>(
    parameter: &Parameter,
    pairs: &[(&'t str, &'t str)],
) -> Result<Option<Tape<'t>>, StyleProblem> {
    let mut members = Vec::new();
    for (name, value) in pairs {
        // A name that is not percent-encoded text is nobody's name.
        let Ok(name) = percent::unescape_query(name) else { continue };
        let inner = name.strip_prefix(parameter.name).and_then(|rest| rest.strip_prefix('['));
        let Some(inner) = inner else { continue };
        match inner.strip_suffix(']') {
            // `name[a][b]`: OAS leaves objects inside objects undefined.
            Some(member) if member.contains(['[', ']']) => return Err(StyleProblem::Nested),
            Some(member) => {
                let member = Cow::Owned(member.to_owned());
                members.push((Ok(member), percent::unescape_query(value)));
            }
            None => return Err(StyleProblem::Unpaired),
        }
    }
    if members.is_empty() {
        return Ok(None);
    }
    tokens::object(members.into_iter(), Reading::Strict).map(Some)
}

fn decoded<'t>((name, value): &(&'t str, &'t str)) -> (tokens::Text<'t>, tokens::Text<'t>) {
    (percent::unescape_query(name), percent::unescape_query(value))
}

fn is_named(raw: &str, name: &str) -> bool {
    percent::unescape_query(raw).is_ok_and(|text| text == name)
}

/// Whether a raw name is a parameter's own or a member of its deep object.
fn is_of(raw: &str, name: &str) -> bool {
    percent::unescape_query(raw).is_ok_and(|text| {
        text.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
    })
}
