//! Media types: read, and chosen among.
#![cfg(feature = "server")]

use concord_runtime::media_type::{MediaType, accepts};
use concord_runtime::secret::Secret;

#[test]
fn a_media_type_is_read_or_is_none() {
    let rows = [
        ("application/json", Some(("application/json", true, None))),
        ("Application/JSON ; Charset=\"UTF-8\"", Some(("application/json", true, Some("UTF-8")))),
        (
            "application/problem+json;charset=latin1",
            Some(("application/problem+json", true, Some("latin1"))),
        ),
        ("text/plain; a=\"x;charset=y\\\"\"; charset=z", Some(("text/plain", false, Some("z")))),
        ("text/plain;", Some(("text/plain", false, None))),
        ("application/jsonp", Some(("application/jsonp", false, None))),
        ("", None),
        ("json", None),
        ("/json", None),
        ("a/b/c", None),
        ("a b/c", None),
        ("a/b; charset", None),
        ("a/b; charset=\"x", None),
        ("a/b, c/d", None),
    ];
    for (text, expected) in rows {
        let read = MediaType::parse(text);
        let read = read.as_ref().map(|read| (read.essence(), read.is_json(), read.charset()));
        assert_eq!(read, expected, "{text}");
    }
}

#[test]
fn the_best_accepted_media_type_is_chosen() {
    const JSON: &str = "application/json";
    const EVENTS: &str = "text/event-stream";
    let rows = [
        (None, Some(JSON)),
        (Some(""), Some(JSON)),
        (Some("*/*"), Some(JSON)),
        (Some("text/*"), Some(EVENTS)),
        (Some("application/json;q=0.5, text/event-stream"), Some(EVENTS)),
        (Some("text/event-stream;q=0.5,application/json;q=0.5"), Some(JSON)),
        (Some("*/*;q=0.1, text/event-stream;q=0.2"), Some(EVENTS)),
        // The closest range decides, not the best one.
        (Some("*/*, application/json;q=0.1"), Some(EVENTS)),
        (Some("*/*, text/*;q=0, application/*;q=0.001"), Some(JSON)),
        (Some("application/json;q=0, */*;q=0.1"), Some(EVENTS)),
        (Some("application/json; charset=utf-8"), Some(JSON)),
        (Some("application/json; charset=latin1"), None),
        (Some("application/json; version=2"), None),
        (Some("APPLICATION/JSON;Q=1.0"), Some(JSON)),
        (Some("image/png"), None),
        (Some("*/*;q=0"), None),
        (Some("nonsense, text/event-stream"), Some(EVENTS)),
        (Some("application/json;q=2"), None),
    ];
    for (header, expected) in rows {
        assert_eq!(accepts(header, &[JSON, EVENTS]), expected, "{header:?}");
    }
    assert_eq!(
        accepts(Some("text/plain"), &["text/plain; charset=utf-8"]),
        Some("text/plain; charset=utf-8")
    );
    assert_eq!(accepts(None, &[]), None);
}

#[test]
fn a_secret_is_compared_and_not_shown() {
    let secret = Secret::new("s3cret");
    assert_eq!(format!("{secret:?} {:#?}", Some(secret.clone())).matches("s3cret").count(), 0);
    let rows =
        [("s3cret", true), ("s3creT", false), ("s3cre", false), ("s3cret ", false), ("", false)];
    for (text, expected) in rows {
        assert_eq!(secret.matches(text), expected, "{text}");
    }
}
