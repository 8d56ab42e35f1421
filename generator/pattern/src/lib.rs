//! Patterns of ECMA-262, as JSON Schema means them, searched for in bounded time.
//!
//! A pattern comes from a document, and the text from anybody. An engine that goes back on its steps
//! may take longer than anybody lives, `^(a+)+$` for a few dozen characters. So what can be is searched
//! for in linear time; look-around and back-references cannot, and get a number of steps.
//!
//! ```
//! use concord_pattern::Pattern;
//!
//! let pattern = Pattern::new("^(a+)+$").ok_or("no pattern")?;
//! assert_eq!(pattern.is_found("aaaa"), Some(true));
//! assert_eq!(pattern.is_found(&format!("{}b", "a".repeat(100_000))), Some(false));
//! # Ok::<(), &str>(())
//! ```

mod class;
mod escape;
mod translation;

use translation::{Engine, translate};

/// How long a pattern may be, in bytes: what takes it apart goes as deep as it has alternatives.
pub const LONGEST: usize = 8 << 10;
/// How large a compiled pattern may be, in bytes: `{1,65535}` of a class is legal.
const SIZE: usize = 32 << 20;
/// How many steps a search may go back on.
const STEPS: usize = 20_000;
/// How long a text may be in which each step may look at all of it.
const LENGTH: usize = 16 << 10;

/// A pattern that is ready to be searched for.
#[derive(Clone, Debug)]
pub struct Pattern(Search);

#[derive(Clone, Debug)]
enum Search {
    Linear(regex::Regex),
    Stepping(fancy_regex::Regex),
}

impl Pattern {
    /// Compiles a pattern; none where it is not one, or cannot be searched for in bounded time. As
    /// JSON Schema 2020-12 §6.4 asks, it is read as a Unicode pattern; what only an older one can
    /// say is read as browsers do.
    #[must_use]
    pub fn new(pattern: &str) -> Option<Self> {
        if pattern.len() > LONGEST {
            return None;
        }
        let linear = translate(pattern, Engine::Linear).and_then(|pattern| {
            regex::RegexBuilder::new(&pattern).size_limit(SIZE).build().ok().map(Search::Linear)
        });
        let stepping = || {
            let mut builder =
                fancy_regex::RegexBuilder::new(&translate(pattern, Engine::Stepping)?);
            builder.backtrack_limit(STEPS).delegate_size_limit(SIZE);
            builder.build().ok().map(Search::Stepping)
        };
        linear.or_else(stepping).map(Self)
    }

    /// Whether the pattern is found in a text; none where that takes too many steps to say.
    #[must_use]
    pub fn is_found(&self, text: &str) -> Option<bool> {
        match &self.0 {
            Search::Linear(pattern) => Some(pattern.is_match(text)),
            Search::Stepping(_) if text.len() > LENGTH => None,
            Search::Stepping(pattern) => pattern.is_match(text).ok(),
        }
    }
}

#[cfg(test)]
mod tests;
