//! Parameters as text (OAS 3.1 §4.8.12.2), each value of them encoded or not.

use concord::model::{Parameter, Style};
use serde_json::Value;

use super::Obstacle;

/// How a parameter, or a field of a form, is spelled.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spelling<'p> {
    pub(super) name: &'p str,
    pub(super) style: Style,
    pub(super) explode: bool,
    /// Whether its text is JSON.
    pub(super) is_json: bool,
    /// How names and values are encoded; what stands between them is not.
    pub(super) encode: fn(&str) -> String,
}

impl<'p> Spelling<'p> {
    pub(super) fn of(parameter: &'p Parameter, encode: fn(&str) -> String) -> Self {
        let Parameter { name, style, explode, is_json, .. } = parameter;
        Self { name, style: *style, explode: *explode, is_json: *is_json, encode }
    }

    fn name(&self) -> String {
        (self.encode)(self.name)
    }

    fn scalar(&self, value: &Value) -> Result<String, Obstacle> {
        Ok((self.encode)(&scalar(value)?))
    }
}

/// Whether a value is not defined, so that nothing is written for it (RFC 6570 §2.3).
pub(super) fn is_undefined(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

/// The text of a parameter that stands in a path or a header.
pub(super) fn text(parameter: Spelling<'_>, value: &Value) -> Result<String, Obstacle> {
    if parameter.is_json {
        return Ok((parameter.encode)(&value.to_string()));
    }
    let name = parameter.name();
    let joined = |separator: &str| joined(parameter, value, separator);
    match parameter.style {
        Style::Simple | Style::Form => joined(","),
        Style::Label if parameter.explode => Ok(format!(".{}", joined(".")?)),
        Style::Label => Ok(format!(".{}", joined(",")?)),
        // RFC 6570 §3.2.7: what is empty has a name alone.
        Style::Matrix => match value {
            Value::Array(items) if parameter.explode => {
                let items: Result<Vec<_>, _> =
                    items.iter().map(|item| parameter.scalar(item)).collect();
                Ok(items?.iter().map(|item| format!(";{}", named(&name, item))).collect())
            }
            Value::Object(members) if parameter.explode => {
                let member = |(key, value): (&String, &Value)| {
                    Ok(format!(";{}", named(&(parameter.encode)(key), &parameter.scalar(value)?)))
                };
                members.iter().map(member).collect()
            }
            _ => Ok(format!(";{}", named(&name, &joined(",")?))),
        },
        Style::SpaceDelimited
        | Style::PipeDelimited
        | Style::DeepObject
        | Style::Cookie
        | Style::Whole => {
            Err(Obstacle::Example(format!("`{name}`: its style is one of queries or cookies")))
        }
    }
}

/// A name with its text, or alone where that is empty.
fn named(name: &str, text: &str) -> String {
    if text.is_empty() { name.to_owned() } else { format!("{name}={text}") }
}

/// The pairs of a parameter that stands in the query, in a cookie or in a form.
pub(super) fn pairs(
    parameter: Spelling<'_>,
    value: &Value,
) -> Result<Vec<(String, String)>, Obstacle> {
    // OAS 3.2 §4.12.3: this style encodes nothing.
    let parameter = match parameter.style {
        Style::Cookie => Spelling { encode: str::to_owned, ..parameter },
        _ => parameter,
    };
    let name = parameter.name();
    let one = |text: String| vec![(name.clone(), text)];
    if parameter.is_json {
        return Ok(one((parameter.encode)(&value.to_string())));
    }
    let named = |name: &str, value: &Value| -> Result<Vec<(String, String)>, Obstacle> {
        let items = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
        items.iter().map(|item| Ok((name.to_owned(), parameter.scalar(item)?))).collect()
    };
    if is_undefined(value) {
        return Ok(Vec::new());
    }
    match (parameter.style, value) {
        // Exploded, an array has a pair for each item in every style of queries.
        (
            Style::Form | Style::Cookie | Style::SpaceDelimited | Style::PipeDelimited,
            Value::Array(_),
        ) if parameter.explode => named(&name, value),
        (Style::Form | Style::Cookie, Value::Object(members)) if parameter.explode => {
            let members = members.iter();
            let pairs: Result<Vec<_>, _> =
                members.map(|(key, value)| named(&(parameter.encode)(key), value)).collect();
            Ok(pairs?.concat())
        }
        (Style::DeepObject, Value::Object(members)) => {
            let members = members.iter();
            let pairs: Result<Vec<_>, _> = members
                .map(|(key, value)| deep(parameter, format!("{}[{key}]", parameter.name), value))
                .collect();
            Ok(pairs?.concat())
        }
        (Style::DeepObject, Value::Array(_)) => deep(parameter, parameter.name.to_owned(), value),
        // Only objects and arrays are deep.
        (Style::DeepObject, _) => Ok(one(parameter.scalar(value)?)),
        (Style::SpaceDelimited, _) => Ok(one(joined(parameter, value, &(parameter.encode)(" "))?)),
        (Style::PipeDelimited, _) => Ok(one(joined(parameter, value, &(parameter.encode)("|"))?)),
        (Style::Form | Style::Cookie, _) => Ok(one(joined(parameter, value, ",")?)),
        (Style::Simple | Style::Label | Style::Matrix | Style::Whole, _) => Err(Obstacle::Example(
            format!("`{name}`: its style is not one of this value in a query"),
        )),
    }
}

/// The pairs of what stands at a path in brackets: a bracket for each name and index.
fn deep(
    parameter: Spelling<'_>,
    path: String,
    value: &Value,
) -> Result<Vec<(String, String)>, Obstacle> {
    let inside: Vec<(String, &Value)> = match value {
        Value::Array(items) => {
            items.iter().enumerate().map(|(index, item)| (index.to_string(), item)).collect()
        }
        Value::Object(members) => members.iter().map(|(key, value)| (key.clone(), value)).collect(),
        _ => return Ok(vec![((parameter.encode)(&path), parameter.scalar(value)?)]),
    };
    let inside = inside.into_iter();
    let pairs: Result<Vec<_>, Obstacle> =
        inside.map(|(step, value)| deep(parameter, format!("{path}[{step}]"), value)).collect();
    Ok(pairs?.concat())
}

/// A scalar, the items of an array, or the members of an object, with separators between them.
fn joined(parameter: Spelling<'_>, value: &Value, separator: &str) -> Result<String, Obstacle> {
    let parts: Result<Vec<String>, Obstacle> = match value {
        Value::Array(items) => items.iter().map(|item| parameter.scalar(item)).collect(),
        Value::Object(members) => {
            let between = if parameter.explode { "=" } else { separator };
            let part = |(key, value): (&String, &Value)| {
                Ok(format!("{}{between}{}", (parameter.encode)(key), parameter.scalar(value)?))
            };
            members.iter().map(part).collect()
        }
        _ => return parameter.scalar(value),
    };
    Ok(parts?.join(separator))
}

pub(super) fn scalar(value: &Value) -> Result<String, Obstacle> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Bool(flag) => Ok(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => {
            Err(Obstacle::Example(format!("{value} has no text in a parameter")))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::percent::encoded;
    use super::*;

    fn color(style: Style, explode: bool) -> Spelling<'static> {
        Spelling { name: "color", style, explode, is_json: false, encode: str::to_owned }
    }

    /// The values of the table of OAS 3.1 §4.8.12.4.
    fn values() -> [Value; 3] {
        [json!("blue"), json!(["blue", "black"]), json!({ "R": 100, "G": 200 })]
    }

    #[test]
    fn texts_are_those_of_the_specification() {
        for (style, explode, expected) in [
            (Style::Simple, false, ["blue", "blue,black", "R,100,G,200"]),
            (Style::Simple, true, ["blue", "blue,black", "R=100,G=200"]),
            (Style::Label, false, [".blue", ".blue,black", ".R,100,G,200"]),
            (Style::Label, true, [".blue", ".blue.black", ".R=100.G=200"]),
            (Style::Matrix, false, [";color=blue", ";color=blue,black", ";color=R,100,G,200"]),
            (Style::Matrix, true, [";color=blue", ";color=blue;color=black", ";R=100;G=200"]),
        ] {
            let found = values().map(|value| text(color(style, explode), &value));
            assert_eq!(found, expected.map(|text| Ok(text.to_owned())), "{style:?} {explode}");
        }
    }

    #[test]
    fn pairs_are_those_of_the_specification() {
        for (style, explode, value, expected) in [
            (Style::Form, false, 0, "color=blue"),
            (Style::Form, false, 1, "color=blue,black"),
            (Style::Form, false, 2, "color=R,100,G,200"),
            (Style::Form, true, 0, "color=blue"),
            (Style::Form, true, 1, "color=blue&color=black"),
            (Style::Form, true, 2, "R=100&G=200"),
            (Style::SpaceDelimited, false, 1, "color=blue black"),
            (Style::PipeDelimited, false, 1, "color=blue|black"),
            (Style::DeepObject, true, 2, "color[R]=100&color[G]=200"),
        ] {
            let found = pairs(color(style, explode), &values()[value]).unwrap();
            let found: Vec<_> =
                found.iter().map(|(name, value)| format!("{name}={value}")).collect();
            assert_eq!(found.join("&"), expected, "{style:?} {explode}");
        }
    }

    #[test]
    fn deep_objects_nest() {
        let value = json!({ "R": { "min": 1 }, "G": ["x", "y"] });
        let found = pairs(color(Style::DeepObject, true), &value).unwrap();
        let names: Vec<_> = found.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(names, ["color[R][min]=1", "color[G][0]=x", "color[G][1]=y"]);
    }

    #[test]
    fn json_is_json() {
        let parameter = Spelling { is_json: true, ..color(Style::Form, true) };
        assert_eq!(text(parameter, &json!("blue")).as_deref(), Ok("\"blue\""));
        let pair = ("color".to_owned(), "[1,null]".to_owned());
        assert_eq!(pairs(parameter, &json!([1, null])), Ok(vec![pair]));
    }

    /// The table that the runtime is held to as well.
    #[test]
    fn texts_are_those_of_the_table_of_vectors() {
        const TABLE: &str = include_str!("../../../generator/runtime/tests/style_vectors.tsv");
        let mut count = 0;
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let [place, style, explode, kind, value, written] =
                <[&str; 6]>::try_from(line.split('\t').collect::<Vec<_>>()).unwrap();
            // What is told apart by another spelling than RFC 6570's is decoded before it is compared.
            if written.starts_with("refused") || kind.contains("inside") {
                continue;
            }
            let style = match style {
                "simple" => Style::Simple,
                "label" => Style::Label,
                "matrix" => Style::Matrix,
                "form" => Style::Form,
                "spaceDelimited" => Style::SpaceDelimited,
                "pipeDelimited" => Style::PipeDelimited,
                _ => Style::DeepObject,
            };
            let encode = if place == "header" { str::to_owned } else { encoded };
            let own = Spelling { encode, ..color(style, explode.parse().unwrap()) };
            let value: Value = serde_json::from_str(value).unwrap();
            let found = match place {
                _ if is_undefined(&value) => "left out".to_owned(),
                "path" | "header" => text(own, &value).unwrap(),
                _ => {
                    let pairs = pairs(own, &value).unwrap();
                    let pairs: Vec<_> =
                        pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
                    pairs.join(if place == "cookie" { "; " } else { "&" })
                }
            };
            let written = if written == "(empty)" { "" } else { written };
            assert_eq!(found, written, "{line}");
            count += 1;
        }
        assert!(count > 250, "{count}");
    }

    #[test]
    fn null_has_no_text() {
        assert!(text(color(Style::Simple, false), &Value::Null).is_err());
    }
}
