//! Each code is explained with a document that raises it and one that does not, and has a fixture.
#![cfg(test)]

use std::fs;
use std::path::Path;

use concord::diagnostic::{Code, Severity, explain, find, location, nearest, render};
use concord::{Allowance, Options, Overlay, Reading, Sources, Strictness};

/// Codes that no small document of text can raise, with the test that does: its file, its name.
const ELSEWHERE: &[(Code, &str, &str)] = &[
    (Code::TooLarge, "generator/tests/source/budget.rs", "the_bounds_are_those_of_the_budget"),
    (
        Code::UnsupportedSchema,
        "generator/src/flatten/mod.rs",
        "merging_without_an_end_is_refused_once",
    ),
    (Code::UnknownDialect, "xtask/tests/codegen.rs", "an_unknown_dialect_gets_the_nearest_name"),
];

/// What the overlays of explanations change.
const PETS: &str = r#"
openapi: 3.1.0
info: { title: Pets, version: "1" }
paths:
  /pets:
    get: { responses: { "204": { description: None. } } }
"#;

/// A fenced block of an explanation.
struct Block {
    marks: Vec<String>,
    text: String,
}

impl Block {
    fn is(&self, mark: &str) -> bool {
        self.marks.iter().any(|other| other == mark)
    }

    /// Reads it, with some allowances.
    fn read(&self, allowances: Vec<Allowance>) -> (Sources, Reading) {
        let strictness = if self.is("lenient") { Strictness::Lenient } else { Strictness::Strict };
        let mut sources = Sources::default();
        let name = format!("document.{}", self.marks[0]);
        let mut options = Options { strictness, allowances, ..Options::default() };
        let mut text = self.text.as_bytes();
        if self.is("overlay") {
            let overlay = Overlay { file: "overlay.yaml".to_owned(), origin: None };
            (text, options.overlays) = (PETS.as_bytes(), vec![overlay]);
        }
        let load = |name: &str| match name {
            "overlay.yaml" => Ok(self.text.as_bytes().to_vec()),
            _ => Err("there is no such file".to_owned()),
        };
        let reading = match concord::load(&mut sources, &name, text, &options, &load) {
            Ok(loaded) => concord::read_loaded(&sources, loaded, &options),
            Err(diagnostics) => Reading { api: None, diagnostics },
        };
        (sources, reading)
    }

    /// The codes of all that is found in it.
    fn codes(&self) -> Vec<Code> {
        let (_, reading) = self.read(Vec::new());
        reading.diagnostics.iter().map(|one| one.code).collect()
    }
}

fn blocks(story: &str) -> Vec<Block> {
    let fences: Vec<&str> = story.split("```").collect();
    let insides = fences.iter().skip(1).step_by(2);
    insides
        .map(|inside| {
            let (marks, text) = inside.split_once('\n').unwrap();
            Block { marks: marks.split(' ').map(str::to_owned).collect(), text: text.to_owned() }
        })
        .collect()
}

fn is_elsewhere(code: Code) -> bool {
    ELSEWHERE.iter().any(|(other, ..)| *other == code)
}

#[test]
fn the_wrong_document_raises_the_code_and_the_right_one_nothing() {
    let mut faults = Vec::new();
    for &code in Code::ALL {
        let found = blocks(code.story());
        let [wrong, right] = found.as_slice() else {
            panic!("{} has {} documents", code.code(), found.len());
        };
        assert!(wrong.is("wrong") && right.is("right"), "{}", code.code());
        if wrong.is("text") {
            let is_no_document = matches!(code, Code::NotUtf8 | Code::InvalidConfiguration);
            assert!(is_elsewhere(code) || is_no_document, "{} is not tried", code.code());
            continue;
        }
        if !wrong.codes().contains(&code) {
            faults.push(format!("{}: wrong raises {:?}", code.code(), wrong.codes()));
        }
        if !right.codes().is_empty() {
            faults.push(format!("{}: right raises {:?}", code.code(), right.codes()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn each_code_has_a_fixture_with_its_rendered_text() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let mut rendered = String::new();
    for entry in fs::read_dir(tests.join("refusals")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            rendered.push_str(&fs::read_to_string(path).unwrap());
        }
    }
    for (folder, name) in [("golden", "warnings.txt"), ("configured", "findings.txt")] {
        for entry in fs::read_dir(tests.join(folder)).unwrap() {
            let path = entry.unwrap().path().join(name);
            rendered.push_str(&fs::read_to_string(path).unwrap_or_default());
        }
    }
    let has_fixture = |code: Code| rendered.contains(&format!("[{}]: ", code.code()));
    let without: Vec<_> =
        Code::ALL.iter().filter(|code| !has_fixture(**code) && !is_elsewhere(**code)).collect();
    assert!(without.is_empty(), "without a fixture: {without:?}");
    let needless: Vec<_> = ELSEWHERE.iter().filter(|(code, ..)| has_fixture(*code)).collect();
    assert!(needless.is_empty(), "these have a fixture now: {needless:?}");
}

#[test]
fn what_has_no_fixture_has_the_test_that_the_list_names() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for (code, file, test) in ELSEWHERE {
        let text = fs::read_to_string(root.join(file)).unwrap();
        assert!(text.contains(&format!("fn {test}()")), "{file} has no test {test}");
        let names = [code.code().to_owned(), format!("Code::{code:?}")];
        assert!(names.iter().any(|name| text.contains(name)), "{file} does not expect {code:?}");
    }
}

#[test]
fn a_code_is_found_by_its_name_and_a_wrong_one_gets_the_nearest() {
    assert_eq!(find("e0103"), Some(Code::DuplicateKey));
    assert_eq!(find("E0199"), None);
    assert_eq!(nearest("E1003"), Some(Code::DuplicateKey));
    assert_eq!(nearest("E0201x"), Some(Code::UnresolvedReference));
}

#[test]
fn an_explanation_reads_as_a_person_expects() {
    let text = explain(Code::UnresolvedReference);
    assert!(
        text.starts_with("error[E0201]: a reference names nothing\n\nA `$ref` leads"),
        "{text}"
    );
    for part in ["Wrong:\n\n```\nopenapi", "Right:\n\n```\nopenapi", "\nWhat to do: correct the"] {
        assert!(text.contains(part), "{part} is missing:\n{text}");
    }
}

#[test]
fn each_code_that_can_be_allowed_is_allowed_where_its_wrong_document_raises_it() {
    let mut faults = Vec::new();
    for &code in Code::ALL.iter().filter(|code| code.is_allowable()) {
        let found = blocks(code.story());
        let refused = found[0].read(Vec::new());
        let allow = |one: &concord::Diagnostic, sources: &Sources| Allowance {
            code: one.code.code().to_owned(),
            at: location(&one.origin.unwrap(), sources).unwrap().pointer,
            reason: Some("It is tried.".to_owned()),
            origin: None,
        };
        let (sources, reading) = &refused;
        let errors = reading.diagnostics.iter().filter(|one| one.severity() == Severity::Error);
        let allowances: Vec<_> = errors.map(|one| allow(one, sources)).collect();
        assert!(!allowances.is_empty(), "{} is no error", code.code());
        let (sources, allowed) = found[0].read(allowances);
        let left: Vec<_> =
            allowed.diagnostics.iter().map(|one| render(one, &sources, false)).collect();
        let is_said =
            allowed.diagnostics.iter().any(|one| one.code == code && one.instead.is_some());
        if allowed.api.is_none() || !is_said {
            faults.push(format!("{}:\n{}", code.code(), left.join("\n")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
