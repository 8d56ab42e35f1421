//! What another engine finds, and what no engine may be asked.

use super::{Pattern, Search};

const TEXTS: &[&str] = &[
    "",
    "a",
    "a.b",
    "1-2/3:",
    "word",
    "no sword",
    "a\u{2028}",
    "AB/B",
    "é",
    "٣",
    "&[",
    "a-",
    "-",
    "]",
    "{,2}",
    "a{2",
    "x\u{8}",
    "\u{1f600}",
    "aa",
    "abab",
    "Abc1",
    "ab--c",
    "a~b",
    "^",
    "Σ",
    "\0",
    "\u{1}",
    "foobar",
    "bar",
    "pp-q",
    "a\nb",
    "_",
    "\u{a0}",
    "xyzzy",
    "z<z>",
    "10.5",
];

fn other(pattern: &str) -> regress::Regex {
    let compiled = regress::Regex::with_flags(pattern, "u");
    compiled.or_else(|_| regress::Regex::new(pattern)).unwrap()
}

fn assert_same(patterns: &[&str], is_linear: bool) {
    for pattern in patterns {
        let own = Pattern::new(pattern).unwrap_or_else(|| panic!("{pattern} is none"));
        assert_eq!(matches!(own.0, Search::Linear(_)), is_linear, "{pattern}");
        let other = other(pattern);
        for text in TEXTS {
            assert_eq!(own.is_found(text), Some(other.find(text).is_some()), "{pattern} {text:?}");
        }
    }
}

#[test]
fn both_find_the_same() {
    assert_same(
        &[
            r"^(\w+\.?)+$",
            r"^([\d\-/]+:)*\s?$",
            r"^(?:a|[^b&&[c]+)*\.$",
            r"\bword\b",
            r"^.+$",
            r"^\u0041(?<name>\x42|\/)+$",
            r"^\p{L}+$",
            r"^[\D]+$",
            r"^[^\D]$",
            r"[]",
            r"^[^]$",
            r"^[\w-~]+$",
            r"^[+--]$",
            r"^[\w-]+$",
            r"^a{1,2}$",
            r"^\{,2}$",
            r"^{,2}$",
            r"a{2",
            r"[\b]",
            r"^\uD83D\uDE00$",
            r"^\u{1F600}$",
            r"^[^a-z]$",
            r"^\^$",
            r"\p{Script=Greek}",
            r"^\cA$",
            r"^\0$",
            r"^[\s\S]+$",
            r"^]$",
            r"^[a~b.]+$",
            r"z<z>",
            r"^(?:0|[1-9]\d*)(?:\.\d+)?$",
        ],
        true,
    );
}

#[test]
fn what_looks_around_finds_the_same() {
    assert_same(
        &[
            r"^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).+$",
            r"^(?!.*--)[a-z\-]+$",
            r"(?<=foo)bar",
            r"(?<!foo)bar",
            r"^(a|b)\1$",
            r"^(?<x>[a-z])\k<x>$",
            r"\Bord",
            r"(?=\bno\b)no",
            r"^(?:(ab))\1$",
            r"(?<=o+)b",
        ],
        false,
    );
}

#[test]
fn a_search_comes_to_an_end() {
    let long = "a".repeat(200_000);
    let mail = Pattern::new(r"^([a-z0-9]+\.?)+@([a-z0-9]+\.?)+$").unwrap();
    assert_eq!(mail.is_found(&long), Some(false));
    assert_eq!(mail.is_found("somebody@example.com"), Some(true));
    let optional = Pattern::new(&format!("^{}{}$", "a?".repeat(200), "a".repeat(200))).unwrap();
    assert_eq!(optional.is_found(&"a".repeat(199)), Some(false));

    // Nothing that takes linear time knows back-references and look-around.
    for pattern in [r"^(a+)+\1b$", r"^(?=(a+)+$)(a|aa)+b$", r"(?:(?=a)(a?)){30}b\1"] {
        let pattern = Pattern::new(pattern).unwrap();
        assert_ne!(pattern.is_found(&"a".repeat(5000)), Some(true));
        assert_eq!(pattern.is_found(&long), None);
    }
    let pattern = Pattern::new(r"^(?:(a|aa)+\1)+$").unwrap();
    assert_eq!(pattern.is_found(&format!("{}b", "a".repeat(5000))), None);
}

#[test]
fn what_is_none() {
    for pattern in
        ["(", "[", "[b-a]", r"(?P<a>b)", r"\q", "(?i)a", r"\uD800", "((a{1000}){1000}){1000}"]
    {
        assert!(Pattern::new(pattern).is_none(), "{pattern}");
    }
}
