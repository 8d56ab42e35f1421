//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `ASchema`.
#[derive(Clone, Debug, PartialEq)]
pub enum ASchema {
    /// Where the value is an integer.
    Integer(i64),
    /// Where the value is a string.
    Text(String),
}

impl Json for ASchema {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        node.choice()
            .kind(&[json::Kind::Integer], "Integer", Self::Integer)
            .kind(&[json::Kind::String], "Text", Self::Text)
            .end()
    }

    fn encode(&self, writer: &mut json::Writer) {
        match self {
            Self::Integer(value) => value.encode(writer),
            Self::Text(value) => value.encode(writer),
        }
    }
}

/// The schema `Both`.
#[derive(Clone, Debug, PartialEq)]
pub struct Both {
    /// `a`
    pub a: BothA,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Both {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(a: BothA) -> Self {
        Self {
            a,
            extra: json::Extra::default(),
        }
    }
}

impl Json for Both {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            a: members.required("a")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("a", &self.a);
        object.rest(&self.extra);
        object.end();
    }
}

/// The schema `BothA`.
#[derive(Clone, Debug, PartialEq)]
pub enum BothA {
    /// Where the value is a boolean.
    Boolean(bool),
    /// Where the value is an array.
    List(Vec<String>),
}

impl Json for BothA {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        node.choice()
            .kind(&[json::Kind::Bool], "Boolean", Self::Boolean)
            .kind(&[json::Kind::Array], "List", Self::List)
            .end()
    }

    fn encode(&self, writer: &mut json::Writer) {
        match self {
            Self::Boolean(value) => value.encode(writer),
            Self::List(value) => value.encode(writer),
        }
    }
}
