//! The schemas of T.

use concord_runtime::json;

/// The schema `Content`.
#[derive(Clone)]
pub enum Content {
    /// Where the value is an array.
    List(Vec<Part>),
    /// Where the value is a string.
    Text(String),
}

json::choice! { Content { List: kind(&[Array]), Text: kind(&[String]), } }

/// The schema `Part`.
#[derive(Clone)]
pub enum Part {
    /// Where the member `text` is there.
    Text(PartText),
    /// Where the member `url` is there.
    Image(PartImage),
}

json::choice! { Part { Text: member("text"), Image: member("url"), } }

/// Text
#[derive(Clone)]
pub struct PartText {
    /// `text`
    pub text: String,
}

json::object! { new PartText { text: required (impl Into<String>), } }

/// Image
#[derive(Clone)]
pub struct PartImage {
    /// `url`
    pub url: String,
}

json::object! { new PartImage { url: required (impl Into<String>), } }
