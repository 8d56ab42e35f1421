//! Path templates: their parameters, and templates that answer to the same requests.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Api, Operation, Place, Protocol};

/// Checks every HTTP path.
pub(super) fn check(api: &Api) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    let mut seen = BTreeMap::new();
    for operation in &api.operations {
        let Protocol::Http { method, path } = &operation.protocol else { continue };
        check_parameters(operation, path, &mut diagnostics);
        if let Some(first) = seen.insert((method.as_str(), shape(path)), operation.origin) {
            let message = format!("`{method} {path}` answers to the same requests as another path");
            diagnostics.push(
                Diagnostic::new(Code::ClashingRoutes, operation.origin, message)
                    .at_key()
                    .label_key(first, "the other one"),
            );
        }
    }
    diagnostics
}

/// OAS 3.1 §4.8.8.2: each name of the template has a parameter, and each parameter a place in it.
fn check_parameters(operation: &Operation, path: &str, diagnostics: &mut Diagnostics) {
    let names = names(path);
    for (index, name) in names.iter().enumerate() {
        if names.iter().take(index).any(|other| other == name) {
            let message = format!("`{{{name}}}` stands in the path twice");
            diagnostics.push(mismatch(operation, message));
        }
        let is_declared = operation
            .parameters
            .iter()
            .any(|parameter| parameter.place == Place::Path && parameter.name == *name);
        if !is_declared {
            let message = format!("no parameter describes `{{{name}}}` of the path");
            diagnostics.push(mismatch(operation, message));
        }
    }
    for parameter in &operation.parameters {
        if parameter.place == Place::Path && !names.contains(&parameter.name.as_str()) {
            let message = format!("the path has no `{{{}}}`", parameter.name);
            let diagnostic =
                Diagnostic::new(Code::PathParameterMismatch, parameter.origin, message);
            diagnostics.push(diagnostic);
        }
    }
}

fn mismatch(operation: &Operation, message: String) -> Diagnostic {
    Diagnostic::new(Code::PathParameterMismatch, operation.origin, message).at_key()
}

/// The names of a template's parameters, in order.
fn names(path: &str) -> Vec<&str> {
    let after_open = path.split('{').skip(1);
    after_open.filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect()
}

/// The template without its parameters' names.
fn shape(path: &str) -> String {
    let mut shape = String::new();
    for (index, part) in path.split('{').enumerate() {
        match part.split_once('}') {
            Some((_, literal)) if index > 0 => {
                shape.push_str("{}");
                shape.push_str(literal);
            }
            _ => shape.push_str(part),
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::{names, shape};

    #[test]
    fn a_template_is_taken_apart() {
        assert_eq!(names("/a/{b}/c{d}.{e}"), ["b", "d", "e"]);
        assert_eq!(shape("/a/{b}/c{d}.json"), "/a/{}/c{}.json");
        assert_eq!(shape("/plain"), "/plain");
    }
}
