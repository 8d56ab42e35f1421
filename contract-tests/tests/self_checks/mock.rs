//! The mock: which answer a request gets, and what it is told where it is wrong.

use std::sync::Arc;
#[cfg(unix)]
use std::{
    io::{BufRead, BufReader, Read},
    net::TcpStream,
    process::{Child, Command, Stdio},
};

use contract_tests::harness::{Harness, workspace_root};
use contract_tests::mock::{self, Log};
use contract_tests::wire::{WireRequest, WireResponse};
use serde_json::{Value, json};
use tower::ServiceExt;

const SMITHERY: &str = "/connect/apps/one/.tools/search";

async fn ask(dialect: &str, target: &str, headers: &[(&str, &str)], body: &str) -> WireResponse {
    let harness = Harness::open(&workspace_root(), &[dialect.to_owned()]).unwrap();
    let contract = harness.dialects.into_iter().next().unwrap().1.unwrap();
    let own = [("content-type", "application/json")];
    let headers = own.iter().chain(headers);
    let request = WireRequest {
        method: "POST".to_owned(),
        path: target.to_owned(),
        query: None,
        headers: headers.map(|(name, value)| ((*name).into(), (*value).into())).collect(),
        body: body.as_bytes().to_vec(),
    };
    let router = mock::router(&Arc::new(contract), Log::Nothing);
    let Ok(response) = router.oneshot(request.into_http().unwrap()).await;
    WireResponse::of_http(response).await.unwrap()
}

fn json_of(response: &WireResponse) -> Value {
    serde_json::from_slice(&response.body).unwrap()
}

#[tokio::test]
async fn a_status_is_chosen_by_a_preference() {
    let token = ("authorization", "Bearer t");
    for (preference, status, applied) in [
        ("wait=1", 200, &[][..]),
        ("code=404", 404, &["code=404"]),
        ("respond-async, Code=\"422\"", 422, &["code=422"]),
        // One that the document does not have is told, or passed over where that is asked for.
        ("code=418", 400, &[]),
        ("code=418, handling=lenient", 200, &[]),
        ("code=soon", 400, &[]),
        ("example=nobody", 400, &[]),
        ("example=nobody, handling=lenient, code=404", 404, &["code=404"]),
    ] {
        let found = ask("smithery", SMITHERY, &[token, ("prefer", preference)], "{}").await;
        assert_eq!((found.status, &*found.header("preference-applied")), (status, applied));
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_request_is_said() {
    let token = ("authorization", "Bearer t");
    for (headers, body, status, said) in [
        (&[][..], "{}", 401, "credentials"),
        (&[token], "[", 400, "not JSON"),
        (&[token], "[]", 422, "object"),
    ] {
        let found = ask("smithery", SMITHERY, headers, body).await;
        let text = String::from_utf8(found.body).unwrap();
        assert_eq!(found.status, status, "{text}");
        assert!(text.contains(said), "{text}");
    }
}

#[tokio::test]
async fn json_rpc_is_answered_under_the_ids_of_its_requests() {
    let call = |id: Value, method: &str, params: Value| {
        json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }).to_string()
    };
    let found = ask("mcp", "/mcp", &[], &call(json!("a"), "tools/list", json!({}))).await;
    let answer = json_of(&found);
    assert_eq!((&answer["id"], answer["result"]["tools"].is_array()), (&json!("a"), true));
    let found = ask("mcp", "/mcp", &[], &call(json!(7), "tools/call", json!({}))).await;
    assert_eq!(
        (&json_of(&found)["error"]["code"], &json_of(&found)["id"]),
        (&json!(-32602), &json!(7))
    );
}

#[tokio::test]
async fn an_example_is_chosen_by_its_request_and_by_its_name() {
    let draw =
        json!({ "name": "draw", "arguments": { "what": null }, "_meta": { "progressToken": 3 } });
    let weather = json!({ "name": "get_weather", "arguments": { "place": "Oslo" } });
    for (params, headers, kind) in [
        (&draw, &[][..], "resource_link"),
        (&weather, &[], "text"),
        (&weather, &[("prefer", "example=picture")], "resource_link"),
    ] {
        let call = json!({ "jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params });
        let found = ask("mcp", "/mcp", headers, &call.to_string()).await;
        let kinds = json_of(&found)["result"]["content"].clone();
        let kinds = kinds.as_array().unwrap().iter().map(|one| one["type"].as_str().unwrap());
        assert!(kinds.clone().any(|found| found == kind), "{kind}: {}", kinds.collect::<String>());
    }
}

#[tokio::test]
async fn a_refusal_has_the_form_that_the_document_gives_it() {
    let token = ("authorization", "Bearer t");
    // Documented: the body is that of the document, and the reason stands in it and beside it.
    let found = ask("smithery", SMITHERY, &[token], "[]").await;
    let reason = found.header("concord-reason").concat();
    assert!(reason.contains("object"), "{reason}");
    assert_eq!(found.header("content-type"), ["application/json"]);
    assert!(String::from_utf8_lossy(&found.body).contains(&reason), "{found:?}");
    // Not documented: the refusal of the generated server.
    let found = ask("mcphub", "/api/tools/call/amap", &[token], "[]").await;
    assert_eq!(found.header("content-type"), ["application/problem+json"], "{found:?}");
    assert!(found.header("concord-reason").is_empty());
}

#[tokio::test]
async fn a_path_that_is_not_there_is_told_what_is() {
    let found = ask("smithery", "/connect/apps/one/.tool/search", &[], "{}").await;
    let text = String::from_utf8(found.body).unwrap();
    assert_eq!(found.status, 404);
    assert!(text.contains("POST /connect/{namespace}/{connectionId}/.tools/{toolPath}"), "{text}");
}

/// The mock as a process of its own, and the URL that it prints.
#[cfg(unix)]
fn started() -> (Child, String) {
    let mut mock = Command::new(env!("CARGO_BIN_EXE_contract"))
        .args(["mock", "mcphub"])
        .env("CONCORD_SECRET", "s3cret")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut url = String::new();
    BufReader::new(mock.stdout.as_mut().unwrap()).read_line(&mut url).unwrap();
    (mock, url.trim().to_owned())
}

#[cfg(unix)]
#[tokio::test]
async fn a_mock_lets_in_who_shows_its_secret_and_ends_when_it_is_told() {
    for signal in ["-INT", "-TERM"] {
        let (mut mock, url) = started();
        for (token, status) in [("s3cret", "200"), ("another", "401")] {
            let sent = Command::new(env!("CARGO_BIN_EXE_contract"))
                .args(["verify", "mcphub", "--unsafe-methods", "--json", "--base-url", &url])
                .env("CONCORD_SECRET", token)
                .output()
                .unwrap();
            let told = String::from_utf8(sent.stdout).unwrap();
            assert!(told.contains(&format!("\"status\":{status}")), "{token}: {told}");
        }
        // One who reads on for ever does not hold it up.
        let reader = TcpStream::connect(url.strip_prefix("http://").unwrap()).unwrap();
        Command::new("kill").args([signal, &mock.id().to_string()]).status().unwrap();
        assert_eq!(mock.wait().unwrap().code(), Some(0), "{signal}");
        drop(reader);
        let mut log = String::new();
        mock.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        assert!(log.contains("401 POST ") && log.contains("200 POST "), "{log}");
        assert!(!log.contains("s3cret") && !log.contains("panicked"), "{log}");
    }
}
