//! The operations of Response headers: what they are asked with, and what they answer.

use concord_runtime::headers::{self, WithHeaders};
use concord_runtime::json;
use concord_runtime::operation;
use concord_runtime::style::Parameter;

/// What [`LIST_PETS`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ListPets {}

/// The documented errors of [`LIST_PETS`].
#[derive(Clone, Debug, PartialEq)]
pub enum ListPetsError {
    /// 429: Too many.
    TooManyRequests(WithHeaders<(), RetryAfterHeaders>),
}

operation::operation! {
    LIST_PETS = "listPets" "GET" "/pets" [];
    input ListPets {}
    answer WithHeaders<Vec<String>, TotalLinkPageSetCookieHeaders> = 200 json;
    errors ListPetsError { 429 => TooManyRequests(empty) }
}

/// Headers of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct TotalLinkPageSetCookieHeaders {
    /// How many there are.
    pub total: i64,
    /// `Link`
    pub link: Option<String>,
    /// `X-Page`
    pub page: Option<json::IndexMap<String, i64>>,
    /// `Set-Cookie`
    pub set_cookie: Option<Vec<String>>,
}

impl headers::Headers for TotalLinkPageSetCookieHeaders {
    fn read(fields: &headers::Fields<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {
            total: fields.required(Parameter::header("X-Total"))?,
            link: fields.optional(Parameter::header("Link"))?,
            page: fields.optional(Parameter::header("X-Page").json())?,
            set_cookie: fields.optional(Parameter::header("Set-Cookie").array())?,
        })
    }

    fn write(&self, fields: &mut headers::FieldWriter) {
        fields.required(Parameter::header("X-Total"), &self.total);
        fields.optional(Parameter::header("Link"), &self.link);
        fields.optional(Parameter::header("X-Page").json(), &self.page);
        fields.optional(Parameter::header("Set-Cookie").array(), &self.set_cookie);
    }
}

/// Headers of an answer.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct RetryAfterHeaders {
    /// `Retry-After`
    pub retry_after: Option<i64>,
}

impl headers::Headers for RetryAfterHeaders {
    fn read(fields: &headers::Fields<'_>) -> Result<Self, json::DecodeError> {
        Ok(Self {
            retry_after: fields.optional(Parameter::header("Retry-After"))?,
        })
    }

    fn write(&self, fields: &mut headers::FieldWriter) {
        fields.optional(Parameter::header("Retry-After"), &self.retry_after);
    }
}
