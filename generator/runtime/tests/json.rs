//! JSON: three states of a member, evidence, places of errors, and what is never written.

use concord_runtime::json::{
    self, DateTime, Extra, IndexMap, Json, Map, Maybe, Reading, Uuid, Value,
};
use serde_json::json;

/// A type with a member of each kind.
struct Kinds {
    required: u8,
    optional: Option<String>,
    nullable: Option<bool>,
    maybe: Maybe<i64>,
    defaulted: Option<Vec<u8>>,
    extra: Extra,
}

json::object! {
    Kinds {
        ["kind" constant "kinds"] required: required, optional: optional, nullable: nullable,
        maybe: maybe, defaulted: defaulted = "[1]", ..extra rest
    }
}

/// A closed type.
struct Closed {
    a: f64,
}

json::object! { Closed { a: required, } }

fn read<T: Json>(text: &str) -> Result<T, String> {
    json::from_slice(text.as_bytes(), Reading::Tolerant).map_err(|error| error.to_string())
}

fn read_strictly<T: Json>(text: &str) -> Result<T, String> {
    json::from_slice(text.as_bytes(), Reading::Strict).map_err(|error| error.to_string())
}

#[test]
fn what_is_read_is_written_again_byte_for_byte() {
    let texts = [
        r#"{"kind":"kinds","required":1,"nullable":null}"#,
        r#"{"kind":"kinds","required":1,"optional":"","nullable":true,"maybe":null}"#,
        r#"{"kind":"kinds","required":1,"nullable":false,"maybe":-5,"defaulted":[],"z":1,"a":{"y":2,"b":[null]}}"#,
        r#"{"kind":"kinds","required":255,"optional":"\"\\\n\u0001é🦀","nullable":null}"#,
    ];
    for text in texts {
        assert_eq!(json::to_string(&read::<Kinds>(text).unwrap()).unwrap(), text);
    }
}

#[test]
fn errors_point_at_their_place() {
    let rows = [
        ("", "not JSON: EOF while parsing a value (line 1, column 0)"),
        (r#"[]"#, "expected an object, found an array"),
        (r#"{"required":1}"#, "the member `kind` is missing"),
        (r#"{"kind":"x"}"#, "at `/kind`: expected the constant `kinds`"),
        (r#"{"kind":"kinds"}"#, "the member `required` is missing"),
        (
            r#"{"kind":"kinds","required":256,"nullable":null}"#,
            "at `/required`: the number is outside the range of u8",
        ),
        (
            r#"{"kind":"kinds","required":1.5,"nullable":null}"#,
            "at `/required`: expected an integer, found a number",
        ),
        (
            r#"{"kind":"kinds","required":null,"nullable":null}"#,
            "at `/required`: expected an integer, found null",
        ),
        (
            r#"{"kind":"kinds","required":1,"optional":null,"nullable":null}"#,
            "at `/optional`: expected a string, found null",
        ),
        (r#"{"kind":"kinds","required":1}"#, "the member `nullable` is missing"),
        (
            r#"{"kind":"kinds","required":1,"nullable":null,"defaulted":[1,"x"]}"#,
            "at `/defaulted/1`: expected an integer, found a string",
        ),
        (
            r#"{"kind":"kinds","required":1,"required":1,"nullable":null}"#,
            "at `/required`: the member is there twice",
        ),
        (
            r#"{"kind":"kinds","required":1,"nullable":null,"x":{"a/~":[0,{"b":1,"b":2}]}}"#,
            "at `/x/a~1~0/1/b`: the member is there twice",
        ),
    ];
    for (text, expected) in rows {
        assert_eq!(read::<Kinds>(text).unwrap_err(), expected, "{text}");
    }
    let deep = format!("{}{}", "[".repeat(200), "]".repeat(200));
    assert!(read::<Value>(&deep).unwrap_err().contains("recursion limit"));
    let invalid = json::from_slice::<Value>(b"\"\xff\"", Reading::Tolerant).unwrap_err();
    assert_eq!(invalid.to_string(), "not JSON: invalid UTF-8 behind byte 1 (line 1, column 1)");
}

#[test]
fn an_integer_is_itself_or_refused() {
    for (text, expected) in [
        ("1.0", Some(1)),
        ("-9223372036854775807.0", None),
        ("-9223372036854775808", Some(i64::MIN)),
        ("9223372036854775807", Some(i64::MAX)),
        // They would be read as the double of the least one, or of one more than the greatest.
        ("-9223372036854775809", None),
        ("-9223372036854775900", None),
        ("9223372036854775808", None),
        ("1e19", None),
    ] {
        assert_eq!(read::<i64>(text).ok(), expected, "{text}");
    }
}

/// A type with an object inside.
struct Around {
    inside: Closed,
    next: i128,
}

json::object! { Around { inside: required, next: required, } }

#[test]
fn an_empty_array_is_no_object_whatever_stands_behind_it() {
    let found = read::<Around>(r#"{"inside":[],"next":1}"#);
    assert_eq!(found.unwrap_err(), "at `/inside`: expected an object, found an array");
    let wide = r#"{"inside":{"a":1},"next":9223372036854776000}"#;
    assert_eq!(json::to_string(&read::<Around>(wide).unwrap()).unwrap(), wide);
}

#[test]
fn a_server_fills_a_default_in_and_a_client_does_not() {
    let text = r#"{"kind":"kinds","required":1,"nullable":null}"#;
    assert_eq!(read::<Kinds>(text).unwrap().defaulted, None);
    assert_eq!(read_strictly::<Kinds>(text).unwrap().defaulted, Some(vec![1]));
}

#[test]
fn a_closed_object_is_closed_to_a_server_only() {
    let text = r#"{"a":1,"b":2}"#;
    assert_eq!(read::<Closed>(text), Ok(Closed { a: 1.0 }));
    assert_eq!(read_strictly::<Closed>(text).unwrap_err(), "at `/b`: the member is not declared");
}

#[test]
fn an_empty_array_is_no_object_wherever_it_stands() {
    // What follows an array in a text is the name of the next member.
    let text = r#"{"a":[],"b":1}"#;
    let error = read::<IndexMap<String, IndexMap<String, Value>>>(text).unwrap_err();
    assert_eq!(error, "at `/a`: expected an object, found an array");
}

#[test]
fn what_json_cannot_say_is_an_error() {
    assert!(json::to_string(&Closed { a: f64::NAN }).is_err());
    assert!(json::to_string(&Closed { a: f64::INFINITY }).is_err());
    let mut kinds = read::<Kinds>(r#"{"kind":"kinds","required":1,"nullable":null}"#).unwrap();
    kinds.extra.insert("required".to_owned(), json!(2));
    assert_eq!(
        json::to_string(&kinds).unwrap_err().to_string(),
        "`required` is a documented member and cannot be an extra one"
    );
}

#[test]
fn numbers_keep_their_value() {
    for text in
        ["0", "-1", "5", "1.5", "1e300", "-0.25", "9007199254740993", "18446744073709551615"]
    {
        let value: Value = read(text).unwrap();
        assert_eq!(value, serde_json::from_str::<Value>(text).unwrap());
    }
    assert_eq!(json::to_string(&read::<f64>("5").unwrap()).unwrap(), "5");
    assert_eq!(read::<i64>("5.0"), Ok(5));
    assert!(read::<i64>("1e19").is_err());
    assert!(read::<u64>("-1").is_err());
}

#[test]
fn every_double_keeps_its_text() {
    let mut bits = 0x0123_4567_89ab_cdef_u64;
    for _ in 0..20_000 {
        // Xorshift: doubles of all sizes, most with 17 digits.
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        let number = f64::from_bits(bits);
        if !number.is_finite() || number.fract() == 0.0 {
            continue;
        }
        let text = serde_json::to_string(&number).unwrap();
        let back = read::<f64>(&text).unwrap();
        assert_eq!(back.to_bits(), number.to_bits(), "{text}");
        assert_eq!(json::to_string(&back).unwrap(), text);
        let open = read::<Value>(&text).unwrap();
        assert_eq!(json::to_string(&open).unwrap(), text);
    }
}

#[test]
fn formats_keep_their_text() {
    for text in ["\"2026-02-01T08:00:00.000Z\"", "\"2026-02-01T08:00:00+01:00\""] {
        assert_eq!(json::to_string(&read::<DateTime>(text).unwrap()).unwrap(), text);
    }
    let uuid = "\"6f1c1f52-8a5b-4f0e-9d0c-3a1b2c4d5e6f\"";
    assert_eq!(json::to_string(&read::<Uuid>(uuid).unwrap()).unwrap(), uuid);
    let capitals = "\"6F1c1f52-8A5b-4f0E-9d0c-3a1b2c4d5e6F\"";
    let read_capitals = read::<Uuid>(capitals).unwrap();
    assert_eq!(json::to_string(&read_capitals).unwrap(), capitals);
    assert_eq!(read_capitals, read::<Uuid>(uuid).unwrap());
    assert!(read::<Uuid>("\"6f1c1f528a5b4f0e9d0c3a1b2c4d5e6f\"").is_err());
    assert!(read::<DateTime>("\"2026-02-01\"").is_err());
}

#[test]
fn maps_keep_their_order() {
    let text = r#"{"z":1,"a":2,"m":3}"#;
    assert_eq!(json::to_string(&read::<IndexMap<String, u8>>(text).unwrap()).unwrap(), text);
    assert_eq!(json::to_string(&read::<Map<String, Value>>(text).unwrap()).unwrap(), text);
}

#[test]
fn a_value_and_its_text_read_the_same() {
    let value = json!({"kind": "kinds", "required": 3, "nullable": true, "x": [1, {"y": null}]});
    let from_value: Kinds = json::from_value(&value, Reading::Tolerant).unwrap();
    assert_eq!(from_value, read(&value.to_string()).unwrap());
    assert_eq!(json::to_value(&from_value).unwrap(), value);
}
