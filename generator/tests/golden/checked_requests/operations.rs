//! The operations of T: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::json;
use concord_runtime::operation;

use super::rules;

/// What [`PUT_NAMES`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct PutNames {
    /// The body.
    pub body: Vec<String>,
}

operation::operation! {
    PUT_NAMES = "putNames" "PUT" "/names" [];
    new(body: Vec<String>);
    input PutNames {}
    body body: required json rules [MinItems(1), UniqueItems, Items(&[MaxLength(8)])];
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`PUT_TITLE`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct PutTitle {
    /// `sizes` in the query.
    pub sizes: Option<Vec<i64>>,
    /// `x-step` in the header.
    pub step: Option<f64>,
    /// The body.
    pub body: Option<PutTitleBody>,
}

/// The body of [`PUT_TITLE`], in one of its media types.
#[derive(Clone, Debug, PartialEq)]
pub enum PutTitleBody {
    /// `application/json`
    Json(String),
    /// `application/jsonl`
    Lines(Vec<u64>),
}

impl From<String> for PutTitleBody {
    fn from(body: String) -> Self {
        Self::Json(body)
    }
}

operation::contents! {
    PutTitleBody {
        "application/json" => Json(json rules [Pattern("^[A-Z]")]),
        "application/jsonl" => Lines(lines rules [Minimum(1.0)])
    }
}

operation::operation! {
    PUT_TITLE = "putTitle" "PUT" "/title" [];
    input PutTitle {
        sizes: optional query "sizes".array().rules(const { &[json::Rule::MaxItems(2), json::Rule::Items(&[json::Rule::NoneOf(&["7"])])] }),
        step: optional header "x-step".rules(const { &[json::Rule::MultipleOf(0.01)] })
    }
    bodies body: optional PutTitleBody;
    answer () = 204 empty;
    errors Infallible {}
}

/// What [`PUT_TREE`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct PutTree {
    /// The body.
    pub body: json::Value,
}

operation::operation! {
    PUT_TREE = "putTree" "PUT" "/tree" [];
    new(body: json::Value);
    input PutTree {}
    body body: required json rules [Not(&[As(&rules::TREE_SCHEMA)])];
    answer () = 204 empty;
    errors Infallible {}
}
