//! The patterns of the documents in this program.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use regress::Regex;

/// Each compiled when it is first asked for, and once. One that does not compile matches
/// everything; the generator has told its author.
static PATTERNS: RwLock<BTreeMap<&str, Option<Arc<Regex>>>> = RwLock::new(BTreeMap::new());

/// Whether a pattern is found in a text.
pub(super) fn is_found(pattern: &'static str, text: &str) -> bool {
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
