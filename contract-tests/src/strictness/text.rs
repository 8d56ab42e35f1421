//! What JSON says in its text alone: a parsed value has each member once, and numbers by value.

use std::collections::BTreeSet;

use concord::source::pointer::escape;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The places of a JSON text (RFC 6901) where its spelling matters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Spelling {
    /// Members that their object has twice or more.
    pub(super) repeated: BTreeSet<String>,
    /// Numbers with a fraction or an exponent.
    pub(super) fractions: BTreeSet<String>,
}

impl Spelling {
    /// The spelling of a text; of one that is no JSON, that of what comes before its fault.
    pub(super) fn of(text: &[u8]) -> Self {
        let mut spelling = Self::default();
        if let Ok(raw) = serde_json::from_slice::<&RawValue>(text) {
            spelling.read(raw, "");
        }
        spelling
    }

    fn read(&mut self, raw: &RawValue, pointer: &str) {
        let text = raw.get();
        match text.bytes().next() {
            Some(b'{') => {
                let Ok(Members(members)) = serde_json::from_str(text) else { return };
                let mut known = BTreeSet::new();
                for (name, value) in members {
                    let place = format!("{pointer}/{}", escape(&name));
                    self.read(value, &place);
                    if !known.insert(name) {
                        self.repeated.insert(place);
                    }
                }
            }
            Some(b'[') => {
                let Ok(items) = serde_json::from_str::<Vec<&RawValue>>(text) else { return };
                for (index, item) in items.into_iter().enumerate() {
                    self.read(item, &format!("{pointer}/{index}"));
                }
            }
            Some(b'-' | b'0'..=b'9') if text.contains(['.', 'e', 'E']) => {
                self.fractions.insert(pointer.to_owned());
            }
            _ => {}
        }
    }
}

/// Every member of an object, those that are there twice included.
struct Members<'t>(Vec<(String, &'t RawValue)>);

impl<'t> Deserialize<'t> for Members<'t> {
    fn deserialize<D: Deserializer<'t>>(deserializer: D) -> Result<Self, D::Error> {
        struct Every;

        impl<'t> Visitor<'t> for Every {
            type Value = Members<'t>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(Every)
    }
}

/// Whether the text of a parameter is an integer that is written with a fraction or an exponent.
pub(super) fn is_fraction(text: &str) -> bool {
    text.contains(['.', 'e', 'E'])
        && text.starts_with(|first: char| first == '-' || first.is_ascii_digit())
        && text.parse::<f64>().is_ok_and(|number| number.fract() == 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_members_and_fractions_are_found_at_their_places() {
        for (text, repeated, fractions) in [
            (r#"{"a":1,"b":[1,-2,12345678901234567890123]}"#, vec![], vec![]),
            (r#"{"a":1,"a":1}"#, vec!["/a"], vec![]),
            (r#"{"a":1,"\u0061":2}"#, vec!["/a"], vec![]),
            (r#"[{"x/y":{"b":1,"b":2}}, {"b":1}]"#, vec!["/0/x~1y/b"], vec![]),
            (r#"{"a":1.0,"b":[1e2,1E-1, -0.0]}"#, vec![], vec!["/a", "/b/0", "/b/1", "/b/2"]),
            ("1.0", vec![], vec![""]),
            (r#"{"a":"1.0","b":"{\"c\":1,\"c\":2}"}"#, vec![], vec![]),
            (r#"{"a":1.0"#, vec![], vec![]),
        ] {
            let found = Spelling::of(text.as_bytes());
            assert_eq!(Vec::from_iter(&found.repeated), Vec::from_iter(&repeated), "{text}");
            assert_eq!(Vec::from_iter(&found.fractions), Vec::from_iter(&fractions), "{text}");
        }
    }

    #[test]
    fn texts_of_parameters_are_integers_with_fractions() {
        for text in ["1.0", "-2.00", "1e3", "1E0"] {
            assert!(is_fraction(text), "{text}");
        }
        for text in ["1", "-1", "1.5", "1e-1", "nan", "infinity", "e", ".", "", "a.b", "inf"] {
            assert!(!is_fraction(text), "{text}");
        }
    }
}
