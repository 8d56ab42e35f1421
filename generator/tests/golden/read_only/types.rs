//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `User`.
#[derive(Clone, Debug, PartialEq)]
pub struct User {
    /// `id`
    pub id: Option<String>,
    /// `key`
    pub key: String,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl User {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(key: impl Into<String>) -> Self {
        Self {
            id: None,
            key: key.into(),
            extra: json::Extra::default(),
        }
    }
}

impl Json for User {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            id: members.optional("id")?,
            key: members.required("key")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("id", &self.id);
        object.member("key", &self.key);
        object.rest(&self.extra);
        object.end();
    }
}

/// The schema `Report`.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// `id`
    pub id: String,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Report {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            extra: json::Extra::default(),
        }
    }
}

impl Json for Report {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            id: members.required("id")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("id", &self.id);
        object.rest(&self.extra);
        object.end();
    }
}
