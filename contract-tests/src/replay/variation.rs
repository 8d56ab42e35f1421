//! Cases with one thing changed: kept where the document allows it, else refused.

use concord::model::{Case, Protocol};
use serde_json::{Value, json};

use super::client_call::{self, Answering};
use super::server_call::{self, ServerCall, raw};
use super::{Report, client_decode, client_encode, server_decode, server_encode, stream};
use crate::comparison::compare_answer;
use crate::contract::Contract;
use crate::difference::Difference;
use crate::direction::Direction;
use crate::expectation::{Obstacle, Side, answer_to, expected_request, expected_response, rpc_id};
use crate::variation::{AnswerFrame, Expected, RequestFrame, Variation};

pub(super) async fn replay(contract: &Contract, variation: &Variation) -> Result<Report, Obstacle> {
    let case = &variation.case;
    match variation.expected {
        Expected::Kept => match variation.direction {
            Direction::ClientEncode => client_encode::replay(contract, case).await,
            Direction::ServerDecode => server_decode::replay(contract, case).await,
            Direction::ServerEncode => server_encode::replay(contract, case).await,
            Direction::ClientDecode => client_decode::replay(contract, case).await,
        },
        Expected::Refused(by) => refused(contract, case, None, by).await,
        Expected::Unframed(frame) => {
            let is_rpc =
                matches!(contract.operation(case.operation)?.protocol, Protocol::Rpc { .. });
            refused(contract, case, Some(frame), frame.refusals(is_rpc)).await
        }
        Expected::Taken(content) => taken(contract, case, content).await,
        Expected::Streamed(frame) => stream::replay(contract, case, frame).await,
        Expected::Documented(index) => documented(contract, case, index).await,
        Expected::Failed => failed(contract, case, None).await,
        Expected::Misframed(frame) => failed(contract, case, Some(frame)).await,
        Expected::Tolerated => tolerated(contract, case, contract.case(variation.origin)?).await,
    }
}

/// The server refuses the request as one of some statuses or codes, and the handler never runs.
async fn refused(
    contract: &Contract,
    case: &Case,
    frame: Option<RequestFrame>,
    by: &[i64],
) -> Result<Report, Obstacle> {
    let answer = answer_to(contract, case);
    let request = expected_request(contract, case, answer, Side::Server)?;
    let mut request = raw(&request, "*/*");
    if let Some(frame) = frame {
        frame.apply(&mut request);
    }
    let call = server_call::call(contract, case, answer, request).await?;
    let mut differences = Vec::new();
    let handled = call.recorder.seen().into_iter().find(|seen| seen.get("handle").is_some());
    if let Some(input) = handled {
        let found = format!("it ran with {input}");
        differences.push(Difference::words("/handler", "never to run", found));
    }
    if let Some(difference) = unlike(&call, by, is_notification(contract, case)) {
        differences.push(difference);
    }
    Ok(Report { differences, produced: Some(call.response.to_json()) })
}

/// The server knows the media type of another content of the body.
async fn taken(contract: &Contract, case: &Case, content: usize) -> Result<Report, Obstacle> {
    let answer = answer_to(contract, case);
    let request = expected_request(contract, case, answer, Side::Server)?;
    let mut request = raw(&request, "*/*");
    let operation = contract.operation(case.operation)?;
    let known = operation.body.as_ref().and_then(|body| body.contents.get(content));
    let known = known.ok_or("the body has no such media type")?.sent_as();
    for (_, value) in request.headers.iter_mut().filter(|(name, _)| name == "content-type") {
        known.clone_into(value);
    }
    let call = server_call::call(contract, case, answer, request).await?;
    let mut differences = Vec::new();
    if call.response.status == 415 {
        differences.push(Difference::words("/status", format!("{known} to be known"), "415"));
    }
    Ok(Report { differences, produced: Some(call.response.to_json()) })
}

/// Whether nobody waits for an answer (JSON-RPC 2.0 §4.1).
fn is_notification(contract: &Contract, case: &Case) -> bool {
    contract.operation(case.operation).is_ok_and(|operation| {
        matches!(operation.protocol, Protocol::Rpc { .. })
            && operation.outcomes.iter().all(|outcome| outcome.contents.is_empty())
    })
}

/// How an answer is not the refusal that it should be.
fn unlike(call: &ServerCall, by: &[i64], is_notification: bool) -> Option<Difference> {
    let body: Value = serde_json::from_slice(&call.response.body).unwrap_or_default();
    let code = body.pointer("/error/code").and_then(Value::as_i64);
    let found = code.unwrap_or(i64::from(call.response.status));
    // What is wrong with a notification is told to nobody, where it can be told to be one.
    if by.contains(&found) || (is_notification && found == 204) {
        return None;
    }
    let body = String::from_utf8_lossy(&call.response.body);
    let expected = by.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or ");
    Some(Difference::words("/status", expected, format!("{found} {body}")))
}

/// The client's call fails.
async fn failed(
    contract: &Contract,
    case: &Case,
    frame: Option<AnswerFrame>,
) -> Result<Report, Obstacle> {
    let answer = case.outcome.as_ref();
    let change = |response: &mut crate::wire::WireResponse| {
        if let Some(frame) = frame {
            frame.apply(response);
        }
    };
    let call = client_call::call(contract, case, answer, &Answering(&change)).await?;
    let mut differences = Vec::new();
    let produced = match call.answer {
        Ok(answer) => {
            let found = format!("{} {}", answer.status, answer.body);
            differences.push(Difference::words("", "the call to fail", found));
            None
        }
        Err(error) => Some(json!({ "error": error })),
    };
    Ok(Report { differences, produced })
}

/// The client's call fails with an error that the document describes, and not with any error.
async fn documented(contract: &Contract, case: &Case, index: usize) -> Result<Report, Obstacle> {
    let errors = &contract.operation(case.operation)?.errors;
    let described = errors.get(index).ok_or("the method has no such error")?;
    let message = described.messages.first().map_or("made up", String::as_str);
    let mut error = json!({ "code": described.code, "message": message });
    if let (Some((_, schema)), Value::Object(members)) = (described.data, &mut error) {
        members.insert("data".to_owned(), concord::made(&contract.api, schema));
    }
    let change = |response: &mut crate::wire::WireResponse| {
        let body = json!({ "jsonrpc": "2.0", "id": rpc_id(case), "error": error });
        response.body = body.to_string().into_bytes();
    };
    let answer = case.outcome.as_ref();
    let call = client_call::call(contract, case, answer, &Answering(&change)).await?;
    // An error that nothing describes is told by its code.
    let plain = format!("(JSON-RPC error {})", described.code);
    let found = match call.answer {
        Ok(answer) => format!("{} {}", answer.status, answer.body),
        Err(error) if error.ends_with(&plain) => format!("an undocumented one: {error}"),
        Err(error) => {
            return Ok(Report { produced: Some(json!({ "error": error })), ..Report::default() });
        }
    };
    let expected = format!("the documented error {}", described.code);
    let differences = vec![Difference::words("/body/error", expected, found)];
    Ok(Report { differences, produced: None })
}

/// The client's call fails, or returns what was answered, with the change or without it.
async fn tolerated(contract: &Contract, case: &Case, origin: &Case) -> Result<Report, Obstacle> {
    let changed = case.outcome.as_ref().ok_or("the case has no answer")?;
    let documented = origin.outcome.as_ref().ok_or("the case has no answer")?;
    let call = client_call::call(contract, case, Some(changed), &Answering::DOCUMENTED).await?;
    let found = match call.answer {
        Ok(found) => found,
        Err(error) => {
            let produced = Some(json!({ "error": error }));
            return Ok(Report { differences: Vec::new(), produced });
        }
    };
    let with = compare_answer(&expected_response(contract, case, changed)?, &found);
    let without = compare_answer(&expected_response(contract, origin, documented)?, &found);
    let differences = if without.is_empty() { without } else { with };
    Ok(Report { differences, produced: Some(json!(found.body)) })
}
