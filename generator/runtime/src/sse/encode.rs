//! From events to text.

use std::time::Duration;

use super::{Event, SseError};

/// Writes one event: `retry`, `id`, `event`, then a `data` line for each line of the data, then
/// an empty line.
///
/// Line breaks in the data, of whichever kind, become line feeds for the reader: an event stream
/// cannot say which kind they were.
///
/// ```
/// use concord_runtime::sse::{Event, encode};
///
/// let event = Event::new(r#"{"seq":0}"#).with_id("0");
/// assert_eq!(encode(&event)?, "id: 0\ndata: {\"seq\":0}\n\n");
/// # Ok::<(), concord_runtime::sse::SseError>(())
/// ```
///
/// # Errors
/// Where the id or the type holds a line break, or the id a NUL, with which readers ignore it.
pub fn encode<D: AsRef<str>>(event: &Event<D>) -> Result<String, SseError> {
    let mut text = String::new();
    if let Some(retry) = event.retry {
        push(&mut text, "retry", &retry.as_millis().to_string());
    }
    if let Some(id) = &event.id {
        push(&mut text, "id", checked("id", id)?);
    }
    if let Some(kind) = &event.event {
        push(&mut text, "event", checked("event", kind)?);
    }
    for line in event.data.as_ref().replace("\r\n", "\n").split(['\n', '\r']) {
        push(&mut text, "data", line);
    }
    text.push('\n');
    Ok(text)
}

/// Writes a block that only says how long to wait before reconnecting.
#[must_use]
pub fn encode_retry(retry: Duration) -> String {
    let mut text = String::new();
    push(&mut text, "retry", &retry.as_millis().to_string());
    text.push('\n');
    text
}

fn push(text: &mut String, field: &str, value: &str) {
    text.push_str(field);
    text.push_str(": ");
    text.push_str(value);
    text.push('\n');
}

fn checked<'v>(field: &'static str, value: &'v str) -> Result<&'v str, SseError> {
    let is_broken = value.contains(['\n', '\r', '\0']);
    if is_broken { Err(SseError::LineBreak { field }) } else { Ok(value) }
}
