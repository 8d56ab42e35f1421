//! The request and the answer that a check is about, as the document has them.

use concord::model::{Case, Protocol};
use serde_json::Value;

use super::curl::{curl, target};
use crate::check::{Check, CheckSubject};
use crate::contract::Contract;
use crate::expectation::{
    Side, answer_to, bare_request, base_path, expected_request, expected_response,
};
use crate::replay::raw;
use crate::variation::Expected;
use crate::wire::{WireRequest, WireResponse};

/// What goes over the wire by the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exchange {
    /// The request in the form of HTTP/1.1; empty where the harness cannot spell it.
    pub request: String,
    /// The answer in the same form; empty where the document shows none.
    pub answer: String,
    /// A line for a shell that sends the request.
    pub curl: String,
}

impl Exchange {
    /// The exchange of a check.
    #[must_use]
    pub fn of(contract: &Contract, check: &Check) -> Self {
        let Some(case) = case(contract, check) else { return Self::default() };
        let request = request(contract, check, case);
        let answer = answer_to(contract, case);
        let answer = answer.and_then(|one| expected_response(contract, case, one).ok());
        let answer = answer.map(|answer| framed(contract, check, answer.to_wire()));
        Self {
            curl: request.as_ref().map(|it| curl(&base(contract, case), it)).unwrap_or_default(),
            request: request.as_ref().map(request_text).unwrap_or_default(),
            answer: answer.as_ref().map(answer_text).unwrap_or_default(),
        }
    }
}

fn case<'c>(contract: &'c Contract, check: &Check) -> Option<&'c Case> {
    match check.subject {
        CheckSubject::Case(index) => contract.case(index).ok(),
        CheckSubject::Variation(index) => Some(&contract.variation(index).ok()?.case),
        CheckSubject::NoCredentials(operation) => {
            contract.api.cases.iter().find(|case| case.operation == operation)
        }
    }
}

fn request(contract: &Contract, check: &Check, case: &Case) -> Option<WireRequest> {
    let answer = answer_to(contract, case);
    let expected = match check.subject {
        CheckSubject::NoCredentials(_) => bare_request(contract, case, answer, Side::Server),
        CheckSubject::Case(_) | CheckSubject::Variation(_) => {
            expected_request(contract, case, answer, Side::Server)
        }
    };
    let mut request = raw(&expected.ok()?, "*/*");
    if let Some(Expected::Unframed(frame)) = change(contract, check) {
        frame.apply(&mut request);
    }
    Some(request)
}

fn framed(contract: &Contract, check: &Check, mut answer: WireResponse) -> WireResponse {
    if let Some(Expected::Misframed(frame)) = change(contract, check) {
        frame.apply(&mut answer);
    }
    answer
}

fn change(contract: &Contract, check: &Check) -> Option<Expected> {
    match check.subject {
        CheckSubject::Variation(index) => Some(contract.variation(index).ok()?.expected),
        CheckSubject::Case(_) | CheckSubject::NoCredentials(_) => None,
    }
}

fn request_text(request: &WireRequest) -> String {
    let head = format!("{} {}", request.method, target(request));
    message(&head, &request.headers, &request.body)
}

fn answer_text(answer: &WireResponse) -> String {
    message(&answer.status.to_string(), &answer.headers, &answer.body)
}

fn message(head: &str, headers: &[(String, String)], body: &[u8]) -> String {
    let headers: String =
        headers.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
    let text = String::from_utf8_lossy(body);
    let body = match serde_json::from_slice::<Value>(body) {
        Ok(value) => serde_json::to_string_pretty(&value).unwrap_or_else(|_| text.into_owned()),
        Err(_) => text.into_owned(),
    };
    format!("{head}\n{headers}\n{body}").trim_end().to_owned()
}

/// What stands before the path of a request: the first server of the document. A request of
/// JSON-RPC has the server's own path already.
fn base(contract: &Contract, case: &Case) -> String {
    let server = contract.api.servers.first().map_or("", |server| server.url.as_str());
    let Some((scheme, rest)) = server.split_once("://") else {
        return format!("http://localhost{}", server.trim_end_matches('/'));
    };
    let host = rest.split('/').next().unwrap_or_default();
    let is_rpc = contract.operation(case.operation);
    let is_rpc = is_rpc.is_ok_and(|one| matches!(one.protocol, Protocol::Rpc { .. }));
    let path = if is_rpc { String::new() } else { base_path(server, &case.request.variables) };
    format!("{scheme}://{host}{}", path.trim_end_matches('/'))
}
