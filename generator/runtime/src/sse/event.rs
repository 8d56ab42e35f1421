//! One event.

use std::time::Duration;

/// One event of a stream: what its lines say, with the data as `T`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event<T> {
    /// Its `id` line; a client that reconnects tells the last one.
    pub id: Option<String>,
    /// Its `event` line: the type of the event; `message` where there is none.
    pub event: Option<String>,
    /// Its `retry` line: how long to wait before reconnecting, in whole milliseconds.
    pub retry: Option<Duration>,
    /// Its `data` lines.
    pub data: T,
}

impl<T> Event<T> {
    /// An event with data and nothing else.
    pub fn new(data: T) -> Self {
        Self { id: None, event: None, retry: None, data }
    }

    /// The same with an id.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// The same with a type.
    #[must_use]
    pub fn with_event(mut self, event: impl Into<String>) -> Self {
        self.event = Some(event.into());
        self
    }

    /// The same with a time to wait before reconnecting.
    #[must_use]
    pub fn with_retry(mut self, retry: Duration) -> Self {
        self.retry = Some(retry);
        self
    }

    /// The same with other data.
    pub(super) fn with_data<U>(self, data: U) -> Event<U> {
        Event { id: self.id, event: self.event, retry: self.retry, data }
    }
}
