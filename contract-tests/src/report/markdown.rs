//! A summary in Markdown, for the page of a job.

use std::fmt::Write;

use super::{Account, Figures, Record, Status};
use crate::direction::Direction;

/// Failures that are told whole, at most.
const TOLD: usize = 20;

/// The summary: a table of dialects and directions, then what failed.
#[must_use]
pub fn markdown(account: &Account) -> String {
    let count = |status| account.ended(status).count();
    let mut text = format!(
        "# Contract\n\n{} checks passed, **{} failed**, {} waived, {} open, {} other problems\n\n",
        count(Status::Passed),
        count(Status::Failed),
        count(Status::Waived),
        account.open.len(),
        account.problems.len(),
    );
    text.push_str(&table(account));
    for problem in &account.problems {
        let place = problem.place.as_ref().map(|place| format!(" `{place}`"));
        // Writing to a string does not fail.
        let _ = writeln!(
            text,
            "\n**{}** {}{}\n\n{}",
            problem.verdict,
            problem.subject,
            place.unwrap_or_default(),
            fenced(&problem.message)
        );
    }
    text.push_str(&warnings(account));
    text.extend(account.ended(Status::Failed).take(TOLD).map(failure));
    if let Some(rest) = count(Status::Failed).checked_sub(TOLD).filter(|rest| *rest > 0) {
        let _ = writeln!(text, "\n{rest} more failed.");
    }
    text
}

/// What breaks nothing, one line each.
fn warnings(account: &Account) -> String {
    let mut text = String::new();
    for warning in account.warnings.iter().take(TOLD) {
        let code = warning.code.map_or("", |code| code.as_str());
        let title = warning.code.map_or("", |code| code.title());
        let place = warning.place.as_deref().unwrap_or_default();
        // Writing to a string does not fail.
        let _ = writeln!(text, "\n- **warning {code}** `{place}`: {title}");
    }
    if let Some(rest) = account.warnings.len().checked_sub(TOLD).filter(|rest| *rest > 0) {
        let _ = writeln!(text, "\n{rest} more warnings.");
    }
    text
}

/// `passed/checks` of each dialect, by direction; what was varied is counted apart.
fn table(account: &Account) -> String {
    let names = Direction::ALL.map(Direction::as_str).join(" | ");
    let mut text = format!("| dialect | {names} | varied |\n|---|--:|--:|--:|--:|--:|\n");
    let mut dialects: Vec<&str> = Vec::new();
    for record in &account.records {
        if !dialects.contains(&&*record.dialect) {
            dialects.push(&record.dialect);
        }
    }
    for dialect in dialects {
        let own = || account.records.iter().filter(|record| record.dialect == dialect);
        let directions = Direction::ALL.map(|direction| {
            figures(own().filter(|one| one.kind != "varied" && one.direction == direction))
        });
        let varied = figures(own().filter(|one| one.kind == "varied"));
        // Writing to a string does not fail.
        let _ = writeln!(text, "| {dialect} | {} | {varied} |", directions.join(" | "));
    }
    text
}

fn figures<'r>(records: impl Iterator<Item = &'r Record>) -> String {
    let Figures { checks, passed } = records.map(|one| one.status == Status::Passed).collect();
    if checks == 0 { "–".to_owned() } else { format!("{passed}/{checks}") }
}

fn failure(record: &Record) -> String {
    let differences: Vec<_> = record.differences.iter().map(ToString::to_string).collect();
    let text =
        format!("{}\n\n{}\n{}", differences.join("\n"), record.exchange.curl, record.command);
    format!(
        "\n<details><summary><code>{}</code> {}</summary>\n\n`{}`\n\n{}\n</details>\n",
        escaped(&record.id),
        record.verdict.map_or("", |verdict| verdict.as_str()),
        record.place(),
        fenced(&text)
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A block that what stands in it cannot end.
fn fenced(text: &str) -> String {
    let mut fence = "```".to_owned();
    while text.contains(&fence) {
        fence.push('`');
    }
    format!("{fence}text\n{text}\n{fence}")
}
