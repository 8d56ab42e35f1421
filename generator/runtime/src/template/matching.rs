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

/// Fits a raw segment, each parameter as long as what is behind it lets it be: in `{name}.{format}`
/// the last dot is the one between the two.
fn match_segment<'s, 'p>(
    parts: &'s [Part],
    raw: &'p str,
    found: &mut Vec<(&'s str, &'p str)>,
) -> Option<()> {
    if let [Part::Parameter(name)] = parts {
        found.push((name, raw));
        return (!raw.is_empty()).then_some(());
    }
    let first = found.len();
    let mut rest = raw;
    let mut parts = parts.iter().rev().peekable();
    while let Some(part) = parts.next() {
        match part {
            Part::Literal { decoded, .. } => {
                let (start, _) = find_last(rest, decoded, str::is_empty)?;
                rest = rest.get(..start)?;
            }
            Part::Parameter(name) => {
                let text = match parts.peek() {
                    None => std::mem::take(&mut rest),
                    Some(Part::Parameter(_)) => "",
                    Some(Part::Literal { decoded, .. }) => {
                        // What the segment starts with stands there and nowhere else.
                        let is_start = parts.clone().count() == 1;
                        let (start, text) = if is_start {
                            (0, strip_literal(rest, decoded)?)
                        } else {
                            find_last(rest, decoded, |text| !text.is_empty())
                                .or_else(|| find_last(rest, decoded, |_| true))?
                        };
                        parts.next();
                        rest = rest.get(..start)?;
                        text
                    }
                };
                found.push((name, text));
            }
        }
    }
    found.get_mut(first..)?.reverse();
    rest.is_empty().then_some(())
}

/// The last place of a literal that something holds of the text behind, and that text.
fn find_last<'p>(
    raw: &'p str,
    literal: &[u8],
    holds: impl Fn(&str) -> bool,
) -> Option<(usize, &'p str)> {
    let mut last = None;
    let mut at = 0;
    while let Some(rest) = raw.get(at..) {
        if let Some(behind) = strip_literal(rest, literal).filter(|behind| holds(behind)) {
            last = Some((at, behind));
        }
        match next_byte(rest.as_bytes()) {
            Some((Encoded::Triplet(_), _)) => at += 3,
            Some((Encoded::Plain(_), _)) => at += rest.chars().next()?.len_utf8(),
            None => break,
        }
    }
    last
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
