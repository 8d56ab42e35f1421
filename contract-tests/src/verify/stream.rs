//! The body of a live answer, which need not end.

use std::time::Duration;

use concord_runtime::client::Body;
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use http_body_util::BodyExt;
use tokio::time::{Instant, timeout_at};

/// Bytes of an answer that are read, at most.
const LIMIT: usize = 16 << 20;
/// How long a stream is listened to.
const LISTENING: Duration = Duration::from_secs(5);

/// How a body ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// By itself.
    Whole,
    /// Nobody listened any longer to a stream; what was heard of it is whole.
    Left,
    /// Before its end, and this is why.
    Cut(String),
}

/// Reads a body to its end. A stream, which may have none, is listened to for a while.
pub(super) async fn read(
    headers: &HeaderMap,
    mut body: Body,
    timeout: Duration,
) -> (Vec<u8>, Ending) {
    let separators = separators(headers);
    let time = if separators.is_some() { timeout.min(LISTENING) } else { timeout };
    let deadline = Instant::now() + time;
    let mut bytes = Vec::new();
    let reason = loop {
        match timeout_at(deadline, body.frame()).await {
            Err(_) => break format!("it has no end within {} seconds", time.as_secs()),
            Ok(None) => return (bytes, Ending::Whole),
            Ok(Some(Err(error))) => return (bytes, Ending::Cut(format!("it breaks off: {error}"))),
            Ok(Some(Ok(frame))) => {
                bytes.extend_from_slice(&frame.into_data().unwrap_or_default());
                if bytes.len() > LIMIT {
                    break format!("it is longer than {} MiB", LIMIT >> 20);
                }
            }
        }
    };
    match separators {
        Some(separators) => {
            let ends = separators.iter().filter_map(|separator| end(&bytes, separator));
            bytes.truncate(ends.max().unwrap_or_default());
            (bytes, Ending::Left)
        }
        None => (bytes, Ending::Cut(reason)),
    }
}

/// What ends an element of a stream; none where the body is one whole.
fn separators(headers: &HeaderMap) -> Option<&'static [&'static [u8]]> {
    let media_type = headers.get(CONTENT_TYPE)?.to_str().ok()?.to_ascii_lowercase();
    if media_type.contains("event-stream") {
        return Some(&[b"\n\n", b"\r\n\r\n", b"\r\r"]);
    }
    let lines = ["ndjson", "jsonl", "json-seq", "json-lines", "x-json-stream"];
    lines.iter().any(|one| media_type.contains(one)).then_some(&[b"\n"])
}

/// Where the last of some separators ends.
fn end(bytes: &[u8], separator: &[u8]) -> Option<usize> {
    let at = bytes.windows(separator.len()).rposition(|window| window == separator)?;
    Some(at + separator.len())
}
