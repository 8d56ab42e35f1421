//! Texts and numbers, at the edges of what a schema allows.

use serde_json::{Value, json};

use super::Maker;
use super::facets::Facets;
use super::pattern;

/// Texts that stress every place a text can stand in.
const TEXTS: &[&str] = &["text", "", "é \"quoted\" \\ / \u{1f600}\n\t%&=+", "null"];

const DATE_TIMES: &[&str] =
    &["2026-01-02T03:04:05Z", "2026-12-31T23:59:59.120+02:00", "1969-07-20T20:17:40.000000Z"];

const DATES: &[&str] = &["2026-01-02", "2024-02-29"];

const UUIDS: &[&str] =
    &["3a1b2c4d-8a5b-4f0e-9d0c-3a1b2c4d5e6f", "3A1B2C4D-8A5B-4F0E-9D0C-3a1b2c4d5e6f"];

/// The largest integer that a double is certain of.
const CERTAIN: f64 = 9_007_199_254_740_992.0;

impl<'d> Maker<'d> {
    pub(super) fn text(&mut self, facets: &Facets<'d>) -> Option<Value> {
        let holder = *facets.schemas.first().unwrap_or(&&Value::Null);
        let patterns: Vec<&str> = facets.all("pattern").filter_map(Value::as_str).collect();
        let least = facets.most("minLength").unwrap_or(0.0) as usize;
        let most = facets.least("maxLength").map_or(usize::MAX, |most| most as usize);
        let fits = |text: &str| (least..=most).contains(&text.chars().count());
        if !patterns.is_empty() {
            return self.matching(facets, &patterns, fits);
        }
        let encoded = facets.text("contentEncoding").filter(|it| it.starts_with("base64"));
        let format = facets.text("format").or(encoded.map(|_| "byte"));
        let text = self.formatted(holder, format);
        if is_asserted(format) {
            return Some(Value::from(text));
        }
        let length = text.chars().count();
        let padded = text.chars().chain(std::iter::repeat_n('x', least.saturating_sub(length)));
        Some(Value::from(padded.take(most).collect::<String>()))
    }

    /// A text that matches patterns: one that is made, or what the document shows of it.
    fn matching(
        &mut self,
        facets: &Facets<'d>,
        patterns: &[&str],
        fits: impl Fn(&str) -> bool,
    ) -> Option<Value> {
        let is_matched = |text: &String| {
            fits(text) && patterns.iter().all(|pattern| pattern::is_found(pattern, text))
        };
        let format = facets.text("format").filter(|format| is_asserted(Some(format)));
        if format.is_none() {
            for _ in 0..60 {
                let Some(text) = pattern::text(patterns.first()?, &mut self.choices) else { break };
                if is_matched(&text) {
                    return Some(Value::from(text));
                }
            }
        }
        let holder = *facets.schemas.first().unwrap_or(&&Value::Null);
        let formatted = self.formatted(holder, facets.text("format"));
        let shown = facets.all("examples").filter_map(Value::as_array).flatten();
        let shown = shown.chain(facets.all("example")).chain(facets.all("default"));
        let shown = shown.filter_map(Value::as_str).chain([formatted]).map(str::to_owned);
        shown.into_iter().find(is_matched).map(Value::from)
    }

    fn formatted(&mut self, holder: &'d Value, format: Option<&str>) -> &'static str {
        let texts = match format {
            Some("date-time") => DATE_TIMES,
            Some("date") => DATES,
            Some("uuid") => UUIDS,
            Some("uri" | "url" | "iri" | "uri-reference") => &["https://example.com/a%20b?c=d#e"],
            Some("email" | "idn-email") => &["ada@example.com"],
            Some("hostname" | "idn-hostname") => &["example.com"],
            Some("ipv4") => &["192.0.2.1"],
            Some("ipv6") => &["2001:db8::1"],
            Some("byte") => &["YWJj"],
            Some("time") => &["03:04:05Z"],
            Some("duration") => &["P1DT2H"],
            Some(_) => &["text", "other text"],
            None => TEXTS,
        };
        texts.get(self.choices.next(holder, "text", texts.len())).copied().unwrap_or("text")
    }

    pub(super) fn number(&mut self, facets: &Facets<'d>, is_integer: bool) -> Option<Value> {
        let holder = *facets.schemas.first().unwrap_or(&&Value::Null);
        let is_set = |keyword| facets.all(keyword).any(|it| *it == Value::Bool(true));
        let step = facets.most("multipleOf").filter(|step| *step > 0.0);
        let (mut low, mut high) = range(facets.text("format"), is_integer);
        low = facets.most("minimum").map_or(low, |it| it.max(low));
        high = facets.least("maximum").map_or(high, |it| it.min(high));
        let above = facets.most("exclusiveMinimum");
        let above = above.or(is_set("exclusiveMinimum").then_some(low));
        let below = facets.least("exclusiveMaximum");
        let below = below.or(is_set("exclusiveMaximum").then_some(high));
        let mut tried = vec![low, high, 0.0, 1.0, -1.0, 42.0, low + 1.0, high - 1.0];
        tried.extend(above.map(|above| above + 1.0));
        tried.extend(below.map(|below| below - 1.0));
        if let Some(step) = step {
            tried.extend([step, -step, 7.0 * step, (low / step).ceil() * step]);
        }
        if !is_integer {
            // 17 digits tell a double from its neighbours.
            tried.extend([0.5, -1.25, 0.1, 1.618_033_988_749_895, 122.416_870_137_5, 1e21, 5e-7]);
            tried.push((above.unwrap_or(low).max(-1e3) + below.unwrap_or(high).min(1e3)) / 2.0);
        }
        let fits = |value: &f64| {
            let is_step = step.is_none_or(|step| {
                let times = value / step;
                times.fract() == 0.0 || (!is_integer && (times - times.round()).abs() < 1e-12)
            });
            (low..=high).contains(value)
                && above.is_none_or(|above| *value > above)
                && below.is_none_or(|below| *value < below)
                && (!is_integer || value.fract() == 0.0)
                && is_step
        };
        tried.retain(fits);
        tried.dedup();
        let value = *tried.get(self.choices.next(holder, "number", tried.len()))?;
        // Draft 4 takes `1.0` for no integer and newer ones do; a value is made that hangs on neither.
        if !is_integer && (value.fract() != 0.0 || value.abs() >= CERTAIN) {
            return Some(json!(value));
        }
        // The ends of the range themselves, which no double is certain of.
        Some(match value {
            _ if value.abs() < CERTAIN => json!(value as i64),
            _ if value == u64::MAX as f64 => json!(u64::MAX),
            _ if value == i64::MAX as f64 => json!(i64::MAX),
            _ if value == i64::MIN as f64 => json!(i64::MIN),
            _ => json!(value as i64),
        })
    }
}

/// The numbers that a format has room for (the registry of formats of OAS). Integers without one
/// fit 64 bits.
fn range(format: Option<&str>, is_integer: bool) -> (f64, f64) {
    match (format, is_integer) {
        (Some("int32"), _) => (f64::from(i32::MIN), f64::from(i32::MAX)),
        (Some("uint8"), _) => (0.0, f64::from(u8::MAX)),
        (Some("int8"), _) => (f64::from(i8::MIN), f64::from(i8::MAX)),
        (Some("uint16"), _) => (0.0, f64::from(u16::MAX)),
        (Some("int16"), _) => (f64::from(i16::MIN), f64::from(i16::MAX)),
        (Some("uint32"), _) => (0.0, f64::from(u32::MAX)),
        (Some("uint64" | "uint"), _) => (0.0, u64::MAX as f64),
        (Some("int64"), _) | (_, true) => (i64::MIN as f64, i64::MAX as f64),
        (_, false) => (-1e300, 1e300),
    }
}

/// Whether generated types read a format.
fn is_asserted(format: Option<&str>) -> bool {
    matches!(format, Some("date-time" | "date" | "uuid"))
}
