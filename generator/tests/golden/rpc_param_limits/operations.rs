//! The operations of T: what they are asked with, and what they answer.

use concord_runtime::operation::Operation;
use concord_runtime::rpc::Method;

/// The address of every call: `POST /`
pub static ENDPOINT: Operation = Operation {
    id: "json-rpc",
    method: "POST",
    path: "/",
    security: &[],
};

/// The method `move`.
pub static MOVE: Method = Method::new("move", &["steps", "path"]);

/// What [`MOVE`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// `steps` in the params.
    pub steps: u64,
    /// `path` in the params.
    pub path: Option<Vec<String>>,
}

impl Move {
    /// With what has to be given; everything else is left out.
    #[must_use]
    pub fn new(steps: u64) -> Self {
        Self { steps, path: None }
    }
}
