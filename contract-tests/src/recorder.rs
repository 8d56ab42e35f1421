//! The responder behind a router under test: it writes down what reaches it, and gives one answer.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use concord_runtime::examples::{Answer, BoxError, Caller, Responder};
use concord_runtime::secret::Secret;
use concord_runtime::server::Denied;
use serde_json::{Value, json};

use crate::distortion::Distortion;

/// A responder that lets everybody in, unless it is told whom, and writes everything down. Clones
/// share what they saw.
#[derive(Clone)]
pub struct Recorder {
    answers: Answers,
    seen: Arc<Mutex<Vec<Value>>>,
    notes: Option<Distortion<Vec<Value>>>,
    admits: Option<Arc<Admits>>,
}

/// Whether a scheme's secret is taken.
type Admits = dyn Fn(&str, &Secret) -> bool + Send + Sync;

/// Chooses the answer to an operation, by its documented id, for an input.
type Choose = dyn Fn(&str, &Value) -> Option<Answer> + Send + Sync;

#[derive(Clone)]
enum Answers {
    /// The same for every call; none where the operation documents no answer.
    Same(Option<Answer>),
    /// One for each call, of which nothing is written down.
    Chosen(Arc<Choose>),
}

impl Recorder {
    /// A recorder that answers every call alike; none where the operation documents no answer.
    #[must_use]
    pub fn new(answer: Option<Answer>) -> Self {
        Self { answers: Answers::Same(answer), seen: Arc::default(), notes: None, admits: None }
    }

    /// A responder that chooses its answers, and writes nothing down.
    #[must_use]
    pub fn choosing(
        choose: impl Fn(&str, &Value) -> Option<Answer> + Send + Sync + 'static,
    ) -> Self {
        Self { answers: Answers::Chosen(Arc::new(choose)), ..Self::new(None) }
    }

    /// The same, which lets nobody in but those whose secrets are taken.
    #[must_use]
    pub fn admitting(self, admits: impl Fn(&str, &Secret) -> bool + Send + Sync + 'static) -> Self {
        Self { admits: Some(Arc::new(admits)), ..self }
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
        if let Answers::Same(Some(answer)) = &mut self.answers {
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
        if matches!(self.answers, Answers::Chosen(_)) {
            return;
        }
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.push(note);
        if let Some(fault) = &self.notes {
            fault.apply(&mut seen);
        }
    }
}

impl fmt::Debug for Recorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recorder").field("seen", &self.seen).finish_non_exhaustive()
    }
}

impl Responder for Recorder {
    fn authenticate(&self, scheme: &'static str, secret: &Secret) -> Result<Caller, Denied> {
        self.write(authenticated(scheme, secret.expose()));
        let is_admitted = self.admits.as_ref().is_none_or(|admits| admits(scheme, secret));
        if is_admitted { Ok(Caller { scheme }) } else { Err(Denied::Unauthenticated) }
    }

    async fn respond(&self, operation: &'static str, input: Value) -> Result<Answer, BoxError> {
        self.write(called(operation, &input));
        let answer = match &self.answers {
            Answers::Same(answer) => answer.clone(),
            Answers::Chosen(choose) => choose(operation, &input),
        };
        answer.ok_or_else(|| "the operation documents no answer".into())
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
