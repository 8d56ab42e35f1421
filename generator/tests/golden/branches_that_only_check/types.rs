//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `Contact`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Contact {
    /// `mail`
    pub mail: Option<String>,
    /// `phone`
    pub phone: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Json for Contact {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        static OWN: &[json::Rule] = &[
            json::Rule::AnyOf(
                &[
                    &[json::Rule::Required(&["mail"])],
                    &[json::Rule::Required(&["phone"])],
                ],
            ),
        ];
        node.check(OWN)?;
        let mut members = node.object()?;
        Ok(Self {
            mail: members.optional("mail")?,
            phone: members.optional("phone")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("mail", &self.mail);
        object.optional("phone", &self.phone);
        object.rest(&self.extra);
        object.end();
    }
}
