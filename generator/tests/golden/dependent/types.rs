//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `Payment`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Payment {
    /// `card`
    pub card: Option<String>,
    /// `address`
    pub address: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Json for Payment {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        static OWN: &[json::Rule] = &[
            json::Rule::Dependent("card", &[json::Rule::Required(&["address"])]),
            json::Rule::Dependent("address", &[json::Rule::MinMembers(2)]),
        ];
        node.check(OWN)?;
        let mut members = node.object()?;
        Ok(Self {
            card: members.optional("card")?,
            address: members.optional("address")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("card", &self.card);
        object.optional("address", &self.address);
        object.rest(&self.extra);
        object.end();
    }
}
