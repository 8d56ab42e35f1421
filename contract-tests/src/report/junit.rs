//! JUnit's XML: a suite a dialect, a case a check.

use quick_junit::{NonSuccessKind, Report, SerializeError, TestCase, TestCaseStatus, TestSuite};

use super::{Account, Problem, Record, Status};

/// The report, without times: two runs give the same bytes.
///
/// # Errors
/// Where it cannot be written as XML.
pub fn junit(account: &Account) -> Result<String, SerializeError> {
    let mut report = Report::new("contract");
    let mut suites: Vec<TestSuite> = Vec::new();
    let cases = account.problems.iter().map(|one| (one.subject.as_str(), problem(one)));
    let cases = cases.chain(account.records.iter().map(|one| (one.dialect.as_str(), case(one))));
    let warnings = account.warnings.iter().map(|one| (one.subject.as_str(), warning(one)));
    for (name, case) in cases.chain(warnings) {
        let known = suites.iter().position(|suite| suite.name.as_str() == name);
        if known.is_none() {
            suites.push(TestSuite::new(name));
        }
        let at = known.unwrap_or(suites.len().saturating_sub(1));
        if let Some(suite) = suites.get_mut(at) {
            suite.add_test_case(case);
        }
    }
    report.add_test_suites(suites);
    report.to_string()
}

fn case(record: &Record) -> TestCase {
    let status = match record.status {
        Status::Passed => TestCaseStatus::success(),
        Status::Failed => failure(record),
        Status::Waived => {
            let mut status = TestCaseStatus::skipped();
            status.set_message("waived");
            status
        }
    };
    let mut case = TestCase::new(&record.id, status);
    case.set_classname(format!("{}.{}", record.dialect, record.operation));
    case
}

fn failure(record: &Record) -> TestCaseStatus {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
    let first = record.differences.first().map(ToString::to_string).unwrap_or_default();
    status.set_message(format!("{}: {}", record.place(), first.replace('\n', " ")));
    let code = record.differences.first().and_then(|first| first.code);
    let verdict = record.verdict.map_or("", |verdict| verdict.as_str());
    status.set_type(code.map_or(verdict, |code| code.as_str()));
    let differences: Vec<_> = record.differences.iter().map(ToString::to_string).collect();
    status.set_description(format!(
        "{}\n{}\n\n{}\n{}",
        record.place(),
        differences.join("\n"),
        record.exchange.curl,
        record.command
    ));
    status
}

/// A warning fails no build: it is a case that passed and says something.
fn warning(problem: &Problem) -> TestCase {
    let code = problem.code.map_or("", |code| code.as_str());
    let place = problem.place.as_deref().unwrap_or_default();
    let name = format!("{}/{code} {place}", problem.subject);
    let mut case = TestCase::new(name, TestCaseStatus::success());
    case.set_classname(format!("{}.warnings", problem.subject));
    case.set_system_out(problem.message.as_str());
    case
}

fn problem(problem: &Problem) -> TestCase {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
    status.set_message(problem.message.lines().next().unwrap_or_default());
    status.set_type(problem.verdict.as_str());
    status.set_description(problem.message.as_str());
    let place = problem.place.as_deref().unwrap_or("ledger");
    let mut case = TestCase::new(format!("{}/{place}", problem.subject), status);
    case.set_classname(problem.subject.as_str());
    case
}
