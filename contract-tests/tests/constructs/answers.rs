//! Answers: headers, media types, and what the document does not describe.

use axum::Router;
use axum::body::Body;
use axum::routing::any;
use concord_runtime::client::{Answered, Error, InProcess, answered};
use concord_runtime::stream::Bytes;

use super::generated::*;
use super::service::{Exchange, Service, connection, headers};

#[tokio::test]
async fn typed_headers_arrive_as_they_were_given() {
    let exchange = Exchange::new();
    let answer = exchange.client.count(Count {}).await.unwrap();
    assert_eq!(answer.headers, headers());
    let wire = exchange.wire();
    for (name, lines) in [
        ("x-total", &["7"][..]),
        ("x-range", &[r#"{"gte":1,"lt":5}"#]),
        ("x-tags", &["a,b c"]),
        ("set-cookie", &["id=a; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "theme=dark"]),
    ] {
        assert_eq!(wire.answered(name), lines, "{name}");
    }
}

/// A client of a service that answers everything alike, whatever the document says.
fn client_of(
    status: u16,
    headers: &'static [(&'static str, &'static str)],
    body: &'static str,
) -> Client {
    let answer = move || async move {
        let response = http::Response::builder().status(status);
        let response =
            headers.iter().fold(response, |response, (name, value)| response.header(*name, *value));
        response.body(Body::from(body)).unwrap()
    };
    let transport = InProcess::new(Router::new().fallback(any(answer)));
    Client::builder("http://localhost").transport(transport).build().unwrap()
}

#[tokio::test]
async fn a_cookie_is_the_first_of_several_and_the_others_can_be_reached() {
    let client = client_of(204, &[("set-cookie", "id=a"), ("set-cookie", "theme=dark")], "");
    let Answered { result, answer } = answered(client.sign_in(SignIn {})).await;
    assert_eq!(result.unwrap().headers.set_cookie, "id=a");
    let lines = answer.unwrap().headers;
    let lines: Vec<_> = lines.get_all("set-cookie").iter().collect();
    assert_eq!(lines, ["id=a", "theme=dark"]);
}

#[tokio::test]
async fn what_an_error_says_beside_the_document_can_be_reached() {
    let client = client_of(409, &[("x-request-id", "r1")], "signed in by somebody else");
    let Answered { result, answer } = answered(client.sign_in(SignIn {})).await;
    assert!(matches!(result, Err(Error::Documented(SignInError::Conflict))));
    let answer = answer.unwrap();
    assert_eq!(answer.status, 409);
    assert_eq!(answer.headers["x-request-id"], "r1");
    assert_eq!(answer.body.unwrap(), "signed in by somebody else");
}

#[tokio::test]
async fn each_call_has_its_own_answer() {
    let (one, other) = (client_of(409, &[("x-n", "1")], "a"), client_of(409, &[("x-n", "2")], "b"));
    let both = tokio::join!(answered(one.sign_in(SignIn {})), answered(other.sign_in(SignIn {})));
    assert_eq!(both.0.answer.unwrap().headers["x-n"], "1");
    assert_eq!(both.1.answer.unwrap().headers["x-n"], "2");
    // What is asked inside of another call is not that one's answer.
    let around = answered(async {
        let inside = answered(other.sign_in(SignIn {})).await;
        (inside.answer.unwrap(), one.sign_in(SignIn {}).await)
    });
    let Answered { result: (inside, _), answer } = around.await;
    assert_eq!(inside.headers["x-n"], "2");
    assert_eq!(answer.unwrap().headers["x-n"], "1");
    assert!(answered(async { 1 }).await.answer.is_none());
}

#[tokio::test]
async fn the_answer_is_of_a_media_type_that_is_accepted() {
    let exchange = Exchange::new();
    let answer = exchange.client.report(Report {}).await.unwrap();
    assert_eq!(exchange.wire().asked("accept"), ["application/json, text/csv, application/pdf"]);
    assert_eq!(answer, ReportAnswer::OkJson(Entry { line: 1, text: None }));

    let http = connection(router(Service::default()));
    for (accept, status, media_type, body) in [
        ("text/csv", 200, "text/csv", "line\n1\n"),
        ("application/pdf", 200, "application/pdf", "%PDF"),
        ("application/json", 200, "application/json", r#"{"line":1}"#),
        ("image/png", 406, "application/problem+json", ""),
    ] {
        let mut call = concord_runtime::client::Call::new(&REPORT);
        call.accept(accept);
        let answer = http.send(call).await.unwrap();
        assert_eq!(answer.status(), status, "{accept}");
        assert_eq!(answer.headers()["content-type"], media_type);
        assert!(body.is_empty() || answer.body() == body, "{accept}");
    }

    for (media_type, body, expected) in [
        (&[("content-type", "text/csv; charset=utf-8")], "a\n", ReportAnswer::OkCsv("a\n".into())),
        (
            &[("content-type", "application/pdf")],
            "%",
            ReportAnswer::OkPdf(Bytes::from_static(b"%")),
        ),
    ] {
        assert_eq!(client_of(200, media_type, body).report(Report {}).await.unwrap(), expected);
    }
    let other = client_of(200, &[("content-type", "image/png")], "x").report(Report {}).await;
    assert!(matches!(other, Err(Error::Failed(_))));
}
