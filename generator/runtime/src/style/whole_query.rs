//! A parameter that is the whole query and no pairs of one (OAS 3.2 §4.12.1, `in: querystring`).

use super::{Parameter, StyleError, StyleProblem, percent, tokens, value};
use crate::json::{Node, Reading, Tape};

/// Writes a text as the whole query, percent-encoded.
///
/// # Errors
/// Where the value is no scalar.
pub fn encode_whole_query(parameter: &Parameter, value: Node<'_>) -> Result<String, StyleError> {
    let text = value::scalar(value);
    let text = text.ok_or_else(|| StyleError::new(parameter, StyleProblem::Nested))?;
    Ok(percent::escape(parameter, &text, &[]))
}

/// Reads the whole raw query as one text; `None` where there is none.
///
/// # Errors
/// Where it is not percent-encoded UTF-8.
pub fn decode_whole_query<'t>(
    parameter: &Parameter,
    raw_query: &'t str,
) -> Result<Option<Tape<'t>>, StyleError> {
    if raw_query.is_empty() {
        return Ok(None);
    }
    let tape = tokens::scalar(percent::unescape(raw_query), Reading::Strict);
    tape.map(Some).map_err(|problem| StyleError::new(parameter, problem))
}
