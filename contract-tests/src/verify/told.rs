//! What came of the examples, in words and as JSON.

use std::collections::BTreeMap;
use std::io::Write;

use serde_json::{Value, json};

use super::{Verdict, Verified};
use crate::contract::Contract;
use crate::difference::Difference;

/// Examples that are named for one reason, at most.
const NAMED: usize = 6;

/// How many examples came to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) kept: usize,
    /// Of those that are kept, how many have a warning.
    pub(super) warned: usize,
    pub(super) failed: usize,
    pub(super) skipped: usize,
}

impl Tally {
    pub(super) fn of(all: &[Verified]) -> Self {
        let mut tally = Self::default();
        for one in all {
            match one.verdict {
                Verdict::Kept => tally.kept += 1,
                Verdict::Warned(_) => {
                    tally.kept += 1;
                    tally.warned += 1;
                }
                Verdict::Failed(_) => tally.failed += 1,
                Verdict::Skipped(_) => tally.skipped += 1,
            }
        }
        tally
    }

    /// Whether some example was kept to, and each that was sent.
    pub(super) fn is_good(self) -> bool {
        self.kept > 0 && self.failed == 0
    }
}

/// What came of an example that was sent.
pub(super) fn text(verified: &Verified) -> String {
    let Verified { name, place, verdict, status, curl } = verified;
    let status = status.map(|status| format!("  {status}")).unwrap_or_default();
    match verdict {
        Verdict::Skipped(_) => String::new(),
        Verdict::Kept => format!("kept    {name}{status}\n"),
        Verdict::Warned(differences) => {
            format!("warning {name}  {place}\n{}", lines(differences))
        }
        Verdict::Failed(differences) => {
            let lines = lines(differences);
            let alone = format!("--only '{name}'");
            format!(
                "FAILED  {name}  {place}\n{lines}  by hand:      {curl}\n  run it alone: {alone}\n"
            )
        }
    }
}

fn lines(differences: &[Difference]) -> String {
    let told = differences.iter().map(|one| match one.code {
        Some(code) => format!("{one}\nhelp     {}", code.help()),
        None => one.to_string(),
    });
    told.flat_map(|text| text.lines().map(|line| format!("  {line}\n")).collect::<Vec<_>>())
        .collect()
}

/// What was not sent and why, and the figures.
pub(super) fn summary(all: &[Verified], tally: Tally) -> String {
    let mut reasons = BTreeMap::<&str, Vec<&str>>::new();
    for one in all {
        if let Verdict::Skipped(reason) = &one.verdict {
            reasons.entry(reason).or_default().push(&one.name);
        }
    }
    let skipped = reasons.iter().map(|(reason, names)| {
        let named = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
        let rest = names.len().saturating_sub(NAMED);
        let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
        format!("skipped {}: {reason}\n        {named}{more}\n", names.len())
    });
    let skipped: String = skipped.collect();
    let Tally { kept, warned, failed, skipped: left } = tally;
    let warned = if warned > 0 { format!("kept with warnings: {warned}\n") } else { String::new() };
    let nothing = "nothing was sent, so nothing is verified\n";
    let nothing = if kept + failed == 0 { nothing } else { "" };
    format!("{skipped}\nkept: {kept}\nfailed: {failed}\nskipped: {left}\n{warned}{nothing}")
}

/// What may be wrong with the run itself, where every answer says the same.
pub(super) fn advice(contract: &Contract, all: &[Verified]) -> String {
    let mut statuses = all.iter().filter_map(|one| one.status);
    let Some(first) = statuses.next().filter(|first| statuses.all(|status| status == *first))
    else {
        return String::new();
    };
    let server = contract.api.servers.first().map_or("", |server| server.url.as_str());
    match first {
        404 if !server.is_empty() => format!(
            "\nevery answer is a 404: the document's server is {server}; is its path part of \
             --base-url?\n"
        ),
        401 | 403 => format!("\nevery answer is a {first}: is the secret the right one?\n"),
        _ => String::new(),
    }
}

/// The run as one object.
pub(super) fn json(all: &[Verified], tally: Tally) -> String {
    let Tally { kept, warned, failed, skipped } = tally;
    let examples: Vec<_> = all.iter().map(example).collect();
    let run = json!({
        "kept": kept, "warned": warned, "failed": failed, "skipped": skipped, "examples": examples,
    });
    format!("{run}\n")
}

fn example(verified: &Verified) -> Value {
    let Verified { name, place, verdict, status, curl } = verified;
    let mut told = json!({ "name": name, "place": place });
    let mut tell = |name: &str, value: Value| {
        if let Some(members) = told.as_object_mut() {
            members.insert(name.to_owned(), value);
        }
    };
    match verdict {
        Verdict::Kept => tell("verdict", json!("kept")),
        Verdict::Skipped(reason) => {
            tell("verdict", json!("skipped"));
            tell("reason", json!(reason));
        }
        Verdict::Warned(all) | Verdict::Failed(all) => {
            let is_failed = matches!(verdict, Verdict::Failed(_));
            tell("verdict", json!(if is_failed { "failed" } else { "warned" }));
            tell("differences", all.iter().map(difference).collect());
        }
    }
    if let Some(status) = status {
        tell("status", json!(status));
    }
    if !curl.is_empty() {
        tell("curl", json!(curl));
    }
    told
}

fn difference(one: &Difference) -> Value {
    let code = one.code.map(|code| code.to_string());
    json!({ "code": code, "pointer": one.pointer, "expected": one.expected, "found": one.found })
}

/// Prints a text. Whoever closed the output wants no more of it.
pub(super) fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}
