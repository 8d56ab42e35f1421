//! Who broke a check.

use std::fmt;

use crate::direction::Direction;
use crate::replay::Report;

/// Who broke a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The document: it contradicts itself.
    Document,
    /// The generated client.
    Client,
    /// The generated server.
    Server,
    /// The harness: it did not come to a comparison, or its own files are wrong.
    Harness,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Document, Self::Client, Self::Server, Self::Harness];

    /// The verdict on a failed check.
    #[must_use]
    pub fn of(direction: Direction, report: &Report) -> Self {
        match direction {
            _ if report.is_fault() => Self::Harness,
            Direction::ClientEncode | Direction::ClientDecode => Self::Client,
            Direction::ServerDecode | Direction::ServerEncode => Self::Server,
        }
    }

    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Document => "document",
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
