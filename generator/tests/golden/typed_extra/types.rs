//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `Labels`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Labels {
    /// `name`
    pub name: Option<String>,
    /// Members that the document does not name.
    pub extra: json::IndexMap<String, i64>,
}

impl Json for Labels {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            name: members.optional("name")?,
            extra: members.rest_of()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("name", &self.name);
        object.rest_of(&self.extra);
        object.end();
    }
}
