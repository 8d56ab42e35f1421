//! What a run came to is told alike in every form, and no form tells a secret.

use std::collections::BTreeMap;
use std::process::Command;

use contract_tests::contract::Contract;
use contract_tests::difference::Difference;
use contract_tests::harness::Harness;
use contract_tests::ledger::Ledger;
use contract_tests::replay::replay;
use contract_tests::report::{
    Account, Status, annotations, failures, html, junit, markdown, sarif,
};
use contract_tests::waiver::Waivers;
use quick_xml::XmlVersion;
use quick_xml::events::Event;
use serde_json::Value;

/// A document whose requests show a credential, and whose answer the server does not give: the
/// generated code is of another one.
const DOCUMENT: &str = r#"
openapi: 3.1.0
info: { title: Small, version: "1" }
servers: [{ url: 'https://example.com' }]
security: [{ token: [] }]
paths:
  /api/tools/call/{server}:
    post:
      operationId: callTool
      parameters:
        - name: server
          in: path
          required: true
          schema: { type: string }
          examples: { <it>: { value: 'a"b</script>' } }
        - name: key
          in: query
          schema: { type: string }
          examples: { <it>: { value: 's3/cr"t' } }
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [toolName]
              properties: { toolName: { type: string } }
            examples: { <it>: { value: { toolName: 's3/cr"t' } } }
      responses:
        "207":
          description: A result.
          content:
            application/json:
              schema: { type: object }
              examples: { <it>: { value: { success: true } } }
components:
  securitySchemes:
    token:
      type: http
      scheme: bearer
      x-examples: { <it>: 's3/cr"t' }
"#;

pub(crate) async fn account(waivers: &str) -> Account {
    let contract = Contract::of_text("mcphub", DOCUMENT).unwrap();
    let dialects = vec![("mcphub".to_owned(), Ok(contract.clone()))];
    let harness = Harness { ledger: Ledger::of(&dialects), dialects, document: None };
    let mut ran = Vec::new();
    for check in harness.ledger.checks() {
        ran.push((check, replay(&contract, check).await));
    }
    let today = "2030-01-01".parse().unwrap();
    let waivers = Waivers::read("waivers.yaml", waivers, today, true).unwrap();
    Account::of(&harness, &ran, &["x did not report".to_owned()], &waivers)
}

/// Every form in which a run is told.
fn forms(account: &Account) -> Vec<(&'static str, String)> {
    vec![
        ("terminal", failures(account)),
        ("html", html(account)),
        ("junit", junit(account).unwrap()),
        ("sarif", sarif(account).to_string()),
        ("markdown", markdown(account)),
        ("annotations", annotations(account).join("\n")),
    ]
}

#[tokio::test]
async fn no_form_tells_a_secret_and_two_runs_are_told_alike() {
    let (one, other) = (account("[]").await, account("[]").await);
    assert!(one.ended(Status::Failed).count() > 0);
    for ((form, text), (_, again)) in forms(&one).into_iter().zip(forms(&other)) {
        assert!(!text.contains("s3/cr") && !text.contains("s3%2Fcr"), "{form}: {text}");
        assert!(text.contains("[masked]"), "{form}: {text}");
        assert!(!text.contains(env!("CARGO_MANIFEST_DIR")), "{form}");
        assert_eq!(text, again, "{form}");
    }
}

#[tokio::test]
async fn the_first_failure_is_the_last_thing_on_the_screen_and_fits_on_it() {
    let text = failures(&account("[]").await);
    let (_, first) = text.split_once("\n\nFAILED ").unwrap();
    assert!(first.lines().count() <= 24, "{first}");
    for part in ["document.yaml:", "at /", "expected ", "found ", "curl -i", "run it alone: cargo"]
    {
        assert!(first.contains(part), "no {part} in {first}");
    }
}

/// The elements of an XML document by name, each with its attributes, as a reader of XML finds them:
/// it stops at what is not well formed.
fn elements(text: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let mut reader = quick_xml::Reader::from_str(text);
    let mut elements = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) | Event::Empty(start) => {
                let attributes = start.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    let value = attribute.normalized_value(XmlVersion::Explicit1_0).unwrap();
                    let name = String::from_utf8(attribute.key.as_ref().to_vec()).unwrap();
                    (name, value.into_owned())
                });
                let name = String::from_utf8(start.name().as_ref().to_vec()).unwrap();
                elements.push((name, attributes.collect()));
            }
            Event::Eof => return elements,
            _ => {}
        }
    }
}

#[tokio::test]
async fn junit_has_a_case_for_each_check_and_counts_the_failures() {
    let mut account = account("[]").await;
    // What no XML can hold, in a text that a peer has a say in.
    account.records[0].differences = vec![Difference::words("/", "]]><b>", "\u{0}\u{1b}[31m")];
    account.records[0].status = Status::Failed;
    let text = junit(&account).unwrap();
    let elements = elements(&text);
    let of = |name: &'static str| elements.iter().filter(move |(found, _)| found == name);
    let failed = account.ended(Status::Failed).count();
    assert_eq!(of("testcase").count(), account.records.len() + account.problems.len());
    assert_eq!(of("failure").count(), failed);
    assert_eq!(of("error").count(), account.problems.len());
    let (_, whole) = of("testsuites").next().unwrap();
    let counted: usize =
        of("testsuite").map(|(_, one)| one["failures"].parse::<usize>().unwrap()).sum();
    assert_eq!((whole["failures"].as_str(), counted), (failed.to_string().as_str(), failed));
    let names = of("testcase").map(|(_, one)| one["name"].as_str());
    let ids = account.records.iter().map(|record| record.id.as_str());
    assert!(ids.clone().all(|id| names.clone().any(|name| name == id)), "{text}");
    for (_, attributes) in &elements {
        assert!(!attributes.contains_key("time") && !attributes.contains_key("timestamp"));
    }
}

#[tokio::test]
async fn sarif_has_what_its_specification_requires() {
    let account = account("[]").await;
    let log = sarif(&account);
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert!(run["tool"]["driver"]["name"].is_string());
    let results = run["results"].as_array().unwrap();
    let failed = account.ended(Status::Failed).count();
    assert_eq!(results.len(), failed + account.problems.len());
    for result in results {
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        assert!(["none", "note", "warning", "error"].contains(&result["level"].as_str().unwrap()));
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        for location in result["locations"].as_array().unwrap() {
            let place = &location["physicalLocation"];
            let uri = place["artifactLocation"]["uri"].as_str().unwrap();
            assert!(!uri.starts_with('/') && !uri.contains(' '), "{uri}");
            assert!(place["region"]["startLine"].as_u64().unwrap() >= 1);
        }
    }
}

#[tokio::test]
async fn the_page_has_a_row_for_each_outcome_and_needs_nothing_else() {
    let account = account("[]").await;
    let page = html(&account);
    assert_eq!(page.matches("<tr data-text=\"mcphub calltool 207\"").count(), 1, "{page}");
    for outside in ["src=", "href=", "@import", "url("] {
        assert!(!page.contains(outside), "{outside}");
    }
    // What a document says ends no element of the page.
    assert_eq!(page.matches("</script>").count(), 2);
    let (_, data) = page.split_once("id=records>").unwrap();
    let records: Value = serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap();
    assert_eq!(records.as_array().unwrap().len(), account.records.len());
}

#[tokio::test]
async fn an_annotation_stands_on_one_line() {
    for line in annotations(&account("[]").await) {
        assert!(line.starts_with("::error ") && line.lines().count() == 1, "{line}");
    }
}

#[tokio::test]
async fn a_waiver_holds_until_it_is_stale_expired_or_of_nothing() {
    let all = account("[]").await;
    let failed = all.ended(Status::Failed).next().unwrap().id.clone();
    let passed = all.ended(Status::Passed).next().unwrap().id.clone();
    for (id, day, waived, problem) in [
        (&*failed, "2030-01-01", 1, None),
        (&*failed, "2029-12-31", 0, Some("expired on 2029-12-31")),
        (&*passed, "2030-01-01", 0, Some("stale")),
        ("mcphub/nobody/knows/it", "2030-01-01", 0, Some("unknown")),
    ] {
        let text =
            format!("# one\n- id: '{id}'\n  reason: because\n  owner: us\n  expires: {day}\n");
        let account = account(&text).await;
        assert_eq!(account.ended(Status::Waived).count(), waived, "{id} {day}");
        let own: Vec<_> = account.problems.iter().filter(|one| one.subject == "waivers").collect();
        assert_eq!(own.len(), usize::from(problem.is_some()), "{own:?}");
        if let Some(words) = problem {
            assert!(own[0].message.contains(words), "{own:?}");
            assert_eq!(own[0].place.as_deref(), Some("waivers.yaml:2"));
        }
    }
}

#[test]
fn a_waiver_that_says_too_little_is_wrong_input_with_its_line() {
    let folder = std::env::temp_dir().join(format!("concord-waivers-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("waivers.yaml");
    for (text, words) in [
        ("- id: a/b\n  reason: x\n  expires: 2030-01-01\n", ":1: the waiver has no owner"),
        ("\n- { id: a, reason: x, owner: y, expires: soon }\n", ":2: `soon` is no day"),
        ("- { id: a, until: x }\n", ":1: a waiver has no `until`"),
        ("id: a\n", "a list of waivers"),
    ] {
        std::fs::write(&path, text).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_contract"))
            .args(["run", "merge", "--waivers"])
            .arg(&path)
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(message.contains(words), "{message}");
    }
    std::fs::remove_dir_all(folder).unwrap();
}
