//! Classes of characters (ECMA-262 §22.2.1, B.1.2).

use std::iter::Peekable;
use std::str::Chars;

use crate::escape::{Escape, escape, literal};

/// Reads a class whose bracket was read, and writes it anew.
pub(crate) fn class(chars: &mut Peekable<Chars<'_>>) -> Option<String> {
    let is_negated = chars.next_if_eq(&'^').is_some();
    let mut members = String::new();
    while chars.next_if_eq(&']').is_none() {
        let first = member(chars)?;
        if !starts_range(chars) {
            members.push_str(&written(&first));
            continue;
        }
        chars.next();
        let last = member(chars)?;
        match (&first, &last) {
            (Escape::Char(first), Escape::Char(last)) if first > last => return None,
            (Escape::Char(_), Escape::Char(_)) => {
                members.push_str(&format!("{}-{}", written(&first), written(&last)));
            }
            // Beside a set, a hyphen stands for itself.
            _ => members.push_str(&format!("{}\\-{}", written(&first), written(&last))),
        }
    }
    Some(match (members.is_empty(), is_negated) {
        (true, true) => "[\\u{0}-\\u{10FFFF}]".to_owned(),
        (true, false) => "[a&&b]".to_owned(),
        (false, true) => format!("[^{members}]"),
        (false, false) => format!("[{members}]"),
    })
}

fn member(chars: &mut Peekable<Chars<'_>>) -> Option<Escape> {
    match chars.next()? {
        '\\' if chars.next_if_eq(&'b').is_some() => Some(Escape::Char('\u{8}')),
        '\\' => escape(chars),
        other => Some(Escape::Char(other)),
    }
}

/// Whether a hyphen follows that is not the last member.
fn starts_range(chars: &Peekable<Chars<'_>>) -> bool {
    let mut ahead = chars.clone();
    ahead.next() == Some('-') && ahead.next().is_some_and(|next| next != ']')
}

fn written(member: &Escape) -> String {
    match member {
        Escape::Char(char) => literal(*char),
        Escape::Set(set) => set.clone(),
    }
}
