use std::cell::RefCell;

use concord::source::load_references;

use crate::document::read;

/// The files that are asked for, in order, and the codes of what was found.
fn loaded(root: &str, text: &str, files: &[(&str, &str)]) -> (Vec<String>, Vec<&'static str>) {
    let (mut sources, id) = read(root, text);
    let asked = RefCell::new(Vec::new());
    let faults = load_references(&mut sources, id, &|name| {
        asked.borrow_mut().push(name.to_owned());
        let file = files.iter().find(|(file, _)| *file == name);
        file.map(|(_, text)| text.as_bytes().to_vec()).ok_or_else(|| "not found".to_owned())
    });
    (asked.into_inner(), faults.iter().map(|fault| fault.code.code()).collect())
}

fn asked(text: &str) -> Vec<String> {
    let (mut asked, _) = loaded("api.yaml", text, &[]);
    asked.sort();
    asked
}

#[test]
fn files_are_loaded_until_none_is_left() {
    let (asked, faults) = loaded(
        "specs/api.yaml",
        "paths: {/a: {$ref: 'paths/a.yaml'}, /b: {$ref: './paths/a.yaml#'}}",
        &[
            ("specs/paths/a.yaml", "get: {responses: {'200': {$ref: '../more/ok%201.json#/ok'}}}"),
            // Refers back to the root and to itself; both are there already.
            (
                "specs/more/ok 1.json",
                r##"{"ok": {"a": {"$ref": "../api.yaml"}, "b": {"$ref": "#"}}}"##,
            ),
        ],
    );
    assert_eq!(asked, ["specs/paths/a.yaml", "specs/more/ok 1.json"]);
    assert!(faults.is_empty());
}

#[test]
fn a_file_that_cannot_be_used_is_reported_once() {
    for (reference, files, asks, code) in [
        ("gone.yaml", &[][..], 1, "E0115"),
        ("../gone.yaml", &[], 0, "E0203"),
        ("/etc/passwd", &[], 0, "E0203"),
        ("bad.json", &[("bad.json", "{")], 1, "E0102"),
        ("twice.yaml", &[("twice.yaml", "a: 1\na: 2")], 1, "E0103"),
    ] {
        let text = format!("a: {{$ref: '{reference}#/a'}}\nb: {{$ref: '{reference}'}}\n");
        let (asked, faults) = loaded("api.yaml", &text, files);
        assert_eq!((asked.len(), faults), (asks, vec![code]), "{reference}");
    }
}

#[test]
fn only_what_is_in_the_folder_is_asked_for() {
    for (root, reference, is_asked) in [
        ("api.yaml", "a.yaml", true),
        ("api.yaml", "../a.yaml", false),
        ("specs/shop/api.yaml", "../a.yaml", true),
        ("specs/shop/api.yaml", "../../../a.yaml", false),
        ("specs/shop/api.yaml", "/etc/passwd", false),
        ("/home/specs/api.yaml", "shop/a.yaml", true),
        ("/home/specs/api.yaml", "shop/../a.yaml", true),
        ("/home/specs/api.yaml", "../a.yaml", false),
        ("/home/specs/api.yaml", "../specs-of-others/a.yaml", false),
        ("/home/specs/api.yaml", "/home/specs/a.yaml", true),
        ("/home/specs/api.yaml", "%2Fetc/passwd", false),
        ("/api.yaml", "a.yaml", true),
        ("../specs/api.yaml", "a.yaml", true),
        ("../specs/api.yaml", "../a.yaml", false),
        ("../specs/api.yaml", "../../specs/a.yaml", false),
        ("../api.yaml", "../a.yaml", false),
        ("../api.yaml", "%2e%2e/a.yaml", false),
    ] {
        let text = format!("a: {{$ref: '{reference}'}}");
        let (asked, _) = loaded(root, &text, &[]);
        assert_eq!(!asked.is_empty(), is_asked, "{root}: {reference}: {asked:?}");
    }
}

#[test]
fn what_is_remote_or_not_referred_to_is_not_loaded() {
    assert!(asked("a: {$ref: 'https://example.com/a.yaml'}\nb: {$ref: 'urn:b'}").is_empty());
    let (asked, _) = loaded(
        "api.yaml",
        "a: {$ref: 'types.yaml#/A'}",
        &[("types.yaml", "A: {$ref: '#/C'}\nB: {$ref: unused.yaml}\nC: {$ref: used.yaml}")],
    );
    assert_eq!(asked, ["types.yaml", "used.yaml"]);
}

#[test]
fn a_reference_in_data_is_data() {
    for text in [
        "schema: {example: {$ref: x.yaml}}",
        "schema: {default: {a: [{$ref: x.yaml}]}}",
        "schema: {enum: [{$ref: x.yaml}], const: {$ref: x.yaml}}",
        "schema: {examples: [{$ref: x.yaml}]}",
        "content: {application/json: {examples: {a: {value: {$ref: x.yaml}}}}}",
        "x-internal: {$ref: x.yaml}",
        "properties: {$ref: {type: string}}",
    ] {
        assert!(asked(text).is_empty(), "{text}");
    }
}

#[test]
fn a_thing_that_is_only_called_like_data_is_walked() {
    for text in [
        "properties: {example: {$ref: x.yaml}}",
        "components: {schemas: {default: {properties: {enum: {$ref: x.yaml}}}}}",
        "components: {examples: {value: {$ref: x.yaml}}}",
        "responses: {default: {$ref: x.yaml}}",
        "headers: {x-rate: {$ref: x.yaml}}",
        "content: {application/json: {examples: {a: {$ref: x.yaml}}}}",
        "methods: [{params: [], examples: [{params: [{$ref: x.yaml}]}]}]",
        "schema: {$ref: x.yaml, default: {$ref: y.yaml}}",
        "allOf: [{$ref: x.yaml}]",
    ] {
        assert_eq!(asked(text), ["x.yaml"], "{text}");
    }
}
