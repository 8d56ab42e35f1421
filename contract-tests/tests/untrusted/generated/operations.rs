//! The operations of Store: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::json;
use concord_runtime::operation;
use concord_runtime::sse::EventStream;

use super::types::*;

/// What [`PUT_ITEM`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct PutItem {
    /// `id` in the path.
    pub id: u64,
    /// `limit` in the query.
    pub limit: Option<i64>,
    /// `word` in the query.
    pub word: Option<String>,
    /// `x-trace` in the header.
    pub trace: Option<String>,
    /// `session` in the cookie.
    pub session: Option<String>,
    /// The body.
    pub body: Item,
}

/// The documented errors of [`PUT_ITEM`].
#[derive(Clone, Debug, PartialEq)]
pub enum PutItemError {
    /// 404: No such item.
    NotFound(Reason),
}

operation::operation! {
    PUT_ITEM = "putItem" "POST" "/items/{id}" [["token"]];
    new(id: u64, body: Item; limit, word, trace, session);
    input PutItem {
        id: required path "id".rules(const { &[json::Rule::Minimum(1.0), json::Rule::Maximum(1000.0)] }),
        limit: optional query "limit".rules(const { &[json::Rule::Maximum(10.0)] }),
        word: optional query "word".rules(const { &[json::Rule::Pattern("^([a-z]+)+$")] }),
        trace: optional header "x-trace".rules(const { &[json::Rule::MaxLength(8)] }),
        session: optional cookie "session"
    }
    body body: required json;
    answer Item = 200 json;
    errors PutItemError { 404 => NotFound(json) }
}

/// What [`LISTEN_ALL`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ListenAll {}

operation::operation! {
    LISTEN_ALL = "listenAll" "GET" "/events" [["token"]];
    input ListenAll {}
    answer EventStream<String> = 200 text_events "text/event-stream";
    errors Infallible {}
}
