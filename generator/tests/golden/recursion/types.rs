//! The schemas of T.

use concord_runtime::json;

/// The schema `Tree`.
#[derive(Clone)]
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

json::object! {
    new Tree { value: required (i64), left: optional, children: optional, ..extra rest }
}

/// The schema `Nested`.
#[derive(Clone, Debug, PartialEq)]
pub struct Nested(pub Vec<Nested>);

impl json::Json for Nested {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        json::Json::decode(node).map(Self)
    }

    fn encode(&self, writer: &mut json::Writer) {
        json::Json::encode(&self.0, writer);
    }
}
