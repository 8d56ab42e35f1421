use concord::diagnostic::{Code, Diagnostic, Severity, location, render};
use concord::source::Budget;

use crate::document::{read, refused};

#[test]
fn a_duplicate_key_shows_both_places() {
    let (sources, faults) =
        refused("api.yaml", b"paths:\n  /a: 1\n  /b: 2\n  /a: 3\n", Budget::default());
    let text: Vec<String> = faults.iter().map(|it| render(it, &sources, false)).collect();
    let expected = "\
error[E0103]: `/a` is there twice
 --> api.yaml:4:3
  |
2 |   /a: 1
  |   -- first here
3 |   /b: 2
4 |   /a: 3
  |   ^^
  |
  = note: /paths/~1a
  = help: remove or rename one of the two: parsers do not agree on which one counts";
    assert_eq!(text, [expected]);
}

#[test]
fn places_of_two_files_have_an_excerpt_each() {
    let (mut sources, id) = read("a.yaml", "x:\n  y: 1\n");
    let other = sources.add("b.json", b"{\"z\": [1]}").expect("the document is read");
    let here = sources.root(id).at("/x/y").expect("there is a `y`").origin();
    let there = sources.root(other).at("/z").expect("there is a `z`").origin();
    let diagnostic = Diagnostic::new(Code::UnknownField, here, "`y` is not known")
        .at_key()
        .label(there, "unlike this")
        .help("remove it");
    assert_eq!(diagnostic.severity(), Severity::Warning);
    let expected = "\
warning[E0303]: `y` is not known
 --> a.yaml:2:3
  |
2 |   y: 1
  |   ^
  |
 ::: b.json:1:2
  |
1 | {\"z\": [1]}
  |  --- unlike this
  |
  = note: /x/y
  = help: remove it";
    assert_eq!(render(&diagnostic, &sources, false), expected);
    assert!(render(&diagnostic, &sources, true).contains("\u{1b}["));
}

#[test]
fn a_minified_document_is_not_drawn_but_quoted() {
    let text = format!("{{\"é\":[],\"last\": \"{}\"}}", "x".repeat(5000));
    let (sources, id) = read("a.json", &text);
    let last = sources.root(id).get("last").expect("there is a `last`").origin();
    let drawn = render(&Diagnostic::new(Code::WrongType, last, "no"), &sources, false);
    let quoted = "x".repeat(99);
    let expected = format!(
        "\
error[E0305]: no
--> a.json:1:17
 = note: \"{quoted}
 = note: /last
 = help: write a value of the type that the specification asks for"
    );
    assert_eq!(drawn, expected);
}

#[test]
fn a_diagnostic_without_a_place_has_no_excerpt() {
    let (sources, _) = read("a.yaml", "a: 1");
    let diagnostic = Diagnostic::general(Code::UnknownDialect, "there is no `x`");
    let expected = "\
error[E0901]: there is no `x`
 |
 = help: use a name that specs/dialects.yaml lists";
    assert_eq!(render(&diagnostic, &sources, false), expected);
}

#[test]
fn findings_are_put_out_in_the_order_of_the_text_and_once() {
    let (sources, id) = read("a.yaml", "a: 1\nb: 2\n");
    let origin = |name| sources.root(id).get(name).expect("there is such a node").origin();
    let general = Diagnostic::general(Code::InvalidConfiguration, "c");
    let a = Diagnostic::new(Code::WrongType, origin("a"), "a");
    let b = Diagnostic::new(Code::MissingField, origin("b"), "b");
    let found: concord::Diagnostics =
        [b.clone(), a.clone(), general.clone(), a.clone()].into_iter().collect();
    assert!(found.has_errors());
    let sorted: Vec<Diagnostic> = found.sorted().into_iter().collect();
    assert_eq!(sorted, [general, a, b]);
}

#[test]
fn every_code_is_its_own_and_says_what_to_do() {
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.code()).collect();
    assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
    for code in Code::ALL {
        assert!(code.code().len() == 5 && !code.title().is_empty() && !code.help().is_empty());
    }
}

#[test]
fn a_foreign_place_is_nowhere() {
    let (sources, _) = read("a.yaml", "a: 1");
    let origin = concord::diagnostic::Origin { document: 7, node: 3 };
    let diagnostic = Diagnostic::new(Code::WrongType, origin, "x");
    assert_eq!(diagnostic.origin.and_then(|place| location(&place, &sources)), None);
    assert!(sources.node(origin).is_null());
    assert!(render(&diagnostic, &sources, false).starts_with("error[E0305]: x"));
}
