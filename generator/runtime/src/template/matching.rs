//! From a raw path to the texts of parameters.

use super::segment::{Part, Segment};

pub(super) fn match_path<'s, 'p>(
    segments: &'s [Segment],
    raw_path: &'p str,
) -> Option<Vec<(&'s str, &'p str)>> {
    let mut found = Vec::new();
    let mut raw = raw_path.split('/');
    for segment in segments {
        match_segment(&segment.parts, raw.next()?, &mut found)?;
    }
    raw.next().is_none().then_some(found)
}

/// Fits a raw segment, each parameter as short as what is behind it lets it be.
fn match_segment<'s, 'p>(
    parts: &'s [Part],
    raw: &'p str,
    found: &mut Vec<(&'s str, &'p str)>,
) -> Option<()> {
    if let [Part::Parameter(name)] = parts {
        found.push((name, raw));
        return (!raw.is_empty()).then_some(());
    }
    let mut rest = raw;
    let mut parts = parts.iter().peekable();
    while let Some(part) = parts.next() {
        match part {
            Part::Literal { decoded, .. } => rest = strip_literal(rest, decoded)?,
            Part::Parameter(name) => {
                let end = match parts.peek() {
                    None => rest.len(),
                    Some(Part::Parameter(_)) => 0,
                    Some(Part::Literal { decoded, .. }) => {
                        // The last literal is the end of the segment and not its first place.
                        let is_last = parts.clone().count() == 1;
                        find_literal(rest, decoded, is_last)?
                    }
                };
                let (text, behind) = rest.split_at_checked(end)?;
                found.push((name, text));
                rest = behind;
            }
        }
    }
    rest.is_empty().then_some(())
}

/// Where a literal starts: its first place, or the one that ends the text.
fn find_literal(raw: &str, literal: &[u8], is_last: bool) -> Option<usize> {
    let mut at = 0;
    while let Some(rest) = raw.get(at..) {
        let behind = strip_literal(rest, literal);
        if behind.is_some_and(|behind| !is_last || behind.is_empty()) {
            return Some(at);
        }
        let (first, _) = next_byte(rest.as_bytes())?;
        at += match first {
            Encoded::Triplet(_) => 3,
            Encoded::Plain(_) => rest.chars().next()?.len_utf8(),
        };
    }
    None
}

/// What is behind a literal that a raw text starts with, compared percent-decoded.
fn strip_literal<'p>(raw: &'p str, literal: &[u8]) -> Option<&'p str> {
    let mut rest = raw.as_bytes();
    for expected in literal {
        let (first, behind) = next_byte(rest)?;
        let (Encoded::Plain(byte) | Encoded::Triplet(byte)) = first;
        if byte != *expected {
            return None;
        }
        rest = behind;
    }
    raw.get(raw.len() - rest.len()..)
}

enum Encoded {
    Plain(u8),
    Triplet(u8),
}

/// The first byte of a raw text, decoded, and the text behind it.
fn next_byte(raw: &[u8]) -> Option<(Encoded, &[u8])> {
    if let [b'%', high, low, rest @ ..] = raw {
        let digit =
            |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        if let (Some(high), Some(low)) = (digit(*high), digit(*low)) {
            return Some((Encoded::Triplet(high * 16 + low), rest));
        }
    }
    raw.split_first().map(|(first, rest)| (Encoded::Plain(*first), rest))
}
