//! What the generated server refuses, told as the document tells it.
//!
//! Where an operation documents what it says of a wrong request, the mock says that, with its own
//! reason in the place of the documented one where the schema has one. Everywhere else the refusal
//! stays what it is: `application/problem+json`.

use concord::model::{CaseOutcome, ContentForm, Operation};
use serde_json::{Map, Value};

use super::choice::choose;
use super::preference::Preference;
use crate::contract::{Contract, content};
use crate::expectation::ExpectedBody;
use crate::wire::WireResponse;

/// Statuses that say that the request itself is wrong: where the one that the generated server
/// gives is not documented, another of them is, most often the first.
const WRONG_REQUEST: [u16; 4] = [400, 422, 415, 413];
/// Members that hold a reason, the first of which is taken.
const REASONS: [&str; 8] =
    ["detail", "message", "error_description", "description", "reason", "msg", "error", "title"];

/// Why the generated server refused, in one line: the place and what is wrong there.
pub(super) fn reason(refused: &WireResponse) -> Option<String> {
    let problem: Map<String, Value> = serde_json::from_slice(&refused.body).ok()?;
    let text = |name| problem.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let parameter = problem.get("parameter").and_then(|parameter| {
        let text = |name| parameter.get(name).and_then(Value::as_str);
        Some(format!("{} parameter `{}`", text("in")?, text("name")?))
    });
    let place = text("pointer").map(str::to_owned).or(parameter);
    let detail = text("detail").or_else(|| text("title"))?;
    Some(place.map_or_else(|| detail.to_owned(), |place| format!("{place}: {detail}")))
}

/// The documented answer in place of a refusal; none where the operation documents none.
pub(super) fn documented(
    contract: &Contract,
    operation: &Operation,
    refused: &WireResponse,
    reason: &str,
) -> Option<WireResponse> {
    let others = WRONG_REQUEST.contains(&refused.status).then_some(WRONG_REQUEST);
    let statuses = std::iter::once(refused.status).chain(others.into_iter().flatten());
    let mut choices = statuses.filter_map(|status| {
        let preference = Preference { code: Some(status.to_string()), ..Preference::default() };
        choose(contract, operation, &Value::Null, &preference).ok()
    });
    let choice = choices.next()?;
    let mut answer = choice.answer;
    let outcome = choice.case.outcome.as_ref()?;
    tell(contract, operation, outcome, &mut answer.body, reason);
    let mut answer = answer.to_wire();
    // What the generated server says beside the body (`Allow`, `WWW-Authenticate`) stays true.
    let of_body = |name: &str| name == "content-type" || name == "content-length";
    for (name, value) in &refused.headers {
        if !of_body(name) && answer.header(name).is_empty() {
            answer.headers.push((name.clone(), value.clone()));
        }
    }
    Some(answer)
}

/// Puts a reason into a documented body, where there is a text for it and the schema lets it.
fn tell(
    contract: &Contract,
    operation: &Operation,
    outcome: &CaseOutcome,
    body: &mut ExpectedBody,
    reason: &str,
) {
    let form = content(operation, outcome).map(|content| content.form);
    match (body, form) {
        (ExpectedBody::Text(text), Some(ContentForm::Text)) => *text = reason.to_owned(),
        (ExpectedBody::Json(value), Some(ContentForm::Json { schema, .. })) => {
            for pointer in reasons(value) {
                let mut told = value.clone();
                let Some(place) = told.pointer_mut(&pointer) else { continue };
                *place = Value::from(reason);
                if concord::violations(&contract.api, schema, &told).is_empty() {
                    *value = told;
                    return;
                }
            }
        }
        _ => {}
    }
}

/// Where a reason may stand: in a text by its usual names, or in one of an object inside.
fn reasons(value: &Value) -> Vec<String> {
    let Some(members) = value.as_object() else { return Vec::new() };
    let is_text = |name: &&&str| members.get(**name).is_some_and(Value::is_string);
    let own = REASONS.iter().filter(is_text).map(|name| format!("/{name}"));
    let within = members.iter().flat_map(|(name, value)| {
        let name = concord::source::pointer::escape(name);
        reasons(value).into_iter().map(move |inner| format!("/{name}{inner}"))
    });
    own.chain(within).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn reasons_stand_under_their_usual_names() {
        for (body, expected) in [
            (json!({ "title": "x", "detail": "y" }), &["/detail", "/title"][..]),
            (json!({ "error": { "code": 1, "message": "x" } }), &["/error/message"]),
            (json!({ "code": 1, "detail": null }), &[]),
            (json!("x"), &[]),
        ] {
            assert_eq!(reasons(&body), expected, "{body}");
        }
    }

    #[test]
    fn a_refusal_says_where_and_why() {
        for (body, expected) in [
            (r#"{"title":"T","detail":"d","pointer":"/a"}"#, Some("/a: d")),
            (r#"{"title":"T","detail":"d","pointer":""}"#, Some("d")),
            (
                r#"{"detail":"d","parameter":{"in":"query","name":"q"}}"#,
                Some("query parameter `q`: d"),
            ),
            (r#"{"title":"T"}"#, Some("T")),
            ("", None),
        ] {
            let refused = WireResponse { body: body.into(), ..WireResponse::default() };
            assert_eq!(reason(&refused).as_deref(), expected, "{body}");
        }
    }
}
