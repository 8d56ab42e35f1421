//! SARIF 2.1.0: findings at the lines of the document.

use serde_json::{Value, json};

use super::record::place;
use super::{Account, Problem, Record, Status, Verdict};
use crate::strictness::Code;

/// The schema that the report keeps.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The report: a rule a verdict and a code, a result for each failure. A failure whose first
/// difference has a code is of that rule. Waived failures are results that are
/// suppressed (SARIF 2.1.0 §3.35).
#[must_use]
pub fn sarif(account: &Account) -> Value {
    let verdicts = Verdict::ALL.map(
        |verdict| json!({ "id": rule(verdict), "shortDescription": { "text": verdict.meaning() } }),
    );
    let codes = Code::ALL.map(|code| {
        json!({
            "id": code.as_str(),
            "shortDescription": { "text": code.title() },
            "help": { "text": code.help() },
        })
    });
    let rules: Vec<_> = verdicts.into_iter().chain(codes).collect();
    let problems = account.problems.iter().map(|one| problem(one, "error"));
    let problems = problems.chain(account.warnings.iter().map(|one| problem(one, "warning")));
    let failed = account.records.iter().filter(|record| record.status != Status::Passed);
    let results: Vec<_> = problems.chain(failed.map(result)).collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "Concord",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "utf16CodeUnits",
            "results": results,
        }],
    })
}

fn rule(verdict: Verdict) -> String {
    format!("contract/{verdict}")
}

fn result(record: &Record) -> Value {
    let verdict = record.verdict.unwrap_or(Verdict::Harness);
    let differences: Vec<_> = record.differences.iter().map(ToString::to_string).collect();
    let text = format!("{}\n{}\n{}", record.id, differences.join("\n"), record.command);
    let code = record.differences.first().and_then(|first| first.code);
    let at = Some((record.file.as_str(), record.line));
    let mut result = finding((verdict, code), "error", &text, at, &record.id);
    if record.status == Status::Waived
        && let Some(members) = result.as_object_mut()
    {
        members.insert("suppressions".to_owned(), json!([{ "kind": "external" }]));
    }
    result
}

fn problem(problem: &Problem, level: &str) -> Value {
    let at = problem.place.as_deref().map(place);
    let at = at.as_ref().map(|(file, line)| (file.as_str(), *line));
    let id = format!("{}/{}", problem.subject, problem.place.as_deref().unwrap_or_default());
    finding((problem.verdict, problem.code), level, &problem.message, at, &id)
}

fn finding(
    (verdict, code): (Verdict, Option<Code>),
    level: &str,
    text: &str,
    at: Option<(&str, usize)>,
    id: &str,
) -> Value {
    let of_verdict = || Verdict::ALL.iter().position(|known| *known == verdict);
    let of_code = |code| Code::ALL.iter().position(|known| *known == code);
    let index = match code {
        Some(code) => of_code(code).map(|at| at + Verdict::ALL.len()),
        None => of_verdict(),
    };
    let locations: Vec<_> = at.map(|(file, line)| location(file, line)).into_iter().collect();
    json!({
        "ruleId": code.map_or_else(|| rule(verdict), |code| code.as_str().to_owned()),
        "ruleIndex": index,
        "level": level,
        "message": { "text": text },
        "locations": locations,
        "partialFingerprints": { "check/v1": id },
    })
}

fn location(file: &str, line: usize) -> Value {
    // A URI reference (§3.4.3): what has a meaning in one is encoded.
    let uri = file.replace('%', "%25").replace(' ', "%20").replace('#', "%23").replace('?', "%3F");
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": uri },
            "region": { "startLine": line.max(1) },
        }
    })
}
