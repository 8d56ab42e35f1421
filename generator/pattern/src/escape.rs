//! What stands behind a backslash (ECMA-262 §22.2.1).

use std::iter::Peekable;
use std::str::Chars;

const DIGIT: &str = "0-9";
const WORD: &str = "0-9A-Za-z_";
/// ECMA-262 §22.2.2.9: white space and line terminators.
const SPACE: &str = "\\t\\n\\x0B\\x0C\\r \\u{A0}\\u{1680}\\u{2000}-\\u{200A}\\u{2028}\\u{2029}\\u{202F}\\u{205F}\\u{3000}\\u{FEFF}";

/// What an escape stands for, in a class and outside of one.
pub(crate) enum Escape {
    /// A character.
    Char(char),
    /// A set of them, as the crates write one.
    Set(String),
}

/// Reads an escape, whose backslash was read.
pub(crate) fn escape(chars: &mut Peekable<Chars<'_>>) -> Option<Escape> {
    let char = chars.next()?;
    Some(match char {
        'd' => Escape::Set(format!("[{DIGIT}]")),
        'w' => Escape::Set(format!("[{WORD}]")),
        's' => Escape::Set(format!("[{SPACE}]")),
        'D' => Escape::Set(format!("[^{DIGIT}]")),
        'W' => Escape::Set(format!("[^{WORD}]")),
        'S' => Escape::Set(format!("[^{SPACE}]")),
        'p' | 'P' => Escape::Set(property(char, chars)?),
        't' => Escape::Char('\t'),
        'n' => Escape::Char('\n'),
        'r' => Escape::Char('\r'),
        'v' => Escape::Char('\u{b}'),
        'f' => Escape::Char('\u{c}'),
        '0' if !chars.peek().is_some_and(char::is_ascii_digit) => Escape::Char('\0'),
        'x' => Escape::Char(char::from_u32(digits(chars, 2)?)?),
        'u' => Escape::Char(unicode(chars)?),
        'c' => {
            let letter = chars.next_if(char::is_ascii_alphabetic)?;
            Escape::Char(char::from_u32(u32::from(letter) % 32)?)
        }
        // Whatever else is a letter or digit has a meaning that nobody here knows.
        other if other.is_ascii_alphanumeric() => return None,
        other => Escape::Char(other),
    })
}

/// A property of characters, `{Lu}` or `{Script=Greek}`, behind its letter.
fn property(letter: char, chars: &mut Peekable<Chars<'_>>) -> Option<String> {
    chars.next_if_eq(&'{')?;
    let mut written = format!("\\{letter}{{");
    while let Some(char) =
        chars.next_if(|char| char.is_ascii_alphanumeric() || "_=".contains(*char))
    {
        written.push(char);
    }
    chars.next_if_eq(&'}')?;
    written.push('}');
    Some(written)
}

/// `\u0041`, `\u{41}`, or two halves of a character.
fn unicode(chars: &mut Peekable<Chars<'_>>) -> Option<char> {
    if chars.next_if_eq(&'{').is_some() {
        let mut code = 0_u32;
        while let Some(digit) = chars.next_if(char::is_ascii_hexdigit) {
            code = code.checked_mul(16)?.checked_add(digit.to_digit(16)?)?;
        }
        chars.next_if_eq(&'}')?;
        return char::from_u32(code);
    }
    let first = digits(chars, 4)?;
    if !(0xD800..0xDC00).contains(&first) {
        return char::from_u32(first);
    }
    chars.next_if_eq(&'\\')?;
    chars.next_if_eq(&'u')?;
    let second = digits(chars, 4)?;
    let (high, low) = (u16::try_from(first).ok()?, u16::try_from(second).ok()?);
    char::decode_utf16([high, low]).next()?.ok()
}

fn digits(chars: &mut Peekable<Chars<'_>>, count: usize) -> Option<u32> {
    let mut code = 0;
    for _ in 0..count {
        code = code * 16 + chars.next()?.to_digit(16)?;
    }
    Some(code)
}

/// A character that stands for itself, in a class and outside of one.
pub(crate) fn literal(char: char) -> String {
    match char {
        ' '..='~' if char.is_ascii_alphanumeric() || "_ ,:;=!%@/'\"<>`".contains(char) => {
            char.to_string()
        }
        ' '..='~' => format!("\\{char}"),
        other if other.is_alphanumeric() => other.to_string(),
        other => format!("\\u{{{:X}}}", u32::from(other)),
    }
}
