//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `Tree`.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    /// `leaves`
    pub leaves: Vec<Tree>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Tree {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(leaves: Vec<Tree>) -> Self {
        Self {
            leaves,
            extra: json::Extra::default(),
        }
    }
}

impl Json for Tree {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            leaves: members.required("leaves")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("leaves", &self.leaves);
        object.rest(&self.extra);
        object.end();
    }
}
