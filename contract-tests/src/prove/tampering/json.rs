//! Faults in JSON values, member by member.

use concord::source::pointer::escape;
use serde_json::{Map, Number, Value, json};

use crate::distortion::Distortion;

/// Faults of one kind that are planted in one operation at most.
const MOST: usize = 2;

/// A kind of fault: what becomes of a value, where it can have the fault.
type Kind = (&'static str, fn(&Value) -> Option<Fate>);

/// What becomes of a value.
enum Fate {
    /// It is not there any more.
    Lost,
    /// Another value is in its place.
    Replaced(Value),
    /// It goes by another name.
    Renamed,
}

const KINDS: &[Kind] = &[
    ("a member is lost", |_| Some(Fate::Lost)),
    ("a member is renamed", |_| Some(Fate::Renamed)),
    ("null is left out", |value| value.is_null().then_some(Fate::Lost)),
    ("null is an empty text", |value| value.is_null().then(|| Fate::Replaced(json!("")))),
    ("a value is null", |value| (!value.is_null()).then_some(Fate::Replaced(Value::Null))),
    ("a number is a text", |value| {
        value.is_number().then(|| Fate::Replaced(json!(value.to_string())))
    }),
    ("a number is rounded", rounded),
    ("a flag is turned", |value| value.as_bool().map(|flag| Fate::Replaced(json!(!flag)))),
    ("a text is in capitals", capitals),
    ("a text is cut", cut),
    ("a text is escaped twice", escaped),
    ("an array is in another order", reversed),
    ("an array loses its last item", shortened),
    ("an array of one is its item", |value| match value.as_array()?.as_slice() {
        [item] => Some(Fate::Replaced(item.clone())),
        _ => None,
    }),
    ("an object has a member more", widened),
    ("an object is a text of JSON", |value| {
        value.is_object().then(|| Fate::Replaced(json!(value.to_string())))
    }),
];

/// Every fault that fits into some values: its kind, where it is, and itself.
pub(super) fn faults(samples: &[Value]) -> Vec<(&'static str, String, Distortion<Value>)> {
    let mut faults = Vec::new();
    for (kind, fate) in KINDS {
        let mut places: Vec<String> = Vec::new();
        for sample in samples {
            places_of(sample, "", *fate, &mut places);
        }
        for pointer in spread(&places) {
            let (place, fate) = (pointer.clone(), *fate);
            let fault = Distortion::new(move |value: &mut Value| distort(value, &place, fate));
            faults.push((*kind, pointer.clone(), fault));
        }
    }
    faults
}

/// Some of many, from all over.
fn spread(places: &[String]) -> impl Iterator<Item = &String> {
    places.iter().step_by(places.len().div_ceil(MOST).max(1))
}

/// The places inside of a value, each once, at which a fault changes something.
fn places_of(
    value: &Value,
    pointer: &str,
    fate: fn(&Value) -> Option<Fate>,
    places: &mut Vec<String>,
) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(members) => {
            members.iter().map(|(name, value)| (escape(name).to_string(), value)).collect()
        }
        Value::Array(items) => {
            items.iter().enumerate().map(|(index, item)| (index.to_string(), item)).collect()
        }
        _ => Vec::new(),
    };
    for (step, inner) in inner {
        let place = format!("{pointer}/{step}");
        // Items of a list have no names, and one less is a fault of its own.
        let is_fit = match fate(inner) {
            Some(Fate::Lost | Fate::Renamed) => value.is_object(),
            Some(Fate::Replaced(_)) => true,
            None => false,
        };
        if is_fit && !places.contains(&place) {
            places.push(place.clone());
        }
        places_of(inner, &place, fate, places);
    }
}

/// Plants a fault at a place, where there is such a place.
fn distort(value: &mut Value, place: &str, fate: fn(&Value) -> Option<Fate>) {
    let Some(what) = value.pointer(place).and_then(fate) else { return };
    if let Fate::Replaced(other) = what {
        if let Some(own) = value.pointer_mut(place) {
            *own = other;
        }
        return;
    }
    let Some((parent, name)) = place.rsplit_once('/') else { return };
    let name = name.replace("~1", "/").replace("~0", "~");
    let Some(Value::Object(members)) = value.pointer_mut(parent) else { return };
    let kept = std::mem::take(members).into_iter().filter_map(|(known, value)| match &what {
        Fate::Lost if known == name => None,
        Fate::Renamed if known == name => Some((format!("{known}_planted"), value)),
        _ => Some((known, value)),
    });
    *members = kept.collect::<Map<_, _>>();
}

/// A number one off, as after a rounding at its last place.
fn rounded(value: &Value) -> Option<Fate> {
    let number = value.as_number()?;
    let rounded = match number.as_i64() {
        Some(integer) => Number::from(integer.wrapping_add(1)),
        None => Number::from(number.as_f64()?.ceil() as i64),
    };
    Some(Fate::Replaced(Value::Number(rounded)))
}

fn capitals(value: &Value) -> Option<Fate> {
    let text = value.as_str()?;
    let upper = text.to_uppercase();
    (upper != text).then_some(Fate::Replaced(Value::String(upper)))
}

fn cut(value: &Value) -> Option<Fate> {
    let mut text = value.as_str()?.to_owned();
    text.pop().map(|_| Fate::Replaced(Value::String(text)))
}

fn escaped(value: &Value) -> Option<Fate> {
    let text = value.as_str()?;
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('/', "\\/");
    (escaped != text).then_some(Fate::Replaced(Value::String(escaped)))
}

fn reversed(value: &Value) -> Option<Fate> {
    let items = value.as_array()?;
    let reversed: Vec<_> = items.iter().rev().cloned().collect();
    (reversed != *items).then_some(Fate::Replaced(Value::Array(reversed)))
}

fn shortened(value: &Value) -> Option<Fate> {
    let (_, rest) = value.as_array()?.split_last()?;
    Some(Fate::Replaced(Value::Array(rest.to_vec())))
}

fn widened(value: &Value) -> Option<Fate> {
    let mut members = value.as_object()?.clone();
    members.insert("planted".to_owned(), json!(1));
    Some(Fate::Replaced(Value::Object(members)))
}
