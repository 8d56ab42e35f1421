//! From a document on disk to its model, with everything that is wrong with it printed.

use std::io::IsTerminal;
use std::path::Path;

use concord::diagnostic::{Severity, render};
use concord::model::Api;
use concord::source::load_references;
use concord::{Diagnostics, Options, Sources};

use crate::exit::Failure;

/// Reads a document. `None` where it has faults, which are printed.
pub(crate) fn read(path: &Path, options: &Options) -> Result<Option<Api>, Failure> {
    let mut sources = Sources::default();
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| Failure::io("read", path, &error))?;
    let document = match sources.add(&name, &bytes) {
        Ok(document) => document,
        Err(found) => {
            print(found, &sources);
            return Ok(None);
        }
    };
    let load = |name: &str| std::fs::read(name).map_err(|error| error.to_string());
    let missing = load_references(&mut sources, document, &load);
    if missing.has_errors() {
        print(missing, &sources);
        return Ok(None);
    }
    let reading = concord::read(&sources, document, options);
    print(reading.diagnostics, &sources);
    Ok(reading.api)
}

/// Prints findings in the order of the text, and how many there are.
fn print(diagnostics: Diagnostics, sources: &Sources) {
    let colour = std::io::stderr().is_terminal();
    let diagnostics = diagnostics.sorted();
    for diagnostic in &diagnostics {
        eprintln!("{}\n", render(diagnostic, sources, colour).trim_end());
    }
    let is_error = |one: &&concord::Diagnostic| one.severity() == Severity::Error;
    let errors = diagnostics.iter().filter(is_error).count();
    if errors > 0 {
        let plural = if errors == 1 { "" } else { "s" };
        eprintln!("{errors} error{plural}; nothing was written");
    }
}
