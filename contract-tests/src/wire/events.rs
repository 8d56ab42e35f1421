//! Event streams (HTML §9.2.6), read apart from our own reader.

/// One event of a stream.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WireEvent {
    /// What it is called; empty for a plain message.
    pub event: String,
    /// The id that the stream was at when it came.
    pub id: String,
    /// When to come back, in milliseconds, as the stream said last; empty where it did not.
    pub retry: String,
    /// Its data, the lines of it joined.
    pub data: String,
}

/// The events of a whole stream; one that breaks off before its empty line is none.
#[must_use]
pub fn read(text: &str) -> Vec<WireEvent> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (mut events, mut id, mut retry) = (Vec::new(), String::new(), String::new());
    let (mut event, mut data) = (String::new(), None::<String>);
    // What stands behind the last line break is no line.
    let whole = text.rfind('\n').and_then(|end| text.get(..end)).unwrap_or_default();
    for line in whole.split('\n') {
        if line.is_empty() {
            let (event, data) = (std::mem::take(&mut event), data.take());
            let (id, retry) = (id.clone(), retry.clone());
            events.extend(data.map(|data| WireEvent { event, id, retry, data }));
            continue;
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut event),
            "id" if !value.contains('\0') => value.clone_into(&mut id),
            "retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                value.clone_into(&mut retry);
            }
            "data" => match &mut data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
                None => data = Some(value.to_owned()),
            },
            _ => {}
        }
    }
    events
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(event: &str, id: &str, data: &str) -> WireEvent {
        let [event, id, data] = [event, id, data].map(str::to_owned);
        WireEvent { event, id, data, ..WireEvent::default() }
    }

    /// The examples of HTML §9.2.6, and what they leave out.
    #[test]
    fn streams_are_read_as_their_specification_shows_it() {
        let one = |data| vec![event("", "", data)];
        for (text, expected) in [
            ("data: YHOO\ndata: +2\ndata: 10\n\n", one("YHOO\n+2\n10")),
            (
                ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n",
                vec![event("", "1", "first event"), event("", "", "second event")],
            ),
            ("data\n\ndata\ndata\n\ndata:", vec![event("", "", ""), event("", "", "\n")]),
            ("data:test\n\ndata: test\n\n", [one("test"), one("test")].concat()),
            ("\u{feff}event: a\r\ndata: 1\r\n\r\n", vec![event("a", "", "1")]),
            ("data: 1\r\rdata: 2\r\r", [one("1"), one("2")].concat()),
            ("event: a\n\ndata: 1\n\n", one("1")),
            (
                "id: 7\nretry: 5\n\ndata: 1\nretry: 1s\n\n",
                vec![WireEvent { retry: "5".to_owned(), ..event("", "7", "1") }],
            ),
            ("data: 1\n", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(read(text), expected, "{text:?}");
        }
    }
}
