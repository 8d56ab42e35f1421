//! The patterns of the documents in this program.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use concord_pattern::Pattern;

use super::super::Node;

/// Each compiled when it is first asked for, and once. One that does not compile matches
/// everything; the generator has told its author.
static PATTERNS: RwLock<BTreeMap<&str, Option<Arc<Pattern>>>> = RwLock::new(BTreeMap::new());

/// Whether a pattern is found in a text of a value. A search that would take too many steps ends the
/// check of the whole.
pub(super) fn is_found(pattern: &'static str, text: &str, node: Node<'_>) -> bool {
    let known = PATTERNS.read().unwrap_or_else(PoisonError::into_inner).get(pattern).cloned();
    let compiled = known.unwrap_or_else(|| {
        let compiled = Pattern::new(pattern).map(Arc::new);
        let mut patterns = PATTERNS.write().unwrap_or_else(PoisonError::into_inner);
        patterns.insert(pattern, compiled.clone());
        compiled
    });
    let Some(compiled) = compiled else { return true };
    compiled.is_found(text).unwrap_or_else(|| {
        node.tape().spend();
        true
    })
}
