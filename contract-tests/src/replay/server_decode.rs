//! server-decode: the handler gets what the document shows, after the caller was looked at.

use concord::model::Case;
use serde_json::Value;

use super::Report;
use super::server_call::{call, raw};
use crate::comparison::compare_json;
use crate::contract::Contract;
use crate::difference::Difference;
use crate::expectation::{Side, answer_to, expected_request, input, shown};
use crate::recorder::called;

pub(super) async fn replay(contract: &Contract, case: &Case) -> Result<Report, String> {
    let operation = contract.operation(case.operation)?;
    let answer = answer_to(contract, case);
    let request = expected_request(contract, case, answer, Side::Server)?;
    let call = call(contract, case, answer, raw(&request, "*/*")).await?;
    let found = Value::Array(call.recorder.seen());
    let mut expected = Vec::from_iter(shown(contract, operation, case));
    expected.push(called(&operation.id, &input(contract, case, answer, Side::Server)?));
    let mut differences = Vec::new();
    compare_json("", &Value::Array(expected), &found, &mut differences);
    if !differences.is_empty() && call.response.status >= 400 {
        let body = String::from_utf8_lossy(&call.response.body);
        let found = format!("the server answered {}: {body}", call.response.status);
        differences.push(Difference::words("", "the handler to run", found));
    }
    Ok(Report { differences, produced: Some(found) })
}
