//! Documents of a few kilobytes that ask for the work of a lifetime.
//!
//! Each is read, and written where it can be, within some seconds on a slow machine and on the
//! small stack of a test: what is beyond a budget is refused.
#![cfg(test)]

use std::time::{Duration, Instant};

use concord::{Dialect, Options, Sources, Strictness};
use serde_json::{Map, Value, json};

/// How long a document may take, in a build without optimisation on a machine that others use.
const LONGEST: Duration = Duration::from_secs(20);

fn refer(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// An object with one required member.
fn object(name: &str, schema: Value) -> Value {
    let mut properties = Map::new();
    properties.insert(name.to_owned(), schema);
    json!({ "type": "object", "required": [name], "properties": properties })
}

fn text() -> Value {
    json!({ "type": "string" })
}

/// Schemas of which each is made of the next one, and the last is a text.
fn chain(length: usize, link: impl Fn(usize, Value) -> Value) -> Vec<(String, Value)> {
    let links = (0..length).map(|index| {
        let next = refer(&format!("S{}", index + 1));
        (format!("S{index}"), link(index, next))
    });
    links.chain([(format!("S{length}"), text())]).collect()
}

/// Unions beside each other in one schema.
fn beside(unions: usize, branches: usize) -> Vec<(String, Value)> {
    let branch = |union, branch| object(&format!("p{union}_{branch}"), text());
    let union = |union| {
        let branches: Vec<_> = (0..branches).map(|index| branch(union, index)).collect();
        json!({ "oneOf": branches })
    };
    let unions: Vec<_> = (0..unions).map(union).collect();
    vec![("S0".to_owned(), json!({ "allOf": unions }))]
}

/// A document whose one operation takes the first of some schemas.
fn document(schemas: Vec<(String, Value)>, example: Option<Value>) -> Value {
    let mut content = json!({ "schema": refer("S0") });
    if let Some(example) = example {
        content["example"] = example;
    }
    let body = json!({ "content": { "application/json": content } });
    let responses = json!({ "204": { "description": "Done." } });
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Heavy", "version": "1" },
        "paths": { "/": { "post": { "requestBody": body, "responses": responses } } },
        "components": { "schemas": Map::from_iter(schemas) },
    })
}

/// An object in an object, and so on; in the innermost stands a number.
fn nested(depth: usize) -> Value {
    (0..depth).fold(json!(1), |inner, _| json!({ "a": inner }))
}

/// A schema that is said of the member `a` by itself, in some way.
fn of_itself(schema: Value) -> Vec<(String, Value)> {
    vec![("S0".to_owned(), schema)]
}

/// Reads a document, and writes what can be written. The codes of its errors.
fn run(name: &str, document: &Value) -> Vec<&'static str> {
    let start = Instant::now();
    let text = document.to_string();
    let mut sources = Sources::default();
    let document = sources.add("heavy.json", text.as_bytes()).unwrap();
    let options = Options { strictness: Strictness::Lenient, ..Options::default() };
    let reading = concord::read(&sources, document, &options);
    if let Some(api) = reading.api {
        let files = concord::write(&[Dialect { name: "heavy".to_owned(), api }]);
        let length: usize = files.iter().map(|file| file.text.len()).sum();
        assert!(length < 100_000 + 100 * text.len(), "{name}: {length} bytes");
    }
    let took = start.elapsed();
    assert!(took < LONGEST, "{name} took {took:?}");
    let errors = reading
        .diagnostics
        .iter()
        .filter(|one| one.severity() == concord::diagnostic::Severity::Error);
    errors.map(|one| one.code.code()).collect()
}

#[test]
fn what_multiplies_is_refused_once() {
    let rows = [
        ("nine unions of six", beside(9, 6)),
        ("twenty unions of three", beside(20, 3)),
        ("two unions of three hundred", beside(2, 300)),
        (
            "a chain of allOf",
            chain(
                4_000,
                |index, next| json!({ "allOf": [next, object(&format!("m{index}"), text())] }),
            ),
        ),
        (
            "not in not",
            chain(
                40,
                |_, next| json!({ "type": "object", "not": { "allOf": [next, { "not": next }] } }),
            ),
        ),
        (
            "branches of both sides",
            chain(30, |index, next| {
                let side =
                    |side| json!({ "allOf": [next, object(&format!("{side}{index}"), text())] });
                json!({ "oneOf": [side("left"), side("right")] })
            }),
        ),
    ];
    for (name, schemas) in rows {
        assert_eq!(run(name, &document(schemas, None)), ["E0403"], "{name}");
    }
}

#[test]
fn what_is_met_in_two_ways_is_gone_into_once() {
    let both = |kind: &'static str| {
        move |index: usize, next: Value| {
            let branches = json!([next, next, object(&format!("m{index}"), text())]);
            Value::Object(Map::from_iter([(kind.to_owned(), branches)]))
        }
    };
    let rows = [
        (
            "members",
            chain(
                40,
                |_, next| json!({ "type": "object", "required": ["a", "b"], "properties": { "a": next, "b": next } }),
            ),
        ),
        ("oneOf", chain(40, both("oneOf"))),
        ("anyOf", chain(40, both("anyOf"))),
        ("if", chain(40, |_, next| json!({ "if": next, "then": next, "else": next }))),
        (
            "unions in a row",
            chain(
                2_000,
                |index, next| json!({ "oneOf": [next, object(&format!("m{index}"), text())] }),
            ),
        ),
        (
            "schemas that name each other",
            (0..1_000)
                .map(|index| {
                    let (one, other) = ((index * 7 + 1) % 1_000, (index * 13 + 5) % 1_000);
                    let (one, other) = (refer(&format!("S{one}")), refer(&format!("S{other}")));
                    let members = json!({ "x": one, "y": other });
                    let schema =
                        json!({ "type": "object", "required": ["x", "y"], "properties": members });
                    (format!("S{index}"), schema)
                })
                .collect(),
        ),
    ];
    for (name, schemas) in rows {
        assert!(run(name, &document(schemas, None)).is_empty(), "{name}");
    }
}

#[test]
fn what_fits_is_found_out_once() {
    let itself = || refer("S0");
    let with = |other: &str| json!({ "type": "object", "required": ["a"], "properties": { "a": itself(), other: text() } });
    let of_a = || json!({ "properties": { "a": itself() } });
    let rows = [
        ("anyOf", of_itself(json!({ "anyOf": [with("b"), with("c"), with("d")] }))),
        ("if", of_itself(json!({ "if": of_a(), "then": of_a(), "else": of_a() }))),
        ("not", of_itself(json!({ "allOf": [{ "not": of_a() }, { "not": of_a() }] }))),
        ("allOf", of_itself(object("a", json!({ "allOf": [itself(), object("a", itself())] })))),
    ];
    for (name, schemas) in rows {
        run(name, &document(schemas, Some(nested(80))));
    }
}

#[test]
fn faults_without_number_are_told_in_time() {
    let members = (0..2_000).map(|index| (format!("m{index}"), refer(&format!("Nope{index}"))));
    let members = Value::Object(members.collect());
    let names = (0..2_000).map(|index| (format!("Nop{index}"), text()));
    let first = ("S0".to_owned(), json!({ "type": "object", "properties": members }));
    let schemas = std::iter::once(first).chain(names).collect();
    assert!(run("misspelt references", &document(schemas, None)).is_empty());
    let alternatives: Vec<String> = (0..50_000).map(|index| format!("a{index}")).collect();
    for pattern in [alternatives.join("|"), "(".repeat(20_000), "a".repeat(500_000)] {
        let schema = json!({ "type": "string", "pattern": pattern });
        assert!(run("a pattern", &document(of_itself(schema), None)).is_empty());
    }
}
