//! Cookies (RFC 6265 §4.2.1) in form style, and as they stand (OAS 3.2 §4.12.3).

use std::borrow::Cow;

use super::one_of::{self, Signs};
use super::value::Value;
use super::{Parameter, Shape, Style, StyleError, StyleProblem, encode_query, query, tokens};
use crate::json::{Node, Reading, Tape, Token};

/// Writes a value as cookies, percent-encoded in form style; none where the value is undefined.
///
/// An exploded array is one cookie an item: RFC 6570's `&` has no meaning between cookies.
///
/// # Errors
/// Where the value nests deeper than the style can say, or holds what a cookie cannot.
pub fn encode_cookie(
    parameter: &Parameter,
    value: Node<'_>,
) -> Result<Vec<(String, String)>, StyleError> {
    if parameter.style == Style::Cookie {
        return encode_plain(parameter, value);
    }
    // A cookie's value cannot hold what `allowReserved` would leave as it is, such as `;`.
    encode_query(&Parameter { allow_reserved: false, ..*parameter }, value)
}

/// Reads a parameter from the cookies of a request; `None` where it is absent.
///
/// `claimed` lists the names of the other cookies, as for
/// [`decode_query`](super::decode_query).
///
/// # Errors
/// As [`decode_query`](super::decode_query).
pub fn decode_cookie<'t>(
    parameter: &Parameter,
    headers: &'t http::HeaderMap,
    claimed: &[&str],
) -> Result<Option<Tape<'t>>, StyleError> {
    let mut pairs = Vec::new();
    for line in headers.get_all(http::header::COOKIE) {
        let line = std::str::from_utf8(line.as_bytes())
            .map_err(|_| StyleError::new(parameter, StyleProblem::Utf8))?;
        let cookies = line.split(';').map(str::trim).filter(|cookie| !cookie.is_empty());
        pairs.extend(cookies.map(|cookie| cookie.split_once('=').unwrap_or((cookie, ""))));
    }
    let read = match parameter.style {
        Style::Cookie => decode_plain(parameter, &pairs, claimed),
        _ => query::read(parameter, &pairs, claimed),
    };
    read.map_err(|problem| StyleError::new(parameter, problem))
}

/// Writes a value as cookies whose texts stand as they are.
fn encode_plain(
    parameter: &Parameter,
    value: Node<'_>,
) -> Result<Vec<(String, String)>, StyleError> {
    let one = |text: String| vec![(parameter.name.to_owned(), text)];
    let checked = |text: &str, is_part: bool| match check(text, is_part) {
        Ok(()) => Ok(text.to_owned()),
        Err(problem) => Err(StyleError::new(parameter, problem)),
    };
    if parameter.explode && matches!(value.token(), Token::Object { .. }) {
        let texts = query::free_texts(parameter, value)?.into_iter();
        return texts
            .map(|(name, text)| Ok((checked(name, false)?, checked(&text, false)?)))
            .collect();
    }
    Ok(match Value::of(parameter, value)? {
        Value::Undefined => Vec::new(),
        Value::Scalar(text) => one(checked(&text, parameter.is_one_of())?),
        Value::Array(items) if parameter.explode => {
            let items =
                items.iter().map(|item| Ok((parameter.name.to_owned(), checked(item, false)?)));
            items.collect::<Result<_, _>>()?
        }
        Value::Array(items) => {
            let items = items.iter().map(|item| checked(item, true));
            one(items.collect::<Result<Vec<_>, _>>()?.join(","))
        }
        Value::Object(members) => {
            let parts = members.iter().flat_map(|(name, text)| [*name, text.as_ref()]);
            let parts = parts.map(|part| checked(part, true));
            one(parts.collect::<Result<Vec<_>, _>>()?.join(","))
        }
    })
}

/// Refuses a text that a cookie would not bring over whole, or that its list would part.
fn check(text: &str, is_part: bool) -> Result<(), StyleProblem> {
    if is_part && text.contains(',') {
        return Err(StyleProblem::Delimiter(','));
    }
    let is_clean = text.chars().all(|char| char.is_ascii_graphic() && char != ';');
    if is_clean { Ok(()) } else { Err(StyleProblem::Character) }
}

fn decode_plain<'t>(
    parameter: &Parameter,
    pairs: &[(&'t str, &'t str)],
    claimed: &[&str],
) -> Result<Option<Tape<'t>>, StyleProblem> {
    let own: Vec<&'t str> =
        pairs.iter().filter(|(name, _)| *name == parameter.name).map(|(_, value)| *value).collect();
    if let Shape::OneOf(shapes) = parameter.shape {
        let is_joined = !parameter.explode && own.iter().any(|raw| raw.contains(','));
        let signs = Signs {
            is_several: own.len() > 1 || is_joined,
            has_names: own.is_empty() && one_of::is_free(parameter),
        };
        let shape = one_of::shape(shapes, &signs);
        return decode_plain(&parameter.of_shape(shape), pairs, claimed);
    }
    let text = |raw: &'t str| Ok(Cow::Borrowed(raw));
    if one_of::is_free(parameter) {
        let members = pairs.iter().filter(|(name, _)| !claimed.contains(name));
        let mut members = members.map(|(name, value)| (text(name), text(value))).peekable();
        return match members.peek() {
            None => Ok(None),
            Some(_) => tokens::grouped(members, parameter.lists, Reading::Strict).map(Some),
        };
    }
    let Some(first) = own.first() else { return Ok(None) };
    if parameter.shape == Shape::Array && parameter.explode {
        return tokens::array(own.into_iter().map(text), Reading::Strict).map(Some);
    }
    if own.len() > 1 {
        return Err(StyleProblem::Repeated);
    }
    let parts = first.split(',').map(Cow::Borrowed);
    match parameter.shape {
        Shape::OneOf(_) | Shape::Scalar | Shape::Json => {
            tokens::scalar(text(first), Reading::Strict)
        }
        Shape::Array => tokens::array(parts.map(Ok), Reading::Strict),
        Shape::Object => query::by_turns(parts.collect()),
    }
    .map(Some)
}
