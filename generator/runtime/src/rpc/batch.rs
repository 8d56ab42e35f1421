//! Requests of one body, run and answered (JSON-RPC 2.0 §5, §6).

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures_util::{FutureExt, StreamExt, stream};

use super::endpoint::Service;
use super::request::{self, Entry, Incoming, Request};
use super::{Id, MethodCall, MethodError, RpcError};
use crate::json::{Json, Writer};
use crate::server::{InternalError, panicked};

/// How many requests of one batch run at a time.
const CONCURRENCY: usize = 16;

/// What one request comes to: the text of its answer, and why it failed.
type Done = (Option<Vec<u8>>, Option<InternalError>);

/// Answers one body; `None` where there is nothing to answer. Errors are for the log.
pub(super) async fn answer<A, S>(
    service: &Service<A, S>,
    session: &S,
    body: &[u8],
    limit: usize,
) -> (Option<Vec<u8>>, Vec<InternalError>)
where
    A: Send + Sync + 'static,
    S: Clone + Send + Sync + 'static,
{
    match request::read(body, limit) {
        Err(error) => (Some(failure(&Id::null(), &error)), Vec::new()),
        Ok(Incoming::Single(entry)) => {
            let (text, error) = serve(service, session.clone(), entry).await;
            (text, error.into_iter().collect())
        }
        Ok(Incoming::Batch(entries)) => {
            let running = entries.into_iter().map(|entry| serve(service, session.clone(), entry));
            let done: Vec<Done> = stream::iter(running).buffered(CONCURRENCY).collect().await;
            join(done)
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

/// Serves one request; a notification is not answered, whatever comes of it.
async fn serve<A, S>(service: &Service<A, S>, session: S, entry: Entry) -> Done
where
    A: Send + Sync + 'static,
    S: Clone + Send + Sync + 'static,
{
    let (id, outcome) = match entry {
        Err((id, error)) => (Some(id), Err(MethodError::Error(error))),
        Ok(Request { id, method, params }) => match service.methods.get(method.as_str()) {
            None => (id, Err(RpcError::standard(RpcError::METHOD_NOT_FOUND).into())),
            Some((method, handler)) => {
                let (api, call) = (Arc::clone(&service.api), MethodCall::new(method, params));
                let run = AssertUnwindSafe(async move { handler(api, session, call).await });
                let ran = run.catch_unwind().await;
                let panic = |panic: Box<_>| Err(MethodError::internal(panicked(&*panic)));
                (id, ran.unwrap_or_else(panic))
            }
        },
    };
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

fn success(id: &Id, result: &[u8]) -> Vec<u8> {
    let mut text = br#"{"jsonrpc":"2.0","result":"#.to_vec();
    text.extend_from_slice(result);
    close(text, id)
}

fn failure(id: &Id, error: &RpcError) -> Vec<u8> {
    let mut writer = Writer::new();
    error.encode(&mut writer);
    let mut text = br#"{"jsonrpc":"2.0","error":"#.to_vec();
    // A code, a text and a JSON value always have a JSON form.
    text.extend(writer.finish().unwrap_or_default());
    close(text, id)
}

fn close(mut text: Vec<u8>, id: &Id) -> Vec<u8> {
    text.extend_from_slice(br#","id":"#);
    text.extend_from_slice(id.as_raw().as_bytes());
    text.push(b'}');
    text
}
