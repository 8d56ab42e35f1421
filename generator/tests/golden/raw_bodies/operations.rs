//! The operations of Raw bodies: what they are asked with, and what they answer.

use concord_runtime::operation::Operation;
use concord_runtime::stream;

/// `POST /batches`
pub static BATCH: Operation = Operation {
    id: "batch",
    method: "POST",
    path: "/batches",
    security: &[],
};

/// What [`BATCH`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// The body.
    pub body: stream::Raw,
}

impl Batch {
    /// From its parts.
    #[must_use]
    pub fn new(body: stream::Raw) -> Self {
        Self { body }
    }
}
