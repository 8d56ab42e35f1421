//! The schemas of Unions.

use concord_runtime::json::{self, Json};

/// The schema `Pet`.
#[derive(Clone, Debug, PartialEq)]
pub enum Pet {
    /// Where `kind` is `cat`.
    Cat(Cat),
    /// Where `kind` is `dog`.
    Dog(Dog),
    /// A `kind` that the document does not list. A client keeps it, a server refuses it.
    Unknown(json::Value),
}

impl Json for Pet {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        match node.tag("kind") {
            Some("cat") => Json::decode(node).map(Self::Cat),
            Some("dog") => Json::decode(node).map(Self::Dog),
            _ => node.unlisted_tag("kind", &["cat", "dog"]).map(Self::Unknown),
        }
    }

    fn encode(&self, writer: &mut json::Writer) {
        match self {
            Self::Cat(value) => value.encode(writer),
            Self::Dog(value) => value.encode(writer),
            Self::Unknown(value) => value.encode(writer),
        }
    }
}

/// The schema `Cat`.
#[derive(Clone, Debug, PartialEq)]
pub struct Cat {
    /// `kind`
    pub kind: String,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Cat {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(kind: impl Into<String>) -> Self {
        Self {
            kind: kind.into(),
            extra: json::Extra::default(),
        }
    }
}

impl Json for Cat {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            kind: members.required("kind")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("kind", &self.kind);
        object.rest(&self.extra);
        object.end();
    }
}

/// The schema `Dog`.
#[derive(Clone, Debug, PartialEq)]
pub struct Dog {
    /// `kind`
    pub kind: String,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Dog {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(kind: impl Into<String>) -> Self {
        Self {
            kind: kind.into(),
            extra: json::Extra::default(),
        }
    }
}

impl Json for Dog {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            kind: members.required("kind")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("kind", &self.kind);
        object.rest(&self.extra);
        object.end();
    }
}
