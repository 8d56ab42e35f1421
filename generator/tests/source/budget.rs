use std::time::{Duration, Instant};

use concord::diagnostic::Code;
use concord::source::{Budget, Sources};

use crate::document::refused;

/// A hostile document ends at once, and in a diagnostic.
fn ends_with(name: &str, text: &str, code: &str) {
    let start = Instant::now();
    let (sources, faults) = refused(name, text.as_bytes(), Budget::default());
    let found = faults.iter().map(|fault| fault.code.code()).next();
    assert_eq!(found, Some(code), "{name}");
    for fault in faults.iter().take(1) {
        assert!(concord::diagnostic::render(fault, &sources, false).len() < 4000);
    }
    // A generous bound, for slow machines and builds without optimisation.
    assert!(start.elapsed() < Duration::from_secs(60), "{name} took {:?}", start.elapsed());
}

#[test]
fn an_alias_bomb_ends_in_a_diagnostic() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for at in 1..20 {
        let inner = vec![format!("*a{}", at - 1); 10].join(", ");
        bomb.push_str(&format!("a{at}: &a{at} [{inner}]\n"));
    }
    ends_with("bomb.yaml", &bomb, "E0107");
}

#[test]
fn a_merge_bomb_ends_in_a_diagnostic() {
    let mut bomb = String::from("a0: &a0 {k: 1}\n");
    for at in 1..40 {
        let last = at - 1;
        bomb.push_str(&format!("a{at}: &a{at} {{<<: [*a{last}, *a{last}, *a{last}]}}\n"));
    }
    ends_with("merge.yaml", &bomb, "E0107");
}

#[test]
fn a_deep_document_ends_in_a_diagnostic() {
    let many = 200_000;
    let mut chain = String::from("a0: &a0 {k: 1}\n");
    for at in 1..1000 {
        chain.push_str(&format!("a{at}: &a{at} {{k: *a{}}}\n", at - 1));
    }
    let steps: String = (0..500).map(|at| format!("{}a:\n", " ".repeat(at))).collect();
    ends_with("array.json", &"[".repeat(many), "E0106");
    ends_with("object.json", &"{\"a\":".repeat(many), "E0106");
    ends_with("array.yaml", &"[".repeat(many), "E0106");
    ends_with("object.yaml", &"{a: ".repeat(many), "E0106");
    ends_with("items.yaml", &"- ".repeat(many), "E0106");
    ends_with("steps.yaml", &steps, "E0106");
    ends_with("chain.yaml", &chain, "E0106");
}

#[test]
fn the_bounds_are_those_of_the_budget() {
    let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    let budget = Budget { bytes: 30, depth: 3, nodes: 6 };
    for (name, text, expected) in [
        ("a.json", nested(3), None),
        ("a.json", nested(4), Some("E0106")),
        ("a.yaml", format!("- {}", nested(2)), None),
        ("a.yaml", format!("- {}", nested(3)), Some("E0106")),
        ("a.json", "[1, 2, 3, 4, 5]".to_owned(), None),
        ("a.json", "[1, 2, 3, 4, 5, 6]".to_owned(), Some("E0105")),
        ("a.yaml", "- 1\n".repeat(5), None),
        ("a.yaml", "- 1\n".repeat(6), Some("E0105")),
        ("a.yaml", "- &a [1]\n- *a".to_owned(), None),
        ("a.yaml", "- &a [1]\n- *a\n- *a".to_owned(), Some("E0107")),
        ("a.yaml", " ".repeat(31), Some("E0105")),
    ] {
        let found = Sources::new(budget).add(name, text.as_bytes());
        let found = found.err().and_then(|it| Some(it.iter().next()?.code.code()));
        assert_eq!(found, expected, "{name} {text}");
    }
}

#[test]
fn the_documents_of_a_run_share_a_budget() {
    let mut sources = Sources::new(Budget { nodes: 5, ..Budget::default() });
    assert!(sources.add("a.json", b"[1, 2]").is_ok());
    assert!(sources.add("b.json", b"[1, 2]").is_err());
}

/// What comes of an overlay that copies the document into itself, again and again.
fn copied(budget: Budget) -> Vec<Code> {
    let mut sources = Sources::new(budget);
    let document = sources.add("api.yaml", b"a: { b: [1, 2, 3] }").unwrap();
    let copies = (0..40).map(|copy| {
        format!("  - {{ target: $, update: {{ x{copy}: {{}} }} }}\n  - {{ target: $.x{copy}, copy: $ }}\n")
    });
    let text: String = copies.collect();
    let text = format!("overlay: 1.1.0\ninfo: {{}}\nactions:\n{text}");
    let overlay = sources.add("overlay.yaml", text.as_bytes()).unwrap();
    let found = sources.overlay(document, overlay).unwrap_err();
    found.iter().map(|one| one.code).collect()
}

#[test]
fn copies_of_copies_end_with_the_budget() {
    let budget = Budget { nodes: 5000, ..Budget::default() };
    assert_eq!(copied(budget), [Code::TooLarge]);
    let budget = Budget { depth: 10, ..Budget::default() };
    assert_eq!(copied(budget), [Code::TooDeep]);
}
