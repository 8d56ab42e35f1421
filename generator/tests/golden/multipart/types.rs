//! The schemas of Multipart.

use concord_runtime::form;
use concord_runtime::json::{self, Json};

/// The schema `UploadBody`.
#[derive(Clone, Debug, PartialEq)]
pub struct UploadBody {
    /// `file`
    pub file: form::File,
    /// `pages`
    pub pages: Option<Vec<form::File>>,
    /// `note`
    pub note: Option<String>,
    /// `owner`
    pub owner: Option<UploadBodyOwner>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl UploadBody {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(file: form::File) -> Self {
        Self {
            file,
            pages: None,
            note: None,
            owner: None,
            extra: json::Extra::default(),
        }
    }
}

impl Json for UploadBody {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            file: members.required("file")?,
            pages: members.optional("pages")?,
            note: members.optional("note")?,
            owner: members.optional("owner")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("file", &self.file);
        object.optional("pages", &self.pages);
        object.optional("note", &self.note);
        object.optional("owner", &self.owner);
        object.rest(&self.extra);
        object.end();
    }
}

/// The schema `UploadBodyOwner`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct UploadBodyOwner {
    /// `name`
    pub name: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Json for UploadBodyOwner {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        Ok(Self {
            name: members.optional("name")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("name", &self.name);
        object.rest(&self.extra);
        object.end();
    }
}
