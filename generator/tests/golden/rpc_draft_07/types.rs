//! The schemas of Draft 07.

use concord_runtime::json::{self, Json};

/// The schema `List`.
pub type List = Vec<json::DateTime>;

/// The schema `FoldShape`.
///
/// On the wire its `kind` is always `round`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct FoldShape {}

impl Json for FoldShape {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        members.constant("kind", "round")?;
        let value = Self {};
        members.close()?;
        Ok(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.constant("kind", "round");
        object.end();
    }
}

/// The schema `FoldMode`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FoldMode {
    /// `a`
    A,
    /// A value that the document does not list. A client keeps it, a server refuses it.
    Unknown(String),
}

impl FoldMode {
    /// The text on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::A => "a",
            Self::Unknown(text) => text,
        }
    }
}

impl Json for FoldMode {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        Ok(
            match node.text()? {
                "a" => Self::A,
                _ => Self::Unknown(node.unlisted(&["a"])?),
            },
        )
    }

    fn encode(&self, writer: &mut json::Writer) {
        writer.text(self.as_str());
    }
}

/// The schema `FoldResponse`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct FoldResponse {
    /// `open`
    pub open: Option<json::Value>,
    /// `closed`
    pub closed: Option<json::Never>,
    /// Members that the document does not name.
    pub extra: json::IndexMap<String, List>,
}

impl Json for FoldResponse {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            open: members.optional("open")?,
            closed: members.optional("closed")?,
            extra: members.rest_of()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("open", &self.open);
        object.optional("closed", &self.closed);
        object.rest_of(&self.extra);
        object.end();
    }
}
