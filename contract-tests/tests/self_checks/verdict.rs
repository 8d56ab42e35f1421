//! Who is at fault: an example that fits its schema may have no form on the wire.

use contract_tests::check::{Check, checks};
use contract_tests::contract::Contract;
use contract_tests::replay::{Report, replay};
use contract_tests::report::Verdict;

/// The values of a list of lists, for which no style of a query has a form (OAS 3.1 §4.8.12.2).
const NESTED: &str = r#"
openapi: 3.1.0
info: { title: Small, version: "1" }
paths:
  /things:
    get:
      operationId: listThings
      parameters:
        - name: boxes
          in: query
          schema: { type: array, items: { type: array, items: { type: integer } } }
          examples: { one: { value: [[1, 2]] } }
      responses: { "204": { description: None. } }
"#;

async fn verdict(check: &Check, contract: &Contract) -> (Report, Verdict) {
    let report = replay(contract, check).await;
    let verdict = Verdict::of(check.direction, &report);
    (report, verdict)
}

#[tokio::test]
async fn an_example_without_a_form_on_the_wire_is_at_fault_itself() {
    let contract = Contract::of_text("mcphub", NESTED).unwrap();
    let checks = checks(&contract);
    let asked: Vec<_> =
        checks.iter().filter(|check| check.is_replay() && check.id.contains("/one/")).collect();
    assert!(!asked.is_empty(), "{checks:?}");
    for check in asked {
        let (report, verdict) = verdict(check, &contract).await;
        assert!(!report.passed() && !report.is_fault(), "{}: {report:?}", check.id);
        assert_eq!(verdict, Verdict::Example, "{}: {report:?}", check.id);
    }
}
