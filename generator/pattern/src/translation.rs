//! From the syntax of ECMA-262 to that of the crates that search.

use std::iter::Peekable;
use std::str::Chars;

use crate::class::class;
use crate::escape::{Escape, escape, literal};

/// ECMA-262 §12.3
const LINE_END: &str = "\\n\\r\\u{2028}\\u{2029}";
const WORD: &str = "[0-9A-Za-z_]";

/// What searches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// In linear time, without look-around and back-references.
    Linear,
    /// With both, in steps that can be gone back on.
    Stepping,
}

/// The same pattern; none where the engine has no words for it.
pub(crate) fn translate(pattern: &str, engine: Engine) -> Option<String> {
    let mut written = String::new();
    let mut chars = pattern.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\\' => written.push_str(&escaped(&mut chars, engine)?),
            '[' => written.push_str(&class(&mut chars)?),
            '.' => written.push_str(&format!("[^{LINE_END}]")),
            '(' => written.push_str(group(&mut chars, engine)?),
            '{' if !is_quantifier(chars.clone()) => written.push_str("\\{"),
            // Both stand for themselves where nothing is open, which the crates see in another way.
            ']' => written.push_str("\\]"),
            '}' if !ends_quantifier(&written) => written.push_str("\\}"),
            '^' | '$' | '|' | ')' | '*' | '+' | '?' | '{' | '}' => written.push(char),
            other => written.push_str(&literal(other)),
        }
    }
    Some(written)
}

/// How a group starts.
fn group(chars: &mut Peekable<Chars<'_>>, engine: Engine) -> Option<&'static str> {
    if chars.next_if_eq(&'?').is_none() {
        return Some("(");
    }
    let start = match (chars.next()?, chars.peek()) {
        (':', _) => "(?:",
        ('=', _) if engine == Engine::Stepping => "(?=",
        ('!', _) if engine == Engine::Stepping => "(?!",
        ('<', Some('=')) if engine == Engine::Stepping => "(?<=",
        ('<', Some('!')) if engine == Engine::Stepping => "(?<!",
        ('<', Some('=' | '!')) => return None,
        ('<', _) => return Some("(?<"),
        _ => return None,
    };
    if start.len() == 4 {
        chars.next();
    }
    Some(start)
}

/// What stands behind a backslash outside of classes.
fn escaped(chars: &mut Peekable<Chars<'_>>, engine: Engine) -> Option<String> {
    match (chars.peek(), engine) {
        (Some('b'), Engine::Linear) => {
            chars.next();
            return Some("(?-u:\\b)".to_owned());
        }
        (Some('b'), Engine::Stepping) => {
            chars.next();
            return Some(format!("(?:(?<={WORD})(?!{WORD})|(?<!{WORD})(?={WORD}))"));
        }
        (Some('B'), Engine::Stepping) => {
            chars.next();
            return Some(format!("(?:(?<={WORD})(?={WORD})|(?<!{WORD})(?!{WORD}))"));
        }
        (Some('k'), Engine::Stepping) => {
            chars.next();
            return Some("\\k".to_owned());
        }
        (Some(digit @ '1'..='9'), Engine::Stepping) => {
            let digit = *digit;
            chars.next();
            // Two digits may be one reference or a reference and a digit.
            return match chars.peek() {
                Some('0'..='9') => None,
                _ => Some(format!("(?:\\{digit})")),
            };
        }
        _ => {}
    }
    Some(match escape(chars)? {
        Escape::Char(char) => literal(char),
        Escape::Set(set) => set,
    })
}

/// Whether what follows a brace makes it one of a quantifier; else it stands for itself
/// (ECMA-262 B.1.2).
fn is_quantifier(mut chars: Peekable<Chars<'_>>) -> bool {
    let mut digits = 0;
    while chars.next_if(char::is_ascii_digit).is_some() {
        digits += 1;
    }
    if chars.next_if_eq(&',').is_some() {
        while chars.next_if(char::is_ascii_digit).is_some() {}
    }
    digits > 0 && chars.next() == Some('}')
}

/// Whether a closing brace ends a quantifier that was written.
fn ends_quantifier(written: &str) -> bool {
    let start = written.trim_end_matches(|char: char| char.is_ascii_digit() || char == ',');
    start.ends_with('{') && !start.ends_with("\\{")
}
