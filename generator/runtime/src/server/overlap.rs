//! Which routes can match one path, by their shapes.

use std::collections::BTreeMap;

/// The routes to register, each with the indices of the operations that could match one of its
/// paths, in the order given.
///
/// axum finds a route by its shape alone, so each route has to know its neighbours:
/// `/tools/call/x` finds the route `/tools/call/{p2}`, and an operation of `/tools/{p1}/{p2}` may
/// be what it asks for.
pub(super) fn routes(shapes: &[String]) -> BTreeMap<String, Vec<usize>> {
    let shapes: Vec<Vec<String>> = shapes.iter().map(|shape| segments(shape)).collect();
    let mut routes = BTreeMap::new();
    for shape in &shapes {
        routes.entry(format!("/{}", shape.join("/"))).or_insert_with(|| {
            let fits = |(_, other): &(usize, &Vec<String>)| overlap(shape, other);
            shapes.iter().enumerate().filter(fits).map(|(index, _)| index).collect()
        });
    }
    routes
}

/// The segments of a shape as matchit takes them: literal, or one capture.
///
/// matchit 0.8 refuses text behind a capture, and two names for a capture at one place; a capture
/// of the whole segment, named after its position, is always taken, and the templates themselves
/// decide afterwards.
fn segments(shape: &str) -> Vec<String> {
    let segments = shape.strip_prefix('/').unwrap_or(shape).split('/').enumerate();
    let normal = segments.map(|(position, segment)| match segment.contains(['{', '}']) {
        true => format!("{{p{position}}}"),
        false => segment.to_owned(),
    });
    normal.collect()
}

/// Whether one path can match both shapes.
fn overlap(a: &[String], b: &[String]) -> bool {
    let agree = |(a, b): (&String, &String)| a == b || a.starts_with('{') || b.starts_with('{');
    a.len() == b.len() && a.iter().zip(b).all(agree)
}
