//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `Sample`.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// `note`
    pub note: Option<String>,
    /// `level`
    pub level: Option<u64>,
    /// `many`
    pub many: Option<Vec<String>>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Sample {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(note: Option<String>) -> Self {
        Self {
            note,
            level: None,
            many: None,
            extra: json::Extra::default(),
        }
    }
}

impl Json for Sample {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        static RULES: json::MemberRules = &[("level", &[json::Rule::Above(0.0)])];
        let mut members = node.object()?;
        members.check(RULES)?;
        Ok(Self {
            note: members.nullable("note")?,
            level: members.optional("level")?,
            many: members.optional("many")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.nullable("note", &self.note);
        object.optional("level", &self.level);
        object.optional("many", &self.many);
        object.rest(&self.extra);
        object.end();
    }
}
