//! The operations of Constructs: what they are asked with, and what they answer.

use concord_runtime::form;
use concord_runtime::headers;
use concord_runtime::json;
use concord_runtime::operation::Operation;
use concord_runtime::stream::{self, Bytes};
use concord_runtime::style::Parameter;

use super::types::*;

/// `GET /search`
pub static SEARCH: Operation = Operation {
    id: "search",
    method: "GET",
    path: "/search",
    security: &[],
};

/// What [`SEARCH`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Search {
    /// `filter` in the query.
    pub filter: Option<SearchFilter>,
    /// `created` in the query.
    pub created: Option<SearchCreated>,
    /// `status` in the query.
    pub status: Option<SearchStatus>,
    /// `fields` in the query.
    pub fields: Option<Vec<String>>,
    /// `next` in the query.
    pub next: Option<String>,
    /// `where` in the query.
    pub r#where: Option<json::IndexMap<String, i64>>,
    /// `X-Ids` in the header.
    pub x_ids: Option<Vec<i64>>,
    /// `session` in the cookie.
    pub session: Option<String>,
    /// `seen` in the cookie.
    pub seen: Option<Vec<String>>,
}

/// `GET /paths/{label}/{matrix}/{list}/{either}`
pub static FOLLOW: Operation = Operation {
    id: "follow",
    method: "GET",
    path: "/paths/{label}/{matrix}/{list}/{either}",
    security: &[],
};

/// What [`FOLLOW`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct Follow {
    /// `label` in the path.
    pub label: Vec<String>,
    /// `matrix` in the path.
    pub matrix: Range,
    /// `list` in the path.
    pub list: Vec<i64>,
    /// `either` in the path.
    pub either: FollowEither,
}

impl Follow {
    /// From its parts.
    #[must_use]
    pub fn new(
        label: Vec<String>,
        matrix: Range,
        list: Vec<i64>,
        either: FollowEither,
    ) -> Self {
        Self {
            label,
            matrix,
            list,
            either,
        }
    }
}

/// `GET /whole`
pub static ASK_WHOLE: Operation = Operation {
    id: "askWhole",
    method: "GET",
    path: "/whole",
    security: &[],
};

/// What [`ASK_WHOLE`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct AskWhole {
    /// `question` in the query.
    pub question: Range,
}

impl AskWhole {
    /// From its parts.
    #[must_use]
    pub fn new(question: Range) -> Self {
        Self { question }
    }
}

/// `GET /selected`
pub static SELECT: Operation = Operation {
    id: "select",
    method: "GET",
    path: "/selected",
    security: &[],
};

/// What [`SELECT`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct Select {
    /// `selector` in the query.
    pub selector: String,
}

impl Select {
    /// From its parts.
    #[must_use]
    pub fn new(selector: impl Into<String>) -> Self {
        Self { selector: selector.into() }
    }
}

/// `GET /pairs`
pub static ASK_PAIRS: Operation = Operation {
    id: "askPairs",
    method: "GET",
    path: "/pairs",
    security: &[],
};

/// What [`ASK_PAIRS`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct AskPairs {
    /// `pairs` in the query.
    pub pairs: Option<Page>,
}

/// `POST /forms`
pub static FILL: Operation = Operation {
    id: "fill",
    method: "POST",
    path: "/forms",
    security: &[],
};

/// The fields of a `application/x-www-form-urlencoded` body.
pub static FILL_FORM: &[form::Field] = &[
    form::Field::deep("items"),
    form::Field::deep("metadata"),
    form::Field::exploded("range", &["gte", "lt"]),
    form::Field::text("tags").repeated(),
    form::Field::joined("colours", '|'),
    form::Field::text("next").allow_reserved(),
    form::Field::json("note"),
];

/// What [`FILL`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct Fill {
    /// The body.
    pub body: FillBody,
}

impl Fill {
    /// From its parts.
    #[must_use]
    pub fn new(body: FillBody) -> Self {
        Self { body }
    }
}

/// `POST /uploads`
pub static UPLOAD: Operation = Operation {
    id: "upload",
    method: "POST",
    path: "/uploads",
    security: &[],
};

/// The fields of a `multipart/form-data` body.
pub static UPLOAD_PARTS: &[form::Field] = &[
    form::Field::file("file").content_type("image/png"),
    form::Field::file("pages").repeated(),
    form::Field::json("owner"),
    form::Field::text("tags").repeated(),
    form::Field::deep("options"),
    form::Field::text("note").content_type("text/markdown"),
];

/// What [`UPLOAD`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct Upload {
    /// The body.
    pub body: UploadBody,
}

impl Upload {
    /// From its parts.
    #[must_use]
    pub fn new(body: UploadBody) -> Self {
        Self { body }
    }
}

/// `POST /batches`
pub static BATCH: Operation = Operation {
    id: "batch",
    method: "POST",
    path: "/batches",
    security: &[],
};

/// What [`BATCH`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// The body.
    pub body: stream::Raw,
}

impl Batch {
    /// From its parts.
    #[must_use]
    pub fn new(body: stream::Raw) -> Self {
        Self { body }
    }
}

/// `GET /counts`
pub static COUNT: Operation = Operation {
    id: "count",
    method: "GET",
    path: "/counts",
    security: &[],
};

/// What [`COUNT`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Count {}

/// `POST /sessions`
pub static SIGN_IN: Operation = Operation {
    id: "signIn",
    method: "POST",
    path: "/sessions",
    security: &[],
};

/// What [`SIGN_IN`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct SignIn {}

/// The documented errors of [`SIGN_IN`].
#[derive(Clone, Debug, PartialEq)]
pub enum SignInError {
    /// 409: Signed in already.
    Conflict,
}

/// `GET /logs`
pub static READ_LOGS: Operation = Operation {
    id: "readLogs",
    method: "GET",
    path: "/logs",
    security: &[],
};

/// What [`READ_LOGS`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ReadLogs {}

/// `POST /logs`
pub static WRITE_LOGS: Operation = Operation {
    id: "writeLogs",
    method: "POST",
    path: "/logs",
    security: &[],
};

/// What [`WRITE_LOGS`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct WriteLogs {
    /// The body.
    pub body: Vec<Entry>,
}

impl WriteLogs {
    /// From its parts.
    #[must_use]
    pub fn new(body: Vec<Entry>) -> Self {
        Self { body }
    }
}

/// `GET /events`
pub static WATCH: Operation = Operation {
    id: "watch",
    method: "GET",
    path: "/events",
    security: &[],
};

/// What [`WATCH`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Watch {}

/// `GET /reports`
pub static REPORT: Operation = Operation {
    id: "report",
    method: "GET",
    path: "/reports",
    security: &[],
};

/// What [`REPORT`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Report {}

/// What [`REPORT`] can be answered with.
#[derive(Clone, Debug, PartialEq)]
pub enum ReportAnswer {
    /// 200: A report.
    OkJson(Entry),
    /// 200: A report.
    OkCsv(String),
    /// 200: A report.
    OkPdf(Bytes),
}

/// `POST /entryAdded`
pub static ENTRY_ADDED: Operation = Operation {
    id: "entryAdded",
    method: "POST",
    path: "/entryAdded",
    security: &[],
};

/// What [`ENTRY_ADDED`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryAdded {
    /// `X-Delivery` in the header.
    pub x_delivery: String,
    /// The body.
    pub body: Entry,
}

impl EntryAdded {
    /// From its parts.
    #[must_use]
    pub fn new(x_delivery: impl Into<String>, body: Entry) -> Self {
        Self {
            x_delivery: x_delivery.into(),
            body,
        }
    }
}

/// The documented errors of [`ENTRY_ADDED`].
#[derive(Clone, Debug, PartialEq)]
pub enum EntryAddedError {
    /// 410: Send no more.
    Gone,
}

/// Headers of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct TotalRangeTagsSetCookieHeaders {
    /// `X-Total`
    pub total: i64,
    /// `X-Range`
    pub range: Option<Range>,
    /// `X-Tags`
    pub tags: Option<Vec<String>>,
    /// `Set-Cookie`
    pub set_cookie: Option<Vec<String>>,
}

impl headers::Headers for TotalRangeTagsSetCookieHeaders {
    fn read(fields: &headers::Fields<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {
            total: fields.required(Parameter::header("X-Total"))?,
            range: fields.optional(Parameter::header("X-Range").json())?,
            tags: fields.optional(Parameter::header("X-Tags").array())?,
            set_cookie: fields.optional(Parameter::header("Set-Cookie").array())?,
        })
    }

    fn write(&self, fields: &mut headers::FieldWriter) {
        fields.required(Parameter::header("X-Total"), &self.total);
        fields.optional(Parameter::header("X-Range").json(), &self.range);
        fields.optional(Parameter::header("X-Tags").array(), &self.tags);
        fields.optional(Parameter::header("Set-Cookie").array(), &self.set_cookie);
    }
}

/// Headers of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct SetCookieHeaders {
    /// `Set-Cookie`
    pub set_cookie: String,
}

impl headers::Headers for SetCookieHeaders {
    fn read(fields: &headers::Fields<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {
            set_cookie: fields.required(Parameter::header("Set-Cookie"))?,
        })
    }

    fn write(&self, fields: &mut headers::FieldWriter) {
        fields.required(Parameter::header("Set-Cookie"), &self.set_cookie);
    }
}
