//! Parameters as text (OAS 3.1 §4.8.12.2), before any percent-encoding.

use concord::model::{Parameter, Style};
use serde_json::{Map, Value};

/// The text of a parameter that stands in a path, a header or a cookie.
pub(super) fn text(parameter: &Parameter, value: &Value) -> Result<String, String> {
    if parameter.is_json {
        return Ok(value.to_string());
    }
    let name = &parameter.name;
    let joined = |separator: &str| joined(parameter, value, separator);
    match parameter.style {
        Style::Simple | Style::Form => joined(","),
        Style::Label if parameter.explode => Ok(format!(".{}", joined(".")?)),
        Style::Label => Ok(format!(".{}", joined(",")?)),
        Style::Matrix => match value {
            Value::Array(items) if parameter.explode => {
                let items: Result<Vec<_>, _> = items.iter().map(scalar).collect();
                Ok(items?.iter().map(|item| format!(";{name}={item}")).collect())
            }
            Value::Object(_) if parameter.explode => Ok(format!(";{}", joined(";")?)),
            _ => Ok(format!(";{name}={}", joined(",")?)),
        },
        Style::SpaceDelimited | Style::PipeDelimited | Style::DeepObject | Style::Whole => {
            Err(format!("`{name}`: its style is one of queries"))
        }
    }
}

/// The pairs of a parameter that stands in the query.
pub(super) fn pairs(parameter: &Parameter, value: &Value) -> Result<Vec<(String, String)>, String> {
    let name = &parameter.name;
    let one = |text: String| vec![(name.clone(), text)];
    if parameter.is_json {
        return Ok(one(value.to_string()));
    }
    match (parameter.style, value) {
        (Style::Form, Value::Array(items)) if parameter.explode => {
            items.iter().map(|item| Ok((name.clone(), scalar(item)?))).collect()
        }
        (Style::Form, Value::Object(members)) if parameter.explode => {
            let pairs: Result<Vec<Vec<_>>, String> = members
                .iter()
                .map(|(key, value)| match value {
                    Value::Array(items) => {
                        items.iter().map(|item| Ok((key.clone(), scalar(item)?))).collect()
                    }
                    _ => Ok(vec![(key.clone(), scalar(value)?)]),
                })
                .collect();
            Ok(pairs?.concat())
        }
        (Style::DeepObject, Value::Object(members)) => {
            let pairs: Result<Vec<_>, String> =
                members.iter().map(|(key, value)| deep(format!("{name}[{key}]"), value)).collect();
            Ok(pairs?.concat())
        }
        (Style::SpaceDelimited, _) => Ok(one(joined(parameter, value, " ")?)),
        (Style::PipeDelimited, _) => Ok(one(joined(parameter, value, "|")?)),
        (Style::Form, _) => Ok(one(joined(parameter, value, ",")?)),
        (Style::Simple | Style::Label | Style::Matrix | Style::DeepObject | Style::Whole, _) => {
            Err(format!("`{name}`: its style is not one of this value in a query"))
        }
    }
}

/// The pairs of what stands at a path in brackets: a bracket for each name and index.
fn deep(path: String, value: &Value) -> Result<Vec<(String, String)>, String> {
    let inside: Vec<(String, &Value)> = match value {
        Value::Array(items) => {
            items.iter().enumerate().map(|(index, item)| (index.to_string(), item)).collect()
        }
        Value::Object(members) => members.iter().map(|(key, value)| (key.clone(), value)).collect(),
        _ => return Ok(vec![(path, scalar(value)?)]),
    };
    let pairs: Result<Vec<_>, String> =
        inside.into_iter().map(|(step, value)| deep(format!("{path}[{step}]"), value)).collect();
    Ok(pairs?.concat())
}

/// A scalar, the items of an array, or the members of an object, with separators between them.
fn joined(parameter: &Parameter, value: &Value, separator: &str) -> Result<String, String> {
    let parts: Result<Vec<String>, String> = match value {
        Value::Array(items) => items.iter().map(scalar).collect(),
        Value::Object(members) => flat(members, parameter.explode, separator),
        _ => return scalar(value),
    };
    Ok(parts?.join(separator))
}

fn flat(
    members: &Map<String, Value>,
    explode: bool,
    separator: &str,
) -> Result<Vec<String>, String> {
    let between = if explode { "=" } else { separator };
    let part = |(key, value): (&String, &Value)| Ok(format!("{key}{between}{}", scalar(value)?));
    members.iter().map(part).collect()
}

fn scalar(value: &Value) -> Result<String, String> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Bool(flag) => Ok(flag.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => {
            Err(format!("{value} has no text in a parameter"))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::contract::Contract;

    const DOCUMENT: &str = r#"
openapi: 3.1.0
info: { title: Colours, version: "1" }
paths:
  /paint:
    get:
      operationId: paint
      parameters: [{ name: color, in: query, schema: { type: string } }]
      responses: { "204": { description: Painted. } }
"#;

    fn color(style: Style, explode: bool) -> Parameter {
        let contract = Contract::of_text("mcphub", DOCUMENT).unwrap();
        Parameter { style, explode, ..contract.api.operations[0].parameters[0].clone() }
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
            let found = values().map(|value| text(&color(style, explode), &value));
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
            let found = pairs(&color(style, explode), &values()[value]).unwrap();
            let found: Vec<_> =
                found.iter().map(|(name, value)| format!("{name}={value}")).collect();
            assert_eq!(found.join("&"), expected, "{style:?} {explode}");
        }
    }

    #[test]
    fn deep_objects_nest() {
        let value = json!({ "R": { "min": 1 }, "G": ["x", "y"] });
        let found = pairs(&color(Style::DeepObject, true), &value).unwrap();
        let names: Vec<_> = found.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(names, ["color[R][min]=1", "color[G][0]=x", "color[G][1]=y"]);
    }

    #[test]
    fn json_is_json() {
        let parameter = Parameter { is_json: true, ..color(Style::Form, true) };
        assert_eq!(text(&parameter, &json!("blue")).as_deref(), Ok("\"blue\""));
        let pair = ("color".to_owned(), "[1,null]".to_owned());
        assert_eq!(pairs(&parameter, &json!([1, null])), Ok(vec![pair]));
    }

    #[test]
    fn null_has_no_text() {
        assert!(text(&color(Style::Simple, false), &Value::Null).is_err());
    }
}
