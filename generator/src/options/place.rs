//! Places of a document, as a configuration writes them.

use crate::source::{DocumentId, Origin, Sources, pointer};

/// The node that `POINTER` or `FILE#POINTER` names, or what is wrong with that and what was probably
/// meant.
pub(crate) fn find(
    sources: &Sources,
    document: DocumentId,
    at: &str,
) -> Result<Origin, (String, Option<String>)> {
    let (file, within) = at.split_once('#').unwrap_or(("", at));
    let root = match file {
        "" => Some(sources.root(document)),
        file => sources.beside(document, file).map(|file| sources.root(file)),
    };
    let root = root.ok_or_else(|| (format!("the document refers to no file `{file}`"), None))?;
    let parts = pointer::parts(within);
    let mut node = root;
    for part in parts.ok_or_else(|| (format!("`{at}` is no JSON pointer"), None))? {
        node = node.at(&format!("/{}", pointer::escape(&part))).ok_or_else(|| {
            let meant = sources.nearest(node, &part).map(|name| {
                format!("did you mean `{}/{}`?", node.pointer(), pointer::escape(name))
            });
            (format!("the document has nothing at `{at}`"), meant)
        })?;
    }
    Ok(node.origin())
}
