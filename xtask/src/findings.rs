//! Findings as text.

use std::io::IsTerminal;

use concord::diagnostic::{Severity, render};
use concord::{Diagnostic, Diagnostics, Sources};

use crate::exit::Failure;

/// A finding by itself.
pub(crate) fn one(diagnostic: &Diagnostic, sources: &Sources) -> String {
    let colour = std::io::stderr().is_terminal();
    render(diagnostic, sources, colour).trim_end().to_owned()
}

/// Findings in the order of the text, and how many of them are errors.
pub(crate) fn text(diagnostics: Diagnostics, sources: &Sources) -> String {
    let diagnostics = diagnostics.sorted();
    let mut text = String::new();
    for diagnostic in &diagnostics {
        text.push_str(&one(diagnostic, sources));
        text.push_str("\n\n");
    }
    let errors = diagnostics.iter().filter(|one| one.severity() == Severity::Error).count();
    if errors > 0 {
        let plural = if errors == 1 { "" } else { "s" };
        text.push_str(&format!("{errors} error{plural}; nothing was written\n"));
    }
    text
}

/// Prints findings; whether there are errors among them.
pub(crate) fn print(diagnostics: Diagnostics, sources: &Sources) -> bool {
    let has_errors = diagnostics.has_errors();
    eprint!("{}", text(diagnostics, sources));
    has_errors
}

/// Findings that end a command.
pub(crate) fn failure(diagnostics: Diagnostics, sources: &Sources) -> Failure {
    Failure::new(text(diagnostics, sources).trim_end())
}
