//! The schemas of T.

use concord_runtime::json::{self, Json};

/// The schema `Filter`.
#[derive(Clone, Debug, PartialEq)]
pub enum Filter {
    /// Where the member `values` is there.
    Many(FilterMany),
    /// Where it fits, and nothing before it; trial 1.
    Any(FilterAny),
}

impl Json for Filter {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        node.choice().member("values", "Many", Self::Many).trial("Any", Self::Any).end()
    }

    fn encode(&self, writer: &mut json::Writer) {
        match self {
            Self::Many(value) => value.encode(writer),
            Self::Any(value) => value.encode(writer),
        }
    }
}

/// Many
#[derive(Clone, Debug, PartialEq)]
pub struct FilterMany {
    /// `field`
    pub field: String,
    /// `value`
    pub value: Option<String>,
    /// `values`
    pub values: Vec<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl FilterMany {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(field: impl Into<String>, values: Vec<String>) -> Self {
        Self {
            field: field.into(),
            value: None,
            values,
            extra: json::Extra::default(),
        }
    }
}

impl Json for FilterMany {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            field: members.required("field")?,
            value: members.optional("value")?,
            values: members.required("values")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("field", &self.field);
        object.optional("value", &self.value);
        object.member("values", &self.values);
        object.rest(&self.extra);
        object.end();
    }
}

/// Any
#[derive(Clone, Debug, PartialEq)]
pub struct FilterAny {
    /// `field`
    pub field: String,
    /// `value`
    pub value: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl FilterAny {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(field: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            value: None,
            extra: json::Extra::default(),
        }
    }
}

impl Json for FilterAny {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            field: members.required("field")?,
            value: members.optional("value")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("field", &self.field);
        object.optional("value", &self.value);
        object.rest(&self.extra);
        object.end();
    }
}
