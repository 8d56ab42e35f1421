//! The id of a request, which its answer repeats.

use std::fmt;

use serde_json::Value;
use serde_json::value::RawValue;

/// The id of a request (JSON-RPC 2.0 §4), kept as it is written.
///
/// A peer may write `1.0`, `"\u0061"` or a number beyond 64 bits and compare the text of what comes
/// back, so an id never goes through a number.
///
/// ```
/// use concord_runtime::rpc::Id;
///
/// assert_eq!(Id::string("a").as_raw(), "\"a\"");
/// assert_eq!(Id::number(7).as_raw(), "7");
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Box<str>);

impl Id {
    /// An id that is a number.
    #[must_use]
    pub fn number(number: i64) -> Self {
        Self(number.to_string().into())
    }

    /// An id that is a string.
    #[must_use]
    pub fn string(text: &str) -> Self {
        Self(Value::from(text).to_string().into())
    }

    /// The id of an answer to a request whose own could not be read.
    #[must_use]
    pub fn null() -> Self {
        Self("null".into())
    }

    /// An id in its JSON text; `None` where it is not a string, a number or `null`.
    #[must_use]
    pub fn from_raw(json: &str) -> Option<Self> {
        let raw: &RawValue = serde_json::from_str(json).ok()?;
        Self::of_value(raw)
    }

    /// The JSON text, as it came.
    #[must_use]
    pub fn as_raw(&self) -> &str {
        &self.0
    }

    /// Whether the id is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        &*self.0 == "null"
    }

    /// Whether two ids say the same, however they are written.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        if self == other {
            return true;
        }
        let value = |id: &Self| serde_json::from_str::<Value>(&id.0).ok();
        match (value(self), value(other)) {
            (Some(Value::Number(a)), Some(Value::Number(b))) if a.is_f64() || b.is_f64() => {
                // Beyond 2^53 a double stands for more than one integer.
                let exact = |number: f64| number.abs() <= 9_007_199_254_740_992.0;
                a.as_f64().is_some_and(exact) && a.as_f64() == b.as_f64()
            }
            (Some(a), Some(b)) => a == b,
            _ => false,
        }
    }

    /// An id of an envelope, where the value can be one.
    pub(super) fn of_value(value: &RawValue) -> Option<Self> {
        let text = value.get();
        let is_id = text.starts_with(|first: char| matches!(first, '"' | '-' | '0'..='9' | 'n'));
        is_id.then(|| Self(text.into()))
    }
}

impl From<i64> for Id {
    fn from(number: i64) -> Self {
        Self::number(number)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({})", self.0)
    }
}
