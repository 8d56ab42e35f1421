//! Parameters of every place, style and kind of value, on both sides: `style_vectors.tsv` has each
//! with its text, as the specifications write it and not as this crate does.
#![cfg(test)]

use std::collections::BTreeSet;

use concord_runtime::json::{IndexMap, Json, Reading, Tape, to_value};
use concord_runtime::style::{
    Parameter, Style, StyleError, StyleProblem, decode_cookie, decode_header, decode_path,
    decode_query, encode_cookie, encode_header, encode_path, encode_query, pairs,
};
use http::header::{COOKIE, HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;

const TABLE: &str = include_str!("style_vectors.tsv");
const NAME: &str = "color";

/// One row of the table.
#[derive(Debug)]
struct Row {
    place: &'static str,
    style: &'static str,
    explode: bool,
    kind: &'static str,
    value: Value,
    text: &'static str,
}

fn rows() -> Vec<Row> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let row = |line: &'static str| {
        let [place, style, explode, kind, value, text] =
            <[&str; 6]>::try_from(line.split('\t').collect::<Vec<_>>()).unwrap();
        let value = serde_json::from_str(value).unwrap();
        Row { place, style, explode: explode.parse().unwrap(), kind, value, text }
    };
    lines.map(row).collect()
}

impl Row {
    fn parameter(&self) -> Parameter {
        let parameter = match self.place {
            "path" => Parameter::path(NAME),
            "query" => Parameter::query(NAME),
            "header" => Parameter::header(NAME),
            _ => Parameter::cookie(NAME),
        };
        let style = match self.style {
            "simple" => Style::Simple,
            "label" => Style::Label,
            "matrix" => Style::Matrix,
            "form" => Style::Form,
            "spaceDelimited" => Style::SpaceDelimited,
            "pipeDelimited" => Style::PipeDelimited,
            _ => Style::DeepObject,
        };
        let parameter = parameter.style(style).explode(self.explode);
        match self.value {
            Value::Array(_) => parameter.array(),
            Value::Object(_) => parameter.object(),
            _ => parameter,
        }
    }

    /// What a client writes, in the words of the table.
    fn written(&self) -> String {
        let tape = Tape::of_value(&self.value, Reading::Strict);
        let joined = |pairs: Vec<(String, String)>, by| {
            let pairs: Vec<_> =
                pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
            (!pairs.is_empty()).then(|| pairs.join(by))
        };
        let parameter = &self.parameter();
        let written = match self.place {
            "path" => encode_path(parameter, tape.root()).map(Some),
            "header" => encode_header(parameter, tape.root()),
            "query" => encode_query(parameter, tape.root()).map(|pairs| joined(pairs, "&")),
            _ => encode_cookie(parameter, tape.root()).map(|pairs| joined(pairs, "; ")),
        };
        match written {
            Ok(Some(text)) if text.is_empty() => "(empty)".to_owned(),
            Ok(Some(text)) => text,
            Ok(None) => "left out".to_owned(),
            Err(error) => format!("refused: {}", word(&error)),
        }
    }

    /// What a server reads of the text; none where there is nothing.
    fn read(&self) -> Option<Value> {
        let text = match self.text {
            "(empty)" | "left out" => "",
            text => text,
        };
        let parameter = &self.parameter();
        let raw = pairs(text);
        let mut headers = HeaderMap::new();
        if self.text != "left out" {
            let name = if self.place == "cookie" { COOKIE } else { HeaderName::from_static(NAME) };
            headers.insert(name, HeaderValue::from_bytes(text.as_bytes()).unwrap());
        }
        let tape = match self.place {
            "path" => decode_path(parameter, text).map(Some),
            "query" => decode_query(parameter, &raw, &[]),
            "header" => decode_header(parameter, &headers, Reading::Strict),
            _ => decode_cookie(parameter, &headers, &[]),
        };
        tape.unwrap().map(|tape| typed(&self.value, &tape))
    }
}

/// The word of the table for a problem.
fn word(error: &StyleError) -> &'static str {
    match error.problem() {
        StyleProblem::Undefined => "nothing",
        StyleProblem::Nested => "nested",
        StyleProblem::Empty => "empty",
        StyleProblem::Delimiter(_) => "delimiter",
        StyleProblem::Character => "character",
        other => panic!("{other:?} is no problem of a value"),
    }
}

/// What a text is for somebody who expects values of the type that a value has.
fn typed(like: &Value, tape: &Tape<'_>) -> Value {
    fn of<T: Json>(tape: &Tape<'_>) -> Value {
        to_value(&T::decode(tape.root()).unwrap()).unwrap()
    }
    fn within<T: Json>(like: &Value, tape: &Tape<'_>) -> Value {
        match like {
            Value::Array(_) => of::<Vec<T>>(tape),
            Value::Object(_) => of::<IndexMap<String, T>>(tape),
            _ => of::<T>(tape),
        }
    }
    let scalar = match like {
        Value::Array(items) => items.first(),
        Value::Object(members) => members.values().next(),
        scalar => Some(scalar),
    };
    match scalar {
        Some(Value::Bool(_)) => within::<bool>(like, tape),
        Some(Value::Number(_)) => within::<i64>(like, tape),
        _ => within::<String>(like, tape),
    }
}

#[test]
fn a_client_writes_what_the_specifications_write() {
    for row in rows() {
        assert_eq!(row.written(), row.text, "{row:?}");
    }
}

#[test]
fn a_server_reads_what_was_written() {
    for row in rows().into_iter().filter(|row| !row.text.starts_with("refused")) {
        let expected = (row.text != "left out").then(|| row.value.clone());
        assert_eq!(row.read(), expected, "{row:?}");
    }
}

#[test]
fn no_place_style_or_kind_of_value_is_forgotten() {
    let rows = rows();
    assert!(rows.len() >= 250, "{}", rows.len());
    let known: BTreeSet<_> =
        rows.iter().map(|row| (row.place, row.style, row.explode, row.kind)).collect();
    assert_eq!(known.len(), rows.len(), "a row is there twice");
    let of_scalars =
        ["scalar", "empty scalar", "zero", "false", "reserved scalar", "unicode scalar"];
    let of_arrays = ["array", "empty array", "zeros", "flags", "reserved items", "unicode items"];
    let of_objects = [
        "object",
        "empty object",
        "object of one",
        "flag member",
        "empty member",
        "reserved members",
        "unicode members",
    ];
    for (place, style, explodes, kinds) in [
        ("path", "simple", &[false, true][..], [true, true, true]),
        ("path", "label", &[false, true], [true, true, true]),
        ("path", "matrix", &[false, true], [true, true, true]),
        ("query", "form", &[false, true], [true, true, true]),
        ("query", "spaceDelimited", &[false], [false, true, true]),
        ("query", "spaceDelimited", &[true], [false, true, false]),
        ("query", "pipeDelimited", &[false], [false, true, true]),
        ("query", "pipeDelimited", &[true], [false, true, false]),
        ("query", "deepObject", &[true], [false, false, true]),
        ("header", "simple", &[false, true], [true, true, true]),
        ("cookie", "form", &[false, true], [true, true, true]),
    ] {
        let sets = [&of_scalars[..], &of_arrays, &of_objects];
        let wanted = sets.iter().zip(kinds).filter(|(_, is_wanted)| *is_wanted);
        for kind in wanted.flat_map(|(set, _)| set.iter()) {
            for explode in explodes {
                let key = (place, style, *explode, *kind);
                assert!(known.contains(&key), "{key:?}");
            }
        }
    }
}
