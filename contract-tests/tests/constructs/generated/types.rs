//! The schemas of Constructs.

use concord_runtime::form;
use concord_runtime::json::{self, Json};

/// The schema `Range`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Range {
    /// `gte`
    pub gte: Option<i64>,
    /// `lt`
    pub lt: Option<i64>,
}

impl Json for Range {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            gte: members.optional("gte")?,
            lt: members.optional("lt")?,
        };
        members.close()?;
        Ok(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("gte", &self.gte);
        object.optional("lt", &self.lt);
        object.end();
    }
}

/// The schema `Page`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Page {
    /// `size`
    pub size: Option<i64>,
    /// `sort`
    pub sort: Option<Vec<String>>,
}

impl Json for Page {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            size: members.optional("size")?,
            sort: members.optional("sort")?,
        };
        members.close()?;
        Ok(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("size", &self.size);
        object.optional("sort", &self.sort);
        object.end();
    }
}

/// The schema `Entry`.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// `line`
    pub line: i64,
    /// `text`
    pub text: Option<String>,
}

impl Entry {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(line: i64) -> Self {
        Self { line, text: None }
    }
}

impl Json for Entry {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            line: members.required("line")?,
            text: members.optional("text")?,
        };
        members.close()?;
        Ok(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("line", &self.line);
        object.optional("text", &self.text);
        object.end();
    }
}

/// The schema `SearchFilter`.
#[derive(Clone, Debug, PartialEq, Default)]
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

impl Json for SearchFilter {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            gte: members.optional("gte")?,
            tags: members.optional("tags")?,
            owner: members.optional("owner")?,
            numbered: members.optional("numbered")?,
        };
        members.close()?;
        Ok(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("gte", &self.gte);
        object.optional("tags", &self.tags);
        object.optional("owner", &self.owner);
        object.optional("numbered", &self.numbered);
        object.end();
    }
}

/// The schema `SearchCreated`.
#[derive(Clone, Debug, PartialEq)]
pub enum SearchCreated {
    /// Where the value is an object.
    Range(Range),
    /// Where the value is an integer.
    Integer(i64),
}

impl Json for SearchCreated {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        node.choice()
            .kind(&[json::Kind::Object], "Range", Self::Range)
            .kind(&[json::Kind::Integer], "Integer", Self::Integer)
            .end()
    }

    fn encode(&self, writer: &mut json::Writer) {
        match self {
            Self::Range(value) => value.encode(writer),
            Self::Integer(value) => value.encode(writer),
        }
    }
}

/// The schema `SearchStatus`.
#[derive(Clone, Debug, PartialEq)]
pub enum SearchStatus {
    /// Where the value is an array.
    List(Vec<String>),
    /// Where the value is an integer.
    Integer(i64),
}

impl Json for SearchStatus {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        node.choice()
            .kind(&[json::Kind::Array], "List", Self::List)
            .kind(&[json::Kind::Integer], "Integer", Self::Integer)
            .end()
    }

    fn encode(&self, writer: &mut json::Writer) {
        match self {
            Self::List(value) => value.encode(writer),
            Self::Integer(value) => value.encode(writer),
        }
    }
}

/// The schema `FollowEither`.
#[derive(Clone, Debug, PartialEq)]
pub enum FollowEither {
    /// Where the value is an array.
    List(Vec<String>),
    /// Where the value is an integer.
    Integer(i64),
}

impl Json for FollowEither {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        node.choice()
            .kind(&[json::Kind::Array], "List", Self::List)
            .kind(&[json::Kind::Integer], "Integer", Self::Integer)
            .end()
    }

    fn encode(&self, writer: &mut json::Writer) {
        match self {
            Self::List(value) => value.encode(writer),
            Self::Integer(value) => value.encode(writer),
        }
    }
}

/// The schema `FillBody`.
#[derive(Clone, Debug, PartialEq)]
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

impl FillBody {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            items: None,
            metadata: None,
            range: None,
            tags: None,
            colours: None,
            next: None,
            note: None,
        }
    }
}

impl Json for FillBody {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            name: members.required("name")?,
            items: members.optional("items")?,
            metadata: members.optional("metadata")?,
            range: members.optional("range")?,
            tags: members.optional("tags")?,
            colours: members.optional("colours")?,
            next: members.optional("next")?,
            note: members.optional("note")?,
        };
        members.close()?;
        Ok(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("name", &self.name);
        object.optional("items", &self.items);
        object.optional("metadata", &self.metadata);
        object.optional("range", &self.range);
        object.optional("tags", &self.tags);
        object.optional("colours", &self.colours);
        object.optional("next", &self.next);
        object.optional("note", &self.note);
        object.end();
    }
}

/// The schema `UploadBody`.
#[derive(Clone, Debug, PartialEq)]
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

impl UploadBody {
    /// With what has to be there; everything else is left out.
    #[must_use]
    pub fn new(file: form::File) -> Self {
        Self {
            file,
            pages: None,
            owner: None,
            tags: None,
            options: None,
            note: None,
        }
    }
}

impl Json for UploadBody {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            file: members.required("file")?,
            pages: members.optional("pages")?,
            owner: members.optional("owner")?,
            tags: members.optional("tags")?,
            options: members.optional("options")?,
            note: members.optional("note")?,
        };
        members.close()?;
        Ok(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("file", &self.file);
        object.optional("pages", &self.pages);
        object.optional("owner", &self.owner);
        object.optional("tags", &self.tags);
        object.optional("options", &self.options);
        object.optional("note", &self.note);
        object.end();
    }
}

/// The schema `SearchFilterOwner`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct SearchFilterOwner {
    /// `name`
    pub name: Option<String>,
}

impl Json for SearchFilterOwner {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            name: members.optional("name")?,
        };
        members.close()?;
        Ok(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("name", &self.name);
        object.end();
    }
}

/// The schema `FillBodyNote`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct FillBodyNote {
    /// `text`
    pub text: Option<String>,
}

impl Json for FillBodyNote {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            text: members.optional("text")?,
        };
        members.close()?;
        Ok(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("text", &self.text);
        object.end();
    }
}

/// The schema `UploadBodyOwner`.
#[derive(Clone, Debug, PartialEq)]
pub struct UploadBodyOwner {
    /// `name`
    pub name: String,
}

impl UploadBodyOwner {
    /// From its parts.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into() }
    }
}

impl Json for UploadBodyOwner {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            name: members.required("name")?,
        };
        members.close()?;
        Ok(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("name", &self.name);
        object.end();
    }
}

/// The schema `FillBodyItemsItem`.
#[derive(Clone, Debug, PartialEq)]
pub struct FillBodyItemsItem {
    /// `price`
    pub price: i64,
}

impl FillBodyItemsItem {
    /// From its parts.
    #[must_use]
    pub fn new(price: i64) -> Self {
        Self { price }
    }
}

impl Json for FillBodyItemsItem {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            price: members.required("price")?,
        };
        members.close()?;
        Ok(value)
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.member("price", &self.price);
        object.end();
    }
}
