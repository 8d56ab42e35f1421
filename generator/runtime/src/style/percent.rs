//! Percent-encoding (RFC 3986 §2.1), exact in both directions.

use std::borrow::Cow;

use super::{Parameter, Place, StyleProblem};

/// Percent-encodes a value of a parameter; `delimiters` are encoded though they might stay.
pub(crate) fn escape(parameter: &Parameter, text: &str, delimiters: &[u8]) -> String {
    let stays: &[u8] = match (parameter.allow_reserved, parameter.place) {
        (false, _) => b"",
        // RFC 3986 §3.3: the reserved characters of a path segment.
        (true, Place::Path) => b":@!$&'()*+,;=",
        // OAS 3.1.1 §4.8.12.2.2: `[`, `]` and `#` cannot stand in a query; `&` and `+` mean
        // something else there.
        (true, Place::Query | Place::Header | Place::Cookie) => b":/?@!$'()*,;=",
    };
    escape_with(text, |byte| {
        (is_unreserved(byte) || stays.contains(&byte)) && !delimiters.contains(&byte)
    })
}

/// Percent-encodes a value of a query whose reserved characters stay where they may.
pub(crate) fn escape_reserved(text: &str) -> String {
    escape(&Parameter::query("").allow_reserved(), text, &[])
}

/// Percent-encodes everything that is not unreserved (RFC 3986 §2.3).
pub(crate) fn escape_all(text: &str) -> String {
    escape_with(text, is_unreserved)
}

fn escape_with(text: &str, stays: impl Fn(u8) -> bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if stays(byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(percent_encoding::percent_encode_byte(byte));
        }
    }
    escaped
}

fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

/// Decodes percent-encoded text.
pub(super) fn unescape(raw: &str) -> Result<Cow<'_, str>, StyleProblem> {
    let bytes = raw.as_bytes();
    for (index, byte) in bytes.iter().enumerate() {
        let digits = || bytes.get(index + 1..index + 3);
        if *byte == b'%' && !digits().is_some_and(|pair| pair.iter().all(u8::is_ascii_hexdigit)) {
            return Err(StyleProblem::PercentEncoding);
        }
    }
    percent_encoding::percent_decode_str(raw).decode_utf8().map_err(|_| StyleProblem::Utf8)
}

/// Decodes a part of a query, where `+` is another spelling of a space
/// (WHATWG URL §5.1, `application/x-www-form-urlencoded`).
pub(crate) fn unescape_query(raw: &str) -> Result<Cow<'_, str>, StyleProblem> {
    if !raw.contains('+') {
        return unescape(raw);
    }
    unescape(&raw.replace('+', " ")).map(|text| Cow::Owned(text.into_owned()))
}
