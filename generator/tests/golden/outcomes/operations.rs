//! The operations of Outcomes: what they are asked with, and what they answer.

use concord_runtime::operation::{self, WithStatus};

use super::types::*;

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

operation::operation! {
    START_JOB = "startJob" "POST" "/jobs" [];
    input StartJob {}
    answers StartJobAnswer { 201 => Created(json), 202 => Accepted }
    errors StartJobError { 4XX => Status4xx(json), default => Default(empty) }
}
