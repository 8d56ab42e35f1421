//! The command that tells what is covered.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::{Value, json};

use super::{Row, Source, changes, rows, text};
use crate::harness::{Harness, relative, workspace_root};
use crate::run::{FOUND, wrong_input};
use crate::waiver::{self, Waivers};

/// The committed list of the dialects, below the root of the workspace.
const LOCK: &str = "contract-tests/coverage.lock";
/// What the name of a document's list ends in, which stands beside the document.
const LOCK_ENDING: &str = ".coverage.lock";
/// What covers rows, in the order of their columns.
const WORDS: [&str; 5] = ["documented", "composed", "synthetic", "waived", "open"];

/// What is done with what is covered.
#[derive(clap::Args, Clone, Debug, Default)]
pub struct Settings {
    /// Compare with the committed list, and fail where something changed: of dialects
    /// contract-tests/coverage.lock, of a document `FILE.coverage.lock` beside it.
    #[arg(long, conflicts_with = "update")]
    pub check: bool,
    /// Write the list.
    #[arg(long)]
    pub update: bool,
    /// Print one JSON object instead of a table.
    #[arg(long)]
    pub json: bool,
}

/// Tells what the cases of a harness cover.
#[must_use]
pub fn run(harness: &Harness, settings: &Settings) -> ExitCode {
    outcome(harness, settings).unwrap_or_else(|message| wrong_input(&message))
}

fn outcome(harness: &Harness, settings: &Settings) -> Result<ExitCode, String> {
    let lock = Lock::of(harness);
    let waivers = match harness.document {
        Some(_) => Waivers::none(),
        None => {
            let text = read(&workspace_root().join(waiver::FILE), waiver::FILE)?;
            Waivers::read(waiver::FILE, &text, waiver::today(), false)?
        }
    };
    let mut all = Vec::new();
    for (dialect, contract) in &harness.dialects {
        let contract = contract.as_ref().map_err(|message| format!("{dialect}: {message}"))?;
        all.extend(rows(contract, &waivers));
    }
    let dialects: Vec<_> = harness.dialects.iter().map(|(dialect, _)| dialect.as_str()).collect();
    if settings.json {
        println!("{}", to_json(&all));
    } else {
        print!("{}", table(&all, &dialects));
    }
    if settings.update {
        // What is not asked for stays as it was.
        let old = read(&lock.path, &lock.name).unwrap_or_default();
        let is_other = |line: &&str| {
            let dialect = line.split(" | ").next().unwrap_or_default();
            !line.starts_with('#') && !dialects.contains(&dialect)
        };
        let others: String = old.lines().filter(is_other).map(|line| format!("{line}\n")).collect();
        std::fs::write(&lock.path, text(&all) + &others)
            .map_err(|error| format!("cannot write {}: {error}", lock.name))?;
    }
    if settings.check {
        let changes = changes(&read(&lock.path, &lock.name)?, &all, &dialects);
        for change in &changes {
            eprintln!("CHANGED {change}");
        }
        if !changes.is_empty() {
            eprintln!(
                "\n{} rows are not as {} has them. Where that is meant, run \
                 `{} --update` and commit the file",
                changes.len(),
                lock.name,
                lock.command
            );
            return Ok(ExitCode::from(FOUND));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Where the list of a harness is committed.
struct Lock {
    path: PathBuf,
    /// As every machine has it.
    name: String,
    /// The command that tells what is covered.
    command: String,
}

impl Lock {
    fn of(harness: &Harness) -> Self {
        let command = "cargo xtask contract coverage";
        match &harness.document {
            Some(document) => {
                let path = format!("{document}{LOCK_ENDING}");
                let command = format!("{command} --spec '{}'", relative(document));
                Self { name: relative(&path), path: path.into(), command }
            }
            None => Self {
                path: workspace_root().join(LOCK),
                name: LOCK.to_owned(),
                command: command.to_owned(),
            },
        }
    }
}

fn read(path: &Path, name: &str) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("cannot read {name}: {error}"))
}

fn count(rows: &[Row], dialect: &str, word: &str) -> usize {
    rows.iter().filter(|row| row.dialect == dialect && row.source.as_str() == word).count()
}

fn table(rows: &[Row], dialects: &[&str]) -> String {
    let line = |first: &str, cells: [String; 5]| {
        let cells: String = cells.iter().map(|cell| format!("{cell:>12}")).collect();
        format!("{first:<11}{cells}\n")
    };
    let mut table = line("dialect", WORDS.map(str::to_owned));
    for dialect in dialects {
        table += &line(dialect, WORDS.map(|word| count(rows, dialect, word).to_string()));
    }
    for row in rows {
        if let Source::Open(reason) = &row.source {
            table += &format!("OPEN {}: {reason}\n", row.key());
        }
    }
    table
}

fn to_json(rows: &[Row]) -> Value {
    let rows = rows.iter().map(|row| {
        json!({
            "dialect": row.dialect,
            "operation": row.operation,
            "request": row.request,
            "outcome": row.outcome,
            "answer": row.answer,
            "parameter": row.parameter,
            "covered": row.source.as_str(),
            "by": row.source.to_string(),
        })
    });
    json!({ "rows": rows.collect::<Vec<_>>() })
}
