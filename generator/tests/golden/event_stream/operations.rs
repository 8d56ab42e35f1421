//! The operations of Streams: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::operation;
use concord_runtime::sse::EventStream;

use super::types::*;

/// What [`RUN`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct RunRequest {
    /// The body.
    pub body: Run,
}

/// What [`RUN`] can be answered with.
#[derive(Debug)]
pub enum RunRequestAnswer {
    /// 200: What happened.
    OkJson(Vec<Event>),
    /// 200: What happened.
    OkEvents(EventStream<Event>),
}

operation::operation! {
    RUN = "run" "POST" "/run" [];
    new(body: Run);
    input RunRequest {}
    body body: required json;
    answers RunRequestAnswer { 200 => OkJson(json), 200 => OkEvents(events "text/event-stream") }
    errors Infallible {}
}
