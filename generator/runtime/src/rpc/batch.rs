//! Requests of one body, run and answered (JSON-RPC 2.0 §5, §6).

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures_util::future::{Either, ready};
use futures_util::{FutureExt, StreamExt, stream};

use super::endpoint::Service;
use super::request::{self, Entry, Incoming, Request};
use super::written::{failure, success};
use super::{Id, MethodCall, MethodError, RpcError};
use crate::server::{InternalError, Limits, panicked};

/// What one request comes to: the text of its answer, and why it failed.
type Done = (Option<Vec<u8>>, Option<InternalError>);

/// Answers one body; `None` where there is nothing to answer. Errors are for the log.
pub(super) async fn answer<A, S>(
    service: &Service<A, S>,
    session: &S,
    body: &[u8],
    limits: Limits,
) -> (Option<Vec<u8>>, Vec<InternalError>)
where
    A: Send + Sync + 'static,
    S: Clone + Send + Sync + 'static,
{
    match request::read(body, limits.batch) {
        Err(error) => (Some(failure(&Id::null(), &error)), Vec::new()),
        Ok(Incoming::Single(entry)) => {
            let (text, error) = start(service, session.clone(), entry).await;
            (text, error.into_iter().collect())
        }
        Ok(Incoming::Batch(entries)) => {
            let running: Vec<_> =
                entries.into_iter().map(|entry| start(service, session.clone(), entry)).collect();
            let running = stream::iter(running).buffered(limits.concurrency.max(1));
            join(running.collect().await)
        }
    }
}

/// The answer to a batch: an array, or nothing where all were notifications.
fn join(done: Vec<Done>) -> (Option<Vec<u8>>, Vec<InternalError>) {
    let (mut text, mut errors) = (Vec::new(), Vec::new());
    for (answer, error) in done {
        errors.extend(error);
        if let Some(answer) = answer {
            text.push(if text.is_empty() { b'[' } else { b',' });
            text.extend(answer);
        }
    }
    if text.is_empty() {
        return (None, errors);
    }
    text.push(b']');
    (Some(text), errors)
}

/// What serves one request. It holds nothing of the body, and nothing runs before it is asked.
fn start<A, S>(
    service: &Service<A, S>,
    session: S,
    entry: Entry<'_>,
) -> impl Future<Output = Done> + Send + use<A, S>
where
    A: Send + Sync + 'static,
    S: Clone + Send + Sync + 'static,
{
    match entry {
        Err((id, error)) => Either::Left(ready(finish(Some(id), Err(error.into())))),
        Ok(Request { id, method, params }) => match service.methods.get(&*method) {
            None => Either::Left(ready(finish(id, service.built_in(&method)))),
            Some((method, handler)) => {
                let call = MethodCall::new(method, params.map(ToOwned::to_owned));
                let (handler, api) = (Arc::clone(handler), Arc::clone(&service.api));
                Either::Right(async move {
                    // The handler may panic before its future is there.
                    let run = async move { handler(api, session, call).await };
                    let ran = AssertUnwindSafe(run).catch_unwind().await;
                    let panic = |panic: Box<_>| Err(MethodError::internal(panicked(&*panic)));
                    finish(id, ran.unwrap_or_else(panic))
                })
            }
        },
    }
}

/// The answer to one request; a notification is not answered, whatever came of it.
fn finish(id: Option<Id>, outcome: Result<Vec<u8>, MethodError>) -> Done {
    let answer = |write: &dyn Fn(&Id) -> Vec<u8>| id.as_ref().map(write);
    match outcome {
        Ok(result) => (answer(&|id| success(id, &result)), None),
        Err(MethodError::Error(error)) => (answer(&|id| failure(id, &error)), None),
        Err(MethodError::Internal(error)) => {
            let shown = RpcError::standard(RpcError::INTERNAL_ERROR);
            (answer(&|id| failure(id, &shown)), Some(error))
        }
    }
}
