//! Example pairings.

use serde_json::Value;

use crate::diagnostic::{Code, EXAMPLE_LEFT_OUT};
use crate::model::{Case, CaseOutcome, CaseRequest, ExampleValue, Operation, Provenance};
use crate::reading::{Reader, check_fields, items, text};
use crate::source::Node;

/// What becomes of an example that says too little.
const LEFT_OUT: &str = EXAMPLE_LEFT_OUT;

/// Reads the Example Pairing Objects (OpenRPC 1.3 §4.9) of a method: each is a case.
///
/// `x-id` gives the id that the documented request has.
pub(super) fn read_all<'s>(
    reader: &mut Reader<'s>,
    method: Node<'s>,
    operation: &Operation,
    index: usize,
) -> Vec<Case> {
    let mut cases = Vec::new();
    let has_result = operation.outcomes.iter().any(|outcome| !outcome.contents.is_empty());
    for node in items(reader, method.get("examples")) {
        let Some(node) = reader.follow_or(node, LEFT_OUT) else { continue };
        check_fields(reader, node, &["name", "description", "summary", "params", "result"]);
        let Some(name) = text(reader, node, "name") else {
            reader.tolerate(Code::MissingField, node, "the field `name` is missing", LEFT_OUT);
            continue;
        };
        let mut parameters = Vec::new();
        let mut is_whole = true;
        for (position, param) in items(reader, node.get("params")).into_iter().enumerate() {
            let Some((param, value)) = read_value(reader, param) else {
                is_whole = false;
                continue;
            };
            let named = text(reader, param, "name");
            let by_name = operation
                .parameters
                .iter()
                .position(|parameter| Some(&parameter.name) == named.as_ref());
            // A name that no param has tells the position, as documents in the wild do.
            let by_position = (position < operation.parameters.len()).then_some(position);
            match by_name.or(by_position) {
                Some(parameter) if parameters.iter().any(|(known, _)| *known == parameter) => {
                    is_whole = false;
                    let message = "a second value for the same param";
                    reader.tolerate(Code::ExampleRefused, param, message, LEFT_OUT);
                }
                Some(parameter) => parameters.push((parameter, value)),
                None => {
                    is_whole = false;
                    let message = "the method has no such param";
                    reader.tolerate(Code::ExampleRefused, param, message, LEFT_OUT);
                }
            }
        }
        let documented = node.get("result");
        let result = documented.and_then(|result| read_value(reader, result));
        if !is_whole || documented.is_some() && result.is_none() {
            continue;
        }
        // OpenRPC 1.2 asks for a result in every pairing, so `null` says nothing.
        if let Some((result, value)) = &result
            && !has_result
            && !value.is_null()
        {
            let message = "a notification has no result";
            reader.tolerate(Code::ExampleRefused, *result, message, "its params count");
        }
        cases.push(Case {
            name,
            operation: index,
            provenance: Provenance::Documented,
            origin: node.origin(),
            request: CaseRequest {
                content: 0,
                is_shown: true,
                parameters,
                variables: Vec::new(),
                body: None,
                credential: None,
                id: node.get("x-id").map(Node::to_json),
            },
            outcome: result.filter(|_| has_result).map(|(_, value)| CaseOutcome {
                headers: Vec::new(),
                outcome: 0,
                content: Some(0),
                status: 200,
                body: Some(ExampleValue::Json(value)),
            }),
        });
    }
    cases
}

fn read_value<'s>(reader: &mut Reader<'s>, node: Node<'s>) -> Option<(Node<'s>, Value)> {
    let node = reader.follow_or(node, LEFT_OUT)?;
    check_fields(reader, node, &["name", "summary", "description", "value", "externalValue"]);
    let Some(value) = node.get("value") else {
        reader.tolerate(Code::MissingField, node, "the field `value` is missing", LEFT_OUT);
        return None;
    };
    Some((node, value.to_json()))
}
