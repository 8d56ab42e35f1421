//! Plain YAML scalars by the core schema (YAML 1.2.2 §10.3.2).
//!
//! `no`, `on`, `1_000` and `2024-01-01` are strings here, as they are not in YAML 1.1.

use serde_json::Number;

/// What a plain scalar stands for.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Scalar {
    Null,
    Bool(bool),
    Number(Number),
    /// A number that JSON cannot write: infinite, or not a number at all.
    NotInJson,
    Text,
}

/// Resolves a plain scalar without a tag.
pub(super) fn resolve(text: &str) -> Scalar {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Scalar::Null,
        "true" | "True" | "TRUE" => Scalar::Bool(true),
        "false" | "False" | "FALSE" => Scalar::Bool(false),
        _ => number(text).unwrap_or(Scalar::Text),
    }
}

/// Resolves a scalar that a tag of the core schema makes `name`; nothing if it cannot be that.
pub(super) fn resolve_as(name: &str, text: &str) -> Option<Scalar> {
    let scalar = resolve(text);
    match (name, &scalar) {
        ("null", Scalar::Null)
        | ("bool", Scalar::Bool(_))
        | ("float", Scalar::Number(_) | Scalar::NotInJson) => Some(scalar),
        ("int", Scalar::Number(number)) if number.is_u64() || number.is_i64() => Some(scalar),
        // JSON has neither bytes nor times; what they have in YAML is their text.
        ("str" | "binary" | "timestamp", _) => Some(Scalar::Text),
        _ => None,
    }
}

fn number(text: &str) -> Option<Scalar> {
    // Most scalars are words: decide them by their first byte.
    if !text.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first)) {
        return None;
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return radix(digits, 8);
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return radix(digits, 16);
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    match unsigned {
        ".inf" | ".Inf" | ".INF" => return Some(Scalar::NotInJson),
        ".nan" | ".NaN" | ".NAN" if unsigned.len() == text.len() => {
            return Some(Scalar::NotInJson);
        }
        _ => {}
    }
    if is_digits(unsigned) {
        if let Ok(number) = text.parse::<u64>() {
            return Some(Scalar::Number(number.into()));
        }
        // `-0` stays what JSON makes of it: a float.
        if let Ok(number) = text.parse::<i64>()
            && number != 0
        {
            return Some(Scalar::Number(number.into()));
        }
        return Some(float(text));
    }
    is_float(unsigned).then(|| float(text))
}

fn radix(digits: &str, radix: u32) -> Option<Scalar> {
    let all = !digits.is_empty() && digits.chars().all(|digit| digit.is_digit(radix));
    let value = || u64::from_str_radix(digits, radix);
    all.then(|| value().map_or(Scalar::NotInJson, |number| Scalar::Number(number.into())))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
fn is_float(text: &str) -> bool {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let exponent = exponent
        .is_none_or(|exponent| is_digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)));
    let mantissa = match mantissa.split_once('.') {
        None => is_digits(mantissa),
        Some(("", fraction)) => is_digits(fraction),
        Some((whole, fraction)) => is_digits(whole) && (fraction.is_empty() || is_digits(fraction)),
    };
    exponent && mantissa
}

fn float(text: &str) -> Scalar {
    let number = text.parse::<f64>().ok().and_then(Number::from_f64);
    number.map_or(Scalar::NotInJson, Scalar::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> String {
        match resolve(text) {
            Scalar::Null => "null".into(),
            Scalar::Bool(value) => value.to_string(),
            Scalar::Number(number) => number.to_string(),
            Scalar::NotInJson => "not in JSON".into(),
            Scalar::Text => format!("{text:?}"),
        }
    }

    #[test]
    fn the_core_schema_decides_what_a_plain_scalar_is() {
        for (text, expected) in [
            ("", "null"),
            ("~", "null"),
            ("Null", "null"),
            ("nULL", "\"nULL\""),
            ("TRUE", "true"),
            ("no", "\"no\""),
            ("on", "\"on\""),
            ("y", "\"y\""),
            ("1_000", "\"1_000\""),
            ("1:30", "\"1:30\""),
            ("2024-01-01", "\"2024-01-01\""),
            ("1.2.3", "\"1.2.3\""),
            ("0b1", "\"0b1\""),
            ("0o17", "15"),
            ("0x1F", "31"),
            ("0x", "\"0x\""),
            ("010", "10"),
            ("+7", "7"),
            ("-7", "-7"),
            ("-", "\"-\""),
            ("+", "\"+\""),
            (".", "\".\""),
            ("..", "\"..\""),
            ("1.10", "1.1"),
            ("1.", "1.0"),
            (".5", "0.5"),
            ("1e3", "1000.0"),
            ("1e", "\"1e\""),
            ("e3", "\"e3\""),
            ("+.e1", "\"+.e1\""),
            ("18446744073709551615", "18446744073709551615"),
            ("18446744073709551616", "1.8446744073709552e+19"),
            ("-9223372036854775808", "-9223372036854775808"),
            ("-9223372036854775809", "-9.223372036854776e+18"),
            ("-.inf", "not in JSON"),
            (".NaN", "not in JSON"),
            ("+.nan", "\"+.nan\""),
            ("1e999", "not in JSON"),
            ("0xFFFFFFFFFFFFFFFFFF", "not in JSON"),
            ("infinity", "\"infinity\""),
            ("-infinity", "\"-infinity\""),
        ] {
            assert_eq!(json(text), expected, "{text}");
        }
    }

    #[test]
    fn a_core_tag_is_honoured_or_refused() {
        assert_eq!(resolve_as("str", "1.10"), Some(Scalar::Text));
        assert_eq!(resolve_as("int", "7"), Some(Scalar::Number(7.into())));
        assert_eq!(resolve_as("int", "7.5"), None);
        assert_eq!(resolve_as("bool", "no"), None);
        assert_eq!(resolve_as("vector", "1"), None);
    }
}
