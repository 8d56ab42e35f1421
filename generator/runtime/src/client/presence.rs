//! Bodies of requests, as [`operation!`](crate::operation::operation) says whether they are there.

use super::Sender;

/// Sends a body that has to be there.
pub fn required<T>(to: &mut Sender, body: &T, send: fn(&mut Sender, &T)) {
    send(to, body);
}

/// Sends a body that may be left out.
pub fn optional<T>(to: &mut Sender, body: &Option<T>, send: fn(&mut Sender, &T)) {
    if let Some(body) = body {
        send(to, body);
    }
}
