//! What `cargo xtask explain` tells of a code.
#![cfg(test)]

use std::process::{Command, Output};

fn explain(arguments: &[&str]) -> Output {
    let xtask = env!("CARGO_BIN_EXE_xtask");
    Command::new(xtask).arg("explain").args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn a_code_is_told_with_a_wrong_and_a_right_document() {
    for name in ["E0201", "e0201"] {
        let output = explain(&[name]);
        assert!(output.status.success());
        let told = text(&output.stdout);
        assert!(told.starts_with("error[E0201]: a reference names nothing\n"), "{told}");
        assert!(told.contains("schemas/Pte") && told.contains("schemas/Pet"), "{told}");
    }
}

#[test]
fn an_unknown_code_gets_the_nearest_one() {
    let output = explain(&["E1201"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let said = text(&output.stderr);
    assert!(said.contains("there is no code `E1201`"), "{said}");
    assert!(said.contains("did you mean `E0201` (a reference names nothing)?"), "{said}");
}

#[test]
fn without_a_code_all_are_listed() {
    let output = explain(&[]);
    assert!(output.status.success());
    let listed: Vec<&str> = text(&output.stdout).lines().collect();
    assert_eq!(listed.len(), concord::diagnostic::Code::ALL.len());
    assert_eq!(listed[0], "E0101  the text is not YAML 1.2");
}
