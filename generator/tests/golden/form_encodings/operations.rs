//! The operations of Form encodings: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::form;
use concord_runtime::operation;

use super::types::*;

/// The fields of a `application/x-www-form-urlencoded` body.
pub static ORDER_FORM: &[form::Field] = &[
    form::Field::text("name"),
    form::Field::deep("items"),
    form::Field::joined("colours", '|'),
    form::Field::exploded("range", &["from", "to"]),
    form::Field::exploded("rest", &[]),
    form::Field::text("next").allow_reserved(),
];

/// The fields of a `multipart/form-data` body.
pub static ORDER_PARTS: &[form::Field] = &[
    form::Field::file("pages").repeated(),
    form::Field::deep("options"),
    form::Field::joined("colours", ','),
];

/// What [`ORDER`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Order {
    /// The body.
    pub body: Option<OrderBody>,
}

/// The body of [`ORDER`], in one of its media types.
#[derive(Clone, Debug, PartialEq)]
pub enum OrderBody {
    /// `application/x-www-form-urlencoded`
    Form(OrderBodySchema),
    /// `multipart/form-data`
    Multipart(OrderBody2),
}

operation::contents! {
    OrderBody {
        "application/x-www-form-urlencoded" => Form(form: ORDER_FORM),
        "multipart/form-data" => Multipart(multipart: ORDER_PARTS)
    }
}

operation::operation! {
    ORDER = "order" "POST" "/orders" [];
    input Order {}
    bodies body: optional OrderBody;
    answer () = 204 empty;
    errors Infallible {}
}
