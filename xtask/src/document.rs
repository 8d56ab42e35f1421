//! From a document on disk to its model.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use concord::diagnostic::Code;
use concord::source::Budget;
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
    let bytes = match bounded(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let diagnostic = unreadable(format!("cannot read {}: {error}", path.display()));
            return Reading { api: None, diagnostics: diagnostic.into() };
        }
    };
    let name = path.display().to_string();
    let load = |name: &str| beside(name).map_err(|error| error.to_string());
    match concord::load(sources, &name, &bytes, options, &load) {
        Ok(loaded) => concord::read_loaded(sources, loaded, options),
        Err(diagnostics) => Reading { api: None, diagnostics },
    }
}

/// The bytes of a file that a document names. A pipe or a device may never come to an end.
fn beside(name: &str) -> io::Result<Vec<u8>> {
    if !fs::metadata(name)?.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    bounded(Path::new(name))
}

/// The bytes of a file, but hardly more than the budget of a run: one more tells that it is spent.
fn bounded(path: &Path) -> io::Result<Vec<u8>> {
    let most = u64::try_from(Budget::default().bytes).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    File::open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}
