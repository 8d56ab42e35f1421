//! Waivers: checks that are known to fail, for a reason and for a time.
//!
//! ```yaml
//! - id: smithery/callTool/example/client-encode
//!   reason: the service answers otherwise until its next release
//!   owner: tools team
//!   expires: 2031-01-31
//! ```
//!
//! A waived check runs all the same. A waiver of a check that passes is stale; that, a waiver that
//! has expired, and one of a check that does not exist are errors with their lines.

use concord::Sources;
use concord::diagnostic::{Place, location, render};
use concord::source::{Kind, Node};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::report::{Problem, Record, Status, Verdict};

/// The file of the waivers for the dialects of this workspace, below its root.
pub const FILE: &str = "contract-tests/waivers.yaml";

/// What a waiver has to say.
const MEMBERS: [&str; 4] = ["id", "reason", "owner", "expires"];

/// One check that may fail until a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The id of the check.
    pub id: String,
    /// Why it may fail.
    pub reason: String,
    /// Who sees to it.
    pub owner: String,
    /// The last day of it.
    pub expires: Date,
    /// `file:line` of it.
    pub place: String,
}

/// The waivers of a run, and the day that it is.
#[derive(Clone, Debug)]
pub struct Waivers {
    waivers: Vec<Waiver>,
    today: Date,
    /// Whether a waiver of a dialect that did not run is unknown.
    is_whole: bool,
}

impl Waivers {
    /// No waivers.
    #[must_use]
    pub fn none() -> Self {
        Self { waivers: Vec::new(), today: Date::ZERO, is_whole: false }
    }

    /// Reads a file of waivers, for a run of all checks or of some.
    ///
    /// # Errors
    /// All that is wrong with it, each with `file:line`.
    pub fn read(name: &str, text: &str, today: Date, is_whole: bool) -> Result<Self, String> {
        let mut sources = Sources::default();
        let document = match sources.add(name, text.as_bytes()) {
            Ok(document) => document,
            Err(faults) => {
                let faults: Vec<_> =
                    faults.into_iter().map(|one| render(&one, &sources, false)).collect();
                return Err(faults.join("\n"));
            }
        };
        let root = sources.root(document);
        if !matches!(root.kind(), Kind::Array) && !root.is_null() {
            return Err(format!("{}: a list of waivers has to stand here", place(root, &sources)));
        }
        let mut waivers: Vec<Waiver> = Vec::new();
        let mut problems = Vec::new();
        for node in root.items() {
            match waiver(node, &sources) {
                Ok(one) if waivers.iter().any(|known| known.id == one.id) => {
                    problems.push(format!("{}: `{}` is waived twice", one.place, one.id));
                }
                Ok(one) => waivers.push(one),
                Err(problem) => problems.push(format!("{}: {problem}", place(node, &sources))),
            }
        }
        if problems.is_empty() {
            Ok(Self { waivers, today, is_whole })
        } else {
            Err(problems.join("\n"))
        }
    }

    /// The waivers of one check alone.
    #[must_use]
    pub fn only(mut self, id: &str) -> Self {
        self.waivers.retain(|waiver| waiver.id == id);
        self
    }

    /// The waiver of a check that still holds.
    #[must_use]
    pub fn of(&self, id: &str) -> Option<&Waiver> {
        self.waivers.iter().find(|waiver| waiver.id == id && waiver.expires >= self.today)
    }

    /// Marks the failed checks that are waived. What is wrong with the waivers.
    pub fn apply(&self, records: &mut [Record]) -> Vec<Problem> {
        let mut problems = Vec::new();
        for waiver in &self.waivers {
            let at = records.iter().position(|record| record.id == waiver.id);
            match at.and_then(|at| records.get_mut(at)) {
                Some(record)
                    if record.status == Status::Failed && self.of(&waiver.id).is_some() =>
                {
                    record.status = Status::Waived;
                }
                Some(record) => problems.push(wrong(waiver, broken(waiver, record))),
                None => problems.extend(self.unknown(waiver, records)),
            }
        }
        problems
    }

    fn unknown(&self, waiver: &Waiver, records: &[Record]) -> Option<Problem> {
        let id = &waiver.id;
        let is_of = |record: &Record| id.split('/').next() == Some(&record.dialect);
        let is_unknown = self.is_whole || records.iter().any(is_of);
        is_unknown.then(|| wrong(waiver, format!("the waiver is unknown: there is no check {id}")))
    }
}

fn broken(waiver: &Waiver, record: &Record) -> String {
    let Waiver { id, owner, expires, .. } = waiver;
    match record.status {
        Status::Failed => format!("the waiver expired on {expires}: {id} still fails ({owner})"),
        Status::Passed | Status::Waived => {
            format!("the waiver is stale: {id} passes. Take the waiver away")
        }
    }
}

fn wrong(waiver: &Waiver, message: String) -> Problem {
    let (subject, place) = ("waivers".to_owned(), Some(waiver.place.clone()));
    Problem { subject, verdict: Verdict::Harness, place, message, code: None }
}

/// The day that it is, by the clock of this machine (UTC).
#[must_use]
pub fn today() -> Date {
    Timestamp::now().to_zoned(TimeZone::UTC).date()
}

fn waiver(node: Node<'_>, sources: &Sources) -> Result<Waiver, String> {
    if let Some((name, _)) = node.members().find(|(name, _)| !MEMBERS.contains(name)) {
        return Err(format!("a waiver has no `{name}`, but {}", MEMBERS.join(", ")));
    }
    let text = |name: &str| {
        let text = node.get(name).and_then(Node::text).map(str::trim).unwrap_or_default();
        if text.is_empty() { Err(format!("the waiver has no {name}")) } else { Ok(text.to_owned()) }
    };
    let expires = text("expires")?;
    Ok(Waiver {
        id: text("id")?,
        reason: text("reason")?,
        owner: text("owner")?,
        expires: expires.parse().map_err(|_| format!("`{expires}` is no day: write 2031-01-31"))?,
        place: place(node, sources),
    })
}

fn place(node: Node<'_>, sources: &Sources) -> String {
    let found = location(&Place::Value(node.origin()), sources);
    found.map(|it| format!("{}:{}", it.file, it.line)).unwrap_or_default()
}
