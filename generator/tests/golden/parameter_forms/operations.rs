//! The operations of Parameter forms: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::json;
use concord_runtime::operation;
use concord_runtime::style::Style;

use super::types::*;

/// What [`A`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct ARequest {
    /// `id` in the path.
    pub id: Vec<String>,
    /// `format` in the path.
    pub format: String,
    /// `rest` in the path.
    pub rest: json::IndexMap<String, String>,
    /// `id` in the query.
    pub id_in_query: Option<String>,
    /// `raw` in the query.
    pub raw: json::Maybe<String>,
    /// `filter` in the query.
    pub filter: Option<json::IndexMap<String, i64>>,
    /// `deep` in the query.
    pub deep: Option<json::IndexMap<String, String>>,
    /// `tags` in the query.
    pub tags: Option<Vec<String>>,
    /// `rest` in the query.
    pub rest_in_query: Option<json::IndexMap<String, String>>,
    /// `X-Tags` in the header.
    pub x_tags: Option<Vec<i64>>,
    /// `session` in the cookie.
    pub session: Option<String>,
}

operation::operation! {
    A = "a" "GET" "/a/{id}.{format}{rest}" [];
    new(
        id: Vec<String>, format: impl Into<String>,
        rest: json::IndexMap<String, String>; id_in_query, raw, filter, deep, tags, rest_in_query,
        x_tags, session
    );
    input ARequest {
        id: required path "id".array(), format: required path "format",
        rest: required path "rest".object().style(Style::Matrix).explode(true),
        id_in_query: optional query "id", raw: maybe query "raw".allow_reserved(),
        filter: optional query "filter".json(),
        deep: optional query "deep".object().style(Style::DeepObject).explode(true),
        tags: optional query "tags".array().style(Style::PipeDelimited),
        rest_in_query: optional query "rest".object().claimed(&["id", "raw", "filter", "deep", "tags"]),
        x_tags: optional header "X-Tags".array(),
        session: optional cookie "session".style(Style::Cookie)
    }
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`B`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct B {
    /// `whole` in the query.
    pub whole: Option<BWhole>,
}

operation::operation! {
    B = "b" "GET" "/b" [];
    input B { whole: optional query "whole".object().claimed(&[]) }
    answer () = 204 empty;
    errors Infallible {}
}
