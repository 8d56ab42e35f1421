//! Names that replace documented ones.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Api;
use crate::reading::nearest;
use crate::source::Origin;

/// A name to use for an operation.
#[derive(Clone, Debug)]
pub struct Rename {
    /// The operation, by its documented id.
    pub id: String,
    /// The name to use.
    pub name: String,
    /// Where the configuration says so; none where that is no document of the run.
    pub origin: Option<Origin>,
}

/// Gives operations the names that the configuration chose.
pub(crate) fn rename(api: &mut Api, renames: &[Rename]) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for Rename { id, name, origin } in renames {
        match api.operations.iter_mut().find(|operation| operation.id == *id) {
            Some(operation) => operation.name.clone_from(name),
            None => {
                let ids: Vec<_> =
                    api.operations.iter().map(|operation| operation.id.as_str()).collect();
                let message = format!("the document has no operation `{id}`");
                let mut diagnostic = Diagnostic::configured(*origin, message).at_key();
                if let Some(nearest) = nearest(id, &ids) {
                    diagnostic = diagnostic.help(format!("did you mean `{nearest}`?"));
                }
                diagnostics.push(diagnostic);
            }
        }
    }
    diagnostics
}
