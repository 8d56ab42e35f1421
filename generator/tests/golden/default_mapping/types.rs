//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `Event`.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Where `kind` is `Ping`.
    Ping(Ping),
    /// Any other `kind`.
    Other(Other),
}

impl Json for Event {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        match node.tag("kind") {
            Some("Ping") => Json::decode(node).map(Self::Ping),
            _ => Json::decode(node).map(Self::Other),
        }
    }

    fn encode(&self, writer: &mut json::Writer) {
        match self {
            Self::Ping(value) => value.encode(writer),
            Self::Other(value) => value.encode(writer),
        }
    }
}

/// The schema `Ping`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Ping {
    /// `kind`
    pub kind: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Json for Ping {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            kind: members.optional("kind")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("kind", &self.kind);
        object.rest(&self.extra);
        object.end();
    }
}

/// The schema `Other`.
pub type Other = json::Map<String, json::Value>;
