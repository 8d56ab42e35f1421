//! client-encode: the typed client sends what the document shows.

use concord::model::Case;

use super::Report;
use super::client_call::{Answering, call};
use crate::comparison::compare_request;
use crate::contract::Contract;
use crate::difference::Difference;
use crate::expectation::{Side, answer_to, expected_request};
use crate::wire::WireRequest;

pub(super) async fn replay(contract: &Contract, case: &Case) -> Result<Report, String> {
    let answer = answer_to(contract, case);
    let expected = expected_request(contract, case, answer, Side::Client)?;
    let call = call(contract, case, answer, &Answering::DOCUMENTED).await?;
    // Whether the answer is read right is another check's question.
    let [request] = call.received.as_slice() else {
        let found = match (call.received.len(), call.answer) {
            (0, Err(error)) => format!("no request: {error}"),
            (count, _) => format!("{count} requests"),
        };
        let difference = Difference::words("", "exactly one request", found);
        return Ok(Report { differences: vec![difference], produced: None });
    };
    let found = WireRequest::captured(request);
    let differences = compare_request(&expected, &found);
    Ok(Report { differences, produced: Some(found.to_json()) })
}
