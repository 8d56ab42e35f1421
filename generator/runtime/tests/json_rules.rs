//! Rules of values: rule, instance, verdict. The verdicts are those of JSON Schema 2020-12.
#![cfg(test)]

use concord_runtime::json::{Format, Kind, Known, Node, Reading, Rule, Tape};

fn error(rules: &[Rule], text: &str) -> String {
    let tape = Tape::parse(text.as_bytes(), Reading::Strict).unwrap();
    tape.root().check(rules).err().map(|error| error.to_string()).unwrap_or_default()
}

/// Checks rows of an instance and what is said of it; nothing where it keeps to the rules.
fn check(rules: &[Rule], rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        assert_eq!(error(rules, text), *expected, "{text} by {rules:?}");
        let tape = Tape::parse(text.as_bytes(), Reading::Tolerant).unwrap();
        assert!(tape.root().check(rules).is_ok(), "a client takes {text}");
    }
}

#[test]
fn a_rule_says_nothing_of_other_types() {
    let all: &[Rule] = &[
        Rule::MinLength(2),
        Rule::MaxLength(3),
        Rule::Pattern("^a"),
        Rule::Format(Format::Date),
        Rule::Minimum(5.0),
        Rule::Maximum(6.0),
        Rule::Above(4.5),
        Rule::Below(6.5),
        Rule::MultipleOf(2.0),
        Rule::MinItems(1),
        Rule::MaxItems(1),
        Rule::UniqueItems,
        Rule::Items(&[Rule::Never]),
        Rule::Place(0, &[Rule::Never]),
        Rule::OtherItems(&[], &[Rule::Never]),
        Rule::Contains { rules: &[], least: 2, most: 3 },
        Rule::MinMembers(1),
        Rule::MaxMembers(1),
        Rule::Required(&["a"]),
        Rule::Member("a", &[Rule::Never]),
        Rule::Values(&[Rule::Never]),
        Rule::Matching("a", &[Rule::Never]),
        Rule::OtherMembers(&[], &[Rule::Never]),
        Rule::Names(&[Rule::Never]),
        Rule::Dependent("a", &[Rule::Never]),
    ];
    check(all, &[("null", ""), ("true", "")]);
    for rule in all {
        let broken = [
            r#""b""#,
            r#""abcd""#,
            "4",
            "7",
            "[1]",
            "[1,1]",
            "[]",
            "{}",
            r#"{"a":1}"#,
            r#"{"b":1,"c":2}"#,
        ];
        let count =
            broken.iter().filter(|text| !error(std::slice::from_ref(rule), text).is_empty());
        assert!(count.count() > 0, "{rule:?} is never broken");
    }
}

#[test]
fn types_and_values() {
    check(
        &[Rule::Type(&[Kind::Integer, Kind::Null])],
        &[
            ("1", ""),
            ("1.0", ""),
            ("null", ""),
            ("1.5", "expected an integer or null"),
            (r#""1""#, "expected an integer or null"),
        ],
    );
    check(&[Rule::Type(&[Kind::Number])], &[("1", ""), ("1.5", ""), ("true", "expected a number")]);
    check(
        &[Rule::Listed(&["1", "\"a\\n\"", "null", "{\"a\":[1]}"])],
        &[
            ("1.0", ""),
            (r#""a\n""#, ""),
            ("null", ""),
            (r#"{"a":[1.0]}"#, ""),
            (r#"{"a":[1],"b":2}"#, "expected one of 1, \"a\\n\", null, {\"a\":[1]}"),
            ("false", "expected one of 1, \"a\\n\", null, {\"a\":[1]}"),
        ],
    );
    check(
        &[Rule::NoneOf(&["0"])],
        &[("0.0", "expected none of 0"), (r#""0""#, ""), ("-0.0", "expected none of 0")],
    );
    check(&[Rule::Never], &[("1", "nothing is allowed here")]);
}

#[test]
fn texts() {
    check(
        &[Rule::MinLength(2), Rule::MaxLength(3)],
        &[
            // Characters, and not bytes or UTF-16 units.
            (r#""😀😀""#, ""),
            (r#""😀""#, "expected at least 2 characters"),
            (r#""abcd""#, "expected at most 3 characters"),
        ],
    );
    check(
        // Found anywhere (§6.3.3), and read as Unicode.
        &[Rule::Pattern(r"\p{Lu}\d")],
        &[(r#""xÉ1x""#, ""), (r#""é1""#, r"expected a match of `\p{Lu}\d`")],
    );
    check(
        &[Rule::Format(Format::Date)],
        &[(r#""2024-02-29""#, ""), (r#""2023-02-29""#, "expected a date (RFC 3339)")],
    );
    check(&[Rule::Format(Format::Uuid)], &[(r#""x""#, "expected a UUID (RFC 4122)")]);
    check(
        &[Rule::Format(Format::DateTime)],
        &[
            (r#""2024-02-29T00:00:00Z""#, ""),
            (r#""2024-02-29""#, "expected a date-time (RFC 3339)"),
        ],
    );
}

#[test]
fn numbers() {
    check(
        &[Rule::Minimum(1.5), Rule::Below(9_007_199_254_740_993.0)],
        &[
            ("1.5", ""),
            ("1", "expected at least 1.5"),
            ("9007199254740991", ""),
            ("9007199254740993", "expected less than 9007199254740992"),
        ],
    );
    check(&[Rule::Above(0.0)], &[("1e-300", ""), ("0", "expected more than 0")]);
    check(
        &[Rule::MultipleOf(0.01)],
        &[("0.07", ""), ("1e10", ""), ("12.34", ""), ("0.075", "expected a multiple of 0.01")],
    );
}

#[test]
fn items() {
    check(
        &[
            Rule::Place(1, &[Rule::Type(&[Kind::String])]),
            Rule::OtherItems(&[Known::First(2)], &[Rule::Never]),
        ],
        &[
            ("[]", ""),
            ("[1]", ""),
            (r#"[1,"a"]"#, ""),
            ("[1,2]", "at `/1`: expected a string"),
            (r#"[1,"a",3]"#, "at `/2`: no more items are allowed"),
        ],
    );
    check(
        &[Rule::Contains {
            rules: &[Rule::Minimum(5.0), Rule::Type(&[Kind::Integer])],
            least: 1,
            most: u64::MAX,
        }],
        &[("[1,5]", ""), ("[1]", "expected at least 1 items that fit `contains`"), ("{}", "")],
    );
    check(
        &[Rule::Contains { rules: &[Rule::Listed(&["1"])], least: 0, most: 1 }],
        &[("[]", ""), ("[1,2]", ""), ("[1,1]", "expected 0 to 1 items that fit `contains`")],
    );
    check(
        &[Rule::OtherItems(
            &[Known::Fitting(&[Rule::Type(&[Kind::String])])],
            &[Rule::Type(&[Kind::Null])],
        )],
        &[(r#"["a",null]"#, ""), (r#"["a",1]"#, "at `/1`: expected null")],
    );
    check(
        &[Rule::UniqueItems],
        &[
            ("[1,true,\"1\",[1],{\"a\":1}]", ""),
            ("[0,false]", ""),
            ("[{\"a\":1,\"b\":2},{\"b\":2.0,\"a\":1}]", "expected no two equal items"),
            ("[10000000000000000000,1e19]", "expected no two equal items"),
            ("[0,-0.0]", "expected no two equal items"),
        ],
    );
}

#[test]
fn members() {
    check(
        &[Rule::Required(&["a", "b"]), Rule::Member("a", &[Rule::MinLength(1)])],
        &[
            (r#"{"a":"x","b":1}"#, ""),
            (r#"{"a":"x"}"#, "the member `b` is missing"),
            (r#"{"a":"","b":1}"#, "at `/a`: expected at least 1 characters"),
        ],
    );
    check(
        &[
            Rule::Matching("^x-", &[Rule::Type(&[Kind::String])]),
            Rule::OtherMembers(&[Known::Names(&["id"]), Known::Matching("^x-")], &[Rule::Never]),
        ],
        &[
            (r#"{"id":1,"x-a":"b"}"#, ""),
            (r#"{"x-a":1}"#, "at `/x-a`: expected a string"),
            (r#"{"id":1,"y":1}"#, "at `/y`: the member is not declared"),
        ],
    );
    check(
        &[Rule::Names(&[Rule::MaxLength(2), Rule::Pattern("^[a-z/]+$")])],
        &[
            (r#"{"ab":1}"#, ""),
            (r#"{"a/":{"ABC":1}}"#, ""),
            (
                r#"{"a/b":1}"#,
                "at `/a~1b`: expected at most 2 characters in the name of the member (`propertyNames`)",
            ),
        ],
    );
    check(
        &[
            Rule::Dependent("card", &[Rule::Required(&["address"])]),
            Rule::Dependent("address", &[Rule::MinMembers(2)]),
        ],
        &[
            ("{}", ""),
            (r#"{"card":null,"address":1}"#, ""),
            (r#"{"card":null}"#, "the member `address` is missing, since `card` is there"),
            (r#"{"address":1}"#, "expected at least 2 members, since `address` is there"),
            ("[]", ""),
        ],
    );
}

#[test]
fn rules_of_rules() {
    const STRING: &[Rule] = &[Rule::Type(&[Kind::String])];
    const SHORT: &[Rule] = &[Rule::MaxLength(2)];
    check(
        &[Rule::AnyOf(&[STRING, &[Rule::Minimum(5.0)]])],
        &[
            (r#""a""#, ""),
            ("5", ""),
            ("null", ""),
            ("4", "expected a value that fits a branch of `anyOf`"),
        ],
    );
    check(
        &[Rule::OneOf(&[STRING, SHORT])],
        &[
            (r#""abc""#, ""),
            ("1", ""),
            (r#""ab""#, "expected a value that fits one branch of `oneOf`, and no other"),
        ],
    );
    check(
        &[Rule::OneOf(&[STRING, STRING])],
        &[("1", "expected a value that fits one branch of `oneOf`, and no other")],
    );
    check(
        &[Rule::Not(&[Rule::Type(&[Kind::String]), Rule::MaxLength(2)])],
        &[
            (r#""abc""#, ""),
            ("1", ""),
            (r#""ab""#, "expected a value that does not fit the schema of `not`"),
        ],
    );
    check(
        &[Rule::Items(&[Rule::When {
            condition: &[Rule::Member("kind", &[Rule::Listed(&["\"a\""])])],
            then: &[Rule::Required(&["x"])],
            otherwise: &[Rule::Member("y", &[Rule::Never])],
        }])],
        &[
            // Without the member the condition holds (§10.2.2.1).
            (r#"[{"kind":"a","x":1},{"x":1,"y":2}]"#, ""),
            (r#"[{"kind":"a"}]"#, "at `/0`: the member `x` is missing, by the condition of `if`"),
            (r#"[{"kind":"b"}]"#, ""),
            (
                r#"[{"kind":"b","y":1}]"#,
                "at `/0/y`: nothing is allowed here, by the condition of `if`",
            ),
        ],
    );
    check(
        &[Rule::OtherMembers(
            &[
                Known::Names(&["a"]),
                Known::When(
                    &[Rule::Required(&["b"])],
                    &[
                        Known::Names(&["b"]),
                        Known::When(&[Rule::Required(&["c"])], &[Known::Names(&["c"])]),
                    ],
                ),
            ],
            &[Rule::Never],
        )],
        &[
            (r#"{"a":1,"b":2,"c":3}"#, ""),
            (r#"{"a":1,"c":3}"#, "at `/c`: the member is not declared"),
        ],
    );
}

/// A tree whose leaves are trees, by either of two branches that say the same.
static TREE: &[Rule] = &[
    Rule::Type(&[Kind::Array]),
    Rule::AnyOf(&[
        &[Rule::Items(&[Rule::As(&TREE)]), Rule::MinItems(9)],
        &[Rule::Items(&[Rule::As(&TREE)])],
    ]),
];

#[test]
fn a_table_that_comes_back_to_itself_ends() {
    check(
        &[Rule::As(&TREE)],
        &[("[[],[[]]]", ""), ("[[1]]", "expected a value that fits a branch of `anyOf`")],
    );
    // Two looks at each level: 2^100 without an end.
    let deep = format!("{}1{}", "[".repeat(100), "]".repeat(100));
    assert_eq!(error(&[Rule::As(&TREE)], &deep), "the value takes too many steps to check");
    // A long list takes one look at each item.
    let long = format!("[{}]", vec!["[]"; 100_000].join(","));
    assert_eq!(error(&[Rule::As(&TREE)], &long), "");
}

#[test]
fn the_search_for_a_pattern_comes_to_an_end() {
    let near = |count: usize| format!("\"{}b\"", "a".repeat(count));
    let found = |pattern: &'static str, text: &str| {
        let rules: &'static [Rule] = Box::leak(Box::new([Rule::Pattern(pattern)]));
        error(rules, text)
    };
    assert_eq!(found("^(a+)+$", &near(1_000_000)), "expected a match of `^(a+)+$`");
    assert_eq!(found(r"^(?!.*c)(a|aa)+b$", &near(1_000)), "");
    // A back-reference takes steps, and they are counted.
    let steps = "the value takes too many steps to check";
    assert_eq!(found(r"^(?:(a|aa)+\1)+$", &near(10)), r"expected a match of `^(?:(a|aa)+\1)+$`");
    assert_eq!(found(r"^(?:(a|aa)+\1)+$", &near(1_000)), steps);
    assert_eq!(found(r"^(?!c)a", &near(1_000_000)), steps);
}

#[test]
fn the_text_of_a_parameter_is_what_it_can_be_read_as() {
    use concord_runtime::json::Token;
    let rows: &[(&[Rule], &str, bool)] = &[
        (&[Rule::Type(&[Kind::Integer])], "5", true),
        (&[Rule::Type(&[Kind::Integer])], "5.5", false),
        (&[Rule::Type(&[Kind::Bool])], "true", true),
        (&[Rule::Type(&[Kind::Bool])], "yes", false),
        (&[Rule::Minimum(6.0)], "5", false),
        // What is no number is told when it is decoded.
        (&[Rule::Minimum(6.0)], "x", true),
        (&[Rule::Listed(&["\"a\"", "1"])], "a", true),
        (&[Rule::Listed(&["\"a\"", "1"])], "1", true),
        (&[Rule::Listed(&["\"a\"", "1"])], "b", false),
        (&[Rule::MaxLength(1)], "10", false),
    ];
    for (rules, text, expected) in rows {
        let tape = Tape::of_tokens(vec![Token::Text((*text).into())], Reading::Strict);
        let node: Node<'_> = tape.root();
        assert_eq!(node.check(rules).is_ok(), *expected, "{text} by {rules:?}");
    }
}
