//! The schemas of T.

use concord_runtime::json;

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

impl json::Json for Version {
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
            Self::Unknown(value) => json::Json::encode(value, writer),
        }
    }
}

/// The schema `Message`.
///
/// On the wire its `version` is always `2`.
#[derive(Clone, Default)]
pub struct Message {
    /// `kind`
    pub kind: Option<MessageKind>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { Message { ["version" constant_json "2"] kind: optional, ..extra rest } }

json::texts! {
    /// The schema `MessageKind`.
    pub enum MessageKind {
        Note = "note",
        ..Unknown unlisted
    }
}
