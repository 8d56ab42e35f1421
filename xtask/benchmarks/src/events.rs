//! Events of a stream, read from chunks as they come from a network.

use std::convert::Infallible;
use std::hint::black_box;

use bytes::Bytes;
use concord_runtime::json::Reading;
use concord_runtime::sse::EventStream;
use futures_util::StreamExt;

use crate::contest::Table;
use crate::{data, hand};

/// Runs the contests.
pub fn run(table: &mut Table) {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let text = Bytes::from(data::events());
    // Borders of chunks are not those of events.
    let chunks: Vec<Bytes> =
        (0..text.len()).step_by(1400).map(|at| text.slice(at..text.len().min(at + 1400))).collect();
    let body = || {
        let chunks = chunks.clone().into_iter().map(Ok::<_, Infallible>);
        futures_util::stream::iter(chunks)
    };
    table.contest(
        "streams of a thousand events, against a reader by hand",
        0.97,
        || {
            runtime.block_on(async {
                let mut stream = EventStream::<api::Event>::from_body(body(), Reading::Tolerant);
                let mut count = 0;
                while let Some(event) = stream.next().await {
                    black_box(event.unwrap());
                    count += 1;
                }
                assert_eq!(count, 1000);
            });
        },
        || {
            runtime.block_on(async {
                assert_eq!(read(body()).await, 1000);
            });
        },
    );
}

/// The reader that one writes for one API: lines that end in `\n`, data of one line.
async fn read(
    mut body: impl futures_util::Stream<Item = Result<Bytes, Infallible>> + Unpin,
) -> usize {
    let (mut buffer, mut count) = (Vec::new(), 0);
    let (mut event, mut data) = (None, String::new());
    while let Some(Ok(chunk)) = body.next().await {
        buffer.extend_from_slice(&chunk);
        let mut start = 0;
        while let Some(end) = buffer[start..].iter().position(|byte| *byte == b'\n') {
            let line = std::str::from_utf8(&buffer[start..start + end]).unwrap();
            start += end + 1;
            if let Some(value) = line.strip_prefix("data: ") {
                data.push_str(value);
            } else if let Some(value) = line.strip_prefix("event: ") {
                event = Some(value.to_owned());
            } else if line.is_empty() && !data.is_empty() {
                black_box(serde_json::from_str::<hand::Event>(&data).unwrap());
                black_box(event.take());
                data.clear();
                count += 1;
            }
        }
        buffer.drain(..start);
    }
    count
}
