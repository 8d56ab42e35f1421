//! What differs between the document and the wire.

use std::fmt;

use serde_json::Value;

use crate::strictness::{Code, Severity};

/// Stands for a side on which there is nothing: no JSON text is written like it.
const ABSENT: &str = "nothing";

/// One place at which something else was found than the document says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// A JSON pointer (RFC 6901) into the request, the answer or the typed input.
    pub pointer: String,
    /// What the document says, as JSON text.
    pub expected: String,
    /// What is there, as JSON text.
    pub found: String,
    /// What it is, where the document lets it pass and the contract does not.
    pub code: Option<Code>,
    /// Whether anybody is at fault for it.
    pub severity: Severity,
}

impl Difference {
    /// Two values that are not the same.
    #[must_use]
    pub fn between(pointer: &str, expected: Option<&Value>, found: Option<&Value>) -> Self {
        let text = |side: Option<&Value>| side.map_or_else(|| ABSENT.to_owned(), Value::to_string);
        Self::words(pointer, text(expected), text(found))
    }

    /// Two texts that are not the same.
    #[must_use]
    pub fn texts(pointer: &str, expected: Option<&str>, found: Option<&str>) -> Self {
        let value = |side: Option<&str>| side.map(Value::from);
        Self::between(pointer, value(expected).as_ref(), value(found).as_ref())
    }

    /// Something else than what was to happen, in words.
    #[must_use]
    pub fn words(pointer: &str, expected: impl Into<String>, found: impl Into<String>) -> Self {
        let (expected, found) = (expected.into(), found.into());
        Self {
            pointer: pointer.to_owned(),
            expected,
            found,
            code: None,
            severity: Severity::Failure,
        }
    }

    /// The same with a code.
    #[must_use]
    pub fn coded(self, code: impl Into<Option<Code>>) -> Self {
        Self { code: code.into(), ..self }
    }

    /// Where it is, and by its code what it is.
    #[must_use]
    pub fn heading(&self) -> String {
        let pointer = if self.pointer.is_empty() { "(the whole)" } else { &self.pointer };
        match self.code {
            Some(code) => format!("{pointer} [{code}: {}]", code.title()),
            None => pointer.to_owned(),
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at {}\n  expected {}\n  found    {}", self.heading(), self.expected, self.found)
    }
}
