//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `Base`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Base {
    /// `id`
    pub id: Option<String>,
    /// `kind`
    pub kind: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Json for Base {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            id: members.optional("id")?,
            kind: members.optional("kind")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("id", &self.id);
        object.optional("kind", &self.kind);
        object.rest(&self.extra);
        object.end();
    }
}

/// A pet.
#[derive(Clone, Debug, PartialEq)]
pub struct Pet {
    /// `id`
    pub id: String,
    /// `kind`
    pub kind: Option<PetKind>,
    /// `name`
    pub name: String,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Pet {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(id: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            kind: None,
            name: name.into(),
            extra: json::Extra::default(),
        }
    }
}

impl Json for Pet {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            id: members.required("id")?,
            kind: members.optional("kind")?,
            name: members.required("name")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("id", &self.id);
        object.optional("kind", &self.kind);
        object.member("name", &self.name);
        object.rest(&self.extra);
        object.end();
    }
}

/// The schema `PetKind`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PetKind {
    /// `cat`
    Cat,
    /// `dog`
    Dog,
    /// A value that the document does not list. A client keeps it, a server refuses it.
    Unknown(String),
}

impl PetKind {
    /// The text on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Cat => "cat",
            Self::Dog => "dog",
            Self::Unknown(text) => text,
        }
    }
}

impl Json for PetKind {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        Ok(
            match node.text()? {
                "cat" => Self::Cat,
                "dog" => Self::Dog,
                _ => Self::Unknown(node.unlisted(&["cat", "dog"])?),
            },
        )
    }

    fn encode(&self, writer: &mut json::Writer) {
        writer.text(self.as_str());
    }
}
