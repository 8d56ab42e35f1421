//! The schemas of Members.

use concord_runtime::json::{self, Json};

/// A pet with a member of each presence.
#[derive(Clone, Debug, PartialEq)]
pub struct Pet {
    /// What it answers to.
    pub name: String,
    /// Null for a stray.
    pub owner: Option<String>,
    /// `age`
    pub age: Option<u64>,
    /// `chip`
    pub chip: json::Maybe<json::Uuid>,
    /// `tags`
    ///
    /// Left out it means `[]`.
    pub tags: Option<Vec<String>>,
    /// `type`
    pub r#type: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Pet {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(name: impl Into<String>, owner: Option<String>) -> Self {
        Self {
            name: name.into(),
            owner,
            age: None,
            chip: json::Maybe::Absent,
            tags: None,
            r#type: None,
            extra: json::Extra::default(),
        }
    }
}

impl Json for Pet {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            name: members.required("name")?,
            owner: members.nullable("owner")?,
            age: members.optional("age")?,
            chip: members.maybe("chip")?,
            tags: members.defaulted("tags", "[]")?,
            r#type: members.optional("type")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("name", &self.name);
        object.nullable("owner", &self.owner);
        object.optional("age", &self.age);
        object.maybe("chip", &self.chip);
        object.optional("tags", &self.tags);
        object.optional("type", &self.r#type);
        object.rest(&self.extra);
        object.end();
    }
}
