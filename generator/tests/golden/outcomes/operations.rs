//! The operations of Outcomes: what they are asked with, and what they answer.

use concord_runtime::operation::{Operation, WithStatus};

use super::types::*;

/// `POST /jobs`
pub static START_JOB: Operation = Operation {
    id: "startJob",
    method: "POST",
    path: "/jobs",
    security: &[],
};

/// What [`START_JOB`] is asked with.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct StartJob {}

/// What [`START_JOB`] can be answered with.
#[derive(Clone, Debug, PartialEq)]
pub enum StartJobAnswer {
    /// 201: It runs.
    Created(Job),
    /// 202: It waits.
    Accepted,
}

/// The documented errors of [`START_JOB`].
#[derive(Clone, Debug, PartialEq)]
pub enum StartJobError {
    /// 4XX: It was refused.
    Status4xx(WithStatus<String>),
    /// Any other status: Something else.
    Default(WithStatus<()>),
}
