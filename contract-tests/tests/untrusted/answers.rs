//! What a client makes of answers that no generated server would give.

use std::time::{Duration, Instant};

use bytes::Bytes;
use concord_runtime::client::{BoxError, Error};
use futures_util::{StreamExt, stream};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

use super::generated::{Client, Item, PutItem, PutItemError};
use super::peer::{Peer, response};

const JSON: &str = "application/json";

fn chunks(
    texts: &'static [&'static [u8]],
) -> impl futures_util::Stream<Item = Result<Bytes, BoxError>> {
    stream::iter(texts.iter().map(|text| Ok(Bytes::from_static(text))))
}

/// Chunks without an end.
fn endless(text: &'static str) -> impl futures_util::Stream<Item = Result<Bytes, BoxError>> {
    stream::repeat_with(move || Ok(Bytes::from_static(text.as_bytes())))
}

fn item() -> PutItem {
    PutItem::new(7, Item::new("a"))
}

/// What a call ends with, in the words of its error.
async fn failed(peer: &Peer, request: PutItem) -> String {
    let start = Instant::now();
    let Err(error) = peer.client().put_item(request).await else { panic!("the call succeeded") };
    assert!(start.elapsed() < Duration::from_secs(2), "failed after {:?}", start.elapsed());
    let Error::Failed(fault) = &error else { panic!("{error:?}") };
    assert_eq!(fault.operation(), "putItem");
    let (text, debugged) = (error.to_string(), format!("{error:?}"));
    assert!(!text.contains("hunter2") && !debugged.contains("hunter2"), "{text} {debugged}");
    text
}

#[tokio::test]
async fn each_odd_answer_is_an_error_with_a_place() {
    let rows: &[(&str, &'static [&'static [u8]], &str)] = &[
        (JSON, &[b"{\"name\":", b"\"a"], "line 1, column 10"),
        (JSON, &[b""], "line 1, column 0"),
        (JSON, &[br#"{"name":7}"#], "at `/name`: expected a string, found a number"),
        (JSON, &[br#"{"name":"a","tags":["a",{}]}"#], "at `/tags/1`: expected a string"),
        (JSON, &[br#"{"name":"a","name":"b"}"#], "at `/name`"),
        (JSON, &[b"{\"name\":\"\xff\"}"], "invalid UTF-8 behind byte 9"),
        ("text/html", &[b"<html>hunter2"], "expected JSON, found the media type `text/html`"),
    ];
    for (media_type, body, expected) in rows {
        let (media_type, body) = (*media_type, *body);
        let found = failed(&Peer::of(media_type, move || chunks(body)), item()).await;
        assert!(found.starts_with("`putItem`: "), "{found}");
        assert!(found.contains(expected), "{found}");
    }
    // Errors that the document describes are read no less carefully.
    let peer = Peer::new(|| Some(response(404, JSON, chunks(&[br#"{"reason":7}"#]))));
    assert!(failed(&peer, item()).await.contains("at `/reason`"));
}

#[tokio::test]
async fn no_answer_takes_more_memory_or_time_than_the_client_allows() {
    let limit = "the body is longer than the client's limit of 65536 bytes";
    let deep = failed(&Peer::of(JSON, || endless("[").take(60_000)), item()).await;
    assert!(deep.contains("recursion limit"), "{deep}");
    assert!(failed(&Peer::of(JSON, || endless("[[[[[[[[")), item()).await.contains(limit));

    let late = "there was no whole answer in time";
    let slow = || chunks(&[b"{"]).chain(stream::pending());
    assert!(failed(&Peer::of(JSON, slow), item()).await.contains(late));
    assert!(failed(&Peer::new(|| None), item()).await.contains(late));
    let broken = || {
        let broken: BoxError = "the line was cut".into();
        chunks(&[b"{"]).chain(stream::iter([Err(broken)]))
    };
    assert!(failed(&Peer::of(JSON, broken), item()).await.contains("no answer: "));
}

#[tokio::test]
async fn no_parameter_becomes_a_header_of_its_own() {
    let peer = Peer::new(|| Some(response(200, JSON, chunks(&[br#"{"name":"a"}"#]))));
    for text in ["a\r\nx-admin: hunter2", "a\nb", "a\0", "\u{7f}"] {
        let request = PutItem { trace: Some(text.to_owned()), ..item() };
        assert!(failed(&peer, request).await.contains("header `x-trace`"), "{text:?}");
    }
    assert_eq!(peer.asked(), 0);
    let token = Client::builder("https://store.example").token("a\r\nx-admin: hunter2").build();
    assert!(!token.err().unwrap().to_string().contains("hunter2"));
    // In a cookie and in a query there is an escape.
    let line_end = Some("a\r\nx-admin: 1; b=c".to_owned());
    let request = PutItem { session: line_end.clone(), word: line_end, ..item() };
    assert!(peer.client().put_item(request).await.is_ok());
}

#[tokio::test]
async fn credentials_do_not_follow_to_another_host() {
    let (first, other) = (MockServer::start().await, MockServer::start().await);
    for status in [301, 302, 303, 307, 308] {
        first.reset().await;
        let answer = ResponseTemplate::new(status).insert_header("location", other.uri());
        Mock::given(any()).respond_with(answer).mount(&first).await;
        let client = Client::builder(first.uri()).token("hunter2").build().unwrap();
        let error = client.put_item(item()).await.unwrap_err();
        let Error::<PutItemError>::Unexpected { status: found, .. } = error else {
            panic!("{error:?}");
        };
        assert_eq!(found, status);
    }
    assert!(other.received_requests().await.unwrap().is_empty());
}
