//! What can be wrong with a JSON text, and where.

use std::fmt;

/// A JSON text that does not have the form of the type it was read as.
#[derive(Clone, Debug, PartialEq)]
pub struct DecodeError(Box<Inner>);

#[derive(Clone, Debug, PartialEq)]
struct Inner {
    pointer: String,
    problem: Problem,
}

/// What is wrong at the place a [`DecodeError`] points at.
///
/// No variant holds a value of the text, so that a secret in a body never reaches a log.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Problem {
    /// The text is not JSON.
    Syntax {
        /// What the parser says.
        message: String,
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
    },
    /// A member that must be there is not.
    Missing(&'static str),
    /// Another JSON type was expected.
    Type {
        /// What was expected, with its article.
        expected: &'static str,
        /// What was found, with its article.
        found: &'static str,
    },
    /// The same member name stands twice in one object.
    Duplicate,
    /// The object has a member that its closed schema does not name.
    Undeclared,
    /// A value outside the listed ones.
    Unlisted(&'static [&'static str]),
    /// Another constant was expected.
    Constant(&'static str),
    /// The value has the right type and breaks a rule of it; the text says which.
    Rule(String),
    /// No branch of a union fits: each with its reason.
    NoBranch(Vec<(&'static str, String)>),
}

impl DecodeError {
    /// An error at a JSON pointer.
    #[must_use]
    pub fn new(pointer: String, problem: Problem) -> Self {
        Self(Box::new(Inner { pointer, problem }))
    }

    /// The place in the text (RFC 6901); empty for the whole text.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.0.pointer
    }

    /// What is wrong there.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.0.problem
    }
}

/// A name as a part of a JSON pointer (RFC 6901 §3).
pub(crate) fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.0.pointer.is_empty() {
            write!(f, "at `{}`: ", self.0.pointer)?;
        }
        self.0.problem.fmt(f)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax { message, line, column } => {
                write!(f, "not JSON: {message} (line {line}, column {column})")
            }
            Self::Missing(name) => write!(f, "the member `{name}` is missing"),
            Self::Type { expected, found } => write!(f, "expected {expected}, found {found}"),
            Self::Duplicate => f.write_str("the member is there twice"),
            Self::Undeclared => f.write_str("the member is not declared"),
            Self::Unlisted(listed) => {
                f.write_str("expected one of ")?;
                for (index, value) in listed.iter().enumerate() {
                    let separator = if index == 0 { "" } else { ", " };
                    write!(f, "{separator}`{value}`")?;
                }
                Ok(())
            }
            Self::Constant(value) => write!(f, "expected the constant `{value}`"),
            Self::Rule(text) => f.write_str(text),
            Self::NoBranch(branches) => {
                f.write_str("no branch fits")?;
                for (name, reason) in branches {
                    write!(f, "; {name}: {reason}")?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for DecodeError {}

/// A value that JSON cannot say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodeError(String);

impl EncodeError {
    /// An error with a message.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for EncodeError {}
