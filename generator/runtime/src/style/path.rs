//! Path parameters: simple, label and matrix (RFC 6570 §3.2.2, §3.2.5, §3.2.7).

use super::one_of::{self, Signs};
use super::value::Value;
use super::{Parameter, Shape, Style, StyleError, StyleProblem, percent, tokens};
use crate::json::{Node, Reading, Tape};

/// Writes a value as the text of a path parameter, percent-encoded, with the prefix of its style.
///
/// # Errors
/// Where the value nests deeper than the style can say.
pub fn encode_path(parameter: &Parameter, value: Node<'_>) -> Result<String, StyleError> {
    let (prefix, separator) = affixes(parameter.style);
    let is_named = parameter.style == Style::Matrix;
    let separators = if parameter.explode { [separator as u8, b'='] } else { [b',', b','] };
    let escape = |text: &str| percent::escape(parameter, text, &separators);
    // RFC 6570 §3.2.7: a matrix name stands without `=` where its value is empty.
    let named = |name: &str, text: String| match (is_named, text.is_empty()) {
        (true, true) => name.to_owned(),
        (true, false) => format!("{name}={text}"),
        (false, _) => text,
    };
    let own_name = percent::escape_all(parameter.name);
    let whole = |text: String| format!("{prefix}{}", named(&own_name, text));
    let each = |texts: Vec<String>| format!("{prefix}{}", texts.join(&separator.to_string()));
    Ok(match Value::of(parameter, value)? {
        Value::Undefined => return Err(StyleError::new(parameter, StyleProblem::Undefined)),
        Value::Scalar(text) if parameter.is_one_of() => whole(escape(&text)),
        Value::Scalar(text) => whole(percent::escape(parameter, &text, &[])),
        Value::Array(items) => {
            let items = items.iter().map(|item| escape(item));
            match parameter.explode {
                true => each(items.map(|item| named(&own_name, item)).collect()),
                false => whole(items.collect::<Vec<_>>().join(",")),
            }
        }
        Value::Object(members) => {
            let members = members.iter().map(|(name, text)| (escape(name), escape(text)));
            match parameter.explode {
                true if is_named => each(members.map(|(name, text)| named(&name, text)).collect()),
                true => each(members.map(|(name, text)| format!("{name}={text}")).collect()),
                false => {
                    let members = members.map(|(name, text)| format!("{name},{text}"));
                    whole(members.collect::<Vec<_>>().join(","))
                }
            }
        }
    })
}

/// What stands before the value, and between exploded parts.
fn affixes(style: Style) -> (&'static str, char) {
    match style {
        Style::Label => (".", '.'),
        Style::Matrix => (";", ';'),
        _ => ("", ','),
    }
}

/// Reads the raw text of a path parameter: scalars become [`Token::Text`](crate::json::Token).
///
/// # Errors
/// Where the text is not of the parameter's style, or not percent-encoded UTF-8.
pub fn decode_path<'t>(parameter: &Parameter, raw: &'t str) -> Result<Tape<'t>, StyleError> {
    read(parameter, raw).map_err(|problem| StyleError::new(parameter, problem))
}

fn read<'t>(parameter: &Parameter, raw: &'t str) -> Result<Tape<'t>, StyleProblem> {
    let (prefix, separator) = affixes(parameter.style);
    let raw = raw.strip_prefix(prefix).ok_or(StyleProblem::Prefix)?;
    let is_named = parameter.style == Style::Matrix;
    let unnamed = |raw: &'t str| if is_named { strip_name(parameter, raw) } else { Ok(raw) };
    let members = |members: Vec<(&'t str, &'t str)>| {
        let decoded = |(name, text)| (percent::unescape(name), percent::unescape(text));
        tokens::object(members.into_iter().map(decoded), Reading::Strict)
    };
    let shape = match parameter.shape {
        Shape::OneOf(shapes) => one_of::shape(shapes, &signs(parameter, raw, separator)),
        shape => shape,
    };
    match (shape, parameter.explode) {
        (Shape::OneOf(_) | Shape::Scalar | Shape::Json, _) => {
            tokens::scalar(percent::unescape(unnamed(raw)?), Reading::Strict)
        }
        (Shape::Array, true) => {
            let items = raw.split(separator).map(|item| percent::unescape(unnamed(item)?));
            tokens::array(items, Reading::Strict)
        }
        (Shape::Array, false) => {
            tokens::array(unnamed(raw)?.split(',').map(percent::unescape), Reading::Strict)
        }
        (Shape::Object, true) if is_named => {
            // An empty member of the matrix style stands without `=`.
            let parts = raw.split(separator);
            members(parts.map(|part| part.split_once('=').unwrap_or((part, ""))).collect())
        }
        (Shape::Object, true) => members(tokens::joined(raw.split(separator))?),
        (Shape::Object, false) => members(tokens::by_turns(unnamed(raw)?.split(','))?),
    }
}

/// What the raw text shows, behind its prefix.
fn signs(parameter: &Parameter, raw: &str, separator: char) -> Signs {
    let is_own = |part: &str| strip_name(parameter, part).is_ok();
    let has_names = match parameter.style {
        Style::Matrix => !raw.split(separator).all(is_own),
        _ => raw.contains('='),
    };
    let delimiter = if parameter.explode { separator } else { ',' };
    Signs { is_several: raw.contains(delimiter), has_names: parameter.explode && has_names }
}

/// The value of `name=value`, or of `name` alone, in the matrix style.
fn strip_name<'t>(parameter: &Parameter, raw: &'t str) -> Result<&'t str, StyleProblem> {
    let (name, value) = raw.split_once('=').unwrap_or((raw, ""));
    let is_own = percent::unescape(name)? == parameter.name;
    if is_own { Ok(value) } else { Err(StyleProblem::Prefix) }
}
