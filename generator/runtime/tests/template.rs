//! Path templates: matching, writing, order and shape.

use concord_runtime::json::{Json, Reading, Tape, Value};
use concord_runtime::style::{Parameter, decode_path, encode_path};
use concord_runtime::template::{Template, TemplateError, expand};
use serde_json::json;

#[test]
fn matching() {
    type Found = Option<&'static [(&'static str, &'static str)]>;
    let table: &[(&str, &str, Found)] = &[
        ("/pets", "/pets", Some(&[])),
        ("/pets", "/pets/", None),
        ("/pets/", "/pets/", Some(&[])),
        ("/pets/{id}", "/pets/7", Some(&[("id", "7")])),
        ("/pets/{id}", "/pets/", None),
        ("/pets/{id}", "/pets", None),
        ("/pets/{id}", "/pets/a/b", None),
        ("/pets/{id}", "/pets/a%2Fb", Some(&[("id", "a%2Fb")])),
        ("/p e/ü/{id}", "/p%20e/%C3%BC/7", Some(&[("id", "7")])),
        ("/p%20e", "/p%20e", Some(&[])),
        ("/pets", "/%70ets", Some(&[])),
        ("/a/{x}/.tools/{y}", "/a/1/.tools/2", Some(&[("x", "1"), ("y", "2")])),
        ("/{file}.{type}", "/a.b.c", Some(&[("file", "a.b"), ("type", "c")])),
        ("/{file}.{type}", "/a%2Eb.", Some(&[("file", "a"), ("type", "b.")])),
        ("/{file}.{type}", "/a.", Some(&[("file", "a"), ("type", "")])),
        ("/{at}.{type}", "/37.8,-122.2.xml", Some(&[("at", "37.8,-122.2"), ("type", "xml")])),
        ("/v{a}.{b}", "/v.1", Some(&[("a", ""), ("b", "1")])),
        ("/{file}.json", "/a.json.json", Some(&[("file", "a.json")])),
        ("/{id}:cancel", "/a%3Ab%3Acancel", Some(&[("id", "a%3Ab")])),
        ("/{id}:cancel", "/:cancel", Some(&[("id", "")])),
        ("/{id}:cancel", "/a:cance", None),
        ("/{a}-{b}--{c}", "/1-2--3", Some(&[("a", "1"), ("b", "2"), ("c", "3")])),
        ("/v{a}", "/v", Some(&[("a", "")])),
        ("/v{a}", "/w1", None),
        ("/{a}{b}", "/xy", Some(&[("a", "xy"), ("b", "")])),
        ("/{a}.b", "/\u{e4}.b", Some(&[("a", "\u{e4}")])),
        ("/x{", "/x{", Some(&[])),
        ("/%zz", "/%zz", Some(&[])),
        ("", "", Some(&[])),
    ];
    for (template, path, expected) in table {
        let template = Template::parse(template);
        assert_eq!(template.matches(path).as_deref(), *expected, "{template:?} {path}");
    }
}

#[test]
fn writing() {
    let one = |value: &str| [("id", value.to_owned())];
    for (template, value, path) in [
        ("/pets/{id}", "7", "/pets/7"),
        ("/p e/{id}", "7", "/p%20e/7"),
        ("/p%20e/?x#/{id}", "7", "/p%20e/%3Fx%23/7"),
        ("/v{id}", "", "/v"),
        ("/{id}/{id}", "x", "/x/x"),
        ("/{id}", "...", "/..."),
    ] {
        assert_eq!(expand(template, &one(value)).as_deref(), Ok(path));
    }
    let id = || "id".to_owned();
    for (template, value, error) in [
        ("/pets/{id}", "", TemplateError::Empty(id())),
        ("/pets/{id}", ".", TemplateError::DotSegment(id())),
        ("/pets/{id}", "..", TemplateError::DotSegment(id())),
        ("/pets/{id}", "%2E%2e", TemplateError::DotSegment(id())),
        ("/pets/.{id}", "", TemplateError::DotSegment(id())),
        ("/pets/.{id}", ".", TemplateError::DotSegment(id())),
        ("/pets/{other}", "7", TemplateError::Missing("other".to_owned())),
    ] {
        assert_eq!(expand(template, &one(value)), Err(error));
    }
}

/// What is written goes through `url`, as reqwest sends it, and comes back as it was.
#[test]
fn a_written_path_survives_a_url() {
    let parameter = Parameter::path("id");
    let ascii: String = ('\0'..='\u{7f}').collect();
    for text in
        ["a/b c?%", "a\\b", "..", ".", "%2e", "a;b", "\u{0}", "\t\n", "ü", "/", "//", &ascii]
    {
        let value = json!(text);
        let raw = encode_path(&parameter, Tape::of_value(&value, Reading::Strict).root()).unwrap();
        for text_of_template in ["/a/{id}/b", "/a/x{id}.json/b"] {
            let template = Template::parse(text_of_template);
            let Ok(path) = expand(text_of_template, &[("id", raw.clone())]) else {
                assert!(text == "." || text == "..");
                continue;
            };
            let url = url::Url::parse(&format!("https://host{path}")).unwrap();
            assert_eq!(url.path(), path);
            let found = template.matches(url.path()).unwrap();
            let tape = decode_path(&parameter, found[0].1).unwrap();
            assert_eq!(Value::decode(tape.root()).unwrap(), value);
        }
    }
    // Why dots are refused: `url` takes them out in whichever spelling.
    let url = url::Url::parse("https://host/a/%2e%2E/b").unwrap();
    assert_eq!(url.path(), "/b");
}

#[test]
fn the_more_specific_comes_first() {
    let sorted = [
        "/a/b/c",
        "/a/b/{x}",
        "/a/{x}.json/c",
        "/a/b-{x}/c",
        "/a/{x}.{y}/c",
        "/a/{x}/c",
        "/{x}/b/c",
    ];
    let sorted = sorted.map(Template::parse);
    let mut templates: Vec<_> = sorted.iter().rev().cloned().collect();
    templates.sort_by(Template::cmp_specificity);
    assert_eq!(templates, sorted);
}

#[test]
fn shapes() {
    for (template, shape) in [
        ("/a/{x}/b/{y}", "/a/{p0}/b/{p1}"),
        ("/a/{other}/b/{name}", "/a/{p0}/b/{p1}"),
        ("/a/{x}.{y}", "/a/{p0}"),
        ("/a b/{x}", "/a%20b/{p0}"),
        ("/a/", "/a/"),
        ("/x{/{y}", "/x%7B/{p0}"),
    ] {
        assert_eq!(Template::parse(template).shape(), shape);
    }
}

#[test]
fn names() {
    let template = Template::parse("/{a}/x/{b}.{c}");
    assert_eq!(template.names().collect::<Vec<_>>(), ["a", "b", "c"]);
}
