//! The fields of a form as one value, before it has a type.

use std::borrow::Cow;

use indexmap::IndexMap;

use crate::json::{Reading, Tape, Token, Value};
use crate::style::brackets::Deep;

/// A value of a form.
#[derive(Debug)]
pub(super) enum Tree {
    /// A text without a JSON type.
    Text(String),
    /// A value that came as JSON.
    Json(Value),
    Array(Vec<Tree>),
    /// A value that came by its paths.
    Deep(Deep<Box<Tree>>),
    Object(IndexMap<String, Tree>),
}

impl Tree {
    /// The tape of the value.
    pub(super) fn tape(self, reading: Reading) -> Tape<'static> {
        let mut tokens = Vec::new();
        self.push(&mut tokens);
        Tape::of_tokens(tokens, reading)
    }

    fn push(self, tokens: &mut Vec<Token<'static>>) {
        match self {
            Self::Text(text) => tokens.push(Token::Text(Cow::Owned(text))),
            Self::Json(value) => push_json(value, tokens),
            Self::Deep(deep) => deep.push(tokens, &|leaf, tokens| leaf.push(tokens)),
            Self::Array(items) => {
                let start = tokens.len();
                tokens.push(Token::Null);
                items.into_iter().for_each(|item| item.push(tokens));
                close(tokens, start, |end| Token::Array { end });
            }
            Self::Object(members) => {
                let start = tokens.len();
                tokens.push(Token::Null);
                for (name, member) in members {
                    tokens.push(Token::Key(Cow::Owned(name)));
                    member.push(tokens);
                }
                close(tokens, start, |end| Token::Object { end });
            }
        }
    }
}

fn push_json(value: Value, tokens: &mut Vec<Token<'static>>) {
    match value {
        Value::Null => tokens.push(Token::Null),
        Value::Bool(flag) => tokens.push(Token::Bool(flag)),
        Value::Number(number) => tokens.push(Token::Number(number)),
        Value::String(text) => tokens.push(Token::String(Cow::Owned(text))),
        Value::Array(items) => {
            let start = tokens.len();
            tokens.push(Token::Null);
            items.into_iter().for_each(|item| push_json(item, tokens));
            close(tokens, start, |end| Token::Array { end });
        }
        Value::Object(members) => {
            let start = tokens.len();
            tokens.push(Token::Null);
            for (name, member) in members {
                tokens.push(Token::Key(Cow::Owned(name)));
                push_json(member, tokens);
            }
            close(tokens, start, |end| Token::Object { end });
        }
    }
}

/// Puts the container, whose end is known last, at its start.
fn close(
    tokens: &mut [Token<'static>],
    start: usize,
    container: impl FnOnce(usize) -> Token<'static>,
) {
    let end = tokens.len();
    if let Some(first) = tokens.get_mut(start) {
        *first = container(end);
    }
}
