//! Whether a live answer is one that the document describes.

use concord::model::{Content, ContentForm, Operation, Outcome, Protocol, Provenance};
use serde_json::{Value, json};

use super::body::{excerpt, misfits, text_misfits, violations};
use super::exchange::Answered;
use super::question::Question;
use super::stream::Ending;
use crate::comparison::{compare_json, compare_response};
use crate::contract::{Contract, answered};
use crate::difference::Difference;
use crate::expectation::{expected_response, rpc_id};
use crate::media_type::is_one;
use crate::strictness::{of_answer, remark};
use crate::wire::WireResponse;

/// Everything in which an answer is not what the document says; with values, what the example says.
pub(super) fn differences(
    contract: &Contract,
    question: &Question<'_>,
    found: &Answered,
    are_values_compared: bool,
) -> Vec<Difference> {
    let response = &found.response;
    let mut differences = match question.operation.protocol {
        Protocol::Http { .. } => of_http(contract, question, found),
        Protocol::Rpc { .. } => of_rpc(contract, question, response),
    };
    let is_documented = question.case.provenance == Provenance::Documented;
    if are_values_compared && is_documented && differences.is_empty() {
        differences = values(contract, question, response);
    }
    let Question { operation, case, .. } = question;
    let documented = case.outcome.as_ref();
    let documented = documented.and_then(|answer| expected_response(contract, case, answer).ok());
    let documented = documented.map(|it| of_answer(contract, operation, &it.to_wire()));
    let findings = of_answer(contract, operation, response);
    remark(&mut differences, &documented.unwrap_or_default(), findings);
    differences
}

/// What differs from the example, or from the one of those alike that is nearest.
fn values(contract: &Contract, question: &Question<'_>, found: &WireResponse) -> Vec<Difference> {
    let answers = question.alike.iter().filter_map(|case| Some((*case, case.outcome.as_ref()?)));
    let compared = answers.map(|(case, answer)| {
        let mut expected = match expected_response(contract, case, answer) {
            Ok(expected) => expected,
            Err(error) => {
                return vec![Difference::words("", "an example to compare", error.to_string())];
            }
        };
        // A value of a header that the document shows nowhere was made up.
        let outcome = question.operation.outcomes.get(answer.outcome);
        let shown = outcome.into_iter().flat_map(|outcome| &outcome.headers);
        let shown: Vec<_> = shown.filter(|header| !header.examples.is_empty()).collect();
        expected.headers.retain(|header| shown.iter().any(|known| known.name == header.name));
        let documented: Vec<_> = expected.header_pairs().map(|(name, _)| name).collect();
        let mut found = found.clone();
        // A live answer has headers of its own, and parameters of its media type.
        found.headers.retain(|(name, _)| documented.contains(name));
        let media_type = expected.sent_as.iter().cloned();
        found.headers.extend(media_type.map(|value| ("content-type".to_owned(), value)));
        compare_response(&expected, &found)
    });
    compared.min_by_key(Vec::len).unwrap_or_default()
}

fn of_http(contract: &Contract, question: &Question<'_>, found: &Answered) -> Vec<Difference> {
    let response = &found.response;
    let operation = question.operation;
    let shown = question.case.outcome.as_ref().is_some_and(|answer| answer.status >= 400);
    let expected = |outcome: Option<&Outcome>| match (outcome, shown) {
        (None, _) => {
            let known: Vec<_> = operation.outcomes.iter().map(|one| one.key.to_string()).collect();
            known.join(" or ")
        }
        (Some(_), true) => "the error that the example shows".to_owned(),
        (Some(_), false) => "a success".to_owned(),
    };
    let outcome = answered(operation, response.status);
    let mut differences = Vec::new();
    if outcome.is_none() || (response.status >= 400) != shown {
        differences.push(Difference::words("/status", expected(outcome), told(response)));
    }
    let Some(outcome) = outcome else { return differences };
    for header in &outcome.headers {
        let name = header.name.to_ascii_lowercase();
        let place = format!("/headers/{name}");
        match response.header(&name).first() {
            None if header.is_required => {
                differences.push(Difference::words(&place, "a value", "nothing"));
            }
            None => {}
            Some(text) => differences.extend(header_misfits(contract, header, text, &place)),
        }
    }
    content(contract, operation, outcome, found, &mut differences);
    differences
}

/// The value of a header, where it is one value and no list of some.
fn header_misfits(
    contract: &Contract,
    header: &concord::model::Parameter,
    text: &str,
    place: &str,
) -> Vec<Difference> {
    let fits = |value: Value| concord::violations(&contract.api, header.schema, &value).is_empty();
    let is_list = fits(json!([])) || fits(json!({})) || text.contains(',');
    if is_list { Vec::new() } else { text_misfits(contract, header.schema, text, place) }
}

fn content(
    contract: &Contract,
    operation: &Operation,
    outcome: &Outcome,
    found: &Answered,
    differences: &mut Vec<Difference>,
) {
    let response = &found.response;
    let is_head = matches!(&operation.protocol, Protocol::Http { method, .. } if method == "HEAD");
    if outcome.contents.is_empty() || is_head {
        if !response.body.is_empty() {
            let found = excerpt(&response.body);
            differences.push(Difference::words("/body", "nothing", found));
        }
        return;
    }
    if let Ending::Cut(reason) = &found.ending {
        differences.push(Difference::words("/body", "a body with an end", reason.clone()));
        return;
    }
    let media_type = response.header("content-type").first().copied().unwrap_or_default();
    let is_of = |content: &&Content| content.media_types().any(|own| is_one(own, media_type));
    match outcome.contents.iter().find(is_of) {
        Some(content) => {
            differences.extend(misfits(contract, content, media_type, &response.body));
        }
        None => {
            let known = outcome.contents.iter().flat_map(Content::media_types);
            let known = known.collect::<Vec<_>>().join(" or ");
            let place = "/headers/content-type";
            let found = match (media_type, response.body.is_empty()) {
                ("", true) => "nothing, and no body".to_owned(),
                ("", false) => format!("nothing, and a body: {}", excerpt(&response.body)),
                _ => format!("{media_type}: {}", excerpt(&response.body)),
            };
            differences.push(Difference::words(place, known, found));
        }
    }
}

/// JSON-RPC 2.0 §5.
fn of_rpc(contract: &Contract, question: &Question<'_>, found: &WireResponse) -> Vec<Difference> {
    let outcomes = &question.operation.outcomes;
    let result = outcomes.iter().find_map(|outcome| outcome.contents.first());
    let Some(content) = result else {
        let is_silent = found.status < 300 && found.body.is_empty();
        let spoken = || Difference::words("", "no answer to a notification", told(found));
        return if is_silent { Vec::new() } else { vec![spoken()] };
    };
    let answer: Value = match serde_json::from_slice(&found.body) {
        Ok(answer) => answer,
        Err(_) => {
            return vec![Difference::words("/body", "an answer of JSON-RPC", told(found))];
        }
    };
    let mut differences = Vec::new();
    compare_json("/status", &json!(200), &json!(found.status), &mut differences);
    for (name, expected) in [("jsonrpc", json!("2.0")), ("id", rpc_id(question.case))] {
        let found = answer.get(name).unwrap_or(&Value::Null);
        compare_json(&format!("/body/{name}"), &expected, found, &mut differences);
    }
    match (answer.get("result"), content.form) {
        (Some(result), ContentForm::Json { schema, .. }) => {
            differences.extend(violations(contract, schema, result, "/body/result"));
        }
        (Some(_), _) => {}
        (None, _) => {
            let error = answer.get("error").unwrap_or(&answer);
            differences.push(Difference::words("/body/result", "a result", error.to_string()));
        }
    }
    differences
}

/// A status, with where it leads to, and the start of what it says.
fn told(found: &WireResponse) -> String {
    let leads = found.header("location").first().map(|to| format!(", to {to}"));
    let body = excerpt(&found.body);
    let body = if body.is_empty() { body } else { format!(": {body}") };
    format!("{}{}{body}", found.status, leads.unwrap_or_default())
}
