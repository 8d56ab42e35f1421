//! The schemas of Unions.

use concord_runtime::json::{self, Json};

/// The schema `Content`.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Where `type` is `text`.
    Text(Text),
    /// Any other `type`.
    Other(Other),
}

impl Json for Content {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        match node.tag("type") {
            Some("text") => Json::decode(node).map(Self::Text),
            _ => Json::decode(node).map(Self::Other),
        }
    }

    fn encode(&self, writer: &mut json::Writer) {
        match self {
            Self::Text(value) => value.encode(writer),
            Self::Other(value) => value.encode(writer),
        }
    }
}

/// The schema `Text`.
///
/// On the wire its `type` is always `text`.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// `text`
    pub text: String,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Text {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            extra: json::Extra::default(),
        }
    }
}

impl Json for Text {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        members.constant("type", "text")?;
        Ok(Self {
            text: members.required("text")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.constant("type", "text");
        object.member("text", &self.text);
        object.rest(&self.extra);
        object.end();
    }
}

/// The schema `Other`.
#[derive(Clone, Debug, PartialEq)]
pub struct Other {
    /// `type`
    pub r#type: String,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Other {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(r#type: impl Into<String>) -> Self {
        Self {
            r#type: r#type.into(),
            extra: json::Extra::default(),
        }
    }
}

impl Json for Other {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        static RULES: json::MemberRules = &[
            ("type", &[json::Rule::NoneOf(&["\"text\""])]),
        ];
        let mut members = node.object()?;
        members.check(RULES)?;
        Ok(Self {
            r#type: members.required("type")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("type", &self.r#type);
        object.rest(&self.extra);
        object.end();
    }
}
