//! The schemas of Enumerations.

use concord_runtime::json::{self, Json};

/// The schema `Kind`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `start`
    Start,
    /// `end`
    End,
    /// Any other value, which the document allows.
    Unknown(String),
}

impl Kind {
    /// The text on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Start => "start",
            Self::End => "end",
            Self::Unknown(text) => text,
        }
    }
}

impl Json for Kind {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        Ok(
            match node.text()? {
                "start" => Self::Start,
                "end" => Self::End,
                other => Self::Unknown(other.to_owned()),
            },
        )
    }

    fn encode(&self, writer: &mut json::Writer) {
        writer.text(self.as_str());
    }
}
