//! The schemas of Unions.

use concord_runtime::json;

/// The schema `Content`.
#[derive(Clone)]
pub enum Content {
    /// Where `type` is `text`.
    Text(Text),
    /// Any other `type`.
    Other(Other),
}

json::tagged! { Content by "type" { Text: "text", ..Other decoded } }

/// The schema `Text`.
///
/// On the wire its `type` is always `text`.
#[derive(Clone)]
pub struct Text {
    /// `text`
    pub text: String,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new Text { ["type" constant "text"] text: required (impl Into<String>), ..extra rest }
}

/// The schema `Other`.
#[derive(Clone)]
pub struct Other {
    /// `type`
    pub r#type: String,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! {
    new Other { r#type "type": required (impl Into<String>), ..extra rest }
    rules [ ("type", &[NoneOf(&["\"text\""])]), ]
}
