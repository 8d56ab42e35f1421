//! A document with all that belongs to it, ready to be read.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::options::{Options, Overlay};
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

/// Adds a document to the sources, with its overlays and the files that it refers to. `load` gives
/// those by their names, which are relative like that of the document.
///
/// # Errors
/// What is wrong with their texts.
pub fn load(
    sources: &mut Sources,
    name: &str,
    bytes: &[u8],
    options: &Options,
    load: &dyn Fn(&str) -> Result<Vec<u8>, String>,
) -> Result<Loaded, Diagnostics> {
    let (mut document, mut found) = sources.add_foreign(name, bytes)?;
    for overlay in &options.overlays {
        let Overlay { file, .. } = overlay;
        let text = load(file).map_err(|reason| missing(overlay, &reason))?;
        let overlay = sources.add(file, &text)?;
        let (changed, warnings) = sources.overlay(document, overlay)?;
        document = changed;
        found.extend(warnings);
    }
    let missing = load_references(sources, document, load);
    if missing.has_errors() {
        return Err(missing);
    }
    found.extend(missing);
    Ok(Loaded { document, found })
}

fn missing(Overlay { file, origin }: &Overlay, reason: &str) -> Diagnostic {
    let message = format!("cannot read the overlay {file}: {reason}");
    match origin {
        Some(origin) => Diagnostic::new(Code::MissingFile, *origin, message),
        None => Diagnostic::general(Code::MissingFile, message),
    }
}
