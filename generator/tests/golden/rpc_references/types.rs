//! The schemas of References.

use concord_runtime::json::{self, Json};

/// The schema `PutValue`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct PutValue {
    /// `text`
    pub text: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Json for PutValue {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            text: members.optional("text")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("text", &self.text);
        object.rest(&self.extra);
        object.end();
    }
}
