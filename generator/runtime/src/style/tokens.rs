//! Tapes of the texts that a style has taken apart.

use std::borrow::Cow;

use indexmap::IndexMap;

use super::StyleProblem;
use crate::json::{Reading, Tape, Token};

pub(super) type Text<'t> = Result<Cow<'t, str>, StyleProblem>;

pub(super) fn scalar(text: Text<'_>, reading: Reading) -> Result<Tape<'_>, StyleProblem> {
    Ok(Tape::of_tokens(vec![Token::Text(text?)], reading))
}

pub(super) fn array<'t>(
    items: impl Iterator<Item = Text<'t>>,
    reading: Reading,
) -> Result<Tape<'t>, StyleProblem> {
    let mut tokens = vec![Token::Null];
    for item in items {
        tokens.push(Token::Text(item?));
    }
    let end = tokens.len();
    Ok(tape(Token::Array { end }, tokens, reading))
}

pub(super) fn object<'t>(
    members: impl Iterator<Item = (Text<'t>, Text<'t>)>,
    reading: Reading,
) -> Result<Tape<'t>, StyleProblem> {
    let mut tokens = vec![Token::Null];
    let mut names = std::collections::BTreeSet::new();
    for (name, value) in members {
        let name = name?;
        if !names.insert(name.clone()) {
            return Err(StyleProblem::Repeated);
        }
        tokens.extend([Token::Key(name), Token::Text(value?)]);
    }
    let end = tokens.len();
    Ok(tape(Token::Object { end }, tokens, reading))
}

/// As [`object`], where some members are arrays of all values that have their name.
pub(super) fn grouped<'t>(
    members: impl Iterator<Item = (Text<'t>, Text<'t>)>,
    lists: &[&str],
    reading: Reading,
) -> Result<Tape<'t>, StyleProblem> {
    let mut groups: IndexMap<Cow<'t, str>, Vec<Cow<'t, str>>> = IndexMap::new();
    for (name, value) in members {
        groups.entry(name?).or_default().push(value?);
    }
    let mut tokens = vec![Token::Null];
    for (name, values) in groups {
        let is_list = lists.contains(&name.as_ref());
        if !is_list && values.len() > 1 {
            return Err(StyleProblem::Repeated);
        }
        tokens.push(Token::Key(name));
        if is_list {
            let end = tokens.len() + 1 + values.len();
            tokens.push(Token::Array { end });
        }
        tokens.extend(values.into_iter().map(Token::Text));
    }
    let end = tokens.len();
    Ok(tape(Token::Object { end }, tokens, reading))
}

/// Puts the container, whose end is known last, at the start.
fn tape<'t>(container: Token<'t>, mut tokens: Vec<Token<'t>>, reading: Reading) -> Tape<'t> {
    if let Some(first) = tokens.first_mut() {
        *first = container;
    }
    Tape::of_tokens(tokens, reading)
}

/// Names and values that stand by turns, as in `R,100,G,200`.
pub(super) fn by_turns<'r>(
    parts: impl Iterator<Item = &'r str>,
) -> Result<Vec<(&'r str, &'r str)>, StyleProblem> {
    let mut parts = parts.fuse();
    let mut members = Vec::new();
    while let Some(name) = parts.next() {
        members.push((name, parts.next().ok_or(StyleProblem::Unpaired)?));
    }
    Ok(members)
}

/// Names and values that are joined, as in `R=100`.
pub(super) fn joined<'r>(
    parts: impl Iterator<Item = &'r str>,
) -> Result<Vec<(&'r str, &'r str)>, StyleProblem> {
    parts.map(|part| part.split_once('=').ok_or(StyleProblem::Unpaired)).collect()
}
