//! Who broke a check.

use std::fmt;

use crate::direction::Direction;
use crate::replay::Report;

/// Who broke a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The document: it contradicts itself.
    Document,
    /// An example: it fits its schema, and holds what the document does not declare, or what has no
    /// form on the wire.
    Example,
    /// The generated client.
    Client,
    /// The generated server.
    Server,
    /// The harness: it did not come to a comparison, or its own files are wrong.
    Harness,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Document, Self::Example, Self::Client, Self::Server, Self::Harness];

    /// The verdict on a failed check.
    #[must_use]
    pub fn of(direction: Direction, report: &Report) -> Self {
        match direction {
            _ if report.is_fault() => Self::Harness,
            _ if report.is_unsendable() => Self::Example,
            Direction::ClientEncode | Direction::ClientDecode => Self::Client,
            Direction::ServerDecode | Direction::ServerEncode => Self::Server,
        }
    }

    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Example => "example",
            Self::Client => "client",
            Self::Server => "server",
            Self::Harness => "harness",
        }
    }

    /// What it means, in one sentence.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Document => "The document contradicts itself",
            Self::Example => {
                "An example cannot be sent as it stands, or holds what is not declared"
            }
            Self::Client => "The client does not keep the document",
            Self::Server => "The server does not keep the document",
            Self::Harness => "The harness could not tell who is at fault",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
