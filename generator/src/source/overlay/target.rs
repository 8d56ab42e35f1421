//! What a JSONPath expression (RFC 9535) selects.

use serde_json_path::{JsonPath, PathElement};

use super::draft::Draft;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Node, nearest_of};

/// One step from a value to what is in it. Steps are in the order of what they lead to.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Step {
    Name(String),
    Index(usize),
}

/// The way from the root to a value.
pub(super) type Path = Vec<Step>;

/// Brackets inside of each other that an expression may have: its parser is recursive.
const DEEPEST: usize = 32;

/// All that an expression selects, each once.
pub(super) fn select(draft: &Draft, expression: Node<'_>) -> Result<Vec<Path>, Diagnostic> {
    let refuse = |message: String| {
        Diagnostic::new(Code::InvalidOverlay, expression.origin(), message)
            .help("write a JSONPath expression (RFC 9535), such as `$.paths['/pets'].get`")
    };
    let Some(text) = expression.as_str() else {
        return Err(refuse("a JSONPath expression is a string".to_owned()));
    };
    if depth(text) > DEEPEST {
        return Err(refuse(format!("there are more than {DEEPEST} brackets inside of each other")));
    }
    let path = JsonPath::parse(text).map_err(|error| {
        let character = error.position() + 1;
        refuse(format!("this is no JSONPath expression: it goes wrong at character {character}"))
    })?;
    let located = path.query_located(&draft.whole().value).dedup();
    let steps = |element: &PathElement<'_>| match element {
        PathElement::Name(name) => Step::Name((*name).to_owned()),
        PathElement::Index(index) => Step::Index(*index),
    };
    Ok(located.locations().map(|path| path.iter().map(steps).collect()).collect())
}

/// The name that was probably meant where an expression selects nothing: what is before the name
/// selects something.
pub(super) fn nearest<'d>(draft: &'d Draft, expression: &str) -> Option<&'d str> {
    let starts = expression.rmatch_indices(['.', '[']).map(|(start, _)| start);
    let mut found = starts.filter_map(|start| {
        let (before, rest) = expression.split_at_checked(start)?;
        let selected = JsonPath::parse(before).ok()?.query(&draft.whole().value).all();
        Some((selected.first()?.as_object()?, rest))
    });
    let (around, rest) = found.next()?;
    let name = rest.trim_start_matches(['.', '[', '\'', '"']);
    let end = |sign: char| match rest.chars().nth(1) {
        Some(quote @ ('\'' | '"')) => sign == quote,
        _ => matches!(sign, '.' | '[' | ']'),
    };
    let name = name.split(end).next()?;
    nearest_of(around.keys().map(String::as_str), name)
}

/// How many brackets are inside of each other.
fn depth(text: &str) -> usize {
    let mut open = 0_usize;
    let mut most = 0;
    for character in text.chars() {
        match character {
            '(' | '[' => open += 1,
            ')' | ']' => open = open.saturating_sub(1),
            _ => {}
        }
        most = most.max(open);
    }
    most
}
