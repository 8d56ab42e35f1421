//! SARIF 2.1.0: findings at the lines of the document.

use serde_json::{Value, json};

use super::record::place;
use super::{Account, Problem, Record, Status, Verdict};

/// The schema that the report keeps.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// The report: a rule a verdict, a result for each failure. Waived failures are results that are
/// suppressed (SARIF 2.1.0 §3.35).
#[must_use]
pub fn sarif(account: &Account) -> Value {
    let rules = Verdict::ALL.map(
        |verdict| json!({ "id": rule(verdict), "shortDescription": { "text": verdict.meaning() } }),
    );
    let problems = account.problems.iter().map(problem);
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
    let mut result = finding(verdict, &text, Some((&record.file, record.line)), &record.id);
    if record.status == Status::Waived
        && let Some(members) = result.as_object_mut()
    {
        members.insert("suppressions".to_owned(), json!([{ "kind": "external" }]));
    }
    result
}

fn problem(problem: &Problem) -> Value {
    let at = problem.place.as_deref().map(place);
    let at = at.as_ref().map(|(file, line)| (file.as_str(), *line));
    let id = format!("{}/{}", problem.subject, problem.place.as_deref().unwrap_or_default());
    finding(problem.verdict, &problem.message, at, &id)
}

fn finding(verdict: Verdict, text: &str, at: Option<(&str, usize)>, id: &str) -> Value {
    let locations: Vec<_> = at.map(|(file, line)| location(file, line)).into_iter().collect();
    json!({
        "ruleId": rule(verdict),
        "ruleIndex": Verdict::ALL.iter().position(|known| *known == verdict),
        "level": "error",
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
