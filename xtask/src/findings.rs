//! Findings as text and as data.

use std::io::IsTerminal;

use concord::diagnostic::{Severity, location, render};
use concord::{Diagnostic, Diagnostics, Sources};
use serde::Serialize;

use crate::annotation;
use crate::exit::Failure;

/// Findings that are shown as text, errors before warnings: nobody reads more.
const MOST: usize = 1_000;

/// A finding as data, the same in every command.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Finding {
    /// The code, such as `E0201`.
    pub(crate) code: &'static str,
    /// `error` or `warning`.
    pub(crate) severity: &'static str,
    /// What is wrong, in one sentence.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) help: String,
    /// The document, under the name that it was read by; none where it concerns no document.
    pub(crate) file: Option<String>,
    /// Line, from 1.
    pub(crate) line: Option<usize>,
    /// Column in characters, from 1.
    pub(crate) column: Option<usize>,
    /// JSON pointer (RFC 6901).
    pub(crate) pointer: Option<String>,
}

impl Finding {
    fn new(diagnostic: &Diagnostic, sources: &Sources) -> Self {
        let place = diagnostic.origin.as_ref().and_then(|place| location(place, sources));
        let severity = match diagnostic.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        Self {
            code: diagnostic.code.code(),
            severity,
            message: diagnostic.sentence(),
            help: diagnostic.advice().to_owned(),
            file: place.as_ref().map(|place| place.file.clone()),
            line: place.as_ref().map(|place| place.line),
            column: place.as_ref().map(|place| place.column),
            pointer: place.map(|place| place.pointer),
        }
    }
}

/// Findings as data, in the order of the text.
pub(crate) fn data(diagnostics: &Diagnostics, sources: &Sources) -> Vec<Finding> {
    let diagnostics = diagnostics.clone().sorted();
    diagnostics.iter().map(|one| Finding::new(one, sources)).collect()
}

/// A finding by itself.
pub(crate) fn one(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let colour = std::io::stderr().is_terminal();
    render(diagnostic, sources, colour).trim_end().to_owned()
}

/// Findings in the order of the text, and how many of them are errors.
pub(crate) fn text(diagnostics: Diagnostics, sources: &Sources) -> String {
    let diagnostics = diagnostics.sorted();
    let mut text = String::new();
    let is_error = |one: &Diagnostic| one.severity() == Severity::Error;
    let errors = diagnostics.iter().filter(|one| is_error(one)).count();
    let mut room = [MOST.saturating_sub(errors), MOST];
    let mut left_out = 0;
    for diagnostic in &diagnostics {
        let [warnings, errors] = &mut room;
        let room = if is_error(diagnostic) { errors } else { warnings };
        if *room == 0 {
            left_out += 1;
            continue;
        }
        *room -= 1;
        text.push_str(&one(diagnostic, sources));
        text.push_str("\n\n");
    }
    if left_out > 0 {
        text.push_str(&format!("and {left_out} more, which `--json` shows as well\n\n"));
    }
    if errors > 0 {
        let plural = if errors == 1 { "" } else { "s" };
        text.push_str(&format!("{errors} error{plural}; nothing was written\n"));
    }
    text
}

/// Prints findings as text, and where they are asked for as annotations.
pub(crate) fn print(diagnostics: Diagnostics, sources: &Sources) {
    if annotation::are_wanted() {
        annotation::print(&data(&diagnostics, sources));
    }
    eprint!("{}", text(diagnostics, sources));
}

/// Findings that end a command.
pub(crate) fn failure(diagnostics: Diagnostics, sources: &Sources) -> Failure {
    let findings = data(&diagnostics, sources);
    Failure::new(text(diagnostics, sources).trim_end()).found(findings)
}
