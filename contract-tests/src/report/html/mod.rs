//! One page that needs nothing else: operations × outcomes × directions, each cell open to its
//! checks.

use serde_json::{Value, json};

use super::{Account, Problem, Record, Status};
use crate::direction::Direction;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The page. What is told of checks stands in it as JSON, and the script shows it as text.
#[must_use]
pub fn html(account: &Account) -> String {
    let count = |status| account.ended(status).count();
    let (passed, failed, waived) =
        (count(Status::Passed), count(Status::Failed), count(Status::Waived));
    let open = account.open.len();
    let warned = account.warnings.len();
    let warnings = warnings(account);
    let title = if account.is_clean() { "Contract kept" } else { "Contract broken" };
    let class = if account.is_clean() { "kept" } else { "broken" };
    let problems: String = account.problems.iter().map(problem).collect();
    let others_failed = failed.saturating_sub(1);
    let first = account.first_failed().map(|record| whole(record, others_failed));
    let failures = first.unwrap_or_default() + &problems;
    let head: String =
        Direction::ALL.iter().map(|one| format!("<th scope=col>{one}</th>")).collect();
    let body = body(&account.records);
    let others = account.problems.len();
    format!(
        "<!doctype html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n\
         <meta name=viewport content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=Content-Security-Policy content=\"default-src 'none'; \
         style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <header class={class}>\n<h1>{title}</h1>\n<ul class=figures>\n\
         <li><b>{passed}</b> passed<li class=failed><b>{failed}</b> failed\
         <li class=waived><b>{waived}</b> waived<li><b>{open}</b> open\
         <li><b>{others}</b> other problems<li><b>{warned}</b> warnings</ul>\n</header>\n<main>\n{failures}\
         <form role=search>\n<label>Filter <input type=search id=filter \
         placeholder=\"operation, outcome, dialect\" aria-keyshortcuts=/></label>\n\
         <label><input type=checkbox id=broken> only what failed</label>\n\
         <span id=shown role=status></span>\n</form>\n\
         <p class=keys><kbd>/</kbd> filter, <kbd>←</kbd> <kbd>↑</kbd> <kbd>→</kbd> <kbd>↓</kbd> \
         move, <kbd>Enter</kbd> open, <kbd>Esc</kbd> close. A cell shows the cases that are \
         replayed, and behind <code>+</code> those with one thing changed.</p>\n\
         <div class=scroll><table>\n<thead><tr><th scope=col>operation</th>\
         <th scope=col>outcome</th>{head}</tr></thead>\n{body}</table></div>\n{warnings}</main>\n\
         <dialog aria-labelledby=what><form method=dialog><h2 id=what></h2>\
         <button aria-label=Close>×</button></form><div id=checks></div></dialog>\n\
         <script type=application/json id=records>{}</script>\n<script>\n{SCRIPT}</script>\n\
         </body>\n</html>\n",
        data(&account.records)
    )
}

/// The rows, by dialect, operation and outcome in the order of the document.
fn body(records: &[Record]) -> String {
    let mut rows: Vec<(&str, &str, &str)> = Vec::new();
    for record in records {
        let row = (&*record.dialect, &*record.operation, &*record.outcome);
        if rows.contains(&row) {
            continue;
        }
        // Beside the last row of its operation.
        let last = rows.iter().rposition(|known| (known.0, known.1) == (row.0, row.1));
        rows.insert(last.map_or(rows.len(), |at| at + 1), row);
    }
    let mut text = String::new();
    let mut before = ("", "");
    for row in rows {
        if before.0 != row.0 {
            let dialect = escaped(row.0);
            text += &format!("<tbody><tr class=dialect><th colspan=6 scope=rowgroup>{dialect}\n");
        }
        let is_next = before == (row.0, row.1);
        text += &line(records, row, is_next);
        before = (row.0, row.1);
    }
    text
}

fn line(records: &[Record], row: (&str, &str, &str), is_next: bool) -> String {
    let (dialect, operation, outcome) = row;
    let cells: String = Direction::ALL.iter().map(|one| cell(records, row, *one)).collect();
    let class = if is_next { " class=next" } else { "" };
    format!(
        "<tr{class} data-text=\"{}\"><th scope=row>{}</th><td class=outcome>{}</td>{cells}</tr>\n",
        escaped(&format!("{dialect} {operation} {outcome}").to_lowercase()),
        escaped(operation),
        escaped(outcome)
    )
}

fn cell(records: &[Record], row: (&str, &str, &str), direction: Direction) -> String {
    let own: Vec<_> = records
        .iter()
        .enumerate()
        .filter(|(_, one)| (&*one.dialect, &*one.operation, &*one.outcome) == row)
        .filter(|(_, one)| one.direction == direction)
        .collect();
    if own.is_empty() {
        return "<td class=none title=\"nothing to check\">·</td>".to_owned();
    }
    let ended = |status| own.iter().filter(|(_, one)| one.status == status).count();
    let varied = own.iter().filter(|(_, one)| one.kind == "varied").count();
    let (replayed, all) = (own.len() - varied, own.len());
    let small = if varied > 0 { format!(" <small>+{varied}</small>") } else { String::new() };
    let (text, word) = match (ended(Status::Failed), ended(Status::Waived)) {
        (0, 0) if replayed == 0 => (format!("✓{small}"), "passed"),
        (0, 0) => (format!("✓ {replayed}{small}"), "passed"),
        (0, waived) => (format!("~ {waived} of {all}"), "waived"),
        (failed, _) => (format!("✗ {failed} of {all}"), "failed"),
    };
    let indices: Vec<_> = own.iter().map(|(at, _)| at.to_string()).collect();
    let label = format!("{} {} {direction}: {word}", row.1, row.2);
    format!(
        "<td><button class={word} data-of=\"{}\" aria-label=\"{}\">{text}</button></td>",
        indices.join(" "),
        escaped(&label)
    )
}

/// The first failure, whole: what somebody sees whose build went red.
fn whole(record: &Record, others: usize) -> String {
    let others = match others {
        0 => String::new(),
        others => format!("<button id=others>and {others} more failed: show them</button>"),
    };
    let differences: String = record.differences.iter().take(3).map(|one| {
        format!(
            "<dt><code>{}</code></dt><dd><pre class=expected>{}</pre><pre class=found>{}</pre></dd>",
            escaped(&one.heading()), escaped(&one.expected), escaped(&one.found)
        )
    }).collect();
    format!(
        "<section class=first><h2>First failure: {}</h2><p>{} <code>{}</code></p>\
         <dl>{differences}</dl><pre>{}</pre><pre>{}</pre>{others}</section>\n",
        escaped(&record.id),
        record.verdict.map_or("", |verdict| verdict.meaning()),
        escaped(&record.place()),
        escaped(&record.exchange.curl),
        escaped(&record.command)
    )
}

/// What breaks nothing: closed until somebody wants to see it.
fn warnings(account: &Account) -> String {
    if account.warnings.is_empty() {
        return String::new();
    }
    let one = |warning: &Problem| {
        let place = warning.place.as_deref().unwrap_or_default();
        let code = warning.code.map_or("", |code| code.as_str());
        let (code, place, text) = (escaped(code), escaped(place), escaped(&warning.message));
        format!("<li><b>{code}</b> <code>{place}</code><pre>{text}</pre>\n")
    };
    let all: String = account.warnings.iter().map(one).collect();
    let count = account.warnings.len();
    format!("<details class=warnings><summary>{count} warnings</summary><ul>{all}</ul></details>")
}

fn problem(problem: &Problem) -> String {
    format!(
        "<section class=problem><h2>{}: {} <code>{}</code></h2><pre>{}</pre></section>\n",
        problem.verdict,
        escaped(&problem.subject),
        escaped(problem.place.as_deref().unwrap_or_default()),
        escaped(&problem.message)
    )
}

/// What the script shows. Of changed cases that passed there are thousands, and nobody opens
/// their exchanges: their ids and places are enough.
fn data(records: &[Record]) -> String {
    let records: Value = records.iter().map(record).collect();
    // Nothing in JSON may end the element that it stands in.
    records.to_string().replace('<', "\\u003c")
}

fn record(record: &Record) -> Value {
    let mut told = json!({
        "id": record.id,
        "status": record.status.as_str(),
        "kind": record.kind,
        "place": record.place(),
        "command": record.command,
    });
    let is_brief = record.kind == "varied" && record.status == Status::Passed;
    if let (Some(members), false) = (told.as_object_mut(), is_brief) {
        let differences = record.differences.iter().map(
            |one| json!({ "heading": one.heading(), "expected": one.expected, "found": one.found }),
        );
        members.insert("verdict".to_owned(), json!(record.verdict.map(|one| one.meaning())));
        members.insert("differences".to_owned(), differences.collect());
        members.insert("request".to_owned(), json!(record.exchange.request));
        members.insert("answer".to_owned(), json!(record.exchange.answer));
        members.insert("curl".to_owned(), json!(record.exchange.curl));
        members.insert("produced".to_owned(), json!(record.produced));
    }
    told
}

fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;")
}
