//! What stands around parameters and results on the wire (JSON-RPC 2.0 §4, §5).

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

/// The members of an envelope, each with its text untouched.
pub(super) struct Envelope<'t>(Vec<(Key<'t>, &'t RawValue)>);

/// The name of a member; copied only where it has escapes.
struct Key<'t>(Cow<'t, str>);

/// A name that an envelope repeats.
#[derive(Debug)]
pub(super) struct Repeated(&'static str);

impl fmt::Display for Repeated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the member `{}` is there twice", self.0)
    }
}

impl<'t> Envelope<'t> {
    /// Takes one value apart; `None` where it is no object.
    pub(super) fn read(value: &'t RawValue) -> Option<Self> {
        serde_json::from_str(value.get()).ok()
    }

    /// A member by its name.
    ///
    /// # Errors
    /// Where it is there twice: one peer would read the first and another the last.
    pub(super) fn member(&self, name: &'static str) -> Result<Option<&'t RawValue>, Repeated> {
        let mut found = self.0.iter().filter(|(known, _)| known.0 == name).map(|(_, value)| *value);
        let first = found.next();
        if found.next().is_some() { Err(Repeated(name)) } else { Ok(first) }
    }

    /// Whether the envelope says that it is JSON-RPC 2.0.
    ///
    /// # Errors
    /// Where it says so twice.
    pub(super) fn is_version_2(&self) -> Result<bool, Repeated> {
        let version = self.member("jsonrpc")?;
        Ok(version.and_then(text).is_some_and(|version| version == "2.0"))
    }
}

/// The text of a string.
pub(super) fn text(value: &RawValue) -> Option<Cow<'_, str>> {
    serde_json::from_str::<Key<'_>>(value.get()).ok().map(|Key(text)| text)
}

impl<'de> Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Text)
    }
}

struct Text;

impl<'de> Visitor<'de> for Text {
    type Value = Key<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Key(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Key(Cow::Owned(text.to_owned())))
    }
}

impl<'de> Deserialize<'de> for Envelope<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Members)
    }
}

struct Members;

impl<'de> Visitor<'de> for Members {
    type Value = Envelope<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        // The four members of a request, or the three of an answer.
        let mut envelope = Vec::with_capacity(4);
        while let Some(member) = members.next_entry()? {
            envelope.push(member);
        }
        Ok(Envelope(envelope))
    }
}
