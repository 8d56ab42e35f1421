//! Which operation a request is for, by its method and path alone.

use concord::model::{Operation, Protocol, Role};

use crate::contract::Contract;

/// Operations that are named where none fits, at most.
const NAMED: usize = 3;

/// The operation of a method at a path, which may stand below the documented base path.
pub(super) fn operation<'c>(
    contract: &'c Contract,
    base: Option<&str>,
    method: &str,
    path: &str,
) -> Option<&'c Operation> {
    let below = base.and_then(|base| path.strip_prefix(base));
    let at = |path: &str| {
        let fitting = served(contract).filter_map(|(operation, own, template)| {
            let is_asked = own == method || (own == "GET" && method == "HEAD");
            Some((variables(template, path).filter(|_| is_asked)?, operation))
        });
        // A path without variables goes before one with some (OAS 3.1 §4.8.8).
        fitting.min_by_key(|(variables, _)| *variables).map(|(_, operation)| operation)
    };
    below.and_then(at).or_else(|| at(path))
}

/// What the document has in place of a path that it does not have.
pub(super) fn unknown(contract: &Contract, path: &str) -> String {
    let alike = |template: &str| {
        let segments = template.split('/').zip(path.split('/'));
        segments.take_while(|(known, found)| fits(known, found)).count()
    };
    let mut known: Vec<_> = served(contract).collect();
    known.sort_by_key(|(_, _, template)| std::cmp::Reverse(alike(template)));
    let named = known.iter().take(NAMED).map(|(_, method, path)| format!("{method} {path}"));
    let named = named.collect::<Vec<_>>().join(", ");
    match known.len() {
        0 => "the document has one endpoint, and this is not its path".to_owned(),
        1..=NAMED => format!("the document has no such path, but {named}"),
        _ => format!("the document has no such path; the nearest of {} are {named}", known.len()),
    }
}

/// The operations that are served over HTTP, each with its method and path.
fn served(contract: &Contract) -> impl Iterator<Item = (&Operation, &str, &str)> {
    let served = contract.api.operations.iter().filter(|one| one.role == Role::Served);
    served.filter_map(|operation| match &operation.protocol {
        Protocol::Http { method, path } => Some((operation, method.as_str(), path.as_str())),
        Protocol::Rpc { .. } => None,
    })
}

/// How many segments with variables a template has that a path fits.
fn variables(template: &str, path: &str) -> Option<usize> {
    let (known, found) = (template.split('/'), path.split('/'));
    let is_one = known.clone().count() == found.clone().count();
    let fits = is_one && known.clone().zip(found).all(|(known, found)| fits(known, found));
    fits.then(|| known.filter(|segment| segment.contains('{')).count())
}

/// Whether a segment may be one of a template: between its variables stands what the template has.
fn fits(template: &str, segment: &str) -> bool {
    let (Some((before, _)), Some((_, behind))) =
        (template.split_once('{'), template.rsplit_once('}'))
    else {
        return template == segment;
    };
    segment.len() > before.len() + behind.len()
        && segment.starts_with(before)
        && segment.ends_with(behind)
}

#[cfg(test)]
mod tests {
    use super::variables;

    #[test]
    fn paths_fit_templates_segment_by_segment() {
        for (template, path, expected) in [
            ("/a", "/a", Some(0)),
            ("/a", "/b", None),
            ("/a", "/a/", None),
            ("/a/{b}", "/a/x", Some(1)),
            ("/a/{b}", "/a/", None),
            ("/{a}/{b}", "/a/x", Some(2)),
            ("/a/{b}.{c}", "/a/x.y", Some(1)),
            ("/a/v{b}:run", "/a/v1:run", Some(1)),
            ("/a/v{b}:run", "/a/v1:stop", None),
        ] {
            assert_eq!(variables(template, path), expected, "{template} {path}");
        }
    }
}
