//! One pass over a text: its tokens in order.

use std::borrow::Cow;
use std::fmt;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::form::File;

use super::{DecodeError, Node, Number, Problem, Value};

/// How much is forgiven where a document leaves no doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A server's: undeclared members of closed objects and unlisted values are refused.
    Strict,
    /// A client's: they are passed over or kept, so that an API can grow.
    Tolerant,
}

/// The tokens of one text.
#[derive(Debug)]
pub struct Tape<'t> {
    tokens: Vec<Token<'t>>,
    reading: Reading,
    /// Branches of unions that were tried. Unions in unions could try without end.
    trials: AtomicUsize,
    /// Looks at values by rules. Rules in rules could look without end.
    checks: AtomicUsize,
    /// Files that stand beside the text.
    files: Vec<File>,
}

/// One token. Containers know the index behind their last token, so skipping one is a step.
#[derive(Clone, Debug)]
pub enum Token<'t> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(Cow<'t, str>),
    /// A scalar without a type: the text of a path segment, a query parameter or a header.
    Text(Cow<'t, str>),
    /// The start of an array. Where a style has numbered the items, each stands behind a
    /// [`Key`](Self::Key) with its number, and the type decides whether they are members.
    Array {
        /// Index behind the last token.
        end: usize,
    },
    /// The start of an object; its tokens are keys, each followed by a value.
    Object {
        /// Index behind the last token.
        end: usize,
    },
    /// The name of a member.
    Key(Cow<'t, str>),
}

impl<'t> Tape<'t> {
    /// Reads a JSON text (RFC 8259).
    ///
    /// # Errors
    /// Where it is not JSON, nests deeper than 128, or an object repeats a name.
    pub fn parse(text: &'t [u8], reading: Reading) -> Result<Self, DecodeError> {
        let text = std::str::from_utf8(text).map_err(|error| {
            let message = format!("invalid UTF-8 behind byte {}", error.valid_up_to());
            DecodeError::new(String::new(), Problem::Syntax { message, line: 1, column: 1 })
        })?;
        // A guess that a text of many short members exceeds: growing once or twice is cheap, and what
        // a long text does not need is returned soon.
        let tokens = Vec::with_capacity((text.len() / 8).clamp(4, 4096));
        let mut builder = Builder { tokens, duplicate: None };
        let mut deserializer = serde_json::Deserializer::from_str(text);
        (&mut builder).deserialize(&mut deserializer).and_then(|()| deserializer.end()).map_err(
            |error| {
                let (line, column) = (error.line(), error.column());
                // serde_json appends the position to its message; it is said once, by us.
                let message = error.to_string();
                let message = message.split(" at line ").next().unwrap_or_default().to_owned();
                DecodeError::new(String::new(), Problem::Syntax { message, line, column })
            },
        )?;
        let tape = Self::of_tokens(builder.tokens, reading);
        match builder.duplicate {
            None => Ok(tape),
            Some(key) => Err(DecodeError::new(tape.pointer(key + 1), Problem::Duplicate)),
        }
    }

    /// The tape of a value that is already parsed.
    #[must_use]
    pub fn of_value(value: &'t Value, reading: Reading) -> Self {
        let mut tape = Self::of_tokens(Vec::new(), reading);
        tape.push_value(value);
        tape
    }

    /// A tape of tokens that a parameter style has taken apart.
    #[must_use]
    pub fn of_tokens(tokens: Vec<Token<'t>>, reading: Reading) -> Self {
        Self {
            tokens,
            reading,
            files: Vec::new(),
            trials: AtomicUsize::new(0),
            checks: AtomicUsize::new(0),
        }
    }

    /// The same with files beside the text.
    #[cfg(feature = "server")]
    pub(crate) fn with_files(mut self, files: Vec<File>) -> Self {
        self.files = files;
        self
    }

    /// The value of the whole text.
    #[must_use]
    pub fn root(&self) -> Node<'_> {
        Node::new(self, 0)
    }

    pub(super) fn file(&self, index: usize) -> Option<&File> {
        self.files.get(index)
    }

    pub(crate) fn reading(&self) -> Reading {
        self.reading
    }

    /// Counts a trial; `false` where there were more of them than any honest text needs.
    pub(super) fn may_try(&self) -> bool {
        let limit = 10_000 + 100 * self.tokens.len();
        self.trials.fetch_add(1, Ordering::Relaxed) < limit
    }

    /// Counts a look at a value by rules; `false` where there were more of them than any honest text
    /// needs.
    pub(super) fn may_check(&self) -> bool {
        self.checks.fetch_add(1, Ordering::Relaxed) < self.most_checks()
    }

    /// Whether there were more looks by rules than may be.
    pub(super) fn is_spent(&self) -> bool {
        self.checks.load(Ordering::Relaxed) > self.most_checks()
    }

    /// Leaves no more looks: one of them would have taken too many steps.
    pub(super) fn spend(&self) {
        self.checks.store(usize::MAX / 2, Ordering::Relaxed);
    }

    fn most_checks(&self) -> usize {
        100_000 + 1_000 * self.tokens.len()
    }

    pub(super) fn token(&self, index: usize) -> &Token<'t> {
        // An index comes from a container's range; a foreign one reads as `null`.
        self.tokens.get(index).unwrap_or(&Token::Null)
    }

    /// The index behind a value.
    pub(super) fn behind(&self, index: usize) -> usize {
        match self.token(index) {
            Token::Array { end } | Token::Object { end } => *end,
            _ => index + 1,
        }
    }

    /// The index of the item that stands at an index, or behind its number there.
    pub(super) fn item(&self, index: usize) -> usize {
        if matches!(self.token(index), Token::Key(_)) { index + 1 } else { index }
    }

    /// The JSON pointer of a value: found by walking down, since only errors ask for it.
    pub(super) fn pointer(&self, target: usize) -> String {
        let mut pointer = String::new();
        let mut at = 0;
        while at < target {
            match self.token(at) {
                Token::Object { .. } => {
                    let mut key = at + 1;
                    while self.behind(key + 1) <= target {
                        key = self.behind(key + 1);
                    }
                    if let Token::Key(name) = self.token(key) {
                        pointer.push('/');
                        pointer.push_str(&super::error::escape(name));
                    }
                    at = key + 1;
                }
                Token::Array { .. } => {
                    let (mut item, mut position) = (self.item(at + 1), 0_usize);
                    while self.behind(item) <= target {
                        item = self.item(self.behind(item));
                        position += 1;
                    }
                    pointer.push('/');
                    pointer.push_str(&position.to_string());
                    at = item;
                }
                _ => break,
            }
        }
        pointer
    }

    fn push_value(&mut self, value: &'t Value) {
        match value {
            Value::Null => self.tokens.push(Token::Null),
            Value::Bool(flag) => self.tokens.push(Token::Bool(*flag)),
            Value::Number(number) => self.tokens.push(Token::Number(number.clone())),
            Value::String(text) => self.tokens.push(Token::String(Cow::Borrowed(text))),
            Value::Array(items) => {
                let start = self.tokens.len();
                self.tokens.push(Token::Array { end: 0 });
                items.iter().for_each(|item| self.push_value(item));
                close(&mut self.tokens, start);
            }
            Value::Object(members) => {
                let start = self.tokens.len();
                self.tokens.push(Token::Object { end: 0 });
                for (name, member) in members {
                    self.tokens.push(Token::Key(Cow::Borrowed(name)));
                    self.push_value(member);
                }
                close(&mut self.tokens, start);
            }
        }
    }
}

/// Tells the container that starts at an index where it ends: here.
fn close(tokens: &mut [Token<'_>], start: usize) {
    let behind = tokens.len();
    if let Some(Token::Array { end } | Token::Object { end }) = tokens.get_mut(start) {
        *end = behind;
    }
}

struct Builder<'t> {
    tokens: Vec<Token<'t>>,
    /// Index of the first key that repeats another of its object.
    duplicate: Option<usize>,
}

impl Builder<'_> {
    /// Notes a repeated name among the keys of an object that starts at an index and ends here.
    fn find_duplicate(&mut self, start: usize, count: usize) {
        if self.duplicate.is_some() || count < 2 {
            return;
        }
        let keys = Keys { tokens: &self.tokens, next: start + 1 };
        self.duplicate = if count <= FEW {
            // Comparing each with each needs no memory, and most differ in length.
            keys.clone().find(|(index, name)| {
                keys.clone().take_while(|(other, _)| other < index).any(|(_, other)| other == *name)
            })
        } else {
            let mut sorted: Vec<_> = keys.collect();
            // Stable: of two that are equal the second is the one that repeats.
            sorted.sort_by_key(|(_, name)| *name);
            let mut pairs = sorted.iter().zip(sorted.iter().skip(1));
            pairs.find(|((_, one), (_, other))| one == other).map(|(_, second)| *second)
        }
        .map(|(index, _)| index);
    }
}

/// How many keys are compared each with each.
const FEW: usize = 16;

/// The keys of the last object of some tokens.
#[derive(Clone)]
struct Keys<'b> {
    tokens: &'b [Token<'b>],
    next: usize,
}

impl<'b> Iterator for Keys<'b> {
    type Item = (usize, &'b str);

    fn next(&mut self) -> Option<Self::Item> {
        let index = self.next;
        let Some(Token::Key(name)) = self.tokens.get(index) else { return None };
        self.next = match self.tokens.get(index + 1) {
            Some(Token::Array { end } | Token::Object { end }) => *end,
            _ => index + 2,
        };
        Some((index, name))
    }
}

impl<'t> DeserializeSeed<'t> for &mut Builder<'t> {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'t> Visitor<'t> for &mut Builder<'t> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.tokens.push(Token::Null);
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.tokens.push(Token::Bool(value));
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.tokens.push(Token::Number(value.into()));
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.tokens.push(Token::Number(value.into()));
        Ok(())
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        // serde_json never visits a number that is not finite.
        self.tokens.push(Number::from_f64(value).map_or(Token::Null, Token::Number));
        Ok(())
    }

    fn visit_borrowed_str<E>(self, value: &'t str) -> Result<(), E> {
        self.tokens.push(Token::String(Cow::Borrowed(value)));
        Ok(())
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        self.tokens.push(Token::String(Cow::Owned(value.to_owned())));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut items: A) -> Result<(), A::Error> {
        let start = self.tokens.len();
        self.tokens.push(Token::Array { end: 0 });
        while items.next_element_seed(&mut *self)?.is_some() {}
        close(&mut self.tokens, start);
        Ok(())
    }

    fn visit_map<A: MapAccess<'t>>(self, mut members: A) -> Result<(), A::Error> {
        let start = self.tokens.len();
        self.tokens.push(Token::Object { end: 0 });
        let mut count = 0;
        while let Some(key) = members.next_key_seed(KeySeed)? {
            count += 1;
            self.tokens.push(Token::Key(key));
            members.next_value_seed(&mut *self)?;
        }
        self.find_duplicate(start, count);
        close(&mut self.tokens, start);
        Ok(())
    }
}

/// Reads a key without copying it, where it has no escapes.
struct KeySeed;

impl<'t> DeserializeSeed<'t> for KeySeed {
    type Value = Cow<'t, str>;

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'t> Visitor<'t> for KeySeed {
    type Value = Cow<'t, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a member name")
    }

    fn visit_borrowed_str<E>(self, value: &'t str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(value.to_owned()))
    }
}
