//! Choices that come around to everything there is to choose from.

use std::collections::BTreeMap;

use serde_json::Value;

/// Options of one choice beyond these are not all taken.
const CAP: usize = 40;

/// Chooses what was chosen least so far, and draws numbers from a fixed seed.
#[derive(Debug)]
pub(super) struct Choices {
    /// How often each option was chosen, by the schema that it stands in and the keyword.
    taken: BTreeMap<(usize, &'static str), Vec<usize>>,
    state: u64,
}

impl Choices {
    /// The same seed gives the same choices.
    pub(super) fn new(seed: u64) -> Self {
        Self { taken: BTreeMap::new(), state: seed }
    }

    /// One of some options of a keyword of a schema: the first of those that were taken least.
    pub(super) fn next(&mut self, schema: &Value, keyword: &'static str, options: usize) -> usize {
        // Nodes of a document stay where they are, so an address names one.
        let key = (std::ptr::from_ref(schema) as usize, keyword);
        let counts = self.taken.entry(key).or_default();
        counts.resize(options.max(counts.len()), 0);
        let least = counts.iter().take(options).enumerate().min_by_key(|(_, count)| **count);
        let chosen = least.map_or(0, |(index, _)| index);
        if let Some(count) = counts.get_mut(chosen) {
            *count += 1;
        }
        chosen
    }

    /// Whether every option that was met was taken, as far as the cap goes.
    pub(super) fn are_all_taken(&self) -> bool {
        self.taken.values().all(|counts| counts.iter().take(CAP).all(|count| *count > 0))
    }

    /// A number below a limit (SplitMix64).
    pub(super) fn draw(&mut self, limit: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let drawn = mixed ^ (mixed >> 31);
        usize::try_from(drawn % (limit.max(1) as u64)).unwrap_or_default()
    }
}
