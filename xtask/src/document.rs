//! From a document on disk to its model.

use std::path::Path;

use concord::diagnostic::Code;
use concord::{Diagnostic, Options, Reading, Sources, Strictness};

use crate::configuration::Dialect;

/// Reads the document of a dialect, with all that is found about it.
pub(crate) fn read_dialect(sources: &mut Sources, dialect: &Dialect) -> Reading {
    let unreadable = |message| Diagnostic::new(Code::MissingFile, dialect.document_origin, message);
    read(sources, &dialect.document, &dialect.options, unreadable)
}

/// Reads a document that the command line names, with what that changes about it.
pub(crate) fn read_file(sources: &mut Sources, path: &Path, options: Options) -> Reading {
    let unreadable = |message| Diagnostic::general(Code::MissingFile, message);
    // A document of somebody else is used as it is, with whatever its examples show.
    let options = Options { strictness: Strictness::Lenient, ..options };
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
    let load = |name: &str| std::fs::read(name).map_err(|error| error.to_string());
    match concord::load(sources, &name, &bytes, options, &load) {
        Ok(loaded) => concord::read_loaded(sources, loaded, options),
        Err(diagnostics) => Reading { api: None, diagnostics },
    }
}
