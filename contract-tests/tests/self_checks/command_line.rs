//! The command `contract`.

use std::process::{Command, Output};

use serde_json::Value;

fn contract(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_contract")).args(arguments).output().unwrap()
}

#[test]
fn json_is_one_object_with_the_figures() {
    let output = contract(&["run", "--json"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let figures: Value = serde_json::from_slice(&output.stdout).unwrap();
    let names = |value: &Value| {
        let names = value.as_object().unwrap().keys().cloned();
        names.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(
        names(&figures),
        "documented composed synthetic directions variations document open findings warnings waived \
         failed"
    );
    let directions = &figures["directions"];
    assert_eq!(names(directions), "client-encode server-decode server-encode client-decode");
    for figures in directions.as_object().unwrap().values() {
        assert_eq!(names(figures), "checks passed failed");
        assert!(figures["checks"].as_u64().unwrap() > 0);
        assert_eq!(figures["checks"], figures["passed"]);
    }
    assert_eq!(figures["failed"], 0);
}

#[test]
fn the_table_has_the_dialects_that_were_asked_for() {
    let output = contract(&["run", "merge", "smithery"]);
    assert!(output.status.success());
    let table = String::from_utf8(output.stdout).unwrap();
    let lines = |start: &str| table.lines().filter(|line| line.starts_with(start)).count();
    assert_eq!(["smithery", "merge", "mcphub"].map(lines), [4, 4, 0], "{table}");
}

#[test]
fn an_unknown_dialect_is_wrong_input() {
    let output = contract(&["run", "smithy"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let message = String::from_utf8(output.stderr).unwrap();
    assert!(message.contains("`smithy`") && message.contains("smithery"), "{message}");
}
