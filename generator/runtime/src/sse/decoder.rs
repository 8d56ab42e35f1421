//! From bytes to events (WHATWG HTML §9.2.6).

use std::collections::VecDeque;
use std::time::Duration;

use super::{Event, SseError};

/// How long one event may be where nobody says: 1 MiB.
pub const DEFAULT_EVENT_LIMIT: usize = 1 << 20;

/// Takes bytes as they come, split anywhere, and gives events with their data as text.
///
/// ```
/// use concord_runtime::sse::{Decoder, Event};
///
/// let mut decoder = Decoder::new();
/// decoder.push(b"id: 7\nda")?;
/// assert_eq!(decoder.pop(), None);
/// decoder.push(b"ta: hello\n\n")?;
/// assert_eq!(decoder.pop(), Some(Event::new("hello".to_owned()).with_id("7")));
/// assert!(!decoder.finish());
/// # Ok::<(), concord_runtime::sse::SseError>(())
/// ```
#[derive(Debug)]
pub struct Decoder {
    limit: usize,
    /// The line that has not ended yet.
    line: Vec<u8>,
    /// The last line ended with a carriage return, so a line feed now belongs to it.
    is_after_return: bool,
    is_first_line: bool,
    block: Block,
    events: VecDeque<Event<String>>,
    last_id: Option<String>,
    retry: Option<Duration>,
}

/// The lines since the last empty one.
#[derive(Debug, Default)]
struct Block {
    id: Option<String>,
    event: Option<String>,
    retry: Option<Duration>,
    data: Option<String>,
    /// Bytes of all lines, for the limit.
    length: usize,
}

impl Default for Decoder {
    fn default() -> Self {
        Self::new()
    }
}

impl Decoder {
    /// A decoder at the start of a stream.
    #[must_use]
    pub fn new() -> Self {
        Self {
            limit: DEFAULT_EVENT_LIMIT,
            line: Vec::new(),
            is_after_return: false,
            is_first_line: true,
            block: Block::default(),
            events: VecDeque::new(),
            last_id: None,
            retry: None,
        }
    }

    /// The same with another bound on the bytes of one event.
    #[must_use]
    pub fn with_limit(mut self, limit: usize) -> Self {
        self.limit = limit;
        self
    }

    /// Takes the next bytes of the stream.
    ///
    /// # Errors
    /// Where an event is longer than the limit, or not UTF-8. Events before it can still be
    /// taken; the stream cannot go on.
    pub fn push(&mut self, mut bytes: &[u8]) -> Result<(), SseError> {
        while let Some(first) = bytes.first() {
            if std::mem::take(&mut self.is_after_return) && *first == b'\n' {
                bytes = bytes.get(1..).unwrap_or_default();
                continue;
            }
            let end = bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            let (line, rest) = bytes.split_at(end.unwrap_or(bytes.len()));
            if self.block.length + self.line.len() + line.len() > self.limit {
                return Err(SseError::TooLarge { limit: self.limit });
            }
            self.line.extend_from_slice(line);
            if let Some((ending, rest)) = rest.split_first() {
                self.is_after_return = *ending == b'\r';
                self.end_line()?;
                bytes = rest;
            } else {
                bytes = rest;
            }
        }
        Ok(())
    }

    /// The next event that is complete.
    pub fn pop(&mut self) -> Option<Event<String>> {
        self.events.pop_front()
    }

    /// Ends the stream and says whether it ended inside an event, whose lines are dropped.
    pub fn finish(&mut self) -> bool {
        let line = std::mem::take(&mut self.line);
        let block = std::mem::take(&mut self.block);
        // The start of a comment loses nothing.
        block.data.is_some() || line.first().is_some_and(|first| *first != b':')
    }

    /// The last `id` of the stream, also one that stood without data: what a client that
    /// reconnects sends as `Last-Event-ID`.
    #[must_use]
    pub fn last_event_id(&self) -> Option<&str> {
        self.last_id.as_deref()
    }

    /// The last `retry` of the stream, also one that stood without data.
    #[must_use]
    pub fn retry(&self) -> Option<Duration> {
        self.retry
    }

    fn end_line(&mut self) -> Result<(), SseError> {
        let line = std::mem::take(&mut self.line);
        let is_first = std::mem::replace(&mut self.is_first_line, false);
        let line = std::str::from_utf8(&line).map_err(|_| SseError::Utf8)?;
        let line = if is_first { line.strip_prefix('\u{feff}').unwrap_or(line) } else { line };
        if line.is_empty() {
            self.dispatch();
        } else if !line.starts_with(':') {
            self.block.length += line.len();
            let (field, value) = line.split_once(':').unwrap_or((line, ""));
            self.field(field, value.strip_prefix(' ').unwrap_or(value));
        }
        Ok(())
    }

    fn field(&mut self, field: &str, value: &str) {
        match field {
            "data" => match &mut self.block.data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
                None => self.block.data = Some(value.to_owned()),
            },
            "event" => self.block.event = Some(value.to_owned()),
            "id" if !value.contains('\0') => {
                self.block.id = Some(value.to_owned());
                self.last_id = Some(value.to_owned());
            }
            "retry" if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) => {
                // A number beyond 64 bits is some hundred million years; it is no one's wish.
                if let Ok(milliseconds) = value.parse() {
                    let retry = Some(Duration::from_millis(milliseconds));
                    self.block.retry = retry;
                    self.retry = retry;
                }
            }
            // §9.2.6: other fields are ignored.
            _ => {}
        }
    }

    fn dispatch(&mut self) {
        let Block { id, event, retry, data, length: _ } = std::mem::take(&mut self.block);
        if let Some(data) = data {
            self.events.push_back(Event { id, event, retry, data });
        }
    }
}
