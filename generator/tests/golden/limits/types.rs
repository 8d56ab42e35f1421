//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `User`.
#[derive(Clone, Debug, PartialEq)]
pub struct User {
    /// `name`
    pub name: String,
    /// `tags`
    pub tags: Option<Vec<String>>,
    /// `share`
    pub share: Option<f64>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl User {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            tags: None,
            share: None,
            extra: json::Extra::default(),
        }
    }
}

impl Json for User {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        static RULES: json::MemberRules = &[
            (
                "name",
                &[
                    json::Rule::MinLength(1),
                    json::Rule::MaxLength(8),
                    json::Rule::Pattern("^\"#[^\\\\]*$"),
                ],
            ),
            (
                "tags",
                &[
                    json::Rule::UniqueItems,
                    json::Rule::Items(&[json::Rule::MaxLength(3)]),
                ],
            ),
            (
                "share",
                &[
                    json::Rule::Above(-1.5),
                    json::Rule::MultipleOf(0.01),
                    json::Rule::NoneOf(&["0", "1"]),
                ],
            ),
        ];

        static OWN: &[json::Rule] = &[json::Rule::MaxMembers(9)];
        node.check(OWN)?;
        let mut members = node.object()?;
        members.check(RULES)?;
        Ok(Self {
            name: members.required("name")?,
            tags: members.optional("tags")?,
            share: members.optional("share")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("name", &self.name);
        object.optional("tags", &self.tags);
        object.optional("share", &self.share);
        object.rest(&self.extra);
        object.end();
    }
}
