//! The operations of Constructs: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::form;
use concord_runtime::headers::{self, WithHeaders};
use concord_runtime::json;
use concord_runtime::operation;
use concord_runtime::sse::EventStream;
use concord_runtime::stream::{self, Bytes, JsonStream};
use concord_runtime::style::{self, Parameter, Style};

use super::types::*;

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
    /// `marks` in the cookie.
    pub marks: Option<SearchMarks>,
}

operation::operation! {
    SEARCH = "search" "GET" "/search" [];
    input Search {
        filter: optional query "filter".object().style(Style::DeepObject).explode(true),
        created: optional query "created".one_of(&[style::Shape::Scalar, style::Shape::Object]).style(Style::DeepObject).explode(true),
        status: optional query "status".one_of(&[style::Shape::Scalar, style::Shape::Array]),
        fields: optional query "fields".array().style(Style::PipeDelimited),
        next: optional query "next".allow_reserved(), r#where: optional query "where".json(),
        x_ids: optional header "X-Ids".array(), session: optional cookie "session",
        seen: optional cookie "seen".array().explode(false),
        marks: optional cookie "marks".object().claimed(&["session", "seen"])
    }
    answer () = 204 empty;
    errors Infallible {}
}

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

operation::operation! {
    FOLLOW = "follow" "GET" "/paths/{label}/{matrix}/{list}/{either}" [];
    new(label: Vec<String>, matrix: Range, list: Vec<i64>, either: FollowEither);
    input Follow {
        label: required path "label".array().style(Style::Label).explode(true),
        matrix: required path "matrix".object().style(Style::Matrix).explode(true),
        list: required path "list".array(),
        either: required path "either".one_of(&[style::Shape::Scalar, style::Shape::Array]).style(Style::Matrix)
    }
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`ASK_WHOLE`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct AskWhole {
    /// `question` in the query.
    pub question: Range,
}

operation::operation! {
    ASK_WHOLE = "askWhole" "GET" "/whole" [];
    new(question: Range);
    input AskWhole { question: required query "question".json().style(Style::Whole) }
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`SELECT`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct Select {
    /// `selector` in the query.
    pub selector: String,
}

operation::operation! {
    SELECT = "select" "GET" "/selected" [];
    new(selector: impl Into<String>);
    input Select { selector: required query "selector".style(Style::Whole) }
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`ASK_PAIRS`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct AskPairs {
    /// `pairs` in the query.
    pub pairs: Option<Page>,
}

operation::operation! {
    ASK_PAIRS = "askPairs" "GET" "/pairs" [];
    input AskPairs { pairs: optional query "pairs".object().lists(&["sort"]).claimed(&[]) }
    answer () = 204 empty;
    errors Infallible {}
}

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

operation::operation! {
    FILL = "fill" "POST" "/forms" [];
    new(body: FillBody);
    input Fill {}
    body body: required form "application/x-www-form-urlencoded" (FILL_FORM);
    answer () = 204 empty;
    errors Infallible {}
}

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

operation::operation! {
    UPLOAD = "upload" "POST" "/uploads" [];
    new(body: UploadBody);
    input Upload {}
    body body: required multipart "multipart/form-data" (UPLOAD_PARTS);
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`BATCH`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// The body.
    pub body: stream::Raw,
}

operation::operation! {
    BATCH = "batch" "POST" "/batches" [];
    new(body: stream::Raw);
    input Batch {}
    body body: required raw "multipart/mixed";
    answer stream::Raw = 200 raw "multipart/mixed";
    errors Infallible {}
}

/// What [`COUNT`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Count {}

operation::operation! {
    COUNT = "count" "GET" "/counts" [];
    input Count {}
    answer WithHeaders<Vec<String>, TotalRangeTagsSetCookieHeaders> = 200 json;
    errors Infallible {}
}

/// What [`SIGN_IN`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct SignIn {}

/// The documented errors of [`SIGN_IN`].
#[derive(Clone, Debug, PartialEq)]
pub enum SignInError {
    /// 409: Signed in already.
    Conflict,
}

operation::operation! {
    SIGN_IN = "signIn" "POST" "/sessions" [];
    input SignIn {}
    answer WithHeaders<(), SetCookieHeaders> = 204 empty;
    errors SignInError { 409 => Conflict }
}

/// What [`READ_LOGS`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ReadLogs {}

operation::operation! {
    READ_LOGS = "readLogs" "GET" "/logs" [];
    input ReadLogs {}
    answer JsonStream<Entry> = 200 lines "application/jsonl";
    errors Infallible {}
}

/// What [`WRITE_LOGS`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct WriteLogs {
    /// The body.
    pub body: Vec<Entry>,
}

operation::operation! {
    WRITE_LOGS = "writeLogs" "POST" "/logs" [];
    new(body: Vec<Entry>);
    input WriteLogs {}
    body body: required lines "application/json-seq";
    answer JsonStream<Entry> = 200 lines "application/json-seq";
    errors Infallible {}
}

/// What [`WATCH`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Watch {}

operation::operation! {
    WATCH = "watch" "GET" "/events" [];
    input Watch {}
    answer EventStream<Entry> = 200 events "text/event-stream";
    errors Infallible {}
}

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

operation::operation! {
    REPORT = "report" "GET" "/reports" [];
    input Report {}
    answers ReportAnswer {
        200 => OkJson(json), 200 => OkCsv(text "text/csv"), 200 => OkPdf(bytes "application/pdf")
    }
    errors Infallible {}
}

/// What [`ENTRY_ADDED`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryAdded {
    /// `X-Delivery` in the header.
    pub x_delivery: String,
    /// The body.
    pub body: Entry,
}

/// The documented errors of [`ENTRY_ADDED`].
#[derive(Clone, Debug, PartialEq)]
pub enum EntryAddedError {
    /// 410: Send no more.
    Gone,
}

operation::operation! {
    ENTRY_ADDED = "entryAdded" "POST" "/entryAdded" [];
    new(x_delivery: impl Into<String>, body: Entry);
    input EntryAdded { x_delivery: required header "X-Delivery" }
    body body: required json;
    answer () = 204 empty;
    errors EntryAddedError { 410 => Gone }
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
