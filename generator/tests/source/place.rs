use concord::diagnostic::{Code, Diagnostic, location};

use crate::document::read;

/// What the spans of the node at a pointer cover.
fn covered(name: &str, text: &str, pointer: &str) -> (String, String) {
    let (sources, id) = read(name, text);
    let origin = sources.root(id).at(pointer).expect("the pointer names a node").origin();
    let cut = |span: Option<concord::source::Span>| {
        let text = span.map(|span| &sources.text(id)[span.range()]);
        text.unwrap_or_default().to_owned()
    };
    (cut(sources.key_span(origin)), cut(sources.value_span(origin)))
}

#[test]
fn a_node_knows_the_text_of_its_key_and_its_value() {
    let yaml = "\u{FEFF}é: \"ü\" # c\r\nlist:\r\n  - a b\r\n  - {k: 1.10}\r\nlast: 'x'\r\n";
    let json = "\u{FEFF}{\"é\": \"ü\\\"\", \"list\": [ 1.10 , {\"k\" : []}],\r\n \"a/b~c\":null}";
    for (name, text, pointer, key, value) in [
        ("a.yaml", yaml, "/é", "é", "\"ü\""),
        ("a.yaml", yaml, "/list", "list", "- a b\r\n  - {k: 1.10}"),
        ("a.yaml", yaml, "/list/0", "", "a b"),
        ("a.yaml", yaml, "/list/1", "", "{k: 1.10}"),
        ("a.yaml", yaml, "/list/1/k", "k", "1.10"),
        ("a.yaml", yaml, "/last", "last", "'x'"),
        ("a.json", json, "/é", "\"é\"", "\"ü\\\"\""),
        ("a.json", json, "/list", "\"list\"", "[ 1.10 , {\"k\" : []}]"),
        ("a.json", json, "/list/0", "", "1.10"),
        ("a.json", json, "/list/1/k", "\"k\"", "[]"),
        ("a.json", json, "/a~1b~0c", "\"a/b~c\"", "null"),
    ] {
        let expected = (key.to_owned(), value.to_owned());
        assert_eq!(covered(name, text, pointer), expected, "{name} {pointer}");
    }
}

#[test]
fn what_an_alias_copied_is_where_its_anchor_is() {
    let text = "a: &x {b: 1}\nc: *x\nd: {<<: *x, e: 2}\n";
    for (pointer, key, value) in
        [("/c", "c", "{b: 1}"), ("/c/b", "b", "1"), ("/d/b", "b", "1"), ("/d/e", "e", "2")]
    {
        let expected = (key.to_owned(), value.to_owned());
        assert_eq!(covered("a.yaml", text, pointer), expected, "{pointer}");
    }
}

#[test]
fn lines_and_columns_count_characters_from_one() {
    for (name, text, pointer, expected) in [
        ("a.yaml", "a: 1\nb: 2\n", "/b", (2, 4)),
        ("a.yaml", "a: 1\r\nb: 2\r\n", "/b", (2, 4)),
        ("a.yaml", "\u{FEFF}b: 2\n", "/b", (1, 4)),
        ("a.yaml", "ééé: 😀\n", "/ééé", (1, 6)),
        ("a.yaml", "a: [é, é, 1]", "/a/2", (1, 11)),
        ("a.yaml", "a:\n  b:\n    c: 1\n", "/a/b", (2, 3)),
        ("a.yaml", "a:\n\nb: 1\n", "/a", (1, 1)),
        ("a.json", "{\"é\":\t1}", "/é", (1, 7)),
        ("a.json", "{\r\n\"a\": {}}", "/a", (2, 1)),
        ("a.json", "[\n\n 1]", "/0", (3, 2)),
    ] {
        let (sources, id) = read(name, text);
        let origin = sources.root(id).at(pointer).expect("the pointer names a node").origin();
        let diagnostic = Diagnostic::new(Code::WrongType, origin, "");
        let place = diagnostic.origin.and_then(|place| location(&place, &sources));
        let place = place.expect("the place is known");
        assert_eq!((place.line, place.column), expected, "{text:?} {pointer}");
        assert_eq!(place.pointer, pointer);
    }
}

#[test]
fn a_scalar_keeps_its_text() {
    for (name, text, expected) in [
        ("a.yaml", "a: 1.10", Some("1.10")),
        ("a.yaml", "a: no", Some("no")),
        ("a.yaml", "a: 0x1F", Some("0x1F")),
        ("a.yaml", "a: '1.10'", Some("1.10")),
        ("a.yaml", "a: TRUE", Some("TRUE")),
        ("a.yaml", "a:", Some("")),
        ("a.yaml", "x: &x 1.10\na: *x", Some("1.10")),
        ("a.yaml", "a: []", None),
        ("a.json", "{\"a\": 1e3}", Some("1e3")),
        ("a.json", "{\"a\": \"\\n\"}", Some("\n")),
    ] {
        let (sources, id) = read(name, text);
        let node = sources.root(id).get("a").expect("there is an `a`");
        assert_eq!(node.text(), expected, "{text}");
    }
}
