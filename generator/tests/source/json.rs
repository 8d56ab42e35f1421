use crate::document::{faults, json, read};

#[test]
fn json_stays_what_it_is() {
    for text in [
        "null",
        r#"{"z":1,"a":[-2,2.5,1e+300,true,null,"é😀"],"":{}}"#,
        "[18446744073709551615,-9223372036854775808]",
        "[[],{}]",
    ] {
        assert_eq!(json("a.json", text), text);
    }
    assert_eq!(json("a.json", "[18446744073709551616]"), "[1.8446744073709552e+19]");
    assert_eq!(json("a.json", "\u{FEFF}\"\\ud83d\\ude00\""), "\"😀\"");
}

#[test]
fn the_name_and_then_the_first_byte_say_what_a_text_is() {
    for (name, text, expected) in [
        ("a.json", "1", "1"),
        ("a.JSON", " {}", "{}"),
        ("stdin", "\n{\"a\": 1}", "{\"a\":1}"),
        ("stdin", "a: 1", "{\"a\":1}"),
        ("a.yml", "{\"a\":\t1}", "{\"a\":1}"),
        ("a.yml", "{a: 1}", "{\"a\":1}"),
    ] {
        assert_eq!(json(name, text), expected, "{name} {text:?}");
    }
}

#[test]
fn what_is_not_json_is_refused_where_it_stands() {
    for (text, expected) in [
        (&b""[..], "E0102 1:1"),
        (b"{\"a\": 1,}", "E0102 1:9"),
        (b"{\n  \"a\": 1\n  \"b\": 2\n}", "E0102 3:3"),
        ("{\"é\": x}".as_bytes(), "E0102 1:7"),
        (b"{} {}", "E0102 1:4"),
        (b"[1", "E0102 1:3"),
        (b"[01]", "E0102 1:3"),
        (b"[NaN]", "E0102 1:2"),
        (b"[1e999]", "E0102 1:6"),
        (b"{a: 1}", "E0102 1:2"),
        (br#"["\ud83d"]"#, "E0102 1:9"),
        (br#"["\ude00"]"#, "E0102 1:8"),
        (b"[\"a\xFFb\"]", "E0104 1:4"),
        (b"{\"a\": 1, \"b\": {\"a\": 2, \"a\": 3}, \"a\": 4}", "E0103 1:33 <1:2, E0103 1:24 <1:16"),
        (br#"{"a": 1, "\u0061": 2}"#, "E0103 1:10 <1:2"),
    ] {
        let shown = String::from_utf8_lossy(text);
        assert_eq!(faults("a.json", text), expected, "{shown}");
    }
}

#[test]
fn a_member_is_found_by_its_key_in_small_and_large_objects() {
    for size in [0_usize, 1, 5, 12, 13, 5000] {
        let members: Vec<_> = (0..size).rev().map(|at| format!("\"k{at}\":{at}")).collect();
        let (sources, id) = read("a.json", &format!("{{{}}}", members.join(",")));
        let root = sources.root(id);
        assert_eq!(root.len(), size);
        for at in 0..size {
            assert_eq!(root.get(&format!("k{at}")).and_then(|node| node.as_u64()), Some(at as u64));
        }
        assert!(root.get("k").is_none());
    }
}
