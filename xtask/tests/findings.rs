//! Findings as data and as annotations, the same in each command.
#![cfg(test)]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

const MISSPELT: &str = r#"openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets:
    get: { operationId: list, sumary: All., responses: { "204": { description: Done. } } }
"#;

fn xtask(folder: &Path, arguments: &[&str], github: bool) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.current_dir(folder).args(arguments).env_remove("GITHUB_ACTIONS");
    if github {
        command.env("GITHUB_ACTIONS", "true");
    }
    command.output().unwrap()
}

fn folder(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("pets.yaml"), text).unwrap();
    folder
}

fn json_of(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

const GENERATE: &[&str] = &["codegen", "--json", "--spec", "pets.yaml", "--out", "api"];

#[test]
fn codegen_and_inspect_find_the_same() {
    let folder = folder(MISSPELT);
    let expected = json!([{
        "code": "E0303",
        "severity": "warning",
        "message": "there is no field `sumary` here",
        "help": "did you mean `summary`?",
        "file": "pets.yaml",
        "line": 5,
        "column": 31,
        "pointer": "/paths/~1pets/get/sumary",
    }]);
    let inspected = xtask(folder.path(), &["inspect", "pets.yaml", "--json"], false);
    assert_eq!(json_of(&inspected)["diagnostics"], expected);
    let written = xtask(folder.path(), GENERATE, false);
    assert!(written.status.success());
    assert_eq!(stderr(&written), "");
    let said = json_of(&written);
    assert_eq!(said["diagnostics"], expected);
    assert_eq!((&said["is_refused"], &said["failure"]), (&json!(false), &Value::Null));
    assert!(said["changed"].as_array().unwrap().contains(&json!("src/lib.rs")));
    assert!(folder.path().join("api/Cargo.toml").exists());
}

#[test]
fn a_check_names_the_files_that_differ() {
    let folder = folder(MISSPELT);
    xtask(folder.path(), GENERATE, false);
    let check = [GENERATE, &["--check"]].concat();
    let output = xtask(folder.path(), &check, false);
    assert_eq!((output.status.code(), &json_of(&output)["changed"]), (Some(0), &json!([])));
    std::fs::write(folder.path().join("api/src/lib.rs"), "").unwrap();
    let output = xtask(folder.path(), &check, false);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(json_of(&output)["changed"], json!(["src/lib.rs"]));
}

#[test]
fn a_refusal_is_data_as_well() {
    let folder = folder("openapi: 3.1.0\ninfo: [\n");
    let output = xtask(folder.path(), GENERATE, false);
    assert_eq!(output.status.code(), Some(2));
    let said = json_of(&output);
    assert_eq!((&said["is_refused"], &said["changed"]), (&json!(true), &json!([])));
    assert_eq!(said["diagnostics"][0]["code"], "E0101");
    assert!(!folder.path().join("api").exists());
}

#[test]
fn a_fault_of_the_configuration_is_data_as_well() {
    let folder = folder(MISSPELT);
    std::fs::create_dir(folder.path().join("specs")).unwrap();
    std::fs::write(folder.path().join("specs/dialects.yaml"), "dialects: { a: {} }\n").unwrap();
    for arguments in
        [&["codegen", "--json", "--root", "."][..], &["inspect", "a", "--json", "--root", "."]]
    {
        let output = xtask(folder.path(), arguments, true);
        assert_eq!(output.status.code(), Some(2));
        let found = &json_of(&output)["diagnostics"][0];
        assert_eq!((&found["code"], &found["line"]), (&json!("E0902"), &json!(1)));
        let said = stderr(&output);
        assert!(said.starts_with("::error file=specs/dialects.yaml,line=1,"), "{said}");
    }
}

#[test]
fn findings_are_annotations_where_github_runs_the_command() {
    let folder = folder(MISSPELT);
    let annotation = "::warning file=pets.yaml,line=5,col=31,title=E0303::there is no field \
                      `sumary` here%0Adid you mean `summary`?\n";
    let text = &["codegen", "--spec", "pets.yaml", "--out", "api"][..];
    for arguments in
        [&["inspect", "pets.yaml"], &["inspect", "pets.yaml", "--json"][..], text, GENERATE]
    {
        let said = stderr(&xtask(folder.path(), arguments, true));
        assert_eq!(said.matches(annotation).count(), 1, "{arguments:?}: {said}");
        let said = stderr(&xtask(folder.path(), arguments, false));
        assert!(!said.contains("::warning"), "{arguments:?}: {said}");
    }
}
