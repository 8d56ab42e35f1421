//! Query parameters: form, spaceDelimited, pipeDelimited and deepObject.

use std::borrow::Cow;

use super::brackets::{self, Deep};
use super::one_of::{self, Signs};
use super::value::{self, Value};
use super::{Parameter, Shape, Style, StyleError, StyleProblem, percent, tokens};
use crate::json::{Node, Reading, Tape, Token};

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
    let is_deep = matches!(value.token(), Token::Array { .. } | Token::Object { .. });
    if is_deep && parameter.style == Style::DeepObject {
        return deep_pairs(parameter, value);
    }
    // Exploded objects are nothing but form (OAS 3.1 §4.8.12.4): a delimiter goes on delimiting.
    let is_free = parameter.explode && parameter.style == Style::Form;
    if is_free && matches!(value.token(), Token::Object { .. }) {
        return free_pairs(parameter, value);
    }
    Ok(match Value::of(parameter, value)? {
        Value::Undefined => Vec::new(),
        Value::Scalar(text) if parameter.is_one_of() && !parameter.explode => {
            let (delimiter, _) = delimiter(parameter.style);
            // A comma in a value can be told from one that delimits, a space or a pipe cannot.
            if delimiter != ',' && text.contains(delimiter) {
                return Err(StyleError::new(parameter, StyleProblem::Delimiter(delimiter)));
            }
            one(percent::escape(parameter, &text, b","))
        }
        Value::Scalar(text) => one(plain(&text)),
        Value::Array(items) if parameter.explode => {
            items.iter().map(|item| (own_name.clone(), plain(item))).collect()
        }
        Value::Array(items) => one(join(parameter, items.iter().map(AsRef::as_ref))?),
        Value::Object(members) => {
            let parts = members.iter().flat_map(|(name, text)| [*name, text.as_ref()]);
            one(join(parameter, parts)?)
        }
    })
}

/// The pairs of an object whose members are pairs of their own.
fn free_pairs(parameter: &Parameter, value: Node<'_>) -> Result<Vec<(String, String)>, StyleError> {
    let texts = free_texts(parameter, value)?.into_iter();
    let escaped = texts
        .map(|(name, text)| (percent::escape_all(name), percent::escape(parameter, &text, &[])));
    Ok(escaped.collect())
}

/// The same pairs before they are percent-encoded.
pub(super) fn free_texts<'n>(
    parameter: &Parameter,
    value: Node<'n>,
) -> Result<Vec<(&'n str, Cow<'n, str>)>, StyleError> {
    let mut pairs = Vec::new();
    for (name, member) in value.object().into_iter().flat_map(|object| object.entries()) {
        let items = member.items().ok().filter(|_| parameter.lists.contains(&name));
        let values = items.map_or_else(|| vec![member], |items| items.collect());
        for value in values {
            let text = value::scalar(value);
            pairs.push((
                name,
                text.ok_or_else(|| StyleError::new(parameter, StyleProblem::Nested))?,
            ));
        }
    }
    Ok(pairs)
}

/// The pairs of an object with paths in brackets.
fn deep_pairs(parameter: &Parameter, value: Node<'_>) -> Result<Vec<(String, String)>, StyleError> {
    let mut pairs = Vec::new();
    brackets::flatten(parameter.name, value, &mut pairs)
        .map_err(|problem| StyleError::new(parameter, problem))?;
    let escaped = pairs
        .iter()
        .map(|(name, text)| (percent::escape_all(name), percent::escape(parameter, text, &[])));
    Ok(escaped.collect())
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
    if let Shape::OneOf(shapes) = parameter.shape {
        let shape = one_of::shape(shapes, &signs(parameter, pairs));
        return read(&parameter.of_shape(shape), pairs, claimed);
    }
    let is_deep = parameter.style == Style::DeepObject
        && matches!(parameter.shape, Shape::Array | Shape::Object);
    if is_deep && let Some(tape) = deep_object(parameter, pairs)? {
        return Ok(Some(tape));
    }
    if is_deep && parameter.shape == Shape::Object {
        return Ok(None);
    }
    if one_of::is_free(parameter) {
        let unclaimed = |raw: &str| !claimed.iter().any(|name| is_of(raw, name));
        let members = pairs.iter().filter(|(name, _)| unclaimed(name));
        let mut members = members.map(decoded).peekable();
        return match members.peek() {
            None => Ok(None),
            Some(_) => tokens::grouped(members, parameter.lists, Reading::Strict).map(Some),
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
        Shape::OneOf(_) | Shape::Scalar | Shape::Json => {
            tokens::scalar(percent::unescape_query(raw), Reading::Strict)
        }
        Shape::Array => tokens::array(split(parameter, raw)?.into_iter().map(Ok), Reading::Strict),
        Shape::Object => by_turns(split(parameter, raw)?),
    }
    .map(Some)
}

/// What the pairs show of a parameter.
fn signs(parameter: &Parameter, pairs: &[(&str, &str)]) -> Signs {
    let own = pairs.iter().filter(|(name, _)| is_named(name, parameter.name));
    let own: Vec<&str> = own.map(|(_, value)| *value).collect();
    let is_joined = |raw: &&str| match parameter.style {
        Style::SpaceDelimited | Style::PipeDelimited => {
            let (delimiter, _) = delimiter(parameter.style);
            percent::unescape_query(raw).is_ok_and(|text| text.contains(delimiter))
        }
        _ => raw.contains(','),
    };
    let has_brackets = || pairs.iter().any(|(name, _)| is_of(name, parameter.name));
    Signs {
        is_several: own.len() > 1 || (!parameter.explode && own.iter().any(is_joined)),
        has_names: own.is_empty() && (one_of::is_free(parameter) || has_brackets()),
    }
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

pub(super) fn by_turns(parts: Vec<Cow<'_, str>>) -> Result<Tape<'_>, StyleProblem> {
    let mut parts = parts.into_iter();
    let mut members = Vec::new();
    while let Some(name) = parts.next() {
        members.push((Ok(name), Ok(parts.next().ok_or(StyleProblem::Unpaired)?)));
    }
    tokens::object(members.into_iter(), Reading::Strict)
}

/// Reads `name[member]=value` pairs, to any depth.
fn deep_object<'t>(
    parameter: &Parameter,
    pairs: &[(&'t str, &'t str)],
) -> Result<Option<Tape<'t>>, StyleProblem> {
    let mut whole = None;
    for (name, value) in pairs {
        // A name that is not percent-encoded text is nobody's name.
        let Ok(name) = percent::unescape_query(name) else { continue };
        let rest = name.strip_prefix(parameter.name);
        if !rest.is_some_and(|rest| rest.starts_with('[')) {
            continue;
        }
        // The parameter's own name may hold brackets, as in `filter[]`.
        let rest = rest.unwrap_or_default();
        let (_, path) = brackets::split(rest).ok_or(StyleProblem::Unpaired)?;
        let deep = whole.get_or_insert_with(Deep::new);
        if !deep.insert(&path, percent::unescape_query(value)?) {
            return Err(StyleProblem::Repeated);
        }
    }
    let Some(whole) = whole else { return Ok(None) };
    let mut tokens = Vec::new();
    whole.push(&mut tokens, &|text, tokens| tokens.push(Token::Text(text)));
    Ok(Some(Tape::of_tokens(tokens, Reading::Strict)))
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
