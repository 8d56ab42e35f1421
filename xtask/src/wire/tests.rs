//! What is made of a schema, and what is found of what comes back.
#![cfg(test)]

use jsonschema::Draft;
use serde_json::{Value, json};

use super::instance::Maker;
use super::judge::Judge;
use super::report::Reason;
use super::subject::Answer;
use super::trial::{Sent, weigh};
use super::union::Unions;
use super::{translation, union};

/// A description of OAS 3.0 with one schema.
fn document(schema: Value) -> Value {
    let mut document = json!({ "openapi": "3.0.3", "components": { "schemas": { "A": schema } } });
    translation::translate(&mut document, true);
    document
}

fn judge(document: &Value) -> Judge {
    let pointers = ["/components/schemas/A".to_owned()];
    let unions = union::pointers(document);
    Judge::new(document, Draft::Draft4, pointers.iter().chain(&unions))
}

/// The values that are made of a schema, and how many the judge refuses.
fn made(schema: Value) -> (Vec<Value>, usize) {
    let document = document(schema);
    let judge = judge(&document);
    let unions = Unions::new(&document, &union::pointers(&document), &judge, 1);
    let mut maker = Maker::new(&document, false, unions);
    let (values, refused) = maker.values("/components/schemas/A", |value| judge.allows(0, value));
    (values, refused.len())
}

#[test]
fn each_choice_of_a_schema_is_made() {
    let schema = json!({
        "type": "object",
        "required": ["kind"],
        "properties": {
            "kind": { "enum": ["a", "b", 3] },
            "note": { "type": "string", "nullable": true, "maxLength": 3 },
            "part": { "oneOf": [{ "type": "integer" }, { "type": "boolean" }] },
            "code": { "type": "string", "pattern": "^[A-Z]{2}-\\d+$" },
            "size": { "type": "number", "minimum": 1, "exclusiveMinimum": true, "maximum": 2 }
        }
    });
    let (values, refused) = made(schema.clone());
    assert_eq!(refused, 0);
    let has = |is_it: &dyn Fn(&Value) -> bool| values.iter().any(is_it);
    for kind in [json!("a"), json!("b"), json!(3)] {
        assert!(has(&|value| value["kind"] == kind), "{kind}");
    }
    assert!(has(&|value| value.as_object().is_some_and(|members| members.len() == 1)));
    assert!(has(&|value| value.get("note").is_some_and(Value::is_null)));
    assert!(has(&|value| value.get("note").is_some_and(Value::is_string)));
    assert!(has(&|value| value.get("part").is_some_and(Value::is_i64)));
    assert!(has(&|value| value.get("part").is_some_and(Value::is_boolean)));
    assert!(has(&|value| value.get("code").is_some_and(Value::is_string)));
    assert!(has(&|value| value.get("size").is_some_and(Value::is_number)));
    assert!(has(&|value| value.get("other 1").is_some()));
    // The same seed gives the same values.
    assert_eq!(made(schema).0, values);
}

#[test]
fn branches_that_overlap_are_told_apart() {
    let branch =
        |name: &str| json!({ "type": "object", "properties": { name: { "type": "string" } } });
    let (values, _) = made(json!({ "oneOf": [branch("a"), branch("b")] }));
    assert!(values.iter().any(|value| value["a"].is_string() && !value["b"].is_string()));
    assert!(values.iter().any(|value| value["b"].is_string() && !value["a"].is_string()));
    // What no value fits has none.
    assert_eq!(made(json!({ "oneOf": [{ "type": "string" }, { "type": "string" }] })).0.len(), 0);
}

#[test]
fn a_schema_of_30_is_read_as_it_is_meant() {
    let document = document(json!({
        "id": "elsewhere",
        "properties": { "nullable": { "type": "string" }, "id": { "$ref": "#/components/x y" } },
        "example": { "id": "kept", "nullable": true, "type": "string" }
    }));
    let schema = &document["components"]["schemas"]["A"];
    assert_eq!(schema.get("id"), None);
    assert_eq!(schema["properties"]["nullable"], json!({ "type": "string" }));
    assert_eq!(schema["properties"]["id"]["$ref"], "#/components/x%20y");
    assert_eq!(schema["example"]["id"], "kept");
    assert_eq!(schema["example"]["type"], "string");
}

#[test]
fn what_does_not_come_back_is_found() {
    let document = document(json!({
        "type": "object",
        "properties": { "a": { "type": "number" }, "b": { "type": "integer" } }
    }));
    let judge = judge(&document);
    let sent = json!({ "a": 1.5, "c": "d" });
    let other = |value: Value| Ok::<Value, String>(value);
    let refused = || Err("no".to_owned());
    let rows = [
        (other(sent.clone()), other(sent.clone()), None),
        (other(sent.clone()), other(json!({ "c": "d", "b": 2, "a": 1.5 })), None),
        (refused(), other(sent.clone()), Some(Reason::ClientRefuses)),
        (other(json!({ "a": 1.5 })), other(sent.clone()), Some(Reason::ClientChanges)),
        (
            other(json!({ "a": 1.5, "c": "d", "b": 2 })),
            other(sent.clone()),
            Some(Reason::ClientChanges),
        ),
        (other(sent.clone()), refused(), Some(Reason::ServerRefuses)),
        (other(sent.clone()), other(json!({ "a": 1, "c": "d" })), Some(Reason::ServerChanges)),
        (
            other(sent.clone()),
            other(json!({ "a": 1.5, "c": "d", "b": "x" })),
            Some(Reason::ServerBreaks),
        ),
    ];
    let sent = Sent { schema: 0, pointer: String::new(), is_example: false, value: sent };
    for (client, server, expected) in rows {
        let answer = Some(Answer { client, server });
        let found = weigh(&judge, &sent, answer.clone()).map(|(reason, _)| reason);
        assert_eq!(found, expected, "{answer:?}");
    }
    assert!(weigh(&judge, &sent, None).is_some());
}
