//! What `cargo xtask inspect` says of a document.
#![cfg(test)]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

fn inspect(text: &str, arguments: &[&str]) -> (Output, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pets.yaml");
    std::fs::write(&path, text).unwrap();
    (run(&[&[path.to_str().unwrap()], arguments].concat()), folder)
}

fn run(arguments: &[&str]) -> Output {
    let xtask = Path::new(env!("CARGO_BIN_EXE_xtask"));
    Command::new(xtask).arg("inspect").args(arguments).output().unwrap()
}

fn json_of(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

const PETS: &str = r#"
openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets/{id}:
    get:
      responses: { "200": { description: One., content: { application/json: { schema: { type: string }, example: Rex } } } }
"#;

#[test]
fn operations_outcomes_and_examples_are_listed() {
    let (output, _folder) = inspect(PETS, &["--json"]);
    assert!(output.status.success());
    let found = json_of(&output);
    let expected = json!({
        "id": "GET /pets/{id}",
        "role": "served",
        "method": "GET",
        "path": "/pets/{id}",
        "function": "get_pets_by_id",
        "input": "GetPetsById",
        "answer": "String",
        "error": "Infallible",
        "outcomes": [{ "key": "200", "media_types": ["application/json"] }],
        "examples": [
            { "name": "example", "provenance": "documented" },
            { "name": "synthetic-request", "provenance": "synthetic" },
        ],
    });
    assert_eq!(found["operations"], json!([expected]));
}

#[test]
fn findings_have_their_place() {
    let (output, _folder) = inspect(PETS, &["--json"]);
    let found = json_of(&output);
    let finding = &found["diagnostics"][0];
    assert_eq!(finding["code"], "E0502");
    assert_eq!(finding["severity"], "warning");
    assert_eq!((&finding["line"], &finding["column"]), (&json!(6), &json!(5)));
    assert_eq!(finding["pointer"], "/paths/~1pets~1{id}/get");
    assert!(finding["file"].as_str().unwrap().ends_with("pets.yaml"));
}

#[test]
fn a_refused_document_is_wrong_input() {
    let (output, _folder) = inspect("openapi: 3.1.0", &["--json"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(json_of(&output)["is_refused"], true);
}

#[test]
fn a_dialect_is_found_by_its_name() {
    let output = run(&["smithery"]);
    assert!(output.status.success());
    assert!(String::from_utf8(output.stdout).unwrap().contains("call_tool(CallTool)"));
    assert_eq!(run(&["smithy"]).status.code(), Some(2));
}
