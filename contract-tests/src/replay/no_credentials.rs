//! A protected operation refuses who shows no credentials, and its handler never runs.

use serde_json::{Value, json};

use super::Report;
use super::server_call::{call, raw};
use crate::comparison::compare_json;
use crate::contract::Contract;
use crate::difference::Difference;
use crate::expectation::{Obstacle, Side, answer_to, bare_request};

pub(super) async fn replay(contract: &Contract, operation: usize) -> Result<Report, Obstacle> {
    let case = contract.api.cases.iter().find(|case| case.operation == operation);
    let case = case.ok_or("the operation has no case")?;
    let answer = answer_to(contract, case);
    let request = bare_request(contract, case, answer, Side::Server)?;
    let call = call(contract, case, answer, raw(&request, "*/*")).await?;
    let mut differences = Vec::new();
    compare_json("/status", &json!(401), &json!(call.response.status), &mut differences);
    let seen = Value::Array(call.recorder.seen());
    compare_json("/seen", &json!([]), &seen, &mut differences);
    // RFC 9110 §11.6.1: a 401 says what it asks for.
    if call.response.header("www-authenticate").is_empty() {
        let place = "/headers/www-authenticate";
        differences.push(Difference::words(place, "a challenge", "nothing"));
    }
    Ok(Report { differences, produced: Some(call.response.to_json()) })
}
