//! What came of the planting.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde_json::{Value, json};

/// The least part of the faults that has to be noticed, in hundredths.
const RATE: usize = 97;

/// A fault that was noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kill {
    /// The kind of fault.
    pub fault: String,
    /// Where it was planted.
    pub place: String,
    /// The code of the diagnostic, or the id of the check, that noticed it.
    pub by: String,
}

/// A fault that nothing noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survivor {
    /// The kind of fault.
    pub fault: String,
    /// Where it was planted.
    pub place: String,
    /// Why that is no hole in the harness.
    pub reason: String,
}

/// What came of planting every fault.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proof {
    /// The faults that were noticed.
    pub kills: Vec<Kill>,
    /// The faults that were not.
    pub survivors: Vec<Survivor>,
    /// Faults that ended the harness itself.
    pub broken: Vec<String>,
}

impl Proof {
    /// How many faults were planted.
    #[must_use]
    pub fn planted(&self) -> usize {
        self.kills.len() + self.survivors.len() + self.broken.len()
    }

    /// How many kinds of fault there were.
    #[must_use]
    pub fn kinds(&self) -> usize {
        let survived = self.survivors.iter().map(|one| one.fault.as_str());
        self.kills
            .iter()
            .map(|one| one.fault.as_str())
            .chain(survived)
            .collect::<BTreeSet<_>>()
            .len()
    }

    /// Whether enough of them were noticed. Nothing planted is nothing proved.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.planted() > 0
            && self.broken.is_empty()
            && self.kills.len() * 100 >= self.planted() * RATE
    }

    /// The one object that a machine reads.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let survivor = |one: &Survivor| json!({ "fault": one.fault, "where": one.place, "reason": one.reason });
        let kill = |one: &Kill| json!({ "fault": one.fault, "where": one.place, "by": one.by });
        json!({
            "planted": self.planted(),
            "killed": self.kills.len(),
            "kinds": self.kinds(),
            "survivors": self.survivors.iter().map(survivor).collect::<Vec<_>>(),
            "broken": self.broken,
            "kills": self.kills.iter().map(kill).collect::<Vec<_>>(),
        })
    }

    /// A line for each kind, the survivors with their reasons, and the rate.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = format!("{:>7} {:>7}  fault (noticed first by)\n", "planted", "killed");
        for (kind, Tally { planted, killed, by }) in self.tallies() {
            // Writing to a string does not fail.
            let _ = writeln!(text, "{planted:>7} {killed:>7}  {kind} ({})", words(&by));
        }
        for Survivor { fault, place, reason } in &self.survivors {
            let _ = write!(text, "\nSURVIVED {fault}\n  at {place}\n  {reason}\n");
        }
        for message in &self.broken {
            let _ = write!(text, "\nBROKEN {message}\n");
        }
        let (planted, killed) = (self.planted(), self.kills.len());
        let rate = killed as f64 / planted.max(1) as f64;
        let _ = writeln!(
            text,
            "\n{} kinds of fault, {planted} planted, {killed} killed: {rate:.3} (at least 0.{RATE})",
            self.kinds()
        );
        text
    }

    fn tallies(&self) -> BTreeMap<&str, Tally> {
        let mut tallies = BTreeMap::<&str, Tally>::new();
        for Kill { fault, by, .. } in &self.kills {
            let tally = tallies.entry(fault).or_default();
            tally.planted += 1;
            tally.killed += 1;
            *tally.by.entry(family(by).to_owned()).or_default() += 1;
        }
        for Survivor { fault, .. } in &self.survivors {
            tallies.entry(fault).or_default().planted += 1;
        }
        tallies
    }
}

/// The faults of one kind.
#[derive(Debug, Default)]
struct Tally {
    planted: usize,
    killed: usize,
    /// How many of them each family of checks noticed.
    by: BTreeMap<String, usize>,
}

/// What a check does, by its id: the last part of it.
fn family(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

fn words(by: &BTreeMap<String, usize>) -> String {
    by.iter().map(|(by, count)| format!("{by} {count}")).collect::<Vec<_>>().join(", ")
}
