//! An example that no case replays is found.

use std::sync::Arc;

use concord::model::{Case, ExampleValue};
use contract_tests::contract::Contract;
use contract_tests::coverage::{changes, rows, shown, text, uncovered};
use contract_tests::waiver::Waivers;
use serde_json::json;

use crate::DOCUMENT;

#[test]
fn every_example_of_the_document_is_walked_to() {
    let contract = Contract::of_text("mcphub", DOCUMENT).unwrap();
    let pointers: Vec<_> = shown(&contract).into_iter().map(|shown| shown.pointer).collect();
    let operation = "/paths/~1greet~1{name}/post";
    assert_eq!(
        pointers,
        [
            format!("{operation}/parameters/0/examples/ada"),
            format!("{operation}/requestBody/content/application~1json/examples/ada"),
            format!("{operation}/responses/200/content/application~1json/examples/ada"),
        ]
    );
}

#[test]
fn what_a_case_loses_or_changes_is_found() {
    type Plant = fn(&mut Vec<Case>);
    let planted: &[(usize, Plant)] = &[
        (0, |_| {}),
        (3, Vec::clear),
        (3, |cases| cases[0].name = "bob".to_owned()),
        (2, |cases| cases[0].request.is_shown = false),
        (1, |cases| cases[0].request.parameters.clear()),
        (1, |cases| cases[0].request.body = Some(json!({ "loud": false }))),
        (1, |cases| cases[0].outcome = None),
        (1, |cases| {
            let outcome = cases[0].outcome.as_mut().unwrap();
            outcome.body = Some(ExampleValue::Json(json!({ "text": "HI" })));
        }),
    ];
    for (index, (count, plant)) in planted.iter().enumerate() {
        let mut contract = Contract::of_text("mcphub", DOCUMENT).unwrap();
        plant(&mut Arc::make_mut(&mut contract.api).cases);
        let found = uncovered(&contract);
        assert_eq!(found.len(), *count, "plant {index}: {found:?}");
    }
}

#[test]
fn an_uncovered_example_is_named_with_its_line_and_pointer() {
    let mut contract = Contract::of_text("mcphub", DOCUMENT).unwrap();
    Arc::make_mut(&mut contract.api).cases.clear();
    let found = uncovered(&contract);
    assert!(found[0].starts_with("document.yaml:13: "), "{found:?}");
    assert!(found[0].contains("/parameters/0/examples/ada: \"Ada\""), "{found:?}");
}

#[test]
fn an_example_that_comes_or_goes_is_told_with_its_row() {
    let listed =
        |document: &str| rows(&Contract::of_text("mcphub", document).unwrap(), &Waivers::none());
    let lock = text(&listed(DOCUMENT));
    assert!(changes(&lock, &listed(DOCUMENT), &["mcphub"]).is_empty());
    let without = DOCUMENT.replace("examples: { ada: { value: { text: HELLO } } }", "");
    let found = changes(&lock, &listed(&without), &["mcphub"]);
    assert_eq!(
        found[0],
        "mcphub | greet | application/json | 200 | application/json | -\n  \
         was documented: ada\n  is  synthetic",
    );
    let more = "{ ada: { value: Ada }, bob: { value: Bob } }";
    let more = DOCUMENT.replace("{ ada: { value: Ada } }", more);
    let found = changes(&lock, &listed(&more), &["mcphub"]).join("\n");
    assert!(
        found.contains("- | path.name\n  was documented: ada\n  is  documented: ada, bob"),
        "{found}"
    );
    // Nobody asks for the rows of other dialects.
    assert!(changes(&lock, &[], &["merge"]).is_empty());
    assert!(!changes(&lock, &[], &["mcphub"]).is_empty());
}

#[test]
fn the_committed_list_is_what_is_covered() {
    let arguments = ["coverage", "--check"];
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_contract"))
        .args(arguments)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
