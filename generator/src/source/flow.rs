//! Flow collections that are indented less than YAML asks for.
//!
//! YAML 1.2.2 §8.1 wants every line of a flow collection to be indented more than what it is in,
//! and `saphyr` refuses the rest. Other parsers do not ask for it, and JSON that was pasted under an
//! `example:` often closes in the column of its key. Between the tokens of a flow collection a line
//! break is a space and nothing more, so it is written as one. Characters keep their numbers.

/// The text with the flow collection that starts after `from` on one line, as far as it can be.
///
/// `from` and `fault` are characters; nothing if there is no collection or no line break in it.
pub(super) fn joined(text: &str, from: usize, fault: usize) -> Option<String> {
    let mut characters: Vec<char> = text.chars().collect();
    let before = characters.get(from..fault)?;
    let start = from + before.iter().position(|it| matches!(it, '{' | '['))?;
    let mut changed = false;
    let mut depth = 0_usize;
    let mut state = State::Between;
    let mut previous = ' ';
    for character in characters.get_mut(start..)? {
        let read = *character;
        state = match (state, read) {
            (State::Double, '"') | (State::Comment, '\n') => State::Between,
            (State::Double, '\\') => State::Escaped,
            (State::Single, '\'') => State::Apostrophe,
            (State::Escaped, _) => State::Double,
            (State::Apostrophe, '\'') => State::Single,
            (State::Apostrophe, _) => State::Between,
            (State::Between, '"') if opens(previous) => State::Double,
            (State::Between, '\'') if opens(previous) => State::Single,
            (State::Between, '#') if previous.is_whitespace() => State::Comment,
            (state, _) => state,
        };
        match (state, read) {
            (State::Between, '{' | '[') => depth += 1,
            (State::Between, '}' | ']') => depth = depth.saturating_sub(1),
            (State::Comment, _) | (State::Between, '\n' | '\r') => {
                *character = ' ';
                changed = true;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
        previous = read;
    }
    changed.then(|| characters.into_iter().collect())
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Between,
    Double,
    Escaped,
    Single,
    /// The end of a single-quoted scalar, or the first half of an apostrophe in it.
    Apostrophe,
    Comment,
}

/// Whether a quote after this character starts a quoted scalar; in a word it is a letter.
fn opens(previous: char) -> bool {
    previous.is_whitespace() || matches!(previous, '{' | '[' | ',' | ':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flow_collection_is_put_on_one_line() {
        for (text, expected) in [
            ("a: {\n}\nb: 1", Some("a: { }\nb: 1")),
            ("a: [1, # one ]\n2]\n", Some("a: [1,         2]\n")),
            ("a: {\"x\n}\": 'y\n}', z: it's\n}\n", Some("a: {\"x\n}\": 'y\n}', z: it's }\n")),
            ("a: ['it''s {\n', x]\n", None),
            ("a: {}\nb: 1", None),
            ("a: 1", None),
        ] {
            assert_eq!(joined(text, 0, text.chars().count()).as_deref(), expected, "{text}");
        }
    }
}
