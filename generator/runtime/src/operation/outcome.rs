//! One way in which an operation can answer.

/// One way in which an operation can answer: a status with a media type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Its variant; empty where it is the only one and needs none.
    pub variant: &'static str,
    /// Its status.
    pub status: Status,
    /// Its media types as documented, the one of a server first; none where it has no body.
    pub media_types: &'static [&'static str],
    /// Whether it is read as it comes.
    pub is_stream: bool,
    /// What a server says where the media type is a range.
    fallback: &'static str,
}

/// Which statuses an outcome has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// This one.
    Exactly(u16),
    /// One of a hundred, by first digit.
    Range(u16),
    /// Any that no other outcome has.
    Any,
}

/// JSON where no media type is named.
pub(super) const fn or_json(media_types: &'static [&'static str]) -> &'static [&'static str] {
    if media_types.is_empty() { &["application/json"] } else { media_types }
}

impl Outcome {
    /// An answer without a body. The status is `200`, `4XX` or `default`.
    #[must_use]
    pub const fn new(variant: &'static str, status: &'static str) -> Self {
        let status = Status::parse(status);
        Self { variant, status, media_types: &[], is_stream: false, fallback: "" }
    }

    /// The same, without a body.
    #[must_use]
    pub const fn empty(self, _: &'static [&'static str]) -> Self {
        self
    }

    /// The same with one JSON value; `application/json` where no media type is named.
    #[must_use]
    pub const fn json(mut self, media_types: &'static [&'static str]) -> Self {
        self.media_types = or_json(media_types);
        self.fallback = "application/json";
        self
    }

    /// The same with any text.
    #[must_use]
    pub const fn text(mut self, media_types: &'static [&'static str]) -> Self {
        self.media_types = media_types;
        self.fallback = "text/plain";
        self
    }

    /// The same with bytes.
    #[must_use]
    pub const fn bytes(mut self, media_types: &'static [&'static str]) -> Self {
        self.media_types = media_types;
        self.fallback = "application/octet-stream";
        self
    }

    /// The same with bytes that are read as they come.
    #[must_use]
    pub const fn stream(self, media_types: &'static [&'static str]) -> Self {
        self.bytes(media_types).streamed()
    }

    /// The same with bytes that are handed on with their own media type.
    #[must_use]
    pub const fn raw(self, media_types: &'static [&'static str]) -> Self {
        self.bytes(media_types).streamed()
    }

    /// The same with a stream of events.
    #[must_use]
    pub const fn events(self, media_types: &'static [&'static str]) -> Self {
        self.bytes(media_types).streamed()
    }

    /// The same with a stream of events whose data is text.
    #[must_use]
    pub const fn text_events(self, media_types: &'static [&'static str]) -> Self {
        self.bytes(media_types).streamed()
    }

    /// The same with a stream of JSON values.
    #[must_use]
    pub const fn lines(self, media_types: &'static [&'static str]) -> Self {
        self.bytes(media_types).streamed()
    }

    const fn streamed(mut self) -> Self {
        self.is_stream = true;
        self
    }

    /// The media type as documented.
    #[cfg(feature = "examples")]
    pub(crate) fn media_type(&self) -> &'static str {
        self.media_types.first().copied().unwrap_or_default()
    }

    /// The media type that a server sends: that of a range stands for its form.
    #[must_use]
    pub fn sent_as(&self) -> &'static str {
        let documented = self.media_types.first().copied().unwrap_or_default();
        if documented.contains('*') { self.fallback } else { documented }
    }
}

impl Status {
    const fn parse(text: &str) -> Self {
        match text.as_bytes() {
            [hundred, b'X', b'X'] => Self::Range((*hundred - b'0') as u16),
            [a, b, c] => {
                let (a, b, c) = ((*a - b'0') as u16, (*b - b'0') as u16, (*c - b'0') as u16);
                Self::Exactly(a * 100 + b * 10 + c)
            }
            _ => Self::Any,
        }
    }

    /// Whether an answer with a status is meant. `default` among successes is what the status says
    /// is one.
    #[must_use]
    pub fn has(self, status: u16, is_error: bool) -> bool {
        match self {
            Self::Exactly(exactly) => exactly == status,
            Self::Range(hundred) => status / 100 == hundred,
            Self::Any => is_error || (100..400).contains(&status),
        }
    }

    /// The most certain first: a status, then a hundred of them, then any other.
    #[cfg(feature = "client")]
    pub(crate) fn rank(self) -> u8 {
        match self {
            Self::Exactly(_) => 0,
            Self::Range(_) => 1,
            Self::Any => 2,
        }
    }
}
