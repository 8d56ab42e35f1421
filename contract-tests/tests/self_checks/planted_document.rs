//! A document that says something else than the generated code is noticed, in the directions that
//! it is about.

use contract_tests::check::checks;
use contract_tests::configuration;
use contract_tests::contract::Contract;
use contract_tests::direction::Direction::{
    self, ClientDecode, ClientEncode, ServerDecode, ServerEncode,
};
use contract_tests::harness::workspace_root;
use contract_tests::replay::replay;

/// The directions that fail where a document has one text in place of another.
async fn failing(dialect: &str, from: &str, to: &str) -> Vec<Direction> {
    let root = workspace_root();
    let configured = configuration::read(&root).unwrap();
    let path = root.join(configuration::SPECS).join(&configured[dialect].document);
    let text = std::fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{dialect} has no {from}");
    let contract = Contract::of_text(dialect, &text.replace(from, to)).unwrap();
    let mut failing = Vec::new();
    for check in checks(&contract) {
        if !replay(&contract, &check).await.passed() {
            failing.push(check.direction);
        }
    }
    failing.sort_unstable();
    failing.dedup();
    failing
}

#[tokio::test]
async fn an_unchanged_document_is_kept() {
    for dialect in ["smithery", "mcphub", "merge", "agentflow", "cognipeer", "mcp"] {
        assert_eq!(failing(dialect, "info:", "info:").await, [], "{dialect}");
    }
}

#[tokio::test]
async fn a_changed_document_is_noticed() {
    let requests: &[Direction] = &[ClientEncode, ServerDecode];
    let answers: &[Direction] = &[ServerEncode, ClientDecode];
    let all: &[Direction] = &Direction::ALL;
    let planted: &[(&str, &str, &str, &[Direction])] = &[
        ("mcphub", "/api/tools/call/{server}", "/api/tools/calls/{server}", requests),
        ("mcphub", "toolName", "tool_name", all),
        ("mcphub", "'200':", "'201':", answers),
        ("mcphub", "security:\n  - bearerAuth: []\npaths", "paths", &[ClientEncode]),
        ("mcphub", "scheme: bearer", "scheme: basic", requests),
        ("smithery", "/.tools/", "/tools/", requests),
        ("smithery", "'404':", "'410':", answers),
        ("smithery", "validation_error", "invalid", answers),
        ("merge", "/tools/call", "/tools/run", requests),
        ("merge", "name: tools/call", "name: tools/run", all),
        ("merge", "content", "contents", answers),
        ("agentflow", "seq", "sequence", answers),
        ("agentflow", "conversation_id", "conversation", requests),
        ("cognipeer", "/execute:", "/run:", requests),
        ("cognipeer", "latencyMs", "latency", answers),
        ("cognipeer", "        - name: status", "        - name: state", requests),
        ("cognipeer", "'403':", "'402':", answers),
    ];
    for (dialect, from, to, directions) in planted {
        let found = failing(dialect, from, to).await;
        let is_found = directions.iter().all(|direction| found.contains(direction));
        assert!(is_found, "{dialect}: {from:?} became {to:?} and {found:?} failed");
    }
}
