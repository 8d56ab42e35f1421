//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `Window`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Window {
    /// `width`
    pub width: Option<i64>,
    /// `title`
    pub title: Option<String>,
    /// `frame`
    pub frame: Option<json::Value>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Json for Window {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        static RULES: json::MemberRules = &[
            ("width", &[json::Rule::Not(&[json::Rule::MultipleOf(2.0)])]),
            ("title", &[json::Rule::NoneOf(&["\"none\""])]),
            (
                "frame",
                &[
                    json::Rule::Not(
                        &[json::Rule::Type(&[json::Kind::Null, json::Kind::String])],
                    ),
                ],
            ),
        ];

        static OWN: &[json::Rule] = &[
            json::Rule::Not(&[json::Rule::Required(&["width", "title"])]),
        ];
        node.check(OWN)?;
        let mut members = node.object()?;
        members.check(RULES)?;
        Ok(Self {
            width: members.optional("width")?,
            title: members.optional("title")?,
            frame: members.optional("frame")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("width", &self.width);
        object.optional("title", &self.title);
        object.optional("frame", &self.frame);
        object.rest(&self.extra);
        object.end();
    }
}
