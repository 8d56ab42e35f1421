//! What values have to keep to besides their type (JSON Schema 2020-12 validation §6.2 to §6.5).
//!
//! A server checks the rules before it decodes; a client takes what it is given.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use regress::Regex;

use super::{DecodeError, Json, Node, Number, Problem, Token, Value};

/// One rule. It says nothing about values of another type than its own.
#[derive(Debug)]
pub enum Rule {
    /// The least number of characters of a text.
    MinLength(u64),
    /// The greatest number of characters of a text.
    MaxLength(u64),
    /// A pattern (ECMA-262) that has to be found in a text.
    Pattern(&'static str),
    /// The smallest number.
    Minimum(f64),
    /// The largest number.
    Maximum(f64),
    /// What a number is larger than.
    Above(f64),
    /// What a number is smaller than.
    Below(f64),
    /// What a number is a multiple of.
    MultipleOf(f64),
    /// The least number of items.
    MinItems(u64),
    /// The greatest number of items.
    MaxItems(u64),
    /// No two items are equal.
    UniqueItems,
    /// The least number of members.
    MinMembers(u64),
    /// The greatest number of members.
    MaxMembers(u64),
    /// None of these values, as JSON.
    NoneOf(&'static [&'static str]),
    /// The rules of each item.
    Items(&'static [Rule]),
    /// The rules of each member's value.
    Values(&'static [Rule]),
}

/// The rules of the members of an object, by name.
pub type MemberRules = &'static [(&'static str, &'static [Rule])];

/// The patterns of the documents in this program, each compiled when it is first asked for. One
/// that does not compile matches everything; the generator has told its author.
static PATTERNS: RwLock<BTreeMap<&str, Option<Arc<Regex>>>> = RwLock::new(BTreeMap::new());

/// Whether a pattern is found in a text.
fn is_found(pattern: &'static str, text: &str) -> bool {
    let known = PATTERNS.read().unwrap_or_else(PoisonError::into_inner).get(pattern).cloned();
    let compiled = known.unwrap_or_else(|| {
        // Read as JSON Schema 2020-12 §6.4 asks, else as browsers read an older pattern.
        let compiled = Regex::with_flags(pattern, "u").or_else(|_| Regex::new(pattern));
        let compiled = compiled.ok().map(Arc::new);
        let mut patterns = PATTERNS.write().unwrap_or_else(PoisonError::into_inner);
        patterns.insert(pattern, compiled.clone());
        compiled
    });
    compiled.is_none_or(|compiled| compiled.find(text).is_some())
}

impl Node<'_> {
    /// Checks rules, where this is a server's reading.
    ///
    /// # Errors
    /// At the first rule that the value breaks.
    pub fn check(self, rules: &[Rule]) -> Result<(), DecodeError> {
        if self.is_strict() { rules.iter().try_for_each(|rule| rule.check(self)) } else { Ok(()) }
    }
}

impl Rule {
    fn check(&self, node: Node<'_>) -> Result<(), DecodeError> {
        let is_kept = match (self, node.token()) {
            (Self::MinLength(least), Token::String(text) | Token::Text(text)) => {
                is_at_least(text, *least)
            }
            (Self::MaxLength(most), Token::String(text) | Token::Text(text)) => {
                !is_at_least(text, most.saturating_add(1))
            }
            (Self::Pattern(pattern), Token::String(text) | Token::Text(text)) => {
                is_found(pattern, text)
            }
            (Self::MinItems(least), Token::Array { .. }) => count(node) >= *least,
            (Self::MaxItems(most), Token::Array { .. }) => count(node) <= *most,
            (Self::UniqueItems, Token::Array { .. }) => is_unique(node)?,
            (Self::Items(rules), Token::Array { .. }) => {
                return node.items()?.try_for_each(|item| item.check(rules));
            }
            (Self::MinMembers(least), Token::Object { .. }) => count(node) >= *least,
            (Self::MaxMembers(most), Token::Object { .. }) => count(node) <= *most,
            (Self::Values(rules), Token::Object { .. }) => {
                return node.object()?.entries().try_for_each(|(_, value)| value.check(rules));
            }
            (Self::NoneOf(excluded), _) => node.position(excluded).is_none(),
            (_, Token::Number(number)) => self.holds(number),
            // The text of a parameter; what is no number is told when it is decoded.
            (_, Token::Text(text)) => text.parse().is_ok_and(|number| self.holds(&number)),
            _ => true,
        };
        if is_kept { Ok(()) } else { Err(node.problem(Problem::Rule(self.text()))) }
    }

    /// Whether a number keeps to a rule for numbers.
    fn holds(&self, number: &Number) -> bool {
        let Some(number) = number.as_f64() else { return true };
        match self {
            Self::Minimum(limit) => number >= *limit,
            Self::Maximum(limit) => number <= *limit,
            Self::Above(limit) => number > *limit,
            Self::Below(limit) => number < *limit,
            Self::MultipleOf(step) => {
                let times = number / step;
                // A decimal fraction is not exact in binary, so neither is the quotient.
                (times - times.round()).abs() <= 1e-9 * times.abs().max(1.0)
            }
            _ => true,
        }
    }

    /// The rule in words, without any value of the text.
    fn text(&self) -> String {
        match self {
            Self::MinLength(least) => format!("expected at least {least} characters"),
            Self::MaxLength(most) => format!("expected at most {most} characters"),
            Self::Pattern(pattern) => format!("expected a match of `{pattern}`"),
            Self::Minimum(limit) => format!("expected at least {limit}"),
            Self::Maximum(limit) => format!("expected at most {limit}"),
            Self::Above(limit) => format!("expected more than {limit}"),
            Self::Below(limit) => format!("expected less than {limit}"),
            Self::MultipleOf(step) => format!("expected a multiple of {step}"),
            Self::MinItems(least) => format!("expected at least {least} items"),
            Self::MaxItems(most) => format!("expected at most {most} items"),
            Self::UniqueItems => "expected no two equal items".to_owned(),
            Self::MinMembers(least) => format!("expected at least {least} members"),
            Self::MaxMembers(most) => format!("expected at most {most} members"),
            Self::NoneOf(excluded) => format!("expected none of {}", excluded.join(", ")),
            Self::Items(_) | Self::Values(_) => "expected other items".to_owned(),
        }
    }
}

/// Whether a text has so many characters. Most are so short or so long that their bytes say it: a
/// character has one to four.
fn is_at_least(text: &str, least: u64) -> bool {
    let bytes = text.len() as u64;
    bytes >= least && (bytes / 4 >= least || text.chars().count() as u64 >= least)
}

/// The number of items or members.
fn count(node: Node<'_>) -> u64 {
    match node.token() {
        Token::Object { .. } => node.object().map_or(0, |members| members.entries().count() as u64),
        _ => node.items().map_or(0, |items| items.count() as u64),
    }
}

/// Whether no two items are equal, numbers by value. Sorted by their text, so that a long list
/// costs no more than it must.
fn is_unique(node: Node<'_>) -> Result<bool, DecodeError> {
    let mut texts = Vec::new();
    for item in node.items()? {
        texts.push(canonical(Value::decode(item)?).to_string());
    }
    let count = texts.len();
    texts.sort_unstable();
    texts.dedup();
    Ok(texts.len() == count)
}

/// A value with its members in order of their names and its whole numbers without a fraction.
fn canonical(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(canonical).collect(),
        Value::Object(members) => {
            let mut members: Vec<_> = members.into_iter().collect();
            members.sort_by(|(one, _), (other, _)| one.cmp(other));
            members.into_iter().map(|(name, value)| (name, canonical(value))).collect()
        }
        Value::Number(number) => match number.as_f64() {
            // 2^53: up to there a double without a fraction is one certain integer.
            Some(whole) if whole.fract() == 0.0 && whole.abs() < 9_007_199_254_740_992.0 => {
                Value::from(whole as i64)
            }
            _ => Value::Number(number),
        },
        other => other,
    }
}
