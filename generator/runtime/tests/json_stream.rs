//! Sequences of JSON values from bytes that come in parts.
#![cfg(test)]

use std::time::{Duration, Instant};

use bytes::Bytes;
use concord_runtime::json::{Reading, Value};
use concord_runtime::stream::{BoxError, JsonStream, JsonStreamError};
use serde_json::json;

fn stream(parts: Vec<Vec<u8>>) -> JsonStream<Value> {
    let parts = parts.into_iter().map(|part| Ok::<_, BoxError>(Bytes::from(part)));
    JsonStream::from_body(futures_util::stream::iter(parts), Reading::Tolerant)
}

#[tokio::test]
async fn values_come_whole_wherever_the_bytes_are_split() {
    for text in ["{\"a\":1}\n\n[2]\r\n\"3\"", "\u{1e}{\"a\":1}\n\u{1e}[2]\n\u{1e}\"3\"\n"] {
        let expected = [json!({ "a": 1 }), json!([2]), json!("3")];
        for size in 1..=text.len() {
            let parts = text.as_bytes().chunks(size).map(<[u8]>::to_vec).collect();
            assert_eq!(stream(parts).collect_all().await.unwrap(), expected, "{text:?} by {size}");
        }
    }
}

/// A value without an end is refused at its bound, and no byte of it is looked at for each part.
#[tokio::test]
async fn what_comes_in_small_parts_takes_no_more_time() {
    let start = Instant::now();
    let parts = std::iter::repeat_n(vec![b'1'; 4 << 10], 5 << 10).collect();
    let error = stream(parts).collect_all().await.unwrap_err();
    assert!(matches!(error, JsonStreamError::TooLarge { .. }), "{error}");
    let many = vec![b"1\n".repeat(1 << 20)];
    assert_eq!(stream(many).collect_all().await.unwrap().len(), 1 << 20);
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}
