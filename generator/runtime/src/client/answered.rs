//! The answer that a typed result was read from.

use std::cell::RefCell;
use std::fmt;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

/// The result of a call with the answer that it was read from: for headers and bodies that the
/// document does not describe.
#[derive(Clone, Debug)]
pub struct Answered<T> {
    /// What the call ended with.
    pub result: T,
    /// The answer; `None` where none came. Where one call asks several times it is the last.
    pub answer: Option<Answer>,
}

/// An answer as it came.
#[derive(Clone)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, where it was read whole: within the limit of the client. A stream is left to who
    /// reads it.
    pub body: Option<Bytes>,
}

/// Awaits a call, and says which answer its result was read from.
///
/// ```
/// use concord_runtime::client::{Call, Error, Http, answered};
///
/// # async fn example(http: Http, call: Call) {
/// // Of a generated client: `answered(client.call_tool(request)).await`.
/// let called = answered(http.send(call)).await;
/// if let Some(answer) = called.answer {
///     println!("{} {:?}", answer.status, answer.headers.get("x-request-id"));
/// }
/// # }
/// ```
pub async fn answered<F: Future>(call: F) -> Answered<F::Output> {
    Answering { call: Box::pin(call), answer: None }.await
}

thread_local! {
    /// Where the call that is being polled puts its answer; `None` where nobody asked for it.
    static PLACE: RefCell<Option<Option<Answer>>> = const { RefCell::new(None) };
}

/// Notes the head of an answer, where somebody asked for it.
pub(super) fn note_head(status: StatusCode, headers: &HeaderMap) {
    PLACE.with_borrow_mut(|place| {
        if let Some(answer) = place {
            *answer = Some(Answer { status, headers: headers.clone(), body: None });
        }
    });
}

/// Notes the body of the answer whose head was noted before.
pub(super) fn note_body(body: &Bytes) {
    PLACE.with_borrow_mut(|place| {
        if let Some(Some(answer)) = place {
            answer.body = Some(body.clone());
        }
    });
}

struct Answering<F> {
    call: Pin<Box<F>>,
    answer: Option<Answer>,
}

impl<F: Future> Future for Answering<F> {
    type Output = Answered<F::Output>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        // The place is this call's as long as it is polled: no other runs on the thread then.
        let lent = Lent { outer: PLACE.replace(Some(this.answer.take())) };
        let polled = this.call.as_mut().poll(context);
        this.answer = lent.give_back();
        polled.map(|result| Answered { result, answer: this.answer.take() })
    }
}

/// The place of whoever polls this call, which is put back however the poll ends.
struct Lent {
    outer: Option<Option<Answer>>,
}

impl Lent {
    /// The answer of this call so far.
    fn give_back(self) -> Option<Answer> {
        PLACE.with_borrow_mut(Option::take).flatten()
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        PLACE.replace(mem::take(&mut self.outer));
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Headers may hold a session, bodies a secret.
        f.debug_struct("Answer")
            .field("status", &self.status)
            .field("body_length", &self.body.as_ref().map(Bytes::len))
            .finish_non_exhaustive()
    }
}
