//! Texts and numbers that keep to the limits of their schemas.

use serde_json::{Value, json};

use crate::model::Schema;
use crate::pattern;

/// Choices that are tried for a text that matches a pattern.
const CHOICES: usize = 40;

/// Texts of common forms, for patterns that look around and formats that are checked.
const FORMS: &[&str] = &[
    "https://example.com/a",
    "ada@example.com",
    "example.com",
    "192.0.2.1",
    "2026-01-02T03:04:05Z",
    "2026-01-02",
    "1.0.0",
    "Aa1!Aa1!Aa1!",
];

/// A text that fits, or the plainest one where none is found.
pub(super) fn text(schema: &Schema, name: &str, fits: impl Fn(&Value) -> bool) -> Value {
    let plain = of_format(schema.format.as_deref(), name);
    let limits = &schema.limits;
    let length = plain.chars().count();
    let least = usize::try_from(limits.min_length.unwrap_or(0)).unwrap_or(usize::MAX);
    let most = limits.max_length.and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX);
    let longer = std::iter::repeat_n('x', least.min(1 << 16).saturating_sub(length));
    let sized: String = plain.chars().chain(longer).take(most).collect();
    let matching = limits.patterns.iter().flat_map(|pattern| pattern::samples(pattern, CHOICES));
    let forms = FORMS.iter().map(|form| (*form).to_owned());
    let mut tried =
        [plain.clone(), sized].into_iter().chain(matching).chain(forms).map(Value::from);
    tried.find(fits).unwrap_or_else(|| Value::from(plain))
}

/// A number that fits, or the plainest one where none is found.
pub(super) fn number(schema: &Schema, is_integer: bool, fits: impl Fn(&Value) -> bool) -> Value {
    let limits = &schema.limits;
    let least = limits.minimum.unwrap_or(1.0).max(1.0);
    let plain = if is_integer { least.ceil() } else { least + 0.5 };
    let value = |number: f64| match is_integer {
        true => json!(number as i64),
        false => json!(number),
    };
    let ends = [limits.minimum, limits.maximum, limits.exclusive_minimum, limits.exclusive_maximum];
    let near = ends
        .into_iter()
        .flatten()
        .flat_map(|end| [end, end + 1.0, end - 1.0, end + 0.5, end - 0.5]);
    let steps = limits.multiple_of.iter().flat_map(|step| [*step, (least / step).ceil() * step]);
    let middle = limits.minimum.zip(limits.maximum).map(|(low, high)| (low + high) / 2.0);
    let tried = [plain].into_iter().chain(steps).chain(near).chain(middle).chain([0.0]);
    tried.map(value).find(fits).unwrap_or_else(|| value(plain))
}

/// A text of a format. Texts of different names differ, so that two that are swapped show.
pub(super) fn of_format(format: Option<&str>, name: &str) -> String {
    match format {
        Some("date-time") => "2026-01-02T03:04:05Z".to_owned(),
        Some("date") => "2026-01-02".to_owned(),
        Some("uuid") => format!("{:08x}-8a5b-4f0e-9d0c-3a1b2c4d5e6f", hash(name)),
        // Slash, space, question mark and percent sign stress every place a text can stand in.
        _ => format!("{name} a/b c?%"),
    }
}

/// FNV-1a: the same on every machine.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
