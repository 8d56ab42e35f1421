//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `Payment`.
#[derive(Clone, Debug, PartialEq)]
pub struct Payment {
    /// `kind`
    pub kind: String,
    /// `iban`
    pub iban: Option<String>,
    /// `card`
    pub card: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Payment {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(kind: impl Into<String>) -> Self {
        Self {
            kind: kind.into(),
            iban: None,
            card: None,
            extra: json::Extra::default(),
        }
    }
}

impl Json for Payment {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        static OWN: &[json::Rule] = &[
            json::Rule::When {
                condition: &[
                    json::Rule::Member("kind", &[json::Rule::Listed(&["\"transfer\""])]),
                ],
                then: &[
                    json::Rule::Required(&["iban"]),
                    json::Rule::Member("iban", &[json::Rule::Pattern("^[A-Z]{2}")]),
                ],
                otherwise: &[json::Rule::Required(&["card"])],
            },
        ];
        node.check(OWN)?;
        let mut members = node.object()?;
        Ok(Self {
            kind: members.required("kind")?,
            iban: members.optional("iban")?,
            card: members.optional("card")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("kind", &self.kind);
        object.optional("iban", &self.iban);
        object.optional("card", &self.card);
        object.rest(&self.extra);
        object.end();
    }
}
