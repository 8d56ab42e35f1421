//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `OptionSchema`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct OptionSchema {
    /// `type`
    pub r#type: Option<String>,
    /// `Type`
    pub type_: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Json for OptionSchema {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            r#type: members.optional("type")?,
            type_: members.optional("Type")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("type", &self.r#type);
        object.optional("Type", &self.type_);
        object.rest(&self.extra);
        object.end();
    }
}

/// The schema `Option2`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Option2 {
    /// `extra`
    pub extra: Option<String>,
    /// `node`
    pub node: Option<String>,
    /// Members that the document does not name.
    pub extra_members: json::Extra,
}

impl Json for Option2 {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            extra: members.optional("extra")?,
            node: members.optional("node")?,
            extra_members: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("extra", &self.extra);
        object.optional("node", &self.node);
        object.rest(&self.extra_members);
        object.end();
    }
}
