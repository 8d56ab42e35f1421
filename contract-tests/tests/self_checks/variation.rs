//! What is made of a small document: each change, and what has to come of it.

use std::collections::BTreeMap;

use contract_tests::contract::Contract;
use contract_tests::direction::Direction;
use contract_tests::variation::{AnswerFrame, Expected, RequestFrame};
use contract_tests::wire::WireRequest;

const DOCUMENT: &str = r#"
openapi: 3.1.0
info: { title: Small, version: "1" }
paths:
  /greet:
    post:
      operationId: greet
      parameters:
        - { name: mood, in: query, required: true, schema: { type: string, enum: [glad, sad] } }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [age]
              additionalProperties: false
              properties:
                age: { type: integer, minimum: 1, maximum: 9 }
                name: { type: string, minLength: 2 }
            examples: { ada: { value: { age: 3 } } }
      responses:
        "200":
          description: A greeting.
          content:
            application/json:
              schema:
                type: object
                required: [tone]
                properties: { tone: { type: string, enum: [warm] } }
              examples: { ada: { value: { tone: warm } } }
"#;

/// A method whose params leave it to their keywords which type they have, and how many branches fit.
const METHODS: &str = r#"
openrpc: 1.3.2
info: { title: Small, version: "1" }
methods:
  - name: greet
    params:
      - name: pet
        required: true
        schema: { required: [name], properties: { name: { type: string } } }
      - name: tags
        schema: { items: { type: string } }
      - name: key
        schema: { oneOf: [{ type: integer, maximum: 7 }, { type: integer, minimum: -1, maximum: 8 }] }
    result: { name: r, schema: { type: string } }
"#;

/// What is expected of each change in a direction, by its name.
fn expected(direction: Direction) -> BTreeMap<String, Expected> {
    expected_of(DOCUMENT, direction)
}

fn expected_of(document: &str, direction: Direction) -> BTreeMap<String, Expected> {
    let contract = Contract::of_text("mcphub", document).unwrap();
    let own = contract.variations().iter().filter(|one| one.direction == direction);
    own.map(|one| (one.name.clone(), one.expected)).collect()
}

#[test]
fn each_constraint_of_a_request_has_its_violation_and_its_allowed_twin() {
    let found = expected(Direction::ServerDecode);
    for (allowed, violation) in [
        ("body.age-is-1", "body.age-is-0"),
        ("body.age-is-9", "body.age-is-10"),
        ("body.age-is-a-number", "body.age-is-a-fraction"),
        ("body.name-has-length-2", "body.name-has-length-1"),
        ("body.name-left-out", "body.age-left-out"),
        ("body.name-is-a-text", "body.name-is-null"),
        ("body-with-everything", "body.x-undeclared-a-number"),
    ] {
        assert_eq!(found.get(allowed), Some(&Expected::Kept), "{allowed}");
        assert_eq!(found.get(violation), Some(&Expected::Refused(&[422])), "{violation}");
    }
    for (allowed, violation) in
        [("query.mood-is-sad", "query.mood-is-a-text"), ("query.mood-given", "query.mood-left-out")]
    {
        assert_eq!(found.get(allowed), Some(&Expected::Kept), "{allowed}");
        assert_eq!(found.get(violation), Some(&Expected::Refused(&[400])), "{violation}");
    }
}

#[test]
fn a_client_fails_on_another_structure_and_keeps_what_is_not_listed() {
    let found = expected(Direction::ClientDecode);
    for (change, what) in [
        ("200.tone-is-null", Expected::Failed),
        ("200.tone-is-a-number", Expected::Failed),
        ("200.tone-left-out", Expected::Failed),
        ("200.tone-is-a-text", Expected::Kept),
        ("200.x-undeclared-a-text", Expected::Kept),
    ] {
        assert_eq!(found.get(change), Some(&what), "{change}");
    }
    for frame in ["body-breaks-off", "body-is-empty", "media-type-is-unknown", "status-is-unknown"]
    {
        let what = found.get(&format!("200-{frame}"));
        assert!(matches!(what, Some(Expected::Misframed(_))), "{frame}: {what:?}");
    }
}

#[test]
fn properties_without_a_type_are_those_of_an_object() {
    let found = expected_of(METHODS, Direction::ServerDecode);
    for change in ["pet-is-null", "pet-is-a-text", "pet-is-an-empty-list", "tags-is-a-number"] {
        let what = found.get(&format!("params.{change}"));
        assert_eq!(what, Some(&Expected::Refused(&[-32602])), "{change}");
    }
    assert_eq!(found.get("params.tags-is-an-empty-list"), Some(&Expected::Kept));
}

#[test]
fn nothing_is_expected_of_what_several_branches_fit() {
    let found = expected_of(METHODS, Direction::ServerDecode);
    assert_eq!(found.get("params.key-is-8"), Some(&Expected::Kept));
    assert_eq!(found.get("params.key-is-9"), Some(&Expected::Refused(&[-32602])));
    for ambiguous in ["params.key-is-7", "params.key-is--1", "params.key-is-a-number"] {
        assert_eq!(found.get(ambiguous), None, "{ambiguous}");
    }
}

#[test]
fn no_two_changes_of_an_operation_have_one_name_and_direction() {
    let contract = Contract::of_text("mcphub", DOCUMENT).unwrap();
    let mut seen = std::collections::BTreeSet::new();
    for one in contract.variations() {
        assert!(seen.insert((one.direction, one.name.clone())), "{}", one.name);
    }
}

/// What a reader may take in two ways, and what no two requests are told apart by.
const DOUBTFUL: &str = r##"
openapi: 3.0.3
info: { title: Doubtful, version: "1" }
paths:
  /board:
    patch:
      operationId: change
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [password, made]
              properties:
                password: { type: string, writeOnly: true }
                made: { type: string, readOnly: true }
                untyped: { properties: { a: { type: string } } }
                long: { type: string, maxLength: 4000000000 }
                small: { type: integer, format: uint8 }
                tagged:
                  oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }]
                  discriminator: { propertyName: kind }
      responses:
        "204": { description: Done. }
        4XX: { description: Not done., content: { application/json: { schema: { type: integer, enum: [1, 2] } } } }
  /board/{row}/{column}:
    get:
      operationId: picture
      parameters:
        - { name: row, in: path, required: true, schema: { type: string } }
        - { name: column, in: path, required: true, schema: { type: string } }
      responses: { "200": { description: A picture., content: { image/png: {} } } }
    post:
      operationId: send
      parameters:
        - { name: row, in: path, required: true, schema: { type: string } }
        - { name: column, in: path, required: true, schema: { type: string } }
      requestBody: { required: true, content: { application/x-www-form-urlencoded: { schema: { type: object, properties: { a: { type: string } } } } } }
      responses: { "204": { description: Done. } }
components:
  schemas:
    A: { type: object, properties: { kind: { type: string }, a: { type: number } } }
    B: { type: object, properties: { kind: { type: string }, a: { type: boolean } } }
"##;

#[test]
fn what_can_be_read_in_two_ways_is_asked_of_nobody() {
    let contract = Contract::of_text("mcphub", DOUBTFUL).unwrap();
    let of = |operation: &str, name: &str| {
        let operations = &contract.api.operations;
        let operation = operations.iter().position(|one| one.id == operation).unwrap();
        let mut found = contract.variations().iter().filter(|one| one.operation == operation);
        found.find(|one| one.name == name).map(|one| one.expected)
    };
    for (name, expected) in [
        ("body.password-left-out", Some(Expected::Refused(&[422]))),
        ("body.made-left-out", Some(Expected::Kept)),
        ("body.small-is-a-fraction", Some(Expected::Refused(&[422]))),
        ("body.tagged.a-is-a-flag", None),
        ("body.tagged.a-is-a-text", Some(Expected::Refused(&[422]))),
        ("body.untyped-is-a-number", None),
        ("body.untyped.a-is-a-number", Some(Expected::Refused(&[422]))),
        ("body.small-is-below-zero", None),
        ("body.long-has-length-4000000000", None),
        ("nothing-is-accepted", None),
        ("4XX-is-a-text", Some(Expected::Tolerated)),
    ] {
        assert_eq!(of("change", name), expected, "{name}");
    }
    let other_status = of("change", "4XX-status-is-unknown");
    assert_eq!(other_status, Some(Expected::Misframed(AnswerFrame::Status(599))));
    assert_eq!(of("picture", "200-media-type-is-unknown"), None);
    assert!(of("picture", "nothing-is-accepted").is_some());
    assert_eq!(of("send", "body-is-no-json"), None);
    assert!(of("send", "media-type-is-unknown").is_some());
}

#[test]
fn what_no_operation_has_is_the_same_for_all() {
    let mut request = WireRequest { path: "/board".to_owned(), ..WireRequest::default() };
    RequestFrame::Path.apply(&mut request);
    // Not `/board/{row}/{column}`.
    assert!(request.path.split('/').count() > 4, "{}", request.path);
    RequestFrame::Method.apply(&mut request);
    assert_eq!(request.method, "UNKNOWN");
}
