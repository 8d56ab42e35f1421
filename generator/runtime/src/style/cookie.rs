//! Cookies (RFC 6265 §4.2.1) in form style.

use super::{Parameter, StyleError, StyleProblem, encode_query, query};
use crate::json::{Node, Tape};

/// Writes a value as cookies, percent-encoded; none where the value is undefined.
///
/// An exploded array is one cookie an item: RFC 6570's `&` has no meaning between cookies.
///
/// # Errors
/// Where the value nests deeper than the style can say.
pub fn encode_cookie(
    parameter: &Parameter,
    value: Node<'_>,
) -> Result<Vec<(String, String)>, StyleError> {
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
    query::read(parameter, &pairs, claimed).map_err(|problem| StyleError::new(parameter, problem))
}
