//! What was found beside what the document says; every difference, not only the first.

mod content;
mod json;
pub(crate) mod multipart;
mod request;
mod response;

pub use json::compare_json;
pub(crate) use multipart::form_parts;
pub use request::compare_request;
pub(crate) use request::{OF_HTTP, cookies, decoded_pairs};
pub use response::{compare_answer, compare_response};

use std::collections::BTreeMap;

use crate::difference::Difference;

/// Compares named texts whose order among different names means nothing, and among those of one
/// name does.
fn compare_pairs(
    pointer: &str,
    expected: &[(String, String)],
    found: &[(String, String)],
    differences: &mut Vec<Difference>,
) {
    let mut names = BTreeMap::<&str, (Vec<&str>, Vec<&str>)>::new();
    for (name, value) in expected {
        names.entry(name).or_default().0.push(value);
    }
    for (name, value) in found {
        names.entry(name).or_default().1.push(value);
    }
    for (name, (expected, found)) in names {
        for index in 0..expected.len().max(found.len()) {
            let sides = (expected.get(index).copied(), found.get(index).copied());
            if sides.0 != sides.1 {
                let place = format!("{pointer}/{}", concord::source::pointer::escape(name));
                differences.push(Difference::texts(&place, sides.0, sides.1));
            }
        }
    }
}
