//! Dates and times that keep the text they came as.

use std::fmt;
use std::str::FromStr;

use super::{DecodeError, Json, Node, Problem, Writer};

/// Defines a type that is a text and what the text means.
macro_rules! textual {
    ($(#[$doc:meta])* $name:ident, $meaning:ty, $accessor:ident, $expected:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name {
            text: Box<str>,
            meaning: $meaning,
        }

        impl $name {
            /// The text, as it stands on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.text
            }

            /// What the text means.
            #[must_use]
            pub fn $accessor(&self) -> $meaning {
                self.meaning
            }
        }

        impl FromStr for $name {
            type Err = jiff::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Ok(Self { meaning: text.parse()?, text: text.into() })
            }
        }

        impl From<$meaning> for $name {
            fn from(meaning: $meaning) -> Self {
                Self { text: meaning.to_string().into(), meaning }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.text)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.text)
            }
        }

        impl Json for $name {
            fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
                let expected = || node.problem(Problem::Rule(concat!("expected ", $expected).into()));
                node.text()?.parse().map_err(|_| expected())
            }

            fn encode(&self, writer: &mut Writer) {
                writer.text(&self.text);
            }
        }
    };
}

textual! {
    /// A moment (`format: date-time`, RFC 3339), which keeps its text: `08:00:00.000Z` stays so.
    DateTime, jiff::Timestamp, timestamp, "a date-time (RFC 3339)"
}

textual! {
    /// A day (`format: date`, RFC 3339 §5.6).
    Date, jiff::civil::Date, date, "a date (RFC 3339)"
}
