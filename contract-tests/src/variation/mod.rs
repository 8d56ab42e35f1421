//! Cases with one thing changed: what the document allows has to be kept all the same, and what
//! it does not allow has to be refused.
//!
//! | of | with | what has to happen |
//! |---|---|---|
//! | a request | a value that fits | the client sends it, the handler gets it |
//! | a request | a value that does not fit | the server refuses it, and the handler never runs |
//! | a request | a head or a body that is none of the operation's | the same |
//! | an answer | a value that fits | the handler gives it, the client returns it |
//! | an answer | a value of another type, or a member less | the client's call fails |
//! | an answer | a value, a tag or a member that is not listed | the client returns it |
//! | an answer | a head or a body that is none of the operation's | the client's call fails |
//! | an answer | a documented error of JSON-RPC in its place | the client's call fails with that error |
//! | a stream | other line ends, comments, parts of any size | the client returns the same |
//! | a stream | an end inside an event, or none at all | the client's call fails, or returns what came before |
//!
//! Whether a value fits is said by the document's schemas, as the generator reads them, and not by
//! anything that was generated.

mod answer;
mod frame;
mod known;
mod request;
mod stream;
mod value;

use concord::model::{Api, Case, Role};

pub(crate) use self::frame::repeat_member;
pub use self::frame::{AnswerFrame, RequestFrame};
use self::known::Known;
pub use self::stream::{Delivery, StreamFrame};
use crate::direction::Direction;

/// A case with one thing changed, in one direction.
#[derive(Clone, Debug)]
pub struct Variation {
    /// The operation and the case by their indices: what it was made from.
    pub operation: usize,
    /// The case that it was made from, by its index.
    pub origin: usize,
    /// What was changed, as part of an id: `body.arguments-left-out`.
    pub name: String,
    /// The direction it is about.
    pub direction: Direction,
    /// The changed case.
    pub case: Case,
    /// What has to happen.
    pub expected: Expected,
}

/// What has to happen to a changed case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// It is like any other case.
    Kept,
    /// The server refuses it as one of these: HTTP's statuses, or JSON-RPC's codes.
    Refused(&'static [i64]),
    /// The server refuses a request with another head or body.
    Unframed(RequestFrame),
    /// The server takes the media type of the body, by the index of the content, and says whether
    /// the body fits.
    Taken(usize),
    /// The client's call fails.
    Failed,
    /// The client gets the same of a stream that comes otherwise, or what came before it broke off.
    Streamed(StreamFrame),
    /// The client's call fails with the documented error of this index.
    Documented(usize),
    /// The client's call fails on an answer with another head or body.
    Misframed(AnswerFrame),
    /// The client's call fails, or returns the very answer; what is undeclared may be missing.
    Tolerated,
}

/// Every variation of an API's cases, in the order of the document.
#[must_use]
pub fn variations(api: &Api) -> Vec<Variation> {
    let (mut all, mut known) = (Vec::new(), Known::of(api));
    for (operation, described) in api.operations.iter().enumerate() {
        if described.role != Role::Served {
            continue;
        }
        // What one case shows need not be shown by the next.
        known.enter(operation);
        let cases = api.cases.iter().enumerate().filter(|(_, case)| case.operation == operation);
        for (origin, case) in cases {
            if case.request.is_shown {
                all.extend(request::variations(api, origin, case, &mut known));
            }
            if case.outcome.is_some() {
                all.extend(answer::variations(api, origin, case, &mut known));
            }
        }
    }
    all.retain(|variation| is_whole(api, variation));
    all
}

/// Whether all but what was changed fits, where something is to come of it.
fn is_whole(api: &Api, variation: &Variation) -> bool {
    let (request, answer) = concord::unfit(api, &variation.case);
    match variation.expected {
        Expected::Refused(_) => true,
        Expected::Kept if variation.direction.is_request() => request.is_none(),
        Expected::Unframed(_) | Expected::Taken(_) => request.is_none(),
        // What is unlisted is kept as well as what fits.
        Expected::Kept
        | Expected::Failed
        | Expected::Misframed(_)
        | Expected::Documented(_)
        | Expected::Streamed(_)
        | Expected::Tolerated => {
            request.is_none()
                && (answer.is_none() || variation.direction == Direction::ClientDecode)
        }
    }
}
