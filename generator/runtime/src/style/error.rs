//! What can be wrong with a parameter's text or value.

use std::fmt;

use super::{Parameter, Place};
use crate::json::{DecodeError, Problem};

/// A parameter whose value has no text, or whose text has no value.
///
/// It never holds the value, so that a secret never reaches a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StyleError {
    place: Place,
    name: &'static str,
    problem: StyleProblem,
}

/// What is wrong with a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StyleProblem {
    /// An array or object inside an array or object, or `null` inside one: no style has a form
    /// for them.
    Nested,
    /// `null`, or an array or object without anything in it, inside another one: brackets have no
    /// form for them.
    Empty,
    /// A path parameter without a value.
    Undefined,
    /// A character that delimits, in a place without an escape for it.
    Delimiter(char),
    /// A character that the place cannot hold.
    Character,
    /// A `%` without two hexadecimal digits (RFC 3986 §2.1).
    PercentEncoding,
    /// Bytes that are not UTF-8.
    Utf8,
    /// One value was expected and more came.
    Repeated,
    /// A member without its value.
    Unpaired,
    /// The text does not start as its style does.
    Prefix,
}

impl StyleError {
    /// A problem with a parameter.
    #[must_use]
    pub fn new(parameter: &Parameter, problem: StyleProblem) -> Self {
        Self { place: parameter.place, name: parameter.name, problem }
    }

    /// Where the parameter stands.
    #[must_use]
    pub fn place(&self) -> Place {
        self.place
    }

    /// The name of the parameter.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// What is wrong.
    #[must_use]
    pub fn problem(&self) -> StyleProblem {
        self.problem
    }
}

impl fmt::Display for StyleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} `{}`: {}", self.place, self.name, self.problem)
    }
}

impl fmt::Display for StyleProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Nested => "a value inside an array or object must be a text, number or boolean",
            Self::Empty => "a value inside an array or object is `null` or has nothing in it",
            Self::Undefined => "it has no value",
            Self::Delimiter(character) => {
                return write!(f, "a value holds {character:?}, which delimits values here");
            }
            Self::Character => "a value holds a character that cannot stand here",
            Self::PercentEncoding => "a `%` is not followed by two hexadecimal digits",
            Self::Utf8 => "the text is not UTF-8",
            Self::Repeated => "it is there more than once",
            Self::Unpaired => "a member has no value",
            Self::Prefix => "the text does not start as its style does",
        })
    }
}

impl std::error::Error for StyleError {}

impl From<StyleError> for DecodeError {
    fn from(error: StyleError) -> Self {
        Self::new(String::new(), Problem::Rule(error.to_string()))
    }
}
