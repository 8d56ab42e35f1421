//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `Version`.
#[derive(Clone, Debug, PartialEq)]
pub enum Version {
    /// `1`
    N1,
    /// `2.5`
    N25,
    /// `true`
    True,
    /// A value that the document does not list. A client keeps it, a server refuses it.
    Unknown(json::Value),
}

impl Json for Version {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        const VALUES: &[&str] = &["1", "2.5", "true"];
        Ok(
            match node.position(VALUES) {
                Some(0) => Self::N1,
                Some(1) => Self::N25,
                Some(2) => Self::True,
                _ => Self::Unknown(node.unlisted_value(VALUES)?),
            },
        )
    }

    fn encode(&self, writer: &mut json::Writer) {
        match self {
            Self::N1 => writer.raw("1"),
            Self::N25 => writer.raw("2.5"),
            Self::True => writer.raw("true"),
            Self::Unknown(value) => value.encode(writer),
        }
    }
}

/// The schema `Message`.
///
/// On the wire its `version` is always `2`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Message {
    /// `kind`
    pub kind: Option<MessageKind>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Json for Message {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        members.constant_json("version", "2")?;
        Ok(Self {
            kind: members.optional("kind")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.constant_json("version", "2");
        object.optional("kind", &self.kind);
        object.rest(&self.extra);
        object.end();
    }
}

/// The schema `MessageKind`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum MessageKind {
    /// `note`
    Note,
    /// A value that the document does not list. A client keeps it, a server refuses it.
    Unknown(String),
}

impl MessageKind {
    /// The text on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Note => "note",
            Self::Unknown(text) => text,
        }
    }
}

impl Json for MessageKind {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        Ok(
            match node.text()? {
                "note" => Self::Note,
                _ => Self::Unknown(node.unlisted(&["note"])?),
            },
        )
    }

    fn encode(&self, writer: &mut json::Writer) {
        writer.text(self.as_str());
    }
}
