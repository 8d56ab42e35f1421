//! The operations of JSON lines: what they are asked with, and what they answer.

use concord_runtime::operation::Operation;

/// `POST /logs`
pub static ADD_LOGS: Operation = Operation {
    id: "addLogs",
    method: "POST",
    path: "/logs",
    security: &[],
};

/// What [`ADD_LOGS`] is asked with.
#[derive(Clone, Debug, PartialEq)]
pub struct AddLogs {
    /// The body.
    pub body: Vec<String>,
}

impl AddLogs {
    /// From its parts.
    #[must_use]
    pub fn new(body: Vec<String>) -> Self {
        Self { body }
    }
}

/// `GET /ticks`
pub static TICKS: Operation = Operation {
    id: "ticks",
    method: "GET",
    path: "/ticks",
    security: &[],
};

/// What [`TICKS`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Ticks {}
