//! The schemas of Merge Agent Handler API.

use concord_runtime::json;

/// What a tool produced. Members beyond these may appear.
#[derive(Clone)]
pub struct ToolResult {
    /// The tool's output, piece by piece.
    pub content: Vec<ContentItem>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { new ToolResult { content: required (Vec<ContentItem>), ..extra rest } }

/// One piece of output. Its type member says which kind it is, and kinds other than text are
/// left open.
#[derive(Clone)]
pub enum ContentItem {
    /// Where `type` is `text`.
    Text(TextContent),
    /// Any other `type`.
    Other(OtherContent),
}

json::tagged! { ContentItem by "type" { Text: "text", ..Other decoded } }

/// A piece of output that is text, which may itself be JSON.
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
