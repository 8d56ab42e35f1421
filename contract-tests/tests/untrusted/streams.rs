//! What a client makes of event streams that no generated server would send.

use bytes::Bytes;
use concord_runtime::client::BoxError;
use concord_runtime::sse::StreamError;
use futures_util::stream;

use super::generated::ListenAll;
use super::peer::Peer;

/// What the first event of a stream of equal chunks is.
async fn first(chunk: &'static [u8]) -> Result<String, StreamError> {
    let chunks = move || stream::repeat_with(move || Ok::<_, BoxError>(Bytes::from_static(chunk)));
    let peer = Peer::of("text/event-stream", chunks);
    let mut events = peer.client().listen_all(ListenAll::default()).await.unwrap();
    events.next().await.unwrap().map(|event| event.data)
}

#[tokio::test]
async fn an_event_without_an_end_ends_the_stream() {
    assert_eq!(first(b"data: a\n\n").await.unwrap(), "a");
    for chunk in [&b"data: aaaaaaaa"[..], b"data: aaaaaaaa\n", b": comment", b"x\n"] {
        let error = first(chunk).await.unwrap_err().to_string();
        assert!(error.contains("an event is longer than 1048576 bytes"), "{error}");
    }
    assert!(first(b"data: \xff\n\n").await.unwrap_err().to_string().contains("not UTF-8"));
}
