//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `Empty`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Empty {
    /// ``
    pub empty: Option<String>,
    /// `1st`
    pub n1st: Option<String>,
    /// `gen`
    pub r#gen: Option<String>,
    /// `Self`
    pub self_: Option<String>,
    /// `json`
    pub json: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Json for Empty {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            empty: members.optional("")?,
            n1st: members.optional("1st")?,
            r#gen: members.optional("gen")?,
            self_: members.optional("Self")?,
            json: members.optional("json")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("", &self.empty);
        object.optional("1st", &self.n1st);
        object.optional("gen", &self.r#gen);
        object.optional("Self", &self.self_);
        object.optional("json", &self.json);
        object.rest(&self.extra);
        object.end();
    }
}

/// The schema `X`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum X {
    /// ``
    Empty,
    /// ` `
    EmptyValue,
    /// `a`
    A,
    /// `A`
    AValue,
    /// `+1`
    Plus1,
    /// `-1`
    Minus1,
    /// A value that the document does not list. A client keeps it, a server refuses it.
    Unknown(String),
}

impl X {
    /// The text on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Empty => "",
            Self::EmptyValue => " ",
            Self::A => "a",
            Self::AValue => "A",
            Self::Plus1 => "+1",
            Self::Minus1 => "-1",
            Self::Unknown(text) => text,
        }
    }
}

impl Json for X {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        Ok(
            match node.text()? {
                "" => Self::Empty,
                " " => Self::EmptyValue,
                "a" => Self::A,
                "A" => Self::AValue,
                "+1" => Self::Plus1,
                "-1" => Self::Minus1,
                _ => Self::Unknown(node.unlisted(&["", " ", "a", "A", "+1", "-1"])?),
            },
        )
    }

    fn encode(&self, writer: &mut json::Writer) {
        writer.text(self.as_str());
    }
}
