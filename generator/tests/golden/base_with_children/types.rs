//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `Animal`.
#[derive(Clone, Debug, PartialEq)]
pub enum Animal {
    /// Where `kind` is `Cat`.
    Cat(Cat),
    /// Where `kind` is `Dog`.
    Dog(Dog),
    /// A `kind` that the document does not list. A client keeps it, a server refuses it.
    Unknown(json::Value),
}

impl Json for Animal {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        match node.tag("kind") {
            Some("Cat") => Json::decode(node).map(Self::Cat),
            Some("Dog") => Json::decode(node).map(Self::Dog),
            _ => node.unlisted_tag("kind", &["Cat", "Dog"]).map(Self::Unknown),
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
    /// `lives`
    pub lives: Option<i64>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Cat {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(kind: impl Into<String>) -> Self {
        Self {
            kind: kind.into(),
            lives: None,
            extra: json::Extra::default(),
        }
    }
}

impl Json for Cat {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            kind: members.required("kind")?,
            lives: members.optional("lives")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("kind", &self.kind);
        object.optional("lives", &self.lives);
        object.rest(&self.extra);
        object.end();
    }
}

/// The schema `Dog`.
#[derive(Clone, Debug, PartialEq)]
pub struct Dog {
    /// `kind`
    pub kind: String,
    /// `bark`
    pub bark: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Dog {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(kind: impl Into<String>) -> Self {
        Self {
            kind: kind.into(),
            bark: None,
            extra: json::Extra::default(),
        }
    }
}

impl Json for Dog {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            kind: members.required("kind")?,
            bark: members.optional("bark")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("kind", &self.kind);
        object.optional("bark", &self.bark);
        object.rest(&self.extra);
        object.end();
    }
}
