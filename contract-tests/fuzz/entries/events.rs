//! The bytes of an event stream.

use concord_runtime::sse::{Decoder, Event};

/// However the bytes are split, the events are the same.
pub(crate) fn events(bytes: &[u8]) {
    let whole = decode(std::iter::once(bytes));
    assert_eq!(whole, decode(bytes.chunks(1)));
    assert_eq!(whole, decode(bytes.chunks(7)));
    // A stream that ends early never gave another event than the whole one.
    let half = decode(std::iter::once(bytes.get(..bytes.len() / 2).unwrap_or_default()));
    assert!(half.iter().zip(&whole).all(|(one, other)| one == other));
    assert!(half.len() <= whole.len());
}

/// The events that come before the end or the first fault.
fn decode<'b>(chunks: impl Iterator<Item = &'b [u8]>) -> Vec<Event<String>> {
    let mut decoder = Decoder::new().with_limit(256);
    let mut events = Vec::new();
    for chunk in chunks {
        let pushed = decoder.push(chunk);
        events.extend(std::iter::from_fn(|| decoder.pop()));
        if pushed.is_err() {
            break;
        }
    }
    events
}
