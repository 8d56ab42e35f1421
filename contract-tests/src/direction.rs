//! The four directions of a case.

use std::fmt;

/// What is under test, and on which way of the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// The client writes a request.
    ClientEncode,
    /// The server reads a request.
    ServerDecode,
    /// The server writes an answer.
    ServerEncode,
    /// The client reads an answer.
    ClientDecode,
}

impl Direction {
    /// All of them, in the order in which a call meets them.
    pub const ALL: [Self; 4] =
        [Self::ClientEncode, Self::ServerDecode, Self::ServerEncode, Self::ClientDecode];

    /// The word for it in ids, reports and file names.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ClientEncode => "client-encode",
            Self::ServerDecode => "server-decode",
            Self::ServerEncode => "server-encode",
            Self::ClientDecode => "client-decode",
        }
    }

    /// Whether it is about a request, and not about an answer.
    #[must_use]
    pub fn is_request(self) -> bool {
        match self {
            Self::ClientEncode | Self::ServerDecode => true,
            Self::ServerEncode | Self::ClientDecode => false,
        }
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Padded where a table asks for it.
        f.pad(self.as_str())
    }
}
