//! client-decode: what the typed client returns holds what the document shows.

use concord::model::Case;
use concord_runtime::examples::Answer;
use serde_json::{Value, json};

use super::client_call::{Answering, call};
use super::{Report, strict};
use crate::comparison::compare_answer;
use crate::contract::Contract;
use crate::difference::Difference;
use crate::expectation::{Obstacle, expected_response};
use crate::wire::WireRequest;

pub(super) async fn replay(contract: &Contract, case: &Case) -> Result<Report, Obstacle> {
    let documented = case.outcome.as_ref().ok_or("the case has no answer")?;
    let expected = expected_response(contract, case, documented)?;
    let call = call(contract, case, Some(documented), &Answering::DOCUMENTED).await?;
    match call.answer {
        Ok(found) => {
            let mut differences = compare_answer(&expected, &found);
            if let [request] = call.received.as_slice() {
                let request = WireRequest::captured(request);
                let answer = Some(documented);
                strict::request(contract, case, answer, &request, "/request", &mut differences);
            }
            Ok(Report { differences, produced: Some(to_json(&found)) })
        }
        Err(error) => {
            let expected = format!("the documented answer {}", expected.status);
            let difference = Difference::words("", expected, error);
            Ok(Report { differences: vec![difference], produced: None })
        }
    }
}

/// A typed answer for a snapshot.
fn to_json(answer: &Answer) -> Value {
    let body = match (&answer.media_type, serde_json::from_str(&answer.body)) {
        (None, _) => Value::Null,
        (_, Ok(value)) => value,
        (_, Err(_)) => json!(answer.body),
    };
    json!({ "status": answer.status, "media_type": answer.media_type, "body": body })
}
