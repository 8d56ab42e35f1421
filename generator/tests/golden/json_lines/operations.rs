//! The operations of JSON lines: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::operation;
use concord_runtime::sse::EventStream;
use concord_runtime::stream::JsonStream;

/// What [`ADD_LOGS`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct AddLogs {
    /// The body.
    pub body: Vec<String>,
}

operation::operation! {
    ADD_LOGS = "addLogs" "POST" "/logs" [];
    new(body: Vec<String>);
    input AddLogs {}
    body body: required lines "application/jsonl";
    answer JsonStream<String> = 200 lines "application/json-seq";
    errors Infallible {}
}

/// What [`LOGS`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Logs {}

/// What [`LOGS`] can be answered with.
#[derive(Debug)]
pub enum LogsAnswer {
    /// 200: In two forms.
    OkLines(JsonStream<String>),
    /// 200: In two forms.
    OkSequence(JsonStream<String>),
}

operation::operation! {
    LOGS = "logs" "GET" "/logs" [];
    input Logs {}
    answers LogsAnswer {
        200 => OkLines(lines "application/jsonl"), 200 => OkSequence(lines "application/json-seq")
    }
    errors Infallible {}
}

/// What [`TICKS`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Ticks {}

operation::operation! {
    TICKS = "ticks" "GET" "/ticks" [];
    input Ticks {}
    answer EventStream<String> = 200 text_events "text/event-stream";
    errors Infallible {}
}
