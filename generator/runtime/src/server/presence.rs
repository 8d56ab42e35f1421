//! Bodies of requests, as [`operation!`](crate::operation::operation) says whether they are there.

use super::Receiver;

/// Takes a body that has to be there.
pub fn required<'c, T>(
    from: &mut Receiver<'c>,
    receive: fn(&mut Receiver<'c>) -> Option<T>,
) -> Option<T> {
    receive(from)
}

/// Takes a body that may be left out.
pub fn optional<'c, T>(
    from: &mut Receiver<'c>,
    receive: fn(&mut Receiver<'c>) -> Option<T>,
) -> Option<Option<T>> {
    match from.has_body() {
        Some(true) => receive(from).map(Some),
        Some(false) => Some(None),
        None => None,
    }
}
