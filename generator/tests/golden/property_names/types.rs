//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `Headers`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Headers {
    /// `x-id`
    pub x_id: Option<String>,
    /// Members that the document does not name.
    pub extra: json::IndexMap<String, String>,
}

impl Json for Headers {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        static OWN: &[json::Rule] = &[
            json::Rule::OtherMembers(
                &[json::Known::Names(&["x-id"])],
                &[json::Rule::MinLength(1)],
            ),
            json::Rule::Names(
                &[json::Rule::MaxLength(20), json::Rule::Pattern("^[a-z-]+$")],
            ),
            json::Rule::Member(
                "x-id",
                &[json::Rule::Type(&[json::Kind::String]), json::Rule::MinLength(1)],
            ),
            json::Rule::OtherMembers(
                &[json::Known::Names(&["x-id"]), json::Known::Matching("^x-")],
                &[json::Rule::Never],
            ),
        ];
        node.check(OWN)?;
        let mut members = node.object()?;
        Ok(Self {
            x_id: members.optional("x-id")?,
            extra: members.rest_of()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("x-id", &self.x_id);
        object.rest_of(&self.extra);
        object.end();
    }
}

/// The schema `Settings`.
pub type Settings = json::Map<String, json::Value>;

/// The schema `Holder`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Holder {
    /// `settings`
    pub settings: Option<Settings>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Json for Holder {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        static RULES: json::MemberRules = &[
            (
                "settings",
                &[
                    json::Rule::Matching(
                        "^is_",
                        &[json::Rule::Type(&[json::Kind::Bool])],
                    ),
                    json::Rule::Matching(
                        "^max_",
                        &[
                            json::Rule::Type(&[json::Kind::Integer]),
                            json::Rule::Minimum(0.0),
                        ],
                    ),
                    json::Rule::OtherMembers(
                        &[json::Known::Matching("^is_"), json::Known::Matching("^max_")],
                        &[json::Rule::Type(&[json::Kind::String])],
                    ),
                ],
            ),
        ];
        let mut members = node.object()?;
        members.check(RULES)?;
        Ok(Self {
            settings: members.optional("settings")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("settings", &self.settings);
        object.rest(&self.extra);
        object.end();
    }
}
