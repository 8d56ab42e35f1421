//! A live implementation, and how to ask it.

use std::fmt;
use std::time::Duration;

use concord_runtime::secret::Secret;

use crate::difference::Difference;
use crate::strictness::Severity;

/// A live implementation, and how to ask it.
#[derive(Clone, Debug, clap::Args)]
pub struct Target {
    /// What stands before the documented paths, or the URL of the JSON-RPC endpoint.
    #[arg(long, value_name = "URL")]
    pub base_url: String,
    /// A header of every request.
    #[arg(long = "header", value_name = "NAME:VALUE")]
    pub headers: Vec<Header>,
    /// Sends what may change state, too.
    #[arg(long = "unsafe-methods")]
    pub is_unsafe_sent: bool,
    /// Compares with the values of the examples, and not only with their shapes.
    #[arg(long = "values")]
    pub are_values_compared: bool,
    /// Fails on what the document is silent about, too: undeclared members and headers, and the
    /// like.
    #[arg(long = "strict")]
    pub is_strict: bool,
    /// Asks for one example, by its name.
    #[arg(long, value_name = "OPERATION/EXAMPLE")]
    pub only: Option<String>,
    /// How long an answer may take.
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..))]
    pub timeout: u64,
    /// Prints one JSON object.
    #[arg(long = "json")]
    pub is_json: bool,
}

impl Target {
    /// What is at a URL, asked for nothing that may change state.
    #[must_use]
    pub fn at(base_url: impl Into<String>) -> Self {
        Self {
            base_url: base_url.into(),
            headers: Vec::new(),
            is_unsafe_sent: false,
            are_values_compared: false,
            is_strict: false,
            only: None,
            timeout: 30,
            is_json: false,
        }
    }

    /// Whether something fails the example, and is not only worth a warning.
    pub(super) fn fails(&self, difference: &Difference) -> bool {
        self.is_strict || difference.severity == Severity::Failure
    }

    pub(super) fn timeout(&self) -> Duration {
        Duration::from_secs(self.timeout)
    }

    pub(super) fn is_wanted(&self, name: &str) -> bool {
        self.only.as_deref().is_none_or(|only| only == name)
    }
}

/// A header as a command line has it, `NAME:VALUE`, which may hold a secret.
#[derive(Clone)]
pub struct Header(Secret);

impl Header {
    /// Its name in small letters, and its value.
    ///
    /// # Errors
    /// Where it is none; the text is not repeated.
    pub(super) fn parts(&self) -> Result<(String, String), String> {
        let parts = self
            .0
            .expose()
            .split_once(':')
            .map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        let is_one = |(name, value): &(String, String)| {
            http::HeaderName::try_from(name).is_ok() && http::HeaderValue::try_from(value).is_ok()
        };
        parts.filter(is_one).ok_or_else(|| "a header is NAME:VALUE; one of them is not".to_owned())
    }
}

impl From<String> for Header {
    fn from(text: String) -> Self {
        Self(Secret::new(text))
    }
}

impl From<&str> for Header {
    fn from(text: &str) -> Self {
        Self(Secret::new(text))
    }
}

impl fmt::Debug for Header {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Header(***)")
    }
}
