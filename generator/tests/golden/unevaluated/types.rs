//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `Base`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Base {
    /// `id`
    pub id: Option<i64>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Json for Base {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            id: members.optional("id")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("id", &self.id);
        object.rest(&self.extra);
        object.end();
    }
}

/// The schema `Pet`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Pet {
    /// `id`
    pub id: Option<i64>,
    /// `name`
    pub name: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Json for Pet {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        static OWN: &[json::Rule] = &[
            json::Rule::When {
                condition: &[json::Rule::Required(&["barks"])],
                then: &[
                    json::Rule::Member("barks", &[json::Rule::Type(&[json::Kind::Bool])]),
                ],
                otherwise: &[],
            },
            json::Rule::OtherMembers(
                &[
                    json::Known::Names(&["name"]),
                    json::Known::Names(&["id"]),
                    json::Known::When(
                        &[json::Rule::Required(&["barks"])],
                        &[json::Known::Names(&["barks"])],
                    ),
                ],
                &[json::Rule::Never],
            ),
        ];
        node.check(OWN)?;
        let mut members = node.object()?;
        Ok(Self {
            id: members.optional("id")?,
            name: members.optional("name")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("id", &self.id);
        object.optional("name", &self.name);
        object.rest(&self.extra);
        object.end();
    }
}

/// The schema `Pair`.
pub type Pair = Vec<json::Value>;

/// The schema `Holder`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Holder {
    /// `pair`
    pub pair: Option<Pair>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Json for Holder {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        static RULES: json::MemberRules = &[
            (
                "pair",
                &[
                    json::Rule::OtherItems(
                        &[json::Known::First(2)],
                        &[json::Rule::Type(&[json::Kind::Bool])],
                    ),
                    json::Rule::Place(0, &[json::Rule::Type(&[json::Kind::String])]),
                    json::Rule::Place(
                        1,
                        &[
                            json::Rule::Type(&[json::Kind::Integer]),
                            json::Rule::Minimum(1.0),
                        ],
                    ),
                ],
            ),
        ];
        let mut members = node.object()?;
        members.check(RULES)?;
        Ok(Self {
            pair: members.optional("pair")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("pair", &self.pair);
        object.rest(&self.extra);
        object.end();
    }
}
