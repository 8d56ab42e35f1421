//! What `verify` asks of a document that shows answers alone, and how far it looks into each form.

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::any;
use contract_tests::contract::Contract;
use contract_tests::verify::{Target, Verdict, verify_all};

/// One GET for each form of an answer, which needs nothing said.
const DOCUMENT: &str = r#"
openapi: 3.2.0
info: { title: Forms, version: "1" }
paths:
  /json:
    get:
      operationId: json
      parameters: [{ name: limit, in: query, schema: { type: integer } }]
      responses:
        "200":
          description: One, or the other.
          headers:
            X-Left: { required: true, schema: { type: integer } }
          content:
            application/json:
              schema: { type: object, required: [n], properties: { n: { type: integer } } }
              examples: { one: { value: { n: 1 } }, two: { value: { n: 2 } } }
        "404": { description: Not found. }
  /lines:
    get:
      operationId: lines
      responses:
        "200":
          description: Numbers.
          content:
            application/jsonl:
              itemSchema: { type: integer }
              examples: { some: { serializedValue: "1\n2\n" } }
  /events:
    get:
      operationId: events
      responses:
        "200":
          description: Events.
          content:
            text/event-stream:
              itemSchema:
                type: object
                properties:
                  data:
                    contentMediaType: application/json
                    contentSchema: { type: object, required: [n] }
              examples: { some: { serializedValue: "data: {\"n\":1}\n\n" } }
  /text:
    get:
      operationId: text
      responses:
        "200":
          description: A text.
          content:
            text/plain: { schema: { type: string }, examples: { some: { value: hello } } }
"#;

/// The first place at which an answer of a media type and a body is wrong, for each example.
async fn places(
    path: &'static str,
    (media_type, body): (&'static str, &'static [u8]),
    are_values_compared: bool,
) -> Vec<String> {
    let contract = Contract::of_text("mcphub", DOCUMENT).unwrap();
    let answer = any(async move |uri: axum::http::Uri| {
        assert_eq!(uri.query(), None, "nothing is said that need not be");
        ([(CONTENT_TYPE, media_type), ("x-left".parse().unwrap(), "3")], body).into_response()
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, Router::new().route(path, answer)).await });
    let target = Target { are_values_compared, ..Target::at(base_url) };
    let all = verify_all(&contract, &target).await.unwrap();
    let own = all.iter().filter(|one| one.name.starts_with(&format!("{}/", &path[1..])));
    let place = |verdict: &Verdict| match verdict {
        Verdict::Kept | Verdict::Warned(_) => Some("kept".to_owned()),
        Verdict::Failed(differences) => Some(differences[0].pointer.clone()),
        Verdict::Skipped(_) => None,
    };
    own.filter_map(|one| place(&one.verdict)).collect()
}

#[tokio::test]
async fn every_form_is_looked_into() {
    let json = "application/json; charset=utf-8";
    for (path, media_type, body, expected) in [
        ("/json", json, r#"{"n":7}"#, "kept"),
        ("/json", json, r#"{"n":"7"}"#, "/body/n"),
        ("/json", json, r#"{"#, "/body"),
        ("/json", "text/html", r#"{"n":7}"#, "/headers/content-type"),
        ("/lines", "application/jsonl", "1\n\n2\n", "kept"),
        ("/lines", "application/jsonl", "1\n\"2\"\n", "/body/1"),
        (
            "/events",
            "text/event-stream",
            "\u{feff}: hi\r\nid: 1\r\ndata: {\"n\":\r\ndata: 1}\r\n\r\n",
            "kept",
        ),
        ("/events", "text/event-stream", "data: {\"n\":1}\n\ndata: {}\n\n", "/body/1"),
        ("/events", "text/event-stream", "data: {\"n\":1}\n\ndata: [\n\n", "/body/1"),
        ("/events", "text/event-stream", "<html>\n\n", "/body/0"),
        ("/text", "text/plain", "anything", "kept"),
    ] {
        let found = places(path, (media_type, body.as_bytes()), false).await;
        assert!(!found.is_empty() && found.iter().all(|one| one == expected), "{body}: {found:?}");
    }
    assert_eq!(places("/text", ("text/plain", b"\xff"), false).await, ["/body"]);
}

#[tokio::test]
async fn a_value_may_be_that_of_any_example_of_the_same_answer() {
    let json = "application/json";
    for (body, expected) in [(r#"{"n":2}"#, "kept"), (r#"{"n":3}"#, "/body/n")] {
        let found = places("/json", (json, body.as_bytes()), true).await;
        assert_eq!(found, [expected, expected], "{body}");
    }
}
