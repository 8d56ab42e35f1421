//! Forms, from values to the wire and back.
#![cfg(test)]

use concord_runtime::form::{self, Field};
use concord_runtime::json::{IndexMap, Reading, Value};

#[test]
fn a_form_is_written_as_its_fields_say() {
    let fields = [
        Field::deep("d"),
        Field::json("j"),
        Field::joined("l", '|'),
        Field::text("r").allow_reserved(),
        Field::exploded("e", &[]),
    ];
    let rows = [
        (r#"{"a":"x y&=","b":1,"c":null}"#, "a=x+y%26%3D&b=1"),
        (r#"{"t":["p","q"]}"#, "t=p&t=q"),
        (r#"{"d":{"a":[{"b":1}]}}"#, "d%5Ba%5D%5B0%5D%5Bb%5D=1"),
        (r#"{"j":{"a":[1]}}"#, "j=%7B%22a%22%3A%5B1%5D%7D"),
        (r#"{"l":["p","q"]}"#, "l=p%7Cq"),
        (r#"{"r":"a/b?c&d"}"#, "r=a/b?c%26d"),
        (r#"{"e":{"R":1,"G":["a","b"]}}"#, "R=1&G=a&G=b"),
    ];
    for (value, expected) in rows {
        let value: Value = serde_json::from_str(value).unwrap();
        assert_eq!(form::encode(&fields, &value).unwrap(), expected);
    }
}

#[test]
fn a_form_is_read_as_its_fields_say() {
    let fields = [
        Field::deep("d"),
        Field::json("j"),
        Field::text("t").repeated(),
        Field::exploded("e", &["R", "G"]),
        Field::joined("o", ',').object(),
    ];
    let rows = [
        ("a=x+y%26", r#"{"a":"x y&"}"#),
        ("t=p", r#"{"t":["p"]}"#),
        ("d[a][0][b]=1&d[a][1][b]=2", r#"{"d":{"a":[{"b":"1"},{"b":"2"}]}}"#),
        ("d[]=p&d[]=q", r#"{"d":["p","q"]}"#),
        ("R=1&a=2&G=3", r#"{"e":{"R":"1","G":"3"},"a":"2"}"#),
        ("j=%7B%22a%22%3A1%7D", r#"{"j":{"a":1}}"#),
        ("o=a,1,b,2", r#"{"o":{"a":"1","b":"2"}}"#),
    ];
    for (text, expected) in rows {
        let value: Value = form::decode(&fields, text, Reading::Strict).unwrap();
        assert_eq!(value.to_string(), expected, "{text}");
    }
    let named: IndexMap<String, IndexMap<String, String>> =
        form::decode(&fields, "d[0]=p&d[1]=q", Reading::Strict).unwrap();
    assert_eq!(named["d"]["1"], "q");
    assert!(form::decode::<Value>(&fields, "d[0]=p&d[0]=q", Reading::Strict).is_err());
    assert!(form::decode::<Value>(&fields, "a=%FF", Reading::Strict).is_err());
}
