//! The schemas of Constructs.

use concord_runtime::form;
use concord_runtime::json;

/// The schema `Range`.
#[derive(Clone, Default)]
pub struct Range {
    /// `gte`
    pub gte: Option<i64>,
    /// `lt`
    pub lt: Option<i64>,
}

json::object! { Range { gte: optional, lt: optional, } }

/// The schema `Page`.
#[derive(Clone, Default)]
pub struct Page {
    /// `size`
    pub size: Option<i64>,
    /// `sort`
    pub sort: Option<Vec<String>>,
}

json::object! { Page { size: optional, sort: optional, } }

/// The schema `Entry`.
#[derive(Clone)]
pub struct Entry {
    /// `line`
    pub line: i64,
    /// `text`
    pub text: Option<String>,
}

json::object! { new Entry { line: required (i64), text: optional, } }

/// The schema `SearchFilter`.
#[derive(Clone, Default)]
pub struct SearchFilter {
    /// `gte`
    pub gte: Option<i64>,
    /// `tags`
    pub tags: Option<Vec<String>>,
    /// `owner`
    pub owner: Option<SearchFilterOwner>,
    /// `numbered`
    pub numbered: Option<json::IndexMap<String, String>>,
}

json::object! {
    SearchFilter { gte: optional, tags: optional, owner: optional, numbered: optional, }
}

/// The schema `SearchCreated`.
#[derive(Clone)]
pub enum SearchCreated {
    /// Where the value is an object.
    Range(Range),
    /// Where the value is an integer.
    Integer(i64),
}

json::choice! { SearchCreated { Range: kind(&[Object]), Integer: kind(&[Integer]), } }

/// The schema `SearchStatus`.
#[derive(Clone)]
pub enum SearchStatus {
    /// Where the value is an array.
    List(Vec<String>),
    /// Where the value is an integer.
    Integer(i64),
}

json::choice! { SearchStatus { List: kind(&[Array]), Integer: kind(&[Integer]), } }

/// The schema `SearchMarks`.
#[derive(Clone, Default)]
pub struct SearchMarks {
    /// `first`
    pub first: Option<String>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

json::object! { SearchMarks { first: optional, ..extra rest } }

/// The schema `FollowEither`.
pub type FollowEither = SearchStatus;

/// The schema `FillBody`.
#[derive(Clone)]
pub struct FillBody {
    /// `name`
    pub name: String,
    /// `items`
    pub items: Option<Vec<FillBodyItemsItem>>,
    /// `metadata`
    pub metadata: Option<json::IndexMap<String, String>>,
    /// `range`
    pub range: Option<Range>,
    /// `tags`
    pub tags: Option<Vec<String>>,
    /// `colours`
    pub colours: Option<Vec<String>>,
    /// `next`
    pub next: Option<String>,
    /// `note`
    pub note: Option<FillBodyNote>,
}

json::object! {
    new FillBody {
        name: required (impl Into<String>), items: optional, metadata: optional, range: optional,
        tags: optional, colours: optional, next: optional, note: optional,
    }
}

/// The schema `UploadBody`.
#[derive(Clone)]
pub struct UploadBody {
    /// `file`
    pub file: form::File,
    /// `pages`
    pub pages: Option<Vec<form::File>>,
    /// `owner`
    pub owner: Option<UploadBodyOwner>,
    /// `tags`
    pub tags: Option<Vec<String>>,
    /// `options`
    pub options: Option<json::IndexMap<String, String>>,
    /// `note`
    pub note: Option<String>,
}

json::object! {
    new UploadBody {
        file: required (form::File), pages: optional, owner: optional, tags: optional,
        options: optional, note: optional,
    }
}

/// The schema `SearchFilterOwner`.
#[derive(Clone, Default)]
pub struct SearchFilterOwner {
    /// `name`
    pub name: Option<String>,
}

json::object! { SearchFilterOwner { name: optional, } }

/// The schema `FillBodyNote`.
#[derive(Clone, Default)]
pub struct FillBodyNote {
    /// `text`
    pub text: Option<String>,
}

json::object! { FillBodyNote { text: optional, } }

/// The schema `UploadBodyOwner`.
#[derive(Clone)]
pub struct UploadBodyOwner {
    /// `name`
    pub name: String,
}

json::object! { new UploadBodyOwner { name: required (impl Into<String>), } }

/// The schema `FillBodyItemsItem`.
#[derive(Clone)]
pub struct FillBodyItemsItem {
    /// `price`
    pub price: i64,
}

json::object! { new FillBodyItemsItem { price: required (i64), } }
