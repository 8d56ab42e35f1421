//! The schemas of Merge Agent Handler API.

use concord_runtime::json::{self, Json};

/// What a tool produced. Members beyond these may appear.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolResult {
    /// The tool's output, piece by piece.
    pub content: Vec<ContentItem>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl ToolResult {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(content: Vec<ContentItem>) -> Self {
        Self {
            content,
            extra: json::Extra::default(),
        }
    }
}

impl Json for ToolResult {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            content: members.required("content")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("content", &self.content);
        object.rest(&self.extra);
        object.end();
    }
}

/// One piece of output. Its type member says which kind it is, and kinds other than text are
/// left open.
#[derive(Clone, Debug, PartialEq)]
pub enum ContentItem {
    /// Where `type` is `text`.
    Text(TextContent),
    /// Any other `type`.
    Other(OtherContent),
}

impl Json for ContentItem {
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

/// A piece of output that is text, which may itself be JSON.
///
/// On the wire its `type` is always `text`.
#[derive(Clone, Debug, PartialEq)]
pub struct TextContent {
    /// The text itself.
    pub text: String,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl TextContent {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            extra: json::Extra::default(),
        }
    }
}

impl Json for TextContent {
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

/// A piece of output of any other kind, with whatever members that kind has.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherContent {
    /// The kind of this piece, which is anything but text.
    pub r#type: String,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl OtherContent {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(r#type: impl Into<String>) -> Self {
        Self {
            r#type: r#type.into(),
            extra: json::Extra::default(),
        }
    }
}

impl Json for OtherContent {
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
