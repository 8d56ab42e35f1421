//! A live implementation: our own mock keeps every document, and a broken one is found out.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::middleware::map_response;
use axum::response::Response;
use contract_tests::contract::Contract;
use contract_tests::harness::{Harness, workspace_root};
use contract_tests::mock::{Log, router};
use contract_tests::verify::{Header, Target, Verdict, Verified, verify_all};
use serde_json::Value;

/// The contracts of all dialects.
fn contracts() -> Vec<Arc<Contract>> {
    let harness = Harness::open(&workspace_root(), &[]).unwrap();
    harness.dialects.into_iter().map(|(_, contract)| Arc::new(contract.unwrap())).collect()
}

fn mock(contract: &Arc<Contract>) -> Router {
    router(contract, Log::Nothing)
}

/// What comes of each example against a server.
async fn verified(contract: &Contract, server: Router, target: Target) -> Vec<Verified> {
    let base_url = serve(server).await;
    let headers = vec![Header::from("Authorization: Bearer t")];
    verify_all(contract, &Target { base_url, headers, ..target }).await.unwrap()
}

/// The URL of a server that lives as long as the test.
async fn serve(server: Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, server).await });
    base_url
}

fn everything() -> Target {
    Target { is_unsafe_sent: true, ..Target::at("") }
}

#[tokio::test]
async fn the_mock_keeps_every_document() {
    for are_values_compared in [false, true] {
        let mut kept = 0;
        for contract in contracts() {
            let target = Target { are_values_compared, ..everything() };
            for one in verified(&contract, mock(&contract), target).await {
                let is_failed = matches!(one.verdict, Verdict::Failed(_));
                assert!(!is_failed, "{} {one:?}", contract.dialect);
                kept += usize::from(one.verdict == Verdict::Kept);
            }
        }
        assert!(kept > 10, "{kept}");
    }
}

#[tokio::test]
async fn what_may_change_state_is_not_sent_unasked() {
    for contract in contracts() {
        for one in verified(&contract, Router::new(), Target::at("")).await {
            let operation = contract
                .api
                .operations
                .iter()
                .find(|operation| one.name.starts_with(&format!("{}/", operation.name)));
            let protocol = format!("{:?}", operation.unwrap().protocol);
            let is_skipped = matches!(one.verdict, Verdict::Skipped(_));
            assert!(is_skipped || protocol.contains("\"GET\""), "{} {protocol}", one.name);
        }
    }
}

/// The JSON of an answer with something done to it.
async fn changed(response: Response, change: fn(&mut Value)) -> Response {
    let (mut head, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap();
    head.headers.remove("content-length");
    let Ok(mut value) = serde_json::from_slice(&bytes) else {
        return Response::from_parts(head, Body::from(bytes));
    };
    change(&mut value);
    Response::from_parts(head, Body::from(value.to_string()))
}

/// Whether every example that has a success, or a result, in JSON is found to fail.
async fn found(dialect: &str, break_it: impl Fn(Router) -> Router) -> Vec<String> {
    let contracts = contracts();
    let contract = contracts.iter().find(|one| one.dialect == dialect).unwrap();
    let server = break_it(mock(contract));
    let verified = verified(contract, server, everything()).await;
    let places = verified.iter().filter_map(|one| match &one.verdict {
        Verdict::Kept | Verdict::Warned(_) => Some("kept".to_owned()),
        Verdict::Failed(differences) => Some(differences[0].pointer.clone()),
        Verdict::Skipped(_) => None,
    });
    let mut places: Vec<_> = places.collect();
    places.sort();
    places.dedup();
    places
}

#[tokio::test]
async fn every_planted_fault_is_found() {
    let status = found("mcphub", |server| {
        server.layer(map_response(async |mut response: Response| {
            *response.status_mut() = http::StatusCode::IM_A_TEAPOT;
            response
        }))
    });
    assert_eq!(status.await, ["/status"]);
    let media_type = found("cognipeer", |server| {
        server.layer(map_response(async |mut response: Response| {
            let text = http::HeaderValue::from_static("text/plain");
            response.headers_mut().insert("content-type", text);
            response
        }))
    });
    assert_eq!(media_type.await, ["/headers/content-type"]);
    let member = found("mcphub", |server| {
        server.layer(map_response(|response| {
            changed(response, |value| {
                value["success"] = Value::from("yes");
            })
        }))
    });
    assert_eq!(member.await, ["/body/success"]);
    let cut = found("cognipeer", |server| {
        server.layer(map_response(async |response: Response| {
            let (mut head, _) = response.into_parts();
            head.headers.remove("content-length");
            Response::from_parts(head, Body::from("{"))
        }))
    });
    assert_eq!(cut.await, ["/body"]);
    let id = found("merge", |server| {
        server.layer(map_response(|response| {
            changed(response, |value| {
                value["id"] = Value::from("another");
            })
        }))
    });
    assert_eq!(id.await, ["/body/id"]);
    let error = found("merge", |server| {
        server.layer(map_response(|response| {
            changed(response, |value| {
                value.as_object_mut().unwrap().remove("result");
                value["error"] = serde_json::json!({ "code": -32603, "message": "no" });
            })
        }))
    });
    assert_eq!(error.await, ["/body/result"]);
}
