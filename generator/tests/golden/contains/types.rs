//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `Team`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Team {
    /// `roles`
    pub roles: Option<Vec<String>>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Json for Team {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        static RULES: json::MemberRules = &[
            (
                "roles",
                &[
                    json::Rule::Contains {
                        rules: &[json::Rule::Listed(&["\"lead\""])],
                        least: 1,
                        most: 2,
                    },
                ],
            ),
        ];
        let mut members = node.object()?;
        members.check(RULES)?;
        Ok(Self {
            roles: members.optional("roles")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("roles", &self.roles);
        object.rest(&self.extra);
        object.end();
    }
}
