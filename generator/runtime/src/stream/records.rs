//! JSON values in a row: on a line each (JSON lines), or each behind a record separator (RFC 7464).

use crate::json::{self, EncodeError, Json};
#[cfg(feature = "server")]
use crate::json::{DecodeError, Reading, Rule, Tape};

/// The record separator of RFC 7464 §2.2.
pub(super) const SEPARATOR: u8 = 0x1e;

/// Whether a media type is a JSON sequence, and not JSON lines.
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) fn is_sequence(media_type: &str) -> bool {
    media_type.to_ascii_lowercase().contains("json-seq")
}

/// Writes one value with what stands around it.
pub(super) fn encode<T: Json>(value: &T, is_sequence: bool) -> Result<Vec<u8>, EncodeError> {
    let mut text = if is_sequence { vec![SEPARATOR] } else { Vec::new() };
    text.append(&mut json::to_vec(value)?);
    text.push(b'\n');
    Ok(text)
}

/// Writes values.
#[cfg(feature = "client")]
pub(crate) fn encode_all<T: Json>(values: &[T], is_sequence: bool) -> Result<Vec<u8>, EncodeError> {
    let texts: Result<Vec<_>, _> = values.iter().map(|value| encode(value, is_sequence)).collect();
    texts.map(|texts| texts.concat())
}

/// Reads values for a server, each by the same rules. Which of the two forms it is shows in the
/// first byte.
#[cfg(feature = "server")]
pub(crate) fn decode_all<T: Json>(text: &[u8], rules: &[Rule]) -> Result<Vec<T>, DecodeError> {
    let separator = separator(text);
    let records = text.split(|byte| *byte == separator).filter(|record| !is_blank(record));
    let values = records.map(|record| {
        let tape = Tape::parse(record, Reading::Strict)?;
        tape.root().check(rules)?;
        T::decode(tape.root())
    });
    values.collect()
}

/// What divides the records of a text that starts like this.
pub(super) fn separator(start: &[u8]) -> u8 {
    if start.first() == Some(&SEPARATOR) { SEPARATOR } else { b'\n' }
}

pub(super) fn is_blank(record: &[u8]) -> bool {
    record.iter().all(u8::is_ascii_whitespace)
}
