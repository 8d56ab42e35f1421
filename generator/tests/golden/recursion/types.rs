//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `Tree`.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    /// `value`
    pub value: i64,
    /// `left`
    pub left: Option<Box<Tree>>,
    /// `children`
    pub children: Option<Vec<Tree>>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Tree {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(value: i64) -> Self {
        Self {
            value,
            left: None,
            children: None,
            extra: json::Extra::default(),
        }
    }
}

impl Json for Tree {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            value: members.required("value")?,
            left: members.optional("left")?,
            children: members.optional("children")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("value", &self.value);
        object.optional("left", &self.left);
        object.optional("children", &self.children);
        object.rest(&self.extra);
        object.end();
    }
}

/// The schema `Nested`.
#[derive(Clone, Debug, PartialEq)]
pub struct Nested(pub Vec<Nested>);

impl Json for Nested {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        Json::decode(node).map(Self)
    }

    fn encode(&self, writer: &mut json::Writer) {
        self.0.encode(writer);
    }
}
