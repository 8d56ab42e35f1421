//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `Größe`.
#[derive(Clone, Debug, PartialEq)]
pub struct Größe {
    /// `ʿayn`
    pub ʿayn: i64,
    /// `имя`
    pub имя: Option<String>,
    /// `名前`
    pub 名前: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Größe {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(ʿayn: i64) -> Self {
        Self {
            ʿayn,
            имя: None,
            名前: None,
            extra: json::Extra::default(),
        }
    }
}

impl Json for Größe {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            ʿayn: members.required("ʿayn")?,
            имя: members.optional("имя")?,
            名前: members.optional("名前")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("ʿayn", &self.ʿayn);
        object.optional("имя", &self.имя);
        object.optional("名前", &self.名前);
        object.rest(&self.extra);
        object.end();
    }
}
