//! Server-sent events in both directions (WHATWG HTML §9.2).
#![cfg(test)]

use std::time::Duration;

use bytes::Bytes;
use concord_runtime::json::{Reading, Value};
use concord_runtime::sse::{
    BoxError, Data, Decoder, Event, EventStream, SseError, StreamError, encode,
};
use futures_util::StreamExt;
use serde_json::json;

/// The stream that AgentFlow documents.
const DOCUMENTED: &str = r#"retry: 5000

id: 0
data: {"type":"start","call_id":"call_tool_1","parent_call_id":null,"root_call_id":"call_tool_1","content":{"name":"calculator","role":"tool","input":"{\"x\":10,\"y\":5,\"operation\":\"+\"}"},"timestamp":"2026-04-28T14:30:00Z","seq":0,"metadata":null}

id: 1
data: {"type":"end","call_id":"call_tool_1","parent_call_id":null,"root_call_id":"call_tool_1","content":{"result":15},"timestamp":"2026-04-28T14:30:00Z","seq":1,"metadata":null}

"#;

fn text(data: &str) -> Event<String> {
    Event::new(data.to_owned())
}

/// The events of a text that comes in chunks, and whether it ended inside an event.
fn decode<'c>(chunks: impl IntoIterator<Item = &'c [u8]>) -> (Vec<Event<String>>, bool) {
    let mut decoder = Decoder::new();
    chunks.into_iter().for_each(|chunk| decoder.push(chunk).unwrap());
    let events = std::iter::from_fn(|| decoder.pop()).collect();
    (events, decoder.finish())
}

#[test]
fn decoding() {
    let table: &[(&str, &[Event<String>])] = &[
        ("data: a\n\n", &[text("a")]),
        ("\u{feff}data: a\n\n", &[text("a")]),
        ("data:a\n\ndata:  b\n\n", &[text("a"), text(" b")]),
        ("data: a\r\n\r\ndata: b\r\rdata: c\n\n", &[text("a"), text("b"), text("c")]),
        ("data: a\ndata: b\rdata\r\ndata: \n\n", &[text("a\nb\n\n")]),
        ("data\n\n", &[text("")]),
        ("data\ndata\n\n", &[text("\n")]),
        (": comment\ndata: a\n:\nother: x\nDATA: x\n\n", &[text("a")]),
        ("event: add\ndata: a\n\n", &[text("a").with_event("add")]),
        ("id: 1\ndata: a\n\ndata: b\n\n", &[text("a").with_id("1"), text("b")]),
        ("id: 1\0\nid\ndata: a\n\n", &[text("a").with_id("")]),
        ("id: 1\0\ndata: a\n\n", &[text("a")]),
        ("retry: 10\ndata: a\n\n", &[text("a").with_retry(Duration::from_millis(10))]),
        ("retry: -1\nretry: 1s\nretry:\ndata: a\n\n", &[text("a")]),
        ("retry: 99999999999999999999\ndata: a\n\n", &[text("a")]),
        ("event: x\nid: 7\n\ndata: a\n\n", &[text("a")]),
        ("data: €😀\n\n\n\n", &[text("€😀")]),
        ("", &[]),
    ];
    for (stream, expected) in table {
        assert_eq!(decode([stream.as_bytes()]), (expected.to_vec(), false), "{stream:?}");
        // Every split in two, and every byte on its own.
        for at in 0..stream.len() {
            let (first, second) = stream.as_bytes().split_at(at);
            assert_eq!(decode([first, second]).0, *expected, "{stream:?} at {at}");
        }
        assert_eq!(decode(stream.as_bytes().chunks(1)).0, *expected, "{stream:?}");
    }
}

#[test]
fn an_unfinished_event_is_dropped_and_told() {
    for (stream, is_unfinished) in [
        ("data: a\n\ndata: b\n", true),
        ("data: a\n\ndata: b", true),
        ("data: a\n\ndat", true),
        ("data: a\n\n: comm", false),
        ("data: a\n\nid: 1\n", false),
        ("data: a\n\n", false),
    ] {
        assert_eq!(decode([stream.as_bytes()]), (vec![text("a")], is_unfinished), "{stream:?}");
    }
}

#[test]
fn what_stands_without_data_is_kept() {
    let mut decoder = Decoder::new();
    decoder.push(b"retry: 5000\n\nid: 9\n\n").unwrap();
    assert_eq!(decoder.pop(), None);
    assert_eq!(decoder.retry(), Some(Duration::from_secs(5)));
    assert_eq!(decoder.last_event_id(), Some("9"));
    assert!(!decoder.finish());
}

#[test]
fn one_event_is_bounded() {
    let mut decoder = Decoder::new().with_limit(10);
    for _ in 0..9 {
        decoder.push(b"data: 1234\n\n").unwrap();
    }
    assert_eq!(decoder.push(b"data: 12345\n\n"), Err(SseError::TooLarge { limit: 10 }));
    assert_eq!(std::iter::from_fn(|| decoder.pop()).count(), 9);
    let mut decoder = Decoder::new().with_limit(10);
    let pushed: Result<Vec<_>, _> = (0..100).map(|_| decoder.push(b"data\n")).collect();
    assert_eq!(pushed, Err(SseError::TooLarge { limit: 10 }));
    let mut decoder = Decoder::new().with_limit(10);
    let pushed: Result<Vec<_>, _> = (0..100).map(|_| decoder.push(b"x")).collect();
    assert_eq!(pushed, Err(SseError::TooLarge { limit: 10 }));
    assert_eq!(Decoder::new().push(b"data: \xff\n"), Err(SseError::Utf8));
}

#[test]
fn encoding() {
    let full = text("a").with_id("1").with_event("add").with_retry(Duration::from_millis(1500));
    for (event, expected) in [
        (text("a"), "data: a\n\n"),
        (text(""), "data: \n\n"),
        (full, "retry: 1500\nid: 1\nevent: add\ndata: a\n\n"),
        (text("a\nb\n"), "data: a\ndata: b\ndata: \n\n"),
        (text(" a: b"), "data:  a: b\n\n"),
        (text("a\r\nb\rc"), "data: a\ndata: b\ndata: c\n\n"),
    ] {
        let encoded = encode(&event).unwrap();
        assert_eq!(encoded, expected);
        let expected =
            Event { data: event.data.replace("\r\n", "\n").replace('\r', "\n"), ..event };
        assert_eq!(decode([encoded.as_bytes()]), (vec![expected], false));
    }
    for (event, field) in [
        (text("").with_id("1\n"), "id"),
        (text("").with_id("1\0"), "id"),
        (text("").with_event("a\rdata: b"), "event"),
    ] {
        assert_eq!(encode(&event), Err(SseError::LineBreak { field }));
    }
}

fn chunks(
    text: &'static str,
    size: usize,
) -> impl futures_core::Stream<Item = Result<Bytes, BoxError>> {
    let chunks: Vec<_> = text.as_bytes().chunks(size).map(|chunk| Ok(chunk.into())).collect();
    futures_util::stream::iter(chunks)
}

async fn written<T: concord_runtime::json::Json + 'static>(stream: EventStream<T>) -> String {
    let body: Vec<_> = stream.into_body_stream().collect().await;
    let body: Vec<u8> = body.into_iter().flat_map(|chunk| chunk.unwrap().to_vec()).collect();
    String::from_utf8(body).unwrap()
}

#[tokio::test]
async fn the_documented_stream_goes_both_ways() {
    for size in [1, 7, 100, DOCUMENTED.len()] {
        let mut stream = EventStream::<Value>::from_body(chunks(DOCUMENTED, size), Reading::Strict);
        let first = stream.next().await.unwrap().unwrap();
        assert_eq!((first.id.as_deref(), &first.data["seq"]), (Some("0"), &json!(0)));
        assert_eq!(stream.retry(), Some(Duration::from_secs(5)));
        let second = stream.next().await.unwrap().unwrap();
        assert_eq!(second.data["content"], json!({"result": 15}));
        assert_eq!(stream.last_event_id(), Some("1"));
        assert!(stream.next().await.is_none());
        assert!(stream.next().await.is_none());

        let events = [first, second];
        let stream = EventStream::from_events(events).with_retry(Duration::from_secs(5));
        assert_eq!(written(stream).await, DOCUMENTED);
    }
}

#[tokio::test]
async fn an_event_that_does_not_fit_does_not_end_the_stream() {
    let body = chunks("data: 1\n\ndata: x\n\ndata: 3\n\n", 4);
    let stream = EventStream::<u8>::from_body(body, Reading::Tolerant);
    let events: Vec<_> = stream.collect().await;
    assert!(matches!(
        events.as_slice(),
        [Ok(Event { data: 1, .. }), Err(StreamError::Decode(_)), Ok(Event { data: 3, .. })]
    ));
}

#[tokio::test]
async fn how_a_stream_ends_is_told() {
    let stream = EventStream::<u8>::from_body(chunks("data: 1\n\ndata: 2\n", 3), Reading::Tolerant);
    let events: Vec<_> = stream.collect().await;
    assert!(matches!(events.as_slice(), [Ok(_), Err(StreamError::Unfinished)]));

    let broken = futures_util::stream::iter([
        Ok(Bytes::from_static(b"data: 1\n\nda")),
        Err(BoxError::from("connection reset")),
    ]);
    let stream = EventStream::<u8>::from_body(broken, Reading::Tolerant);
    let events: Vec<_> = stream.collect().await;
    assert!(matches!(events.as_slice(), [Ok(_), Err(StreamError::Source(_))]));

    let stream = EventStream::<u8>::from_body(chunks("data: 1\n\ndata: 2", 99), Reading::Tolerant);
    assert!(stream.collect_all().await.is_err());
    let stream =
        EventStream::<u8>::from_body(chunks("data: 1\n\ndata: 2\n\n", 9), Reading::Tolerant);
    assert_eq!(stream.collect_all().await.unwrap(), [Event::new(1), Event::new(2)]);
}

#[tokio::test]
async fn what_cannot_be_written_breaks_the_body() {
    for events in [
        vec![Event::new(1.0), Event::new(f64::NAN), Event::new(2.0)],
        vec![Event::new(1.0), Event::new(1.0).with_id("\n"), Event::new(2.0)],
    ] {
        let body: Vec<_> = EventStream::from_events(events).into_body_stream().collect().await;
        assert_eq!(body.len(), 2);
        assert!(body[0].is_ok() && body[1].is_err());
    }
    let failing =
        futures_util::stream::iter([Ok(Event::new(1)), Err("no more".into()), Ok(Event::new(2))]);
    let body: Vec<_> = EventStream::new(failing).into_body_stream().collect().await;
    assert_eq!(body[1].as_ref().unwrap_err().to_string(), "the event stream broke: no more");
    assert_eq!(body.len(), 2);
}

#[tokio::test]
async fn text_data_stands_without_quotes() {
    let stream = EventStream::from_events([text("a\n\"b\"")]).with_data(Data::Text);
    assert_eq!(written(stream).await, "data: a\ndata: \"b\"\n\n");
    let body = chunks("data: a\ndata: \"b\"\n\ndata: 7\n\n", 5);
    let stream = EventStream::from_body(body, Reading::Strict).with_data(Data::Text);
    assert_eq!(stream.collect_all().await.unwrap(), [text("a\n\"b\""), text("7")]);
}

#[test]
fn debug_shows_no_contents() {
    let stream = EventStream::from_events([text("s3cret")]);
    assert_eq!(format!("{stream:?}"), r#"EventStream { source: "events", retry: None, .. }"#);
    fn is_send<T: Send + Unpin>(_: &T) {}
    is_send(&stream);
}
