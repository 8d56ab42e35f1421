//! Headers in simple style (RFC 6570 §3.2.2 without its percent-encoding, RFC 9110 §5.6.1).
//!
//! Headers are not percent-encoded: `%` means itself in them, and every other client and server
//! sends and reads them as they are (OAS 3.1.1 appendix D).

use std::borrow::Cow;

use super::one_of::{self, Signs};
use super::value::Value;
use super::{Parameter, Shape, StyleError, StyleProblem, tokens};
use crate::json::{Node, Reading, Tape};

/// Writes a value as the text of a header; `None` where the value is undefined.
///
/// # Errors
/// Where a value holds what a header cannot (controls, blanks at an end), or what delimits.
pub fn encode_header(parameter: &Parameter, value: Node<'_>) -> Result<Option<String>, StyleError> {
    let checked = |text: &str, delimiters: &[char]| {
        check(text, delimiters).map_err(|problem| StyleError::new(parameter, problem))
    };
    let unnamed = |text: String| match may_be_object(parameter) && has_names(text.split(',')) {
        true => Err(StyleError::new(parameter, StyleProblem::Delimiter('='))),
        false => Ok(text),
    };
    Ok(Some(match Value::of(parameter, value)? {
        Value::Undefined => return Ok(None),
        Value::Scalar(text) => {
            if !text.is_empty() {
                checked(&text, if parameter.is_one_of() { &[','] } else { &[] })?;
            }
            unnamed(text.into_owned())?
        }
        Value::Array(items) => {
            items.iter().try_for_each(|item| checked(item, &[',']))?;
            unnamed(items.join(","))?
        }
        Value::Object(members) => {
            for (name, text) in &members {
                checked(name, &[',', '='])?;
                checked(text, &[','])?;
            }
            let between = if parameter.explode { '=' } else { ',' };
            let members = members.iter().map(|(name, text)| format!("{name}{between}{text}"));
            members.collect::<Vec<_>>().join(",")
        }
    }))
}

/// Whether a text in which each part has a name would be read as an object.
fn may_be_object(parameter: &Parameter) -> bool {
    let Shape::OneOf(shapes) = parameter.shape else { return false };
    parameter.explode && shapes.contains(&Shape::Object)
}

fn has_names<'t>(mut parts: impl Iterator<Item = &'t str>) -> bool {
    parts.all(|part| part.contains('='))
}

/// Writes the items of an array as a line each: for a field whose lines make no list, which is
/// `Set-Cookie` alone (RFC 9110 §5.3).
///
/// # Errors
/// Where an item holds what a header cannot.
pub fn encode_lines(parameter: &Parameter, value: Node<'_>) -> Result<Vec<String>, StyleError> {
    match Value::of(parameter, value)? {
        Value::Array(items) => {
            let mut lines = items.iter();
            lines
                .try_for_each(|line| check(line, &[]))
                .map_err(|problem| StyleError::new(parameter, problem))?;
            Ok(items.into_iter().map(Cow::into_owned).collect())
        }
        _ => Ok(encode_header(parameter, value)?.into_iter().collect()),
    }
}

/// Reads a field whose lines are the items of an array; `None` where it is absent.
///
/// # Errors
/// Where a line is not UTF-8.
pub fn decode_lines<'t>(
    parameter: &Parameter,
    headers: &'t http::HeaderMap,
    reading: Reading,
) -> Result<Option<Tape<'t>>, StyleError> {
    let lines = headers.get_all(parameter.name).iter();
    let mut lines = lines
        .map(|line| std::str::from_utf8(line.as_bytes()).map_err(|_| StyleProblem::Utf8))
        .map(|line| line.map(|line| Cow::Borrowed(line.trim_matches([' ', '\t']))))
        .peekable();
    if lines.peek().is_none() {
        return Ok(None);
    }
    let tape = tokens::array(lines, reading).map_err(|problem| StyleError::new(parameter, problem));
    tape.map(Some)
}

/// Refuses a text that a header would not bring over whole.
fn check(text: &str, delimiters: &[char]) -> Result<(), StyleProblem> {
    if let Some(delimiter) = text.chars().find(|character| delimiters.contains(character)) {
        return Err(StyleProblem::Delimiter(delimiter));
    }
    // RFC 9110 §5.5 and §5.6.1: blanks around a value and empty items of a list are dropped.
    let is_whole = !text.is_empty() && text.trim_matches([' ', '\t']).len() == text.len();
    let is_clean = !text.chars().any(|character| character.is_ascii_control() && character != '\t');
    if is_whole && is_clean { Ok(()) } else { Err(StyleProblem::Character) }
}

/// Reads a parameter from headers; `None` where it is absent. A list may be spread over several
/// lines (RFC 9110 §5.3).
///
/// # Errors
/// Where the text is not of the parameter's style or not UTF-8, or a single value is there more
/// than once.
pub fn decode_header<'t>(
    parameter: &Parameter,
    headers: &'t http::HeaderMap,
    reading: Reading,
) -> Result<Option<Tape<'t>>, StyleError> {
    let lines: Result<Vec<&'t str>, _> = headers
        .get_all(parameter.name)
        .iter()
        .map(|line| std::str::from_utf8(line.as_bytes()).map_err(|_| StyleProblem::Utf8))
        .collect();
    let tape = lines.and_then(|lines| read(parameter, &lines, reading));
    tape.map_err(|problem| StyleError::new(parameter, problem))
}

fn read<'t>(
    parameter: &Parameter,
    lines: &[&'t str],
    reading: Reading,
) -> Result<Option<Tape<'t>>, StyleProblem> {
    if lines.is_empty() {
        return Ok(None);
    }
    let blanks = [' ', '\t'];
    let parts = lines.iter().flat_map(|line| line.split(','));
    let parts = parts.map(|part| part.trim_matches(blanks));
    let text = |text: &'t str| Ok(Cow::Borrowed(text.trim_matches(blanks)));
    let members = |members: Vec<(&'t str, &'t str)>| {
        let members = members.into_iter().map(|(name, value)| (text(name), text(value)));
        tokens::object(members, reading)
    };
    let shape = match parameter.shape {
        Shape::OneOf(shapes) => {
            let is_several = lines.len() > 1 || lines.iter().any(|line| line.contains(','));
            let has_names = parameter.explode && has_names(parts.clone());
            one_of::shape(shapes, &Signs { is_several, has_names })
        }
        shape => shape,
    };
    match shape {
        Shape::OneOf(_) | Shape::Scalar | Shape::Json => match lines {
            [line] => tokens::scalar(text(line), reading),
            _ => Err(StyleProblem::Repeated),
        },
        Shape::Array => tokens::array(parts.filter(|part| !part.is_empty()).map(text), reading),
        Shape::Object if parameter.explode => {
            members(tokens::joined(parts.filter(|part| !part.is_empty()))?)
        }
        Shape::Object => members(tokens::by_turns(parts)?),
    }
    .map(Some)
}
