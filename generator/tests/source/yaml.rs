use concord::Sources;

use crate::document::{faults, json, read};

#[test]
fn yaml_becomes_the_json_it_stands_for() {
    for (text, expected) in [
        ("", "null"),
        ("# nothing\n", "null"),
        ("a: no\nb: 'no'\nc: yes\nd: true\n", r#"{"a":"no","b":"no","c":"yes","d":true}"#),
        ("a: 1.10\nb: '1.10'\nc: 1e3\nd: 0o17\n", r#"{"a":1.1,"b":"1.10","c":1000.0,"d":15}"#),
        ("a: 18446744073709551616\n", r#"{"a":1.8446744073709552e+19}"#),
        ("a:\nb: ~\nc: ''\n", r#"{"a":null,"b":null,"c":""}"#),
        ("a: !!str 1.10\nb: !!int 7\nc: ! 12\n", r#"{"a":"1.10","b":7,"c":"12"}"#),
        ("a: !!binary aGk=\nb: 2024-01-01\n", r#"{"a":"aGk=","b":"2024-01-01"}"#),
        (
            "200: a\n'404': b\n1.10: c\n~: d\n.inf: e\n",
            r#"{"200":"a","404":"b","1.10":"c","~":"d",".inf":"e"}"#,
        ),
        ("z: 1\na: 2\n", r#"{"z":1,"a":2}"#),
        ("a: |\n  x\n  y\nb: >-\n  x\n  y\n", r#"{"a":"x\ny\n","b":"x y"}"#),
        ("- [1, {a: b}]\n- - 2\n", r#"[[1,{"a":"b"}],[2]]"#),
        ("{openapi: 3.0.0}\n", r#"{"openapi":"3.0.0"}"#),
        ("---\na: 1\n...\n", r#"{"a":1}"#),
        ("a: 1\r\nb:\r\n  - 2\r\n", r#"{"a":1,"b":[2]}"#),
        ("\u{FEFF}a: 1\n", r#"{"a":1}"#),
        ("? a\n: b\n", r#"{"a":"b"}"#),
    ] {
        assert_eq!(json("a.yaml", text), expected, "{text:?}");
    }
}

#[test]
fn an_alias_is_a_copy_of_what_it_names() {
    for (text, expected) in [
        ("a: &x 1\nb: *x\n", r#"{"a":1,"b":1}"#),
        ("a: &x {b: [1]}\nc: [*x, *x]\n", r#"{"a":{"b":[1]},"c":[{"b":[1]},{"b":[1]}]}"#),
        ("a: &x [1]\nb: &y [*x]\nc: *y\n", r#"{"a":[1],"b":[[1]],"c":[[1]]}"#),
        ("a: &x 1\nb: &x 2\nc: *x\n", r#"{"a":1,"b":2,"c":2}"#),
        ("&x 200: a\nb: *x\n", r#"{"200":"a","b":200}"#),
        ("a: &x 1.10\n*x : b\n", r#"{"a":1.1,"1.10":"b"}"#),
    ] {
        assert_eq!(json("a.yaml", text), expected, "{text:?}");
    }
}

#[test]
fn a_merge_key_brings_the_members_that_are_not_there() {
    let base = "x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\n";
    for (text, expected) in [
        ("z: {<<: *x}", r#"{"a":1,"b":2}"#),
        ("z: {b: 0, <<: *x}", r#"{"b":0,"a":1}"#),
        ("z: {<<: *x, b: 0}", r#"{"a":1,"b":0}"#),
        ("z: {<<: [*x, *y]}", r#"{"a":1,"b":2,"c":4}"#),
        ("z: {<<: [*y, *x]}", r#"{"b":3,"c":4,"a":1}"#),
        ("z: {<<: *x, <<: *y}", r#"{"a":1,"b":2,"c":4}"#),
        ("z: {<<: {a: 5}}", r#"{"a":5}"#),
        ("z: {<<: []}", "{}"),
        ("w: &w {<<: *x, b: 9}\nz: {<<: *w}", r#"{"b":9,"a":1}"#),
        ("z: {'<<': 1}", r#"{"<<":1}"#),
    ] {
        let (sources, id) = read("a.yaml", &format!("{base}{text}\n"));
        let merged = sources.root(id).get("z").map(|node| node.to_json().to_string());
        assert_eq!(merged.as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_flow_collection_may_be_indented_less_than_yaml_asks_for() {
    for (text, expected) in [
        ("a:\n  b: {\n    \"c\": {\n    }\n  }\n", r#"{"a":{"b":{"c":{}}}}"#),
        ("a: [\n1, # one ]\n'it''s'\n]\nb: {\n}\n", r#"{"a":[1,"it's"],"b":{}}"#),
        ("a:\n  - {\n \"é\": 1\n}\n", r#"{"a":[{"é":1}]}"#),
    ] {
        assert_eq!(json("a.yaml", text), expected, "{text:?}");
    }
}

#[test]
fn what_is_not_one_json_value_is_refused_where_it_stands() {
    for (text, expected) in [
        ("a: 1\nb: 2\na: 3\n", "E0103 3:1 <1:1"),
        ("a:\n  200: 1\n  '200': 2\n", "E0103 3:3 <2:3"),
        ("é: {ü: 1, ü: 2}\r\né: 3\r\n", "E0103 2:1 <1:1, E0103 1:11 <1:5"),
        ("a: *x\n", "E0108 1:4"),
        ("a: &a [1, *a]\n", "E0109 1:11 <1:1"),
        ("? [a]\n: b\n", "E0110 1:3"),
        ("a: &x [1]\n*x : b\n", "E0110 2:1"),
        ("a: {<<: 1}\n", "E0111 1:9"),
        ("a: &x [1]\nb: {<<: *x}\n", "E0111 1:7"),
        ("a: 1\n---\nb: 2\n", "E0112 2:1"),
        ("a: .inf\n", "E0113 1:4"),
        ("a: [1, -.NaN]\nb: .nan", "E0113 2:4"),
        ("a: 1e999\n", "E0113 1:4"),
        ("a: !foo 1\n", "E0114 1:4"),
        ("a: !!bool no\n", "E0114 1:4"),
        ("a: !!set {b}\n", "E0114 1:4"),
        ("a: b: c\n", "E0101 1:5"),
        ("a:\n\t- b\n", "E0101 2:1"),
        ("a: [1\nb: 2\n", "E0101 2:2"),
        ("a: \"b\n", "E0101 1:4"),
    ] {
        assert_eq!(faults("a.yaml", text.as_bytes()), expected, "{text:?}");
    }
}

#[test]
fn of_equal_keys_in_a_foreign_document_the_last_one_counts() {
    let mut sources = Sources::default();
    let text = b"a: 1\nb: { c: 1, c: 2, c: 3 }\na: 4\n";
    let (id, found) = sources.add_foreign("api.yaml", text).expect("the document is read");
    assert_eq!(sources.root(id).to_json().to_string(), r#"{"b":{"c":3},"a":4}"#);
    assert_eq!(sources.root(id).get("a").and_then(|node| node.as_u64()), Some(4));
    let found: Vec<String> = found.iter().map(|one| one.sentence()).collect();
    assert_eq!(
        found,
        [
            "`a` is there twice; the last one counts",
            "`c` is there twice; the last one counts",
            "`c` is there twice; the last one counts"
        ]
    );
}
