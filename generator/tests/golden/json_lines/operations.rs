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

/// What [`TICKS`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Ticks {}

operation::operation! {
    TICKS = "ticks" "GET" "/ticks" [];
    input Ticks {}
    answer EventStream<String> = 200 text_events "text/event-stream";
    errors Infallible {}
}
