//! Example pairings.

use serde_json::Value;

use crate::diagnostic::Code;
use crate::model::{Case, CaseOutcome, CaseRequest, ExampleValue, Operation, Provenance};
use crate::reading::{Reader, check_fields, items, require, text};
use crate::source::Node;

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
        let Some(node) = reader.follow(node) else { continue };
        check_fields(reader, node, &["name", "description", "summary", "params", "result"]);
        let name = require(reader, node, "name").and_then(|_| text(reader, node, "name"));
        let Some(name) = name else { continue };
        let mut parameters = Vec::new();
        for (position, param) in items(reader, node.get("params")).into_iter().enumerate() {
            let Some((param, value)) = read_value(reader, param) else { continue };
            let named = text(reader, param, "name");
            let by_name = operation
                .parameters
                .iter()
                .position(|parameter| Some(&parameter.name) == named.as_ref());
            // A name that no param has tells the position, as documents in the wild do.
            let by_position = (position < operation.parameters.len()).then_some(position);
            match by_name.or(by_position) {
                Some(parameter) => parameters.push((parameter, value)),
                None => reader.fault(Code::ExampleRefused, param, "the method has no such param"),
            }
        }
        let result = node.get("result").and_then(|result| read_value(reader, result));
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
    let node = reader.follow(node)?;
    check_fields(reader, node, &["name", "summary", "description", "value", "externalValue"]);
    let value = require(reader, node, "value")?.to_json();
    Some((node, value))
}
