//! The schemas of MCPHub Tools API.

use concord_runtime::json;

/// Arguments of a tool, one member for each. Which ones there are is up to the tool.
pub type ToolArguments = json::Map<String, json::Value>;

/// Names a tool and gives the arguments to run it with.
#[derive(Clone)]
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

json::object! {
    new ToolCall {
        tool_name "toolName": required (impl Into<String>), arguments: defaulted = "{}",
        ..extra rest
    }
}

/// The envelope around the outcome of a call.
#[derive(Clone)]
pub struct ToolCallAnswer {
    /// Whether the call succeeded.
    pub success: bool,
    /// What the call produced.
    pub data: ToolCallData,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new ToolCallAnswer { success: required (bool), data: required (ToolCallData), ..extra rest }
}

/// What a tool produced, with the call it answers. Members beyond these may appear.
#[derive(Clone)]
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

json::object! {
    new ToolCallData {
        content: required (Vec<ContentItem>), tool_name "toolName": required (impl Into<String>),
        arguments: required (ToolArguments), ..extra rest
    }
}

/// One piece of output. Its type member says which kind it is, and kinds other than text exist.
#[derive(Clone)]
pub enum ContentItem {
    /// Where `type` is `text`.
    Text(TextContent),
    /// Any other `type`.
    Other(OtherContent),
}

json::tagged! { ContentItem by "type" { Text: "text", ..Other decoded } }

/// A piece of output that is plain text.
///
/// On the wire its `type` is always `text`.
#[derive(Clone)]
pub struct TextContent {
    /// The text itself.
    pub text: String,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new TextContent { ["type" constant "text"] text: required (impl Into<String>), ..extra rest }
}

/// A piece of output of any other kind, with whatever members that kind has.
#[derive(Clone)]
pub struct OtherContent {
    /// The kind of this piece, which is anything but text.
    pub r#type: String,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new OtherContent { r#type "type": required (impl Into<String>), ..extra rest }
    rules [ ("type", &[NoneOf(&["\"text\""])]), ]
}
