//! The operations of Raw bodies: what they are asked with, and what they answer.

use std::convert::Infallible;

use concord_runtime::operation;
use concord_runtime::stream;

/// What [`BATCH`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// The body.
    pub body: stream::Raw,
}

operation::operation! {
    BATCH = "batch" "POST" "/batches" [];
    new(body: stream::Raw);
    input Batch {}
    body body: required raw "multipart/mixed";
    answer stream::Raw = 200 raw "multipart/related";
    errors Infallible {}
}
