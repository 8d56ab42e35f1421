//! The Action Objects of an overlay (Overlay 1.1 §4.4.3).

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{Kind, Node, nearest_of};

const FIELDS: &[&str] = &["overlay", "info", "extends", "actions"];
const INFO: &[&str] = &["title", "version", "description"];
const ACTION: &[&str] = &["target", "description", "update", "copy", "remove"];

/// One change of a document.
pub(super) struct Action<'s> {
    /// The JSONPath expression of what is changed.
    pub(super) target: Node<'s>,
    pub(super) change: Change<'s>,
}

/// What is done with what is selected.
pub(super) enum Change<'s> {
    /// This is merged into it.
    Update(Node<'s>),
    /// What this JSONPath expression selects is merged into it.
    Copy(Node<'s>),
    Remove,
}

/// Reads an Overlay Object.
pub(super) fn read_all(root: Node<'_>) -> (Vec<Action<'_>>, Diagnostics) {
    let mut diagnostics = check_fields(root, FIELDS);
    diagnostics.extend(check_version(root));
    diagnostics.extend(root.get("info").map(|info| check_fields(info, INFO)).into_iter().flatten());
    let listed = root.get("actions").filter(|actions| actions.kind() == Kind::Array);
    let Some(listed) = listed.filter(|actions| !actions.is_empty()) else {
        let place = root.get("actions").unwrap_or(root);
        diagnostics.push(invalid(place, "an overlay has a list of `actions`, at least one"));
        return (Vec::new(), diagnostics);
    };
    let mut actions = Vec::new();
    for node in listed.items() {
        let found = check_fields(node, ACTION);
        let is_action = !found.has_errors();
        diagnostics.extend(found);
        if !is_action {
            continue;
        }
        match read(node) {
            Ok(action) => actions.push(action),
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    (actions, diagnostics)
}

fn check_version(root: Node<'_>) -> Option<Diagnostic> {
    let Some(version) = root.get("overlay") else {
        return Some(invalid(root, "the field `overlay` with the version is missing"));
    };
    let known = version.as_str().and_then(|text| text.strip_prefix("1."));
    let is_known = known.is_some_and(|rest| rest.starts_with("0.") || rest.starts_with("1."));
    (!is_known).then(|| {
        invalid(version, "this version of overlays is not known").help("use 1.0.0 or 1.1.0")
    })
}

fn read(node: Node<'_>) -> Result<Action<'_>, Diagnostic> {
    let Some(target) = node.get("target") else {
        return Err(invalid(node, "the field `target` is missing"));
    };
    if let Some(flag) = node.get("remove").filter(|flag| flag.kind() != Kind::Bool) {
        return Err(invalid(flag, "`remove` is `true` or `false`"));
    }
    let is_removal = node.get("remove").and_then(Node::as_bool) == Some(true);
    let change = match (is_removal, node.get("update"), node.get("copy")) {
        // Whatever stands beside it has no impact.
        (true, _, _) => Change::Remove,
        (false, Some(update), None) => Change::Update(update),
        (false, None, Some(copy)) => Change::Copy(copy),
        (false, Some(_), Some(copy)) => {
            return Err(invalid(copy, "an action has either `update` or `copy`").at_key());
        }
        (false, None, None) => {
            return Err(invalid(node, "an action has `update`, `copy` or `remove: true`"));
        }
    };
    Ok(Action { target, change })
}

fn check_fields(node: Node<'_>, fields: &[&str]) -> Diagnostics {
    if node.kind() != Kind::Object {
        return invalid(node, "this has to be an object").into();
    }
    let unknown =
        node.members().filter(|(name, _)| !name.starts_with("x-") && !fields.contains(name));
    let unknown = unknown.map(|(name, value)| {
        let message = format!("there is no field `{name}` here");
        let diagnostic = Diagnostic::new(Code::UnknownField, value.origin(), message).at_key();
        match nearest_of(fields.iter().copied(), name) {
            Some(nearest) => diagnostic.help(format!("did you mean `{nearest}`?")),
            None => diagnostic,
        }
    });
    unknown.collect()
}

fn invalid(node: Node<'_>, message: &str) -> Diagnostic {
    Diagnostic::new(Code::InvalidOverlay, node.origin(), message)
}
