//! The responder behind a router under test: it writes down what reaches it, and gives one answer.

use std::sync::{Arc, Mutex, PoisonError};

use concord_runtime::examples::{Answer, BoxError, Caller, Responder};
use concord_runtime::secret::Secret;
use concord_runtime::server::Denied;
use serde_json::{Value, json};

use crate::distortion::Distortion;

/// A responder that lets everybody in and writes everything down. Clones share what they saw.
#[derive(Clone, Debug)]
pub struct Recorder {
    answer: Option<Answer>,
    seen: Arc<Mutex<Vec<Value>>>,
    notes: Option<Distortion<Vec<Value>>>,
}

impl Recorder {
    /// A recorder that answers every call alike; none where the operation documents no answer.
    #[must_use]
    pub fn new(answer: Option<Answer>) -> Self {
        Self { answer, seen: Arc::default(), notes: None }
    }

    /// The same with a fault in what the handler gets: it is done to all that was written down,
    /// each time that something is.
    #[must_use]
    pub fn seeing(self, fault: Distortion<Vec<Value>>) -> Self {
        Self { notes: Some(fault), ..self }
    }

    /// The same with a fault in what the handler gives.
    #[must_use]
    pub fn giving(mut self, fault: &Distortion<Answer>) -> Self {
        if let Some(answer) = &mut self.answer {
            fault.apply(answer);
        }
        self
    }

    /// What reached the service, in its order: see [`authenticated`] and [`called`].
    #[must_use]
    pub fn seen(&self) -> Vec<Value> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Writes something down.
    pub fn write(&self, note: Value) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.push(note);
        if let Some(fault) = &self.notes {
            fault.apply(&mut seen);
        }
    }
}

impl Responder for Recorder {
    fn authenticate(&self, scheme: &'static str, secret: &Secret) -> Result<Caller, Denied> {
        self.write(authenticated(scheme, secret.expose()));
        Ok(Caller { scheme })
    }

    async fn respond(&self, operation: &'static str, input: Value) -> Result<Answer, BoxError> {
        self.write(called(operation, &input));
        self.answer.clone().ok_or_else(|| "the operation documents no answer".into())
    }
}

/// How a look at credentials is written down.
#[must_use]
pub fn authenticated(scheme: &str, secret: &str) -> Value {
    json!({ "authenticate": { "scheme": scheme, "secret": secret } })
}

/// How the call of a handler is written down.
#[must_use]
pub fn called(operation: &str, input: &Value) -> Value {
    json!({ "handle": { "operation": operation, "input": input } })
}
