//! The schemas of Multipart.

use concord_runtime::form;
use concord_runtime::json;

/// The schema `UploadBody`.
#[derive(Clone)]
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

json::object! {
    new UploadBody {
        file: required (form::File), pages: optional, note: optional, owner: optional, ..extra rest
    }
}

/// The schema `UploadBodyOwner`.
#[derive(Clone, Default)]
pub struct UploadBodyOwner {
    /// `name`
    pub name: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { UploadBodyOwner { name: optional, ..extra rest } }
