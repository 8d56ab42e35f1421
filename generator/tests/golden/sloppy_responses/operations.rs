//! The operations of T: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::headers::{self, WithHeaders};
use concord_runtime::json;
use concord_runtime::operation::{self, WithStatus};
use concord_runtime::stream::Bytes;
use concord_runtime::style::Parameter;

/// What [`LIST`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct List {}

/// The documented errors of [`LIST`].
#[derive(Clone, Debug, PartialEq)]
pub enum ListError {
    /// 404.
    NotFound(Bytes),
}

operation::operation! {
    LIST = "list" "GET" "/pets" [];
    input List {}
    answer WithStatus<WithHeaders<Vec<String>, TotalHeaders>> = 2XX json;
    errors ListError { 404 => NotFound(bytes "*/*") }
}

/// What [`ADD`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Add {
    /// The body.
    pub body: Option<String>,
}

operation::operation! {
    ADD = "add" "POST" "/pets" [];
    input Add {}
    body body: optional json;
    answer WithStatus<()> = 2XX empty;
    errors Infallible {}
}

/// Headers of an answer.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct TotalHeaders {
    /// `X-Total`
    pub total: Option<i64>,
}

impl headers::Headers for TotalHeaders {
    fn read(fields: &headers::Fields<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {
            total: fields.optional(Parameter::header("X-Total"))?,
        })
    }

    fn write(&self, fields: &mut headers::FieldWriter) {
        fields.optional(Parameter::header("X-Total"), &self.total);
    }
}
