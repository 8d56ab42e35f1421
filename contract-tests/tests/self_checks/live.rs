//! What `verify` says of a live implementation that is none, or a bad one, and of secrets: nothing.

use std::convert::Infallible;
use std::process::{Command, Output};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::any;
use contract_tests::verify::{Header, Target};
use futures_util::StreamExt;
use futures_util::stream::{iter, pending, repeat};

/// A secret with something to encode for every form that it may be shown in.
const SECRET: &str = "s3/cr\"t+&x";

/// The URL of a server that lives as long as the test.
async fn serve(server: Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, server).await });
    base_url
}

/// The command, with a secret, over the dialect that has a GET.
async fn verify(base_url: &str, arguments: &'static [&'static str]) -> (Option<i32>, String) {
    let base_url = base_url.to_owned();
    let run = move || -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_contract"));
        command.args(["verify", "cognipeer", "--base-url", &base_url, "--timeout", "1"]);
        command.args(arguments).env("CONCORD_SECRET", SECRET).output().unwrap()
    };
    let output = tokio::task::spawn_blocking(run).await.unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(text).unwrap())
}

fn answering<R: IntoResponse + Clone + Send + Sync + 'static>(answer: R) -> Router {
    Router::new().fallback(any(async move || answer.clone()))
}

#[tokio::test]
async fn an_answer_that_is_none_of_the_document_is_told() {
    let html = [(header::CONTENT_TYPE, "text/html")];
    let json = [(header::CONTENT_TYPE, "application/json")];
    let moved = [(header::LOCATION, "https://elsewhere.example/")];
    for (server, said) in [
        (answering((html, "<h1>It works</h1>")), "text/html: <h1>It works</h1>"),
        (answering((StatusCode::FOUND, moved)), "302, to https://elsewhere.example/"),
        (answering((json.clone(), "{")), "EOF while parsing"),
        (answering(json), "expected JSON\n    found    nothing"),
        (answering(StatusCode::IM_A_TEAPOT), "found    418"),
        (answering(StatusCode::NOT_FOUND), "every answer is a 404"),
    ] {
        let (code, text) = verify(&serve(server).await, &[]).await;
        assert!(text.contains(said), "no {said}: {text}");
        assert!(text.contains("by hand:      curl -i -X GET"), "{text}");
        assert_eq!(code, Some(1));
    }
}

/// An answer whose body goes on with a part for ever, or stops in its midst.
fn endless(media_type: &'static str, part: String, is_silent: bool) -> Router {
    Router::new().fallback(any(async move || {
        let part = Ok::<_, Infallible>(Bytes::from(part));
        let body = match is_silent {
            true => Body::from_stream(iter([part]).chain(pending())),
            false => Body::from_stream(repeat(part)),
        };
        ([(header::CONTENT_TYPE, media_type)], body)
    }))
}

#[tokio::test]
async fn an_answer_without_an_end_is_given_up() {
    let never = Router::new().fallback(any(async || {
        tokio::time::sleep(Duration::from_secs(60)).await;
    }));
    for (server, said) in [
        (never, "nothing within 1 seconds"),
        (endless("application/json", "[".to_owned(), true), "it has no end within 1 seconds"),
        (endless("application/json", " ".repeat(1 << 18), false), "it is longer than 16 MiB"),
    ] {
        let (code, text) = verify(&serve(server).await, &[]).await;
        assert!(text.contains(said), "no {said}: {text}");
        assert_eq!(code, Some(1));
    }
}

#[tokio::test]
async fn nobody_there_is_wrong_input() {
    // The port was free a moment ago, and nobody listens at it.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let nobody = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let server = serve(answering("")).await;
    for (url, said) in [
        (nobody.as_str(), "cannot be reached"),
        ("http://nobody.invalid", "cannot be reached"),
        (&server.replace("http:", "https:"), "does not speak TLS"),
        ("localhost:80", "is no URL of http or https"),
        ("http://u:s3cret@localhost", "the URL has a user in it"),
    ] {
        let (code, text) = verify(url, &[]).await;
        assert!(text.contains(said) && !text.contains("s3cret"), "no {said}: {text}");
        assert_eq!(code, Some(2), "{text}");
    }
}

#[tokio::test]
async fn an_implementation_that_repeats_secrets_does_not_get_them_printed() {
    // It answers with all that it was sent, in forms that others use.
    let echo = Router::new().fallback(any(async |request: axum::extract::Request| {
        let header = request.headers()[header::AUTHORIZATION].to_str().unwrap().to_owned();
        let quoted = serde_json::to_string(&header).unwrap();
        let encoded: String =
            header.bytes().map(|byte| format!("%{byte:02x}")).collect::<Vec<_>>().concat();
        (StatusCode::IM_A_TEAPOT, format!("{header} {quoted} {encoded}"))
    }));
    let url = serve(echo).await;
    let header = &["--header", "Authorization: Bearer s3/cr\"t+&x"];
    for arguments in [&[][..], &["--json"], header] {
        let (_, text) = verify(&url, arguments).await;
        for part in ["s3/cr", "s3%2f", "s3%2F", "cr\\\"t", "%63%72"] {
            assert!(!text.contains(part), "{part}: {text}");
        }
        assert!(text.contains("[masked]"), "{text}");
    }
}

#[tokio::test]
async fn one_example_can_be_asked_for_alone() {
    let url = serve(answering(StatusCode::IM_A_TEAPOT)).await;
    let (code, text) = verify(&url, &["--only", "nobody/knows"]).await;
    assert_eq!((code, text.contains("there is no example `nobody/knows`")), (Some(2), true));
    let (_, text) = verify(&url, &["--json"]).await;
    let run: serde_json::Value = serde_json::from_str(&text).unwrap();
    let failed = run["examples"].as_array().unwrap().iter();
    let failed = failed.filter(|one| one["verdict"] == "failed").count();
    assert!(failed > 0 && run["failed"] == failed && run["kept"] == 0, "{run}");
}

#[test]
fn what_is_given_on_the_command_line_is_not_shown_to_who_debugs() {
    let headers = vec![Header::from("x-key: s3cret"), Header::from("s3cret without a colon")];
    let target = Target { headers, ..Target::at("http://localhost") };
    assert!(!format!("{target:?}").contains("s3cret"), "{target:?}");
}

#[tokio::test]
async fn a_header_that_is_none_is_not_repeated() {
    let (code, text) = verify("http://localhost", &["--header", "s3cret without a colon"]).await;
    assert_eq!(code, Some(2));
    assert!(text.contains("NAME:VALUE") && !text.contains("s3cret"), "{text}");
}
