//! One request to the mock, and what is told beside its answer.

use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use concord::model::{Operation, Protocol};
use concord_runtime::examples::Answer;
use serde_json::{Value, json};

use super::choice::choose;
use super::preference::Preference;
use super::{Log, refusal, route};
use crate::contract::Contract;
use crate::wire::WireResponse;

/// The header that says which preferences were kept to (RFC 7240 §3).
const APPLIED: HeaderName = HeaderName::from_static("preference-applied");
/// The header that says what is wrong with a request, where the body is the documented one.
const REASON: HeaderName = HeaderName::from_static("concord-reason");

tokio::task_local! {
    /// The request at hand: the responder behind the router learns of it here.
    static AT_HAND: AtHand;
}

/// What the responder knows of a request, and tells of its answer.
#[derive(Debug, Default)]
struct AtHand {
    preference: Preference,
    told: Mutex<Told>,
}

/// What is told of an answer.
#[derive(Debug, Default)]
struct Told {
    /// The example that it is of, where the service was asked at all.
    example: Option<String>,
    applied: Vec<String>,
    unanswered: Option<(StatusCode, String)>,
}

impl AtHand {
    fn told(&self) -> MutexGuard<'_, Told> {
        self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The answer to a call of the service: to an operation, by its documented id, for an input.
pub(super) fn respond(contract: &Contract, id: &str, input: &Value) -> Option<Answer> {
    let operation = contract.api.operations.iter().find(|operation| operation.id == id)?;
    let respond = |at_hand: &AtHand| {
        let mut told = at_hand.told();
        match choose(contract, operation, input, &at_hand.preference) {
            Ok(choice) => {
                told.example = Some(format!("{id}/{}", choice.case.name));
                told.applied = choice.applied;
                Some(choice.answer.to_answer())
            }
            Err(unanswered) => {
                told.unanswered = Some((unanswered.status, unanswered.reason));
                None
            }
        }
    };
    AT_HAND.try_with(respond).ok().flatten()
}

/// One request to the mock.
pub(super) struct Exchange<'c> {
    operation: Option<&'c Operation>,
    method: String,
    path: String,
    preference: Preference,
}

impl<'c> Exchange<'c> {
    pub(super) fn of(contract: &'c Contract, base: Option<&str>, request: &Request) -> Self {
        let (method, path) = (request.method().to_string(), request.uri().path().to_owned());
        Self {
            operation: route::operation(contract, base, &method, &path),
            method,
            path,
            preference: Preference::of(request.headers()),
        }
    }

    /// What the service answers, with what is to be told beside it.
    pub(super) async fn answer(
        mut self,
        contract: &Contract,
        request: Request,
        next: Next,
        log: Log,
    ) -> Response {
        let preference = std::mem::take(&mut self.preference);
        let at_hand = AtHand { preference, told: Mutex::default() };
        let (response, told) = AT_HAND
            .scope(at_hand, async {
                let response = next.run(request).await;
                (response, AT_HAND.with(|at_hand| std::mem::take(&mut *at_hand.told())))
            })
            .await;
        let (response, word) = self.told(contract, response, told).await;
        if log == Log::Requests {
            // What a path shows of a request stays out: it may hold a secret.
            let template = self.operation.map(|operation| match &operation.protocol {
                Protocol::Http { path, .. } => path.as_str(),
                Protocol::Rpc { method, .. } => method.as_str(),
            });
            let path = template.unwrap_or(&self.path);
            eprintln!("{} {} {path}  {word}", response.status().as_u16(), self.method);
        }
        response
    }

    /// The answer, and a word about it.
    async fn told(
        &self,
        contract: &Contract,
        mut response: Response,
        told: Told,
    ) -> (Response, String) {
        if let Some((status, reason)) = told.unanswered {
            return (problem(status, &reason), reason);
        }
        if let Some(example) = told.example {
            let applied = told.applied.join(", ");
            if let (false, Ok(value)) = (applied.is_empty(), HeaderValue::from_str(&applied)) {
                response.headers_mut().insert(APPLIED, value);
            }
            return (response, example);
        }
        let is_refused = response.status().is_client_error();
        if is_refused { self.refused(contract, response).await } else { (response, String::new()) }
    }

    /// What the service was never asked, since something is wrong with it.
    async fn refused(&self, contract: &Contract, response: Response) -> (Response, String) {
        let status = response.status();
        let Ok(refused) = WireResponse::of_http(response).await else {
            return (status.into_response(), String::new());
        };
        let Some(reason) = refusal::reason(&refused) else {
            let is_lost = status == StatusCode::NOT_FOUND;
            let reason = route::unknown(contract, &self.path);
            return if is_lost {
                (problem(status, &reason), reason)
            } else {
                (written(refused), String::new())
            };
        };
        let documented = self
            .operation
            .and_then(|operation| refusal::documented(contract, operation, &refused, &reason));
        let mut answer = written(documented.clone().unwrap_or(refused));
        if let (Some(_), Ok(value)) = (documented, HeaderValue::from_bytes(reason.as_bytes())) {
            answer.headers_mut().insert(REASON, value);
        }
        (answer, reason)
    }
}

fn written(response: WireResponse) -> Response {
    response.into_http(Body::from).unwrap_or_else(|_| StatusCode::NOT_IMPLEMENTED.into_response())
}

/// A problem document (RFC 9457 §3.1).
fn problem(status: StatusCode, detail: &str) -> Response {
    let title = status.canonical_reason().unwrap_or_default();
    let body = json!({
        "type": "about:blank",
        "title": title,
        "status": status.as_u16(),
        "detail": detail,
    });
    let media_type = (header::CONTENT_TYPE, "application/problem+json");
    (status, [media_type], body.to_string()).into_response()
}
