//! The schemas of Typed errors.

use concord_runtime::json::{self, Json};

/// The schema `Trace`.
pub type Trace = Vec<String>;

/// The schema `BuyError402`.
#[derive(Clone, Debug, PartialEq)]
pub struct BuyError402 {
    /// `missing`
    pub missing: i64,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl BuyError402 {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(missing: i64) -> Self {
        Self {
            missing,
            extra: json::Extra::default(),
        }
    }
}

impl Json for BuyError402 {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            missing: members.required("missing")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("missing", &self.missing);
        object.rest(&self.extra);
        object.end();
    }
}
