//! Why the harness cannot say what a case is on the wire.

use std::fmt;

/// Why a case cannot be replayed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// What the example shows has no form on the wire: no specification defines one.
    Example(String),
    /// The harness does not get along with it, which is no fault of the example.
    Harness(String),
}

impl From<String> for Obstacle {
    fn from(message: String) -> Self {
        Self::Harness(message)
    }
}

impl From<&str> for Obstacle {
    fn from(message: &str) -> Self {
        Self::Harness(message.to_owned())
    }
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Example(message) | Self::Harness(message)) = self;
        f.write_str(message)
    }
}
