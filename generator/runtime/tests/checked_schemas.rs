//! Generated types refuse, for a server, what their schemas do not allow: instance and verdict.
#![cfg(test)]
#![allow(dead_code, unreachable_pub)]

use concord_runtime::json::{self, Json, Reading};

#[rustfmt::skip]
#[path = "../../tests/golden/branches_that_only_check/types.rs"]
mod branches;
#[rustfmt::skip]
#[path = "../../tests/golden/conditional/types.rs"]
mod conditional;
#[rustfmt::skip]
#[path = "../../tests/golden/contains/types.rs"]
mod contains;
#[rustfmt::skip]
#[path = "../../tests/golden/dependent/types.rs"]
mod dependent;
#[rustfmt::skip]
#[path = "../../tests/golden/negation/types.rs"]
mod negation;
#[rustfmt::skip]
#[path = "../../tests/golden/property_names/types.rs"]
mod property_names;
#[rustfmt::skip]
#[path = "../../tests/golden/unevaluated/types.rs"]
mod unevaluated;
#[rustfmt::skip]
#[path = "../../tests/golden/union_branch_limits/types.rs"]
mod union_branch_limits;

fn check<T: Json>(rows: &[(&str, &str)]) {
    for (text, expected) in rows {
        let read = json::from_slice::<T>(text.as_bytes(), Reading::Strict);
        let found = read.err().map(|error| error.to_string()).unwrap_or_default();
        assert_eq!(found, *expected, "{text}");
    }
}

#[test]
fn conditions_and_dependences() {
    check::<conditional::Payment>(&[
        (r#"{"kind":"transfer","iban":"DE1"}"#, ""),
        (r#"{"kind":"cash","card":"1"}"#, ""),
        (r#"{"kind":"transfer"}"#, "the member `iban` is missing, by the condition of `if`"),
        (r#"{"kind":"cash"}"#, "the member `card` is missing, by the condition of `if`"),
        (
            r#"{"kind":"transfer","iban":"1"}"#,
            "at `/iban`: expected a match of `^[A-Z]{2}`, by the condition of `if`",
        ),
    ]);
    check::<dependent::Payment>(&[
        ("{}", ""),
        (r#"{"card":"1","address":"x"}"#, ""),
        (r#"{"card":"1"}"#, "the member `address` is missing, since `card` is there"),
        (r#"{"address":"x"}"#, "expected at least 2 members, since `address` is there"),
    ]);
}

#[test]
fn items_and_names() {
    check::<contains::Team>(&[
        ("{}", ""),
        (r#"{"roles":["lead","x"]}"#, ""),
        (r#"{"roles":["x"]}"#, "at `/roles`: expected 1 to 2 items that fit `contains`"),
        (
            r#"{"roles":["lead","lead","lead"]}"#,
            "at `/roles`: expected 1 to 2 items that fit `contains`",
        ),
    ]);
    check::<property_names::Headers>(&[
        (r#"{"x-id":"1","x-a":"b"}"#, ""),
        (r#"{"x-a":""}"#, "at `/x-a`: expected at least 1 characters"),
        (r#"{"x-id":""}"#, "at `/x-id`: expected at least 1 characters"),
        (r#"{"y":"b"}"#, "at `/y`: the member is not declared"),
        (
            r#"{"x-A":"b"}"#,
            "at `/x-A`: expected a match of `^[a-z-]+$` in the name of the member (`propertyNames`)",
        ),
    ]);
    check::<property_names::Holder>(&[
        (r#"{"settings":{"is_a":true,"max_b":1,"c":"d"}}"#, ""),
        (r#"{"settings":{"is_a":1}}"#, "at `/settings/is_a`: expected a boolean"),
        (r#"{"settings":{"max_b":-1}}"#, "at `/settings/max_b`: expected at least 0"),
        (r#"{"settings":{"c":1}}"#, "at `/settings/c`: expected a string"),
    ]);
}

#[test]
fn what_is_excluded() {
    const NOT: &str = "expected a value that does not fit the schema of `not`";
    check::<negation::Window>(&[
        (r#"{"width":3,"frame":1}"#, ""),
        (r#"{"width":4}"#, &format!("at `/width`: {NOT}")),
        (r#"{"title":"none"}"#, "at `/title`: expected none of \"none\""),
        (r#"{"frame":null}"#, &format!("at `/frame`: {NOT}")),
        (r#"{"width":3,"title":"a"}"#, NOT),
    ]);
    check::<branches::Contact>(&[
        (r#"{"mail":"a"}"#, ""),
        (r#"{"mail":"a","phone":"b"}"#, ""),
        ("{}", "expected a value that fits a branch of `anyOf`"),
    ]);
}

#[test]
fn what_nothing_else_describes() {
    check::<unevaluated::Pet>(&[
        (r#"{"id":1,"name":"a"}"#, ""),
        (r#"{"barks":true}"#, ""),
        (r#"{"barks":1}"#, "at `/barks`: expected a boolean, by the condition of `if`"),
        (r#"{"id":1,"tail":1}"#, "at `/tail`: the member is not declared"),
    ]);
    check::<unevaluated::Holder>(&[
        (r#"{"pair":["a",1,true]}"#, ""),
        (r#"{"pair":["a",0]}"#, "at `/pair/1`: expected at least 1"),
        (r#"{"pair":["a",1,2]}"#, "at `/pair/2`: expected a boolean"),
        (r#"{"pair":[1]}"#, "at `/pair/0`: expected a string"),
    ]);
}

#[test]
fn branches_places_and_lists_in_lists() {
    const UUID: &str = r#""7d444840-9dc0-11d1-b245-5ffdce74fad2""#;
    check::<union_branch_limits::Size>(&[
        (r#""M""#, ""),
        (UUID, ""),
        ("1", ""),
        ("[1,2]", ""),
        ("0", "expected at least 1"),
        ("[1,2,3]", "expected at most 2 items"),
        (
            r#""m""#,
            "no branch fits; List: a string is something else; Integer: a string is something \
             else; Text: expected a match of `^[SML]$`; Uuid: expected a UUID (RFC 4122)",
        ),
    ]);
    check::<union_branch_limits::Map>(&[
        (r#"{"center":[-180,90],"more":[0,0]}"#, ""),
        (r#"{"center":[-181,90]}"#, "at `/center/0`: expected at least -180"),
        (r#"{"more":[0,91]}"#, "at `/more/1`: expected at most 90"),
        (r#"{"grid":{"a":[["a","b"]]}}"#, ""),
        (r#"{"grid":{"a":[["a","bc"]]}}"#, "at `/grid/a/0/1`: expected at most 1 characters"),
        (r#"{"grid":{"a":[["a"],["a","b","c","d"]]}}"#, "at `/grid/a/1`: expected at most 3 items"),
    ]);
}
