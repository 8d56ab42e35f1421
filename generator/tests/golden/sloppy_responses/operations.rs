//! The operations of T: what they are asked with, and what they answer.

use concord_runtime::headers;
use concord_runtime::json;
use concord_runtime::operation::Operation;
use concord_runtime::stream::Bytes;
use concord_runtime::style::Parameter;

/// `GET /pets`
pub static LIST: Operation = Operation {
    id: "list",
    method: "GET",
    path: "/pets",
    security: &[],
};

/// What [`LIST`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct List {}

/// The documented errors of [`LIST`].
#[derive(Clone, Debug, PartialEq)]
pub enum ListError {
    /// 404.
    NotFound(Bytes),
}

/// `POST /pets`
pub static ADD: Operation = Operation {
    id: "add",
    method: "POST",
    path: "/pets",
    security: &[],
};

/// What [`ADD`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Add {
    /// The body.
    pub body: Option<String>,
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
