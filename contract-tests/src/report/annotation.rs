//! Annotations of GitHub, which shows them beside the lines of a change.

use super::record::place;
use super::{Account, Problem, Status};

/// One workflow command for each failure, and one for each warning: `::error file=…,line=…,title=…::…`.
#[must_use]
pub fn annotations(account: &Account) -> Vec<String> {
    let problem = |problem: &Problem, level: &str| {
        let at = problem.place.as_deref().map(place);
        let title = format!("{}: {}", problem.verdict, problem.subject);
        annotation(level, at, &title, &problem.message)
    };
    let warnings = account.warnings.iter().map(|one| problem(one, "warning"));
    let problems = account.problems.iter().map(|one| problem(one, "error"));
    let failed = account.ended(Status::Failed).map(|record| {
        let differences: Vec<_> = record.differences.iter().map(ToString::to_string).collect();
        let text = format!("{}\n{}", differences.join("\n"), record.command);
        annotation("error", Some((record.file.clone(), record.line)), &record.id, &text)
    });
    problems.chain(failed).chain(warnings).collect()
}

fn annotation(level: &str, at: Option<(String, usize)>, title: &str, message: &str) -> String {
    let at = at.map(|(file, line)| format!("file={},line={line},", property(&file)));
    format!("::{level} {}title={}::{}", at.unwrap_or_default(), property(title), data(message))
}

/// Text of a document must not end its line, after which it could be a command of its own.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
