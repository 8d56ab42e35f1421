//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `Content`.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Where the value is an array.
    List(Vec<Part>),
    /// Where the value is a string.
    Text(String),
}

impl Json for Content {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        node.choice()
            .kind(&[json::Kind::Array], "List", Self::List)
            .kind(&[json::Kind::String], "Text", Self::Text)
            .end()
    }

    fn encode(&self, writer: &mut json::Writer) {
        match self {
            Self::List(value) => value.encode(writer),
            Self::Text(value) => value.encode(writer),
        }
    }
}

/// The schema `Part`.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// Where the member `text` is there.
    Text(PartText),
    /// Where the member `url` is there.
    Image(PartImage),
}

impl Json for Part {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        node.choice()
            .member("text", "Text", Self::Text)
            .member("url", "Image", Self::Image)
            .end()
    }

    fn encode(&self, writer: &mut json::Writer) {
        match self {
            Self::Text(value) => value.encode(writer),
            Self::Image(value) => value.encode(writer),
        }
    }
}

/// Text
#[derive(Clone, Debug, PartialEq)]
pub struct PartText {
    /// `text`
    pub text: String,
}

impl PartText {
    /// From its parts.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }
}

impl Json for PartText {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            text: members.required("text")?,
        };
        members.close()?;
        Ok(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("text", &self.text);
        object.end();
    }
}

/// Image
#[derive(Clone, Debug, PartialEq)]
pub struct PartImage {
    /// `url`
    pub url: String,
}

impl PartImage {
    /// From its parts.
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into() }
    }
}

impl Json for PartImage {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            url: members.required("url")?,
        };
        members.close()?;
        Ok(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("url", &self.url);
        object.end();
    }
}
