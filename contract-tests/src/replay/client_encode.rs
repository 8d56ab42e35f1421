//! client-encode: the typed client sends what the document shows.

use concord::model::Case;

use super::client_call::{Answering, call};
use super::{Report, strict};
use crate::comparison::compare_request;
use crate::contract::Contract;
use crate::difference::Difference;
use crate::expectation::{Obstacle, Side, answer_to, expected_request};
use crate::wire::WireRequest;

pub(super) async fn replay(contract: &Contract, case: &Case) -> Result<Report, Obstacle> {
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
    let mut differences = compare_request(&expected, &found);
    strict::request(contract, case, answer, &found, "", &mut differences);
    differences.extend(address(contract, case));
    Ok(Report { differences, produced: Some(found.to_json()) })
}

/// How the address that callers find in the generated module is not the documented one.
fn address(contract: &Contract, case: &Case) -> Option<Difference> {
    let found = contract.subject.server()?;
    let operation = contract.operation(case.operation).ok()?;
    // What has an address of its own is called at another.
    let documented = contract.api.servers.first().filter(|_| operation.servers.is_empty())?;
    let documented = documented.url.trim_end_matches('/');
    let is_same = documented == found || !documented.contains("://");
    (!is_same).then(|| Difference::texts("/server", Some(documented), Some(found)))
}
