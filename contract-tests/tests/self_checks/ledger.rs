//! The ledger fails for what is missing, not only for what is wrong.

use contract_tests::check::{Check, CheckSubject};
use contract_tests::contract::Contract;
use contract_tests::direction::Direction;
use contract_tests::ledger::Ledger;

use crate::DOCUMENT;

fn ledger(document: &str) -> Ledger {
    Ledger::of(&[("mcphub".to_owned(), Contract::of_text("mcphub", document))])
}

fn faults(ledger: &Ledger) -> Vec<&str> {
    ledger.faults().iter().map(|fault| fault.message.as_str()).collect()
}

fn ids(ledger: &Ledger) -> Vec<&str> {
    ledger.checks().iter().map(|check| check.id.as_str()).collect()
}

#[test]
fn every_direction_of_a_case_is_listed() {
    let ledger = ledger(DOCUMENT);
    assert_eq!(faults(&ledger), [""; 0]);
    // What is changed of a case is listed behind it.
    let replays = ledger.checks().iter().filter(|check| check.is_replay());
    let replays: Vec<_> = replays.map(|check| check.id.as_str()).collect();
    assert_eq!(
        replays,
        [
            "mcphub/greet/ada/client-encode",
            "mcphub/greet/ada/server-decode",
            "mcphub/greet/ada/server-encode",
            "mcphub/greet/ada/client-decode",
        ]
    );
}

#[test]
fn a_check_that_did_not_report_is_found() {
    let ledger = ledger(DOCUMENT);
    let ids = ids(&ledger);
    for id in &ids[1..] {
        ledger.report(id);
    }
    assert_eq!(ledger.settle(ids.clone()), [format!("{} did not report", ids[0])]);
    // Nobody waits for what was not selected.
    assert!(ledger.settle(ids[1..].iter().copied()).is_empty());
}

#[test]
fn a_report_too_many_is_found() {
    let ledger = ledger(DOCUMENT);
    let ids = ids(&ledger);
    for id in &ids {
        ledger.report(id);
    }
    assert!(ledger.settle(ids.clone()).is_empty());
    ledger.report(ids[0]);
    ledger.report("mcphub/greet/bob/client-encode");
    assert_eq!(
        ledger.settle(ids.clone()),
        [
            format!("{} reported 2 times", ids[0]),
            "mcphub/greet/bob/client-encode reported and was not to run".to_owned(),
        ]
    );
}

#[test]
fn no_case_at_all_is_a_fault() {
    assert_eq!(faults(&Ledger::of(&[])), ["there is nothing to check at all"]);
}

#[test]
fn a_dialect_without_a_case_is_a_fault() {
    let document = "openapi: 3.1.0\ninfo: { title: Empty, version: '1' }\npaths: {}\n";
    let ledger = ledger(document);
    assert!(faults(&ledger).contains(&"the document gives no case"), "{:?}", ledger.faults());
}

#[test]
fn a_document_that_cannot_be_read_is_a_fault_with_its_line() {
    let ledger = ledger(&DOCUMENT.replace("type: string", "type: strong"));
    let found = faults(&ledger).join("\n");
    assert!(found.contains("document.yaml:12"), "{found}");
}

#[test]
fn a_dialect_without_generated_code_is_a_fault() {
    let found = Contract::of_text("acme", DOCUMENT).map(|_| ()).unwrap_err();
    assert!(found.contains("dialects.rs"), "{found}");
}

#[test]
fn two_checks_under_one_id_are_a_fault() {
    let check = Check {
        id: "mcphub/greet/ada/client-encode".to_owned(),
        direction: Direction::ClientEncode,
        subject: CheckSubject::Case(0),
    };
    let mut ledger = Ledger::default();
    ledger.list(Some("mcphub"), check.clone());
    assert_eq!(faults(&ledger), [""; 0]);
    // On some systems the two would share the file of their snapshot.
    ledger.list(Some("mcphub"), Check { id: check.id.replace("ada", "Ada"), ..check.clone() });
    ledger.list(Some("mcphub"), check);
    assert_eq!(ledger.faults().len(), 2);
}

#[test]
fn answers_that_share_a_name_are_told_apart() {
    let twice = DOCUMENT.to_owned()
        + r#"        "404":
          description: Nobody of that name.
          content:
            application/json:
              schema: { type: object }
              examples: { ada: { value: {} } }
"#;
    let ledger = ledger(&twice);
    assert_eq!(faults(&ledger), [""; 0]);
    assert!(ids(&ledger).contains(&"mcphub/greet/ada@404/client-decode"));
}
