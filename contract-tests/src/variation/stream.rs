//! Documented streams, on the wire as other servers and other networks bring them.

use serde_json::Value;

/// Bytes of a stream beyond which it is not split at every one of them.
const MOST_SPLITS: usize = 4096;
/// How a line of an event begins that has its data.
const DATA: &str = "data:";

/// What is different about a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StreamFrame {
    /// It comes in two parts, split at each byte in turn, and at last byte by byte.
    Split,
    /// Its lines end in carriage returns with line feeds.
    CrLf,
    /// Its lines end in carriage returns.
    Cr,
    /// It begins with a byte order mark.
    ByteOrderMark,
    /// Comments and unknown fields stand between its lines, or empty lines between its values.
    Comments,
    /// The JSON in its events stands on several lines.
    ManyLines,
    /// It ends inside its last event or value.
    Cut,
    /// Its last event or value does not end.
    Endless,
}

/// What goes over the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// The parts in which it comes.
    pub parts: Vec<Vec<u8>>,
    /// Whether its last part comes again and again.
    pub is_endless: bool,
}

impl StreamFrame {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Split,
        Self::CrLf,
        Self::Cr,
        Self::ByteOrderMark,
        Self::Comments,
        Self::ManyLines,
        Self::Cut,
        Self::Endless,
    ];

    /// The words of an id.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Split => "stream-is-split-anywhere",
            Self::CrLf => "stream-has-crlf",
            Self::Cr => "stream-has-cr",
            Self::ByteOrderMark => "stream-has-a-byte-order-mark",
            Self::Comments => "stream-has-comments",
            Self::ManyLines => "stream-has-data-on-many-lines",
            Self::Cut => "stream-is-cut",
            Self::Endless => "stream-is-endless",
        }
    }

    /// Whether everything in the stream has to come of it.
    #[must_use]
    pub fn is_whole(self) -> bool {
        match self {
            Self::Split
            | Self::CrLf
            | Self::Cr
            | Self::ByteOrderMark
            | Self::Comments
            | Self::ManyLines => true,
            Self::Cut | Self::Endless => false,
        }
    }

    /// Whether a stream of JSON values, without events, can be so: they are divided by line feeds
    /// or record separators alone.
    pub(super) fn is_of_values(self) -> bool {
        match self {
            Self::Split | Self::CrLf | Self::Comments | Self::Cut | Self::Endless => true,
            Self::Cr | Self::ByteOrderMark | Self::ManyLines => false,
        }
    }

    /// The ways in which a stream comes; none where it cannot be so.
    #[must_use]
    pub fn deliveries(self, text: &str, is_events: bool) -> Vec<Delivery> {
        let one = |text: String| vec![Delivery::of([text.into_bytes()])];
        match self {
            Self::Split => splits(text.as_bytes()),
            Self::CrLf => one(text.replace('\n', "\r\n")),
            Self::Cr => one(text.replace('\n', "\r")),
            Self::ByteOrderMark => one(format!("\u{feff}{text}")),
            Self::Comments if is_events => one(commented(text)),
            // RFC 7464 §2.1 and the specifications of lines alike: what is empty is no value.
            Self::Comments => one(text.replace('\n', "\n\n")),
            Self::ManyLines => spread(text).map(one).unwrap_or_default(),
            Self::Cut => cut(text).map(one).unwrap_or_default(),
            Self::Endless => {
                let start = if is_events { "data: \"" } else { "\"" };
                let start = format!("{text}{start}").into_bytes();
                let is_endless = true;
                vec![Delivery { parts: vec![start, vec![b'x'; 1 << 16]], is_endless }]
            }
        }
    }
}

impl Delivery {
    fn of(parts: impl Into<Vec<Vec<u8>>>) -> Self {
        Self { parts: parts.into(), is_endless: false }
    }
}

fn splits(bytes: &[u8]) -> Vec<Delivery> {
    let step = bytes.len().div_ceil(MOST_SPLITS).max(1);
    let halves = (1..bytes.len()).step_by(step).map(|at| bytes.split_at(at));
    let halves = halves.map(|(first, rest)| Delivery::of([first.to_vec(), rest.to_vec()]));
    let each: Vec<_> = bytes.iter().map(|byte| vec![*byte]).collect();
    halves.chain([Delivery::of(each)]).collect()
}

/// What a reader passes over (HTML §9.2.6) before each line.
fn commented(text: &str) -> String {
    let line = |line: &str| format!(": a comment\nx-unknown: 1\n:\n{line}");
    text.split_inclusive('\n').map(line).collect()
}

/// Each JSON text of an event on several lines; none where no event has one.
fn spread(text: &str) -> Option<String> {
    let mut is_any = false;
    let lines = text.split_inclusive('\n').map(|line| {
        let data = line.strip_prefix(DATA).and_then(|data| serde_json::from_str(data).ok());
        match data {
            Some(value @ (Value::Object(_) | Value::Array(_))) => {
                let value = serde_json::to_string_pretty(&value).unwrap_or_default();
                is_any = is_any || value.contains('\n');
                value.lines().map(|line| format!("{DATA} {line}\n")).collect()
            }
            _ => line.to_owned(),
        }
    });
    let spread: String = lines.collect();
    is_any.then_some(spread)
}

/// A stream without the second half of its last line that says something.
fn cut(text: &str) -> Option<String> {
    let whole = text.trim_end_matches(['\n', '\r']);
    let start = whole.rfind('\n').map_or(0, |at| at + 1);
    let last = whole.get(start..)?;
    // The half of a number is one as well.
    let middle =
        (1..last.len()).rev().find(|at| *at <= last.len() / 2 && last.is_char_boundary(*at));
    let is_told = last.contains(['{', '[', '"']);
    is_told.then(|| whole.get(..start + middle?).map(str::to_owned)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STREAM: &str = "id: 1\ndata: {\"a\":[1]}\n\n";

    fn texts(frame: StreamFrame, text: &str) -> Vec<String> {
        let deliveries = frame.deliveries(text, true).into_iter();
        deliveries.map(|one| String::from_utf8(one.parts.concat()).unwrap()).collect()
    }

    #[test]
    fn a_stream_is_split_at_every_byte_and_stays_what_it_is() {
        let deliveries = StreamFrame::Split.deliveries(STREAM, true);
        assert_eq!(deliveries.len(), STREAM.len());
        assert!(deliveries.iter().all(|one| one.parts.concat() == STREAM.as_bytes()));
        assert_eq!(deliveries.last().unwrap().parts.len(), STREAM.len());
    }

    #[test]
    fn frames_are_what_their_names_say() {
        for (frame, expected) in [
            (StreamFrame::CrLf, "id: 1\r\ndata: {\"a\":[1]}\r\n\r\n"),
            (StreamFrame::Cr, "id: 1\rdata: {\"a\":[1]}\r\r"),
            (StreamFrame::ByteOrderMark, "\u{feff}id: 1\ndata: {\"a\":[1]}\n\n"),
            (
                StreamFrame::ManyLines,
                "id: 1\ndata: {\ndata:   \"a\": [\ndata:     1\ndata:   ]\ndata: }\n\n",
            ),
            (StreamFrame::Cut, "id: 1\ndata: {"),
        ] {
            assert_eq!(texts(frame, STREAM), [expected]);
        }
        assert_eq!(texts(StreamFrame::ManyLines, "data: 1\n\n"), [""; 0]);
        assert_eq!(texts(StreamFrame::Cut, "data: 10\n\n"), [""; 0]);
    }
}
