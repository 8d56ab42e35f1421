//! The schemas of Pages.

use concord_runtime::json::{self, Json};

/// The schema `ASchema`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ASchema {
    /// `b`
    pub b: Option<String>,
    /// `c`
    ///
    /// Left out it means `"c"`.
    pub c: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Json for ASchema {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            b: members.optional("b")?,
            c: members.defaulted("c", "\"c\"")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("b", &self.b);
        object.optional("c", &self.c);
        object.rest(&self.extra);
        object.end();
    }
}
