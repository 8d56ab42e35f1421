//! The schemas of MCPHub Tools API.

use concord_runtime::json::{self, Json};

/// Arguments of a tool, one member for each. Which ones there are is up to the tool.
pub type ToolArguments = json::Map<String, json::Value>;

/// Names a tool and gives the arguments to run it with.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolCall {
    /// The tool, either by its bare name or qualified as server, separator and tool. The separator
    /// is a hyphen unless the hub is configured otherwise; the qualified form settles which part is
    /// which when a tool's own name contains it.
    pub tool_name: String,
    /// What the tool is run with. Leaving it out means no arguments.
    ///
    /// Left out it means `{}`.
    pub arguments: Option<ToolArguments>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl ToolCall {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(tool_name: impl Into<String>) -> Self {
        Self {
            tool_name: tool_name.into(),
            arguments: None,
            extra: json::Extra::default(),
        }
    }
}

impl Json for ToolCall {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            tool_name: members.required("toolName")?,
            arguments: members.defaulted("arguments", "{}")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("toolName", &self.tool_name);
        object.optional("arguments", &self.arguments);
        object.rest(&self.extra);
        object.end();
    }
}

/// The envelope around the outcome of a call.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolCallAnswer {
    /// Whether the call succeeded.
    pub success: bool,
    /// What the call produced.
    pub data: ToolCallData,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl ToolCallAnswer {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(success: bool, data: ToolCallData) -> Self {
        Self {
            success,
            data,
            extra: json::Extra::default(),
        }
    }
}

impl Json for ToolCallAnswer {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            success: members.required("success")?,
            data: members.required("data")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("success", &self.success);
        object.member("data", &self.data);
        object.rest(&self.extra);
        object.end();
    }
}

/// What a tool produced, with the call it answers. Members beyond these may appear.
#[derive(Clone, Debug, PartialEq)]
pub struct ToolCallData {
    /// The tool's output, piece by piece.
    pub content: Vec<ContentItem>,
    /// The tool's name, in the form in which the caller sent it.
    pub tool_name: String,
    /// The arguments as the tool received them. They differ from the ones sent where a value was
    /// converted to the type that the tool expects.
    pub arguments: ToolArguments,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl ToolCallData {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(
        content: Vec<ContentItem>,
        tool_name: impl Into<String>,
        arguments: ToolArguments,
    ) -> Self {
        Self {
            content,
            tool_name: tool_name.into(),
            arguments,
            extra: json::Extra::default(),
        }
    }
}

impl Json for ToolCallData {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            content: members.required("content")?,
            tool_name: members.required("toolName")?,
            arguments: members.required("arguments")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("content", &self.content);
        object.member("toolName", &self.tool_name);
        object.member("arguments", &self.arguments);
        object.rest(&self.extra);
        object.end();
    }
}

/// One piece of output. Its type member says which kind it is, and kinds other than text exist.
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

/// A piece of output that is plain text.
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
