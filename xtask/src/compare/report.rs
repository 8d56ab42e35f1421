//! What was measured.

use serde::Serialize;

use super::Sides;
use super::crates::Compiled;
use super::machine::Machine;
use super::program::Programs;
use super::usage::Usage;
use crate::exit::Failure;

/// All documents.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    /// Where it was measured, and when.
    pub(super) machine: Machine,
    /// One row a document.
    pub(super) documents: Vec<Row>,
}

/// One document.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    /// The name of its file, without the extension.
    pub(super) document: String,
    /// What was compiled; none where the other's code cannot be.
    pub(super) sides: Option<Sides>,
    /// Our crate.
    pub(super) ours: Option<Compiled>,
    /// The crate of `openapi-to-rust`.
    pub(super) theirs: Option<Compiled>,
    /// Programs of one call, where they were asked for.
    pub(super) programs: Option<Programs>,
    /// What it cost to write them.
    pub(super) generation: Generation,
}

/// What generators need for a document; none where they cannot read it.
#[derive(Debug, Default, Serialize)]
pub(super) struct Generation {
    /// Client, server and examples.
    pub(super) ours: Option<Usage>,
    /// Client and server.
    pub(super) openapi_to_rust: Option<Usage>,
    /// A client.
    pub(super) oas3_gen: Option<Usage>,
}

impl Report {
    /// As one JSON object.
    pub(super) fn json(&self) -> Result<String, Failure> {
        serde_json::to_string_pretty(self).map_err(|error| Failure::new(format!("error: {error}")))
    }
}

/// The ratios of some pairs: ours by theirs, so that less is better.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ratios {
    /// Of the middle pair.
    pub(super) median: f64,
    /// Of the sums.
    pub(super) sum: f64,
    /// Of the worst pair.
    pub(super) worst: f64,
}

/// The ratios of pairs; none where there is no pair.
pub(super) fn ratios(pairs: &[(f64, f64)]) -> Option<Ratios> {
    let mut each: Vec<f64> = pairs.iter().map(|(ours, theirs)| ours / theirs).collect();
    each.sort_by(f64::total_cmp);
    let upper = *each.get(each.len() / 2)?;
    let lower = *each.get((each.len() - 1) / 2)?;
    let sum = |pick: fn(&(f64, f64)) -> f64| pairs.iter().map(pick).sum::<f64>();
    Some(Ratios {
        median: f64::midpoint(lower, upper),
        sum: sum(|pair| pair.0) / sum(|pair| pair.1),
        worst: *each.last()?,
    })
}

#[cfg(test)]
mod tests {
    use super::{Ratios, ratios};

    #[test]
    fn a_median_is_in_the_middle_and_a_sum_weighs_what_is_large() {
        let pairs = [(1.0, 2.0), (30.0, 10.0), (1.0, 1.0), (1.0, 4.0)];
        let expected = Ratios { median: 0.75, sum: 33.0 / 17.0, worst: 3.0 };
        assert_eq!(ratios(&pairs), Some(expected));
        assert_eq!(ratios(&pairs[..1]), Some(Ratios { median: 0.5, sum: 0.5, worst: 0.5 }));
        assert_eq!(ratios(&[]), None);
    }
}
