//! The schemas of Enumerations.

use concord_runtime::json::{self, Json};

/// The schema `Status`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// `active`
    Active,
    /// `on-hold`
    OnHold,
    /// `1st`
    N1st,
    /// A value that the document does not list. A client keeps it, a server refuses it.
    Unknown(String),
}

impl Status {
    /// The text on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Active => "active",
            Self::OnHold => "on-hold",
            Self::N1st => "1st",
            Self::Unknown(text) => text,
        }
    }
}

impl Json for Status {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        Ok(
            match node.text()? {
                "active" => Self::Active,
                "on-hold" => Self::OnHold,
                "1st" => Self::N1st,
                _ => Self::Unknown(node.unlisted(&["active", "on-hold", "1st"])?),
            },
        )
    }

    fn encode(&self, writer: &mut json::Writer) {
        writer.text(self.as_str());
    }
}
