//! From a document on disk to its model.

use concord::diagnostic::Code;
use concord::model::Api;
use concord::source::load_references;
use concord::{Diagnostic, Diagnostics, Options, Sources};

use crate::configuration::Dialect;

/// Reads the document of a dialect, with all that is found about it.
pub(crate) fn read(sources: &mut Sources, dialect: &Dialect) -> (Option<Api>, Diagnostics) {
    let path = &dialect.document;
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let message = format!("cannot read {}: {error}", path.display());
            let origin = dialect.document_origin;
            return (None, Diagnostic::new(Code::MissingFile, origin, message).into());
        }
    };
    let document = match sources.add(&path.display().to_string(), &bytes) {
        Ok(document) => document,
        Err(found) => return (None, found),
    };
    let load = |name: &str| std::fs::read(name).map_err(|error| error.to_string());
    let mut diagnostics = load_references(sources, document, &load);
    if diagnostics.has_errors() {
        return (None, diagnostics);
    }
    let options = Options { renames: dialect.renames.clone() };
    let reading = concord::read(sources, document, &options);
    diagnostics.extend(reading.diagnostics);
    (reading.api, diagnostics)
}
