//! Faults of clients and servers, planted at run time where they show.

mod handler;
mod invocation;
mod json;
mod request;
mod response;
mod sample;
mod spelling;

use std::convert::Infallible;

use axum::body::Body;
use axum::response::Response;
use concord_runtime::examples::Answer;
use serde_json::Value;
use tower::{ServiceExt, service_fn};

use super::{Fault, Plant};
use crate::contract::Contract;
use crate::distortion::Distortion;
use crate::line::Line;
use crate::recorder::{Recorder, called};
use crate::subject::{Invocation, Subject};
use crate::wire::{WireRequest, WireResponse};

/// A fault of a client or a server.
#[derive(Clone, Debug)]
pub enum Tampering {
    /// The client is told something else than it is called with.
    Invoking(Distortion<Invocation>),
    /// The client sends something else, or several requests.
    Sending(Distortion<Vec<WireRequest>>),
    /// The client reads something else than is answered.
    Receiving(Distortion<WireResponse>),
    /// The client reads the parts of a stream otherwise.
    Reading(Distortion<Vec<Vec<u8>>>),
    /// The client returns something else than it read.
    Returning(Distortion<Result<Answer, String>>),
    /// The server reads something else than is sent.
    Accepting(Distortion<WireRequest>),
    /// The handler gets something else than the server read.
    Handing(Distortion<Vec<Value>>),
    /// The server writes something else than the handler gives.
    Taking(Distortion<Answer>),
    /// The server answers something else than it wrote.
    Answering(Distortion<WireResponse>),
    /// The handler of an operation runs before anybody looks at the request.
    HandlingFirst(String),
    /// The handler of an operation gets what the server has to refuse.
    WavingThrough(String),
}

impl Tampering {
    /// A subject with the fault in it.
    #[must_use]
    pub fn plant(&self, subject: &Subject) -> Subject {
        let (server, client, fault) = (subject.clone(), subject.clone(), self.clone());
        let of_client = self.clone();
        Subject::new(
            move |recorder| fault.serve(&server, recorder),
            move |call| Box::pin(of_client.clone().call(client.clone(), call)),
        )
        .at(subject.server())
    }

    async fn call(self, subject: Subject, mut call: Invocation) -> Result<Answer, String> {
        if let Self::Invoking(fault) = &self {
            fault.apply(&mut call);
        }
        match (&self, &mut call.line) {
            (Self::Reading(fault), Some(Line::Given(given))) => {
                fault.apply(&mut given.delivery.parts);
            }
            // What is given goes over no line.
            (_, Some(_)) => {}
            (Self::Sending(fault), line) => *line = Some(Line::Sending(fault.clone())),
            (Self::Receiving(fault), line) => *line = Some(Line::Receiving(fault.clone())),
            _ => {}
        }
        let mut answer = subject.invoke(call).await;
        if let Self::Returning(fault) = &self {
            fault.apply(&mut answer);
        }
        answer
    }

    fn serve(&self, subject: &Subject, recorder: Recorder) -> axum::Router {
        let recorder = match self {
            Self::Handing(fault) => recorder.seeing(fault.clone()),
            Self::Taking(fault) => recorder.giving(fault),
            _ => recorder,
        };
        let (router, fault) = (subject.router(recorder.clone()), self.clone());
        axum::Router::new().fallback_service(service_fn(move |request: axum::extract::Request| {
            fault.clone().answer(router.clone(), recorder.clone(), request)
        }))
    }

    /// One request through the router, with the fault before and behind it.
    async fn answer(
        self,
        router: axum::Router,
        recorder: Recorder,
        request: axum::extract::Request,
    ) -> Result<Response, Infallible> {
        let request = match &self {
            Self::Accepting(fault) => match changed(fault, request).await {
                Ok(request) => request,
                Err(message) => return Ok(broken(&message)),
            },
            _ => request,
        };
        if let Self::HandlingFirst(operation) = &self {
            recorder.write(called(operation, &Value::Null));
        }
        let Ok(response): Result<Response, _> = router.oneshot(request).await;
        let Ok(mut response) = WireResponse::of_http(response).await else {
            return Ok(broken("the answer breaks off"));
        };
        match &self {
            Self::Answering(fault) => fault.apply(&mut response),
            Self::WavingThrough(operation) if (400..500).contains(&response.status) => {
                recorder.write(called(operation, &Value::Null));
                response.status = 200;
            }
            _ => {}
        }
        Ok(response.into_http(Body::from).unwrap_or_else(|error| broken(&error.to_string())))
    }
}

async fn changed(
    fault: &Distortion<WireRequest>,
    request: axum::extract::Request,
) -> Result<axum::extract::Request, String> {
    let (head, body) = request.into_parts();
    let body = axum::body::to_bytes(body, usize::MAX).await.map_err(|error| error.to_string())?;
    let mut request = WireRequest::of_head(&head, body.to_vec());
    fault.apply(&mut request);
    request.into_http().map_err(|error| error.to_string())
}

/// What a server answers that a fault has broken altogether.
fn broken(message: &str) -> Response {
    let mut response = Response::new(Body::from(message.to_owned()));
    *response.status_mut() = http::StatusCode::INTERNAL_SERVER_ERROR;
    response
}

/// Every fault that fits an operation of a contract.
pub(super) fn faults(contract: &Contract) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (index, operation) in contract.api.operations.iter().enumerate() {
        let planted = [
            invocation::faults(contract, index),
            request::faults(contract, index),
            response::faults(contract, index),
            handler::faults(contract, index),
            spelling::faults(contract, index),
        ];
        for (kind, detail, tampering) in planted.into_iter().flatten() {
            let place = format!("{}/{} {detail}", contract.dialect, operation.name);
            let place = place.trim_end().to_owned();
            faults.push(Fault { kind, place, plant: Plant::Tampering(index, tampering) });
        }
    }
    faults
}

/// A fault of one operation: its kind, what of the operation it is about, and itself.
type Planted = (String, String, Tampering);
