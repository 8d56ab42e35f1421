//! The text of a path: its template, what of it stands on the wire, and the name it gives.

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Operation, Parameter, Place, Protocol, Role, SchemaId, Style, TypeId};
use crate::reading::{Reader, nearest};
use crate::source::Node;

/// Makes path and parameters of an operation agree, with a warning where they did not.
///
/// OAS 3.1 §4.8.8.2: each name of the template has a parameter, and each parameter a place in it.
/// Documents in the wild forget parameters, and keep those of paths that have changed.
pub(super) fn settle<'s>(reader: &mut Reader<'s>, node: Node<'s>, operation: &mut Operation) {
    let Protocol::Http { path, .. } = &mut operation.protocol else { return };
    if operation.role == Role::Webhook {
        // Where it is received; it is sent to whatever URL the sender is given.
        *path = format!("/{}", path.replace(['{', '}', '?', '#'], ""));
        return;
    }
    let is_in_query = |name: &str| {
        let mut parameters = operation.parameters.iter();
        parameters.any(|one| one.place == Place::Query && one.name == name)
    };
    *path = on_the_wire(path, is_in_query);
    let names: Vec<String> = names(path).into_iter().map(str::to_owned).collect();
    check_braces(reader, node, path);
    let undescribed: Vec<&str> = names
        .iter()
        .map(String::as_str)
        .filter(|name| !operation.parameters.iter().any(|one| is_path(one, name)))
        .collect();
    let unplaced: Vec<String> = operation
        .parameters
        .iter()
        .filter(|one| one.place == Place::Path && !names.contains(&one.name))
        .map(|one| one.name.clone())
        .collect();
    let unplaced: Vec<&str> = unplaced.iter().map(String::as_str).collect();
    let are_all_read = are_all_read(reader, node);
    operation.parameters.retain(|parameter| {
        let is_placed = parameter.place != Place::Path || names.contains(&parameter.name);
        if !is_placed {
            let message = format!("the path has no `{{{}}}`", parameter.name);
            let origin = parameter.origin;
            let diagnostic = Diagnostic::new(Code::PathParameterMismatch, origin, message);
            let diagnostic = match nearest(&parameter.name, &undescribed) {
                Some(meant) => diagnostic.help(format!("did you mean `{meant}`?")),
                None if path.contains(&format!("/:{}", parameter.name)) => {
                    diagnostic.help(format!("write `{{{}}}` in the path", parameter.name))
                }
                None => diagnostic,
            };
            reader.push(diagnostic.tolerable("the parameter is left out"));
        }
        is_placed
    });
    let mut missing = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let is_first = !names.iter().take(index).any(|other| other == name);
        let mut parameters = operation.parameters.iter();
        let is_declared = parameters.any(|one| one.place == Place::Path && one.name == *name);
        if is_first && !is_declared {
            missing.push(text_parameter(node, name));
            // Whose parameter could not be read, or is nearly called so, was told already.
            if !are_all_read || nearest(name, &unplaced).is_some() {
                continue;
            }
            let message = format!("no parameter describes `{{{name}}}` of the path");
            let origin = node.origin();
            let diagnostic = Diagnostic::new(Code::PathParameterMismatch, origin, message);
            reader.push(diagnostic.at_key().tolerable("it is a text"));
        }
    }
    operation.parameters.splice(0..0, missing);
}

fn is_path(parameter: &Parameter, name: &str) -> bool {
    parameter.place == Place::Path && parameter.name == name
}

/// Whether each parameter of an operation and of its path says what it is called and where it is.
fn are_all_read<'s>(reader: &Reader<'s>, operation: Node<'s>) -> bool {
    let lists = [Some(operation), operation.parent()].into_iter().flatten();
    let mut all = lists.filter_map(|node| node.get("parameters")).flat_map(Node::items);
    all.all(|node| {
        let parameter = reader.target(node).ok();
        parameter.is_some_and(|it| it.get("name").is_some() && it.get("in").is_some())
    })
}

/// Says where a brace of the template is not closed.
fn check_braces(reader: &mut Reader<'_>, operation: Node<'_>, path: &str) {
    let template = path.split('?').next().unwrap_or_default();
    let is_open = template.split('{').skip(1).any(|rest| !rest.contains('}'));
    let is_stray =
        template.split('}').skip(1).any(|rest| rest.contains('}') && !rest.contains('{'));
    if is_open || is_stray {
        let place = operation.parent().unwrap_or(operation);
        let message = "a brace of this path has no other";
        let diagnostic = Diagnostic::new(Code::InvalidValue, place.origin(), message).at_key();
        let help = "write a variable part of the path as `{name}`";
        reader.push(diagnostic.help(help).tolerable("it is sent as it is written"));
    }
}

fn text_parameter(node: Node<'_>, name: &str) -> Parameter {
    Parameter {
        origin: node.origin(),
        name: name.to_owned(),
        place: Place::Path,
        style: Style::Simple,
        explode: false,
        is_reserved_allowed: false,
        is_json: false,
        is_required: true,
        default: None,
        is_deprecated: false,
        description: None,
        ty: TypeId::UNSHAPED,
        schema: SchemaId::TEXT,
        examples: Vec::new(),
    }
}

/// The template with the pairs of a query that are part of the path.
///
/// A fragment is not sent (RFC 9110 §7.1). Documents write one to keep operations of one path
/// apart; where it repeats what a query parameter says, that pair is what tells them apart.
fn on_the_wire(path: &str, is_in_query: impl Fn(&str) -> bool) -> String {
    let (path, fragment) = path.split_once('#').unwrap_or((path, ""));
    let (template, query) = path.split_once('?').unwrap_or((path, ""));
    let of_fragment = fragment.split('&').filter(|pair| {
        let pair = pair.trim_start_matches('?');
        pair.split_once('=').is_some_and(|(name, _)| is_in_query(name))
    });
    let pairs = query.split('&').filter(|pair| !pair.is_empty()).chain(of_fragment);
    let pairs: Vec<&str> = pairs.map(|pair| pair.trim_start_matches('?')).collect();
    let question_mark = if pairs.is_empty() { "" } else { "?" };
    format!("{template}{question_mark}{}", pairs.join("&"))
}

/// A name for an operation that has no id: its method and path, as a person would say them.
pub(super) fn name(method: &str, path: &str, role: Role) -> String {
    if role == Role::Webhook {
        return if method == "POST" { path.to_owned() } else { format!("{method} {path}") };
    }
    let mut words = vec![method.to_lowercase()];
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    for (index, segment) in segments.iter().enumerate() {
        let is_last = index + 1 == segments.len();
        if is_last && index > 0 && segment.starts_with('{') && segment.ends_with('}') {
            words.push("by".to_owned());
        }
        words.push((*segment).to_owned());
    }
    if segments.is_empty() {
        words.push("root".to_owned());
    }
    words.join(" ")
}

/// The names of a template's parameters, in order.
fn names(path: &str) -> Vec<&str> {
    let path = path.split('?').next().unwrap_or_default();
    let after_open = path.split('{').skip(1);
    after_open.filter_map(|rest| rest.split_once('}').map(|(name, _)| name)).collect()
}

/// What tells the requests of a path from those of others: the template without the names of its
/// parameters, and its pairs of the query in any order.
pub(super) fn shape(path: &str) -> String {
    let (template, query) = path.split_once('?').unwrap_or((path, ""));
    let mut shape = String::new();
    for (index, part) in template.split('{').enumerate() {
        match part.split_once('}') {
            Some((_, literal)) if index > 0 => {
                shape.push_str("{}");
                shape.push_str(literal);
            }
            _ => shape.push_str(part),
        }
    }
    let mut pairs: Vec<&str> = query.split('&').collect();
    pairs.sort_unstable();
    format!("{shape}?{}", pairs.join("&"))
}

#[cfg(test)]
mod tests {
    use super::{name, names, on_the_wire, shape};
    use crate::model::Role;

    #[test]
    fn a_template_is_taken_apart() {
        assert_eq!(names("/a/{b}/c{d}.{e}"), ["b", "d", "e"]);
        assert_eq!(shape("/a/{b}/c{d}.json?b=2&a=1"), "/a/{}/c{}.json?a=1&b=2");
        assert_eq!(shape("/plain"), "/plain?");
    }

    #[test]
    fn what_is_sent_of_a_path() {
        let cases = [
            ("/a", "/a"),
            ("/a#b", "/a"),
            ("/a/#Action=B", "/a/?Action=B"),
            ("/a#Other=B", "/a"),
            ("/a?b=c", "/a?b=c"),
            ("/a?b", "/a?b"),
        ];
        for (path, expected) in cases {
            assert_eq!(on_the_wire(path, |name| name == "Action"), expected, "{path}");
        }
    }

    #[test]
    fn names_read_well() {
        let cases = [
            ("GET", "/", "get root"),
            ("GET", "/pets/{id}", "get pets by {id}"),
            ("POST", "/pets/{id}/toys", "post pets {id} toys"),
            ("GET", "/{id}", "get {id}"),
        ];
        for (method, path, expected) in cases {
            assert_eq!(name(method, path, Role::Served), expected);
        }
        assert_eq!(name("POST", "newPet", Role::Webhook), "newPet");
    }
}
