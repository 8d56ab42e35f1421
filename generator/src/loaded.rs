//! A document with all that belongs to it, ready to be read.

use crate::diagnostic::Diagnostics;
use crate::options::Options;
use crate::source::{DocumentId, Sources, load_references};

/// A document, and the files that it refers to.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The document.
    pub document: DocumentId,
    /// What was found on the way, and is not decided yet.
    pub(crate) found: Diagnostics,
}

impl Loaded {
    /// A document that is complete by itself.
    #[must_use]
    pub fn alone(document: DocumentId) -> Self {
        Self { document, found: Diagnostics::new() }
    }
}

/// Adds a document to the sources, and the files that it refers to, which `load` gives by their
/// names: relative like that of the document.
///
/// # Errors
/// What is wrong with their texts.
pub fn load(
    sources: &mut Sources,
    name: &str,
    bytes: &[u8],
    _options: &Options,
    load: &dyn Fn(&str) -> Result<Vec<u8>, String>,
) -> Result<Loaded, Diagnostics> {
    let (document, mut found) = sources.add_foreign(name, bytes)?;
    let missing = load_references(sources, document, load);
    if missing.has_errors() {
        return Err(missing);
    }
    found.extend(missing);
    Ok(Loaded { document, found })
}
