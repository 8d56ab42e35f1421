//! UUIDs that keep the text they came as.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::str::FromStr;

use super::{DecodeError, Json, Node, Problem, Writer};

/// A UUID (`format: uuid`, RFC 9562), which keeps the case of its digits: two that differ in nothing
/// else are equal, and each is written as it came.
#[derive(Clone, Copy, Default)]
pub struct Uuid {
    meaning: uuid::Uuid,
    /// A bit for each digit that came as a capital, the first in the highest.
    capitals: u32,
}

impl Uuid {
    /// What the text means.
    #[must_use]
    pub fn uuid(self) -> uuid::Uuid {
        self.meaning
    }

    /// The text, as it stands on the wire.
    fn text(self, buffer: &mut [u8; 36]) -> &str {
        self.meaning.hyphenated().encode_lower(buffer);
        let digits = buffer.iter_mut().filter(|char| **char != b'-');
        for (index, digit) in digits.enumerate() {
            if (self.capitals << index) & (1 << 31) != 0 {
                digit.make_ascii_uppercase();
            }
        }
        // Digits and hyphens.
        std::str::from_utf8(buffer).unwrap_or_default()
    }
}

impl Deref for Uuid {
    type Target = uuid::Uuid;

    fn deref(&self) -> &uuid::Uuid {
        &self.meaning
    }
}

impl From<uuid::Uuid> for Uuid {
    fn from(meaning: uuid::Uuid) -> Self {
        Self { meaning, capitals: 0 }
    }
}

impl From<Uuid> for uuid::Uuid {
    fn from(uuid: Uuid) -> Self {
        uuid.meaning
    }
}

/// RFC 9562 §4: the case of a digit means nothing.
impl PartialEq for Uuid {
    fn eq(&self, other: &Self) -> bool {
        self.meaning == other.meaning
    }
}

impl Eq for Uuid {}

impl Hash for Uuid {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.meaning.hash(state);
    }
}

impl FromStr for Uuid {
    type Err = uuid::Error;

    /// Reads the one text form of RFC 9562 §4; the `uuid` crate would also read others.
    fn from_str(text: &str) -> Result<Self, uuid::Error> {
        let text = if text.len() == 36 { text } else { "" };
        let digits = text.bytes().filter(|byte| *byte != b'-');
        let capitals = digits.fold(0, |capitals: u32, digit| {
            (capitals << 1) | u32::from(digit.is_ascii_uppercase())
        });
        Ok(Self { meaning: uuid::Uuid::try_parse(text)?, capitals })
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text(&mut [0; 36]))
    }
}

impl fmt::Debug for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Json for Uuid {
    fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
        let expected = || node.problem(Problem::Rule("expected a UUID (RFC 4122)".to_owned()));
        node.text()?.parse().map_err(|_| expected())
    }

    fn encode(&self, writer: &mut Writer) {
        writer.text(self.text(&mut [0; 36]));
    }
}
