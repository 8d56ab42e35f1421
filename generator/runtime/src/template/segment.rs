//! One segment of a template.

use std::cmp::Reverse;

/// What stands between two slashes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Segment {
    pub(super) parts: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Literal {
        /// As it is sent: what a path cannot hold is percent-encoded.
        encoded: String,
        /// As it is compared.
        decoded: Vec<u8>,
    },
    Parameter(String),
}

impl Part {
    fn literal(text: &str) -> Self {
        Self::Literal {
            encoded: encoded(text),
            decoded: percent_encoding::percent_decode_str(text).collect(),
        }
    }
}

fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    encode(text, &mut encoded);
    encoded
}

/// Percent-encodes what cannot stand in a path (RFC 3986 §3.3); triplets stay.
pub(super) fn encode(text: &str, to: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@%".contains(&byte) {
            to.push(char::from(byte));
        } else {
            to.push_str(percent_encoding::percent_encode_byte(byte));
        }
    }
}

impl Segment {
    pub(super) fn parse(mut text: &str) -> Self {
        let mut parts = Vec::new();
        while let Some((before, name, behind)) = next_parameter(text) {
            if !before.is_empty() {
                parts.push(Part::literal(before));
            }
            parts.push(Part::Parameter(name.to_owned()));
            text = behind;
        }
        if !text.is_empty() {
            parts.push(Part::literal(text));
        }
        Self { parts }
    }

    /// The text as it is sent, where there is no parameter.
    pub(super) fn literal(&self) -> Option<&str> {
        match self.parts.as_slice() {
            [] => Some(""),
            [Part::Literal { encoded, .. }] => Some(encoded),
            _ => None,
        }
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match part {
            Part::Parameter(name) => Some(name.as_str()),
            Part::Literal { .. } => None,
        })
    }

    /// Sorts literal before partly literal before one parameter alone.
    pub(super) fn rank(&self) -> (u8, Reverse<usize>) {
        let literals = self.parts.iter().map(|part| match part {
            Part::Literal { decoded, .. } => decoded.len(),
            Part::Parameter(_) => 0,
        });
        match (self.literal(), literals.sum()) {
            (Some(_), _) => (0, Reverse(0)),
            (None, 0) => (2, Reverse(0)),
            (None, length) => (1, Reverse(length)),
        }
    }
}

/// The text before the next `{name}`, the name, and the text behind it.
pub(super) fn next_parameter(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, behind) = rest.split_once('}')?;
    Some((before, name, behind))
}
