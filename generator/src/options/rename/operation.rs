//! Names of operations.

use super::{Rename, is_identifier};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Api, Operation};
use crate::name::method;
use crate::reading::nearest;

/// Gives operations the names that the configuration chose.
pub(crate) fn rename(api: &mut Api, renames: &[Rename]) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for rename in renames {
        let Rename { what, name, origin } = rename;
        if !is_identifier(name) {
            let message = format!("`{name}` is no Rust identifier");
            let help = format!("an operation is called by letters and digits: `{}`", method(name));
            diagnostics.push(Diagnostic::configured(*origin, message).help(help));
            continue;
        }
        match api.operations.iter().position(|operation| operation.id == *what) {
            Some(position) => diagnostics.extend(rename_one(&mut api.operations, position, rename)),
            None => diagnostics.push(unknown(&api.operations, rename)),
        }
    }
    diagnostics
}

/// Renames one operation, where no other is called so.
fn rename_one(
    operations: &mut [Operation],
    position: usize,
    Rename { name, origin, .. }: &Rename,
) -> Option<Diagnostic> {
    let mut others = operations.iter().enumerate().filter(|(other, _)| *other != position);
    let twin = others.find(|(_, other)| method(&other.name) == method(name));
    if let Some((_, twin)) = twin {
        let message = format!("another operation is called `{name}`");
        let diagnostic =
            Diagnostic::configured(*origin, message).label_key(twin.origin, "this one");
        return Some(diagnostic.help("choose another name, or rename that one first"));
    }
    operations.get_mut(position)?.name.clone_from(name);
    None
}

fn unknown(operations: &[Operation], Rename { what, origin, .. }: &Rename) -> Diagnostic {
    let ids: Vec<_> = operations.iter().map(|operation| operation.id.as_str()).collect();
    let message = format!("the document has no operation `{what}`");
    let diagnostic = Diagnostic::configured(*origin, message).at_key();
    match nearest(what, &ids) {
        Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")),
        None => diagnostic.help("an operation is named by its operationId, or `METHOD /path`"),
    }
}
