//! From a document on disk to its model.

use std::path::Path;

use concord::diagnostic::Code;
use concord::source::load_references;
use concord::{Diagnostic, Diagnostics, Features, Options, Reading, Sources, Strictness};

use crate::configuration::Dialect;

/// Reads the document of a dialect, with all that is found about it.
pub(crate) fn read_dialect(sources: &mut Sources, dialect: &Dialect) -> Reading {
    let options = Options {
        renames: dialect.renames.clone(),
        features: dialect.features,
        ..Options::default()
    };
    let unreadable = |message| Diagnostic::new(Code::MissingFile, dialect.document_origin, message);
    read(sources, &dialect.document, &options, unreadable)
}

/// Reads a document that the command line names.
pub(crate) fn read_file(sources: &mut Sources, path: &Path, features: Features) -> Reading {
    let unreadable = |message| Diagnostic::general(Code::MissingFile, message);
    // A document of somebody else is used as it is, with whatever its examples show.
    let options = Options { strictness: Strictness::Lenient, features, ..Options::default() };
    read(sources, path, &options, unreadable)
}

fn read(
    sources: &mut Sources,
    path: &Path,
    options: &Options,
    unreadable: impl Fn(String) -> Diagnostic,
) -> Reading {
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let diagnostic = unreadable(format!("cannot read {}: {error}", path.display()));
            return Reading { api: None, diagnostics: diagnostic.into() };
        }
    };
    let name = path.display().to_string();
    let added = match options.strictness {
        Strictness::Strict => sources.add(&name, &bytes).map(|id| (id, Diagnostics::new())),
        Strictness::Lenient => sources.add_foreign(&name, &bytes),
    };
    let (document, found) = match added {
        Ok(added) => added,
        Err(diagnostics) => return Reading { api: None, diagnostics },
    };
    let load = |name: &str| std::fs::read(name).map_err(|error| error.to_string());
    let mut diagnostics = load_references(sources, document, &load);
    if options.strictness == Strictness::Strict {
        diagnostics.raise(&[]);
    }
    if diagnostics.has_errors() {
        return Reading { api: None, diagnostics };
    }
    let reading = concord::read(sources, document, options);
    diagnostics.extend(found);
    diagnostics.extend(reading.diagnostics);
    Reading { api: reading.api, diagnostics }
}
