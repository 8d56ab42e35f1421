//! Calls that are sent together.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use serde_json::value::RawValue;

use super::answer::{self, Answer, NoResult, Opened};
use super::client::{self, Client};
use super::{CallError, CallFault, Id, Message, Method, Notification, Reply, Request, RpcError};
use crate::client::Fault;
use crate::json::EncodeError;

/// Calls and notifications that are sent together (JSON-RPC 2.0 §6), each with its own types.
///
/// ```no_run
/// # use concord_runtime::rpc::{Client, Request};
/// # async fn example<A: Request, B: Request>(client: Client, add: A, list: B)
/// # -> Result<(), Box<dyn std::error::Error>> {
/// let mut batch = client.batch();
/// let sum = batch.ask(&add);
/// let tools = batch.ask(&list);
/// let mut answers = batch.send().await?;
/// let sum = answers.take(sum);
/// let tools = answers.take(tools);
/// # Ok(())
/// # }
/// ```
#[must_use = "a batch does nothing until `send`"]
pub struct Batch {
    client: Client,
    /// What tells the batch from others, for its calls to be looked up in its own answers only.
    mark: Arc<()>,
    first: Option<&'static Method>,
    text: Vec<u8>,
    ids: Vec<Id>,
    /// The first problem with a value; nothing is sent then.
    problem: Option<Fault>,
}

/// A call in a batch, to find its answer by.
#[must_use = "the answer is found by it"]
pub struct Asked<R> {
    mark: Arc<()>,
    index: usize,
    id: Id,
    request: PhantomData<fn() -> R>,
}

impl Batch {
    pub(super) fn new(client: Client) -> Self {
        let (text, ids) = (Vec::new(), Vec::new());
        Self { client, mark: Arc::default(), first: None, text, ids, problem: None }
    }

    /// Adds a call.
    pub fn ask<R: Request>(&mut self, request: &R) -> Asked<R> {
        let (id, index) = (self.client.next_id(), self.ids.len());
        let params = self.client.params(request);
        self.push(R::METHOD, client::envelope(R::METHOD, params, Some(&id)));
        self.ids.push(id.clone());
        Asked { mark: Arc::clone(&self.mark), index, id, request: PhantomData }
    }

    /// Adds a notification.
    pub fn tell<N: Notification>(&mut self, one: &N) {
        let params = self.client.params(one);
        self.push(N::METHOD, client::envelope(N::METHOD, params, None));
    }

    /// How many calls and notifications there are is of no matter to a batch without any: nothing
    /// is sent then, since JSON-RPC has no empty batch.
    ///
    /// # Errors
    /// Where nothing is sent, or what comes back does not answer calls one by one.
    pub async fn send(mut self) -> Result<Answers, CallError<std::convert::Infallible>> {
        let Some(first) = self.first else { return Ok(Answers::new(self.mark, 0)) };
        if let Some(problem) = self.problem {
            return Err(problem.into());
        }
        let mut places = BTreeMap::new();
        for (index, id) in self.ids.iter().enumerate() {
            if places.insert(id.clone(), index).is_some() {
                let error = EncodeError::new(format!("two calls of the batch have the id {id}"));
                return Err(client::unwritable(first, "id", error).into());
            }
        }
        self.text.push(b']');
        let mut answers = Answers::new(self.mark, self.ids.len());
        let message = Message::new(&first.operation, self.text, self.ids);
        if let Some(reply) = self.client.send(message).await? {
            answers.read(reply, &places)?;
        }
        Ok(answers)
    }

    fn push(&mut self, method: &'static Method, text: Result<Vec<u8>, Fault>) {
        self.first.get_or_insert(method);
        match text {
            Ok(text) => {
                self.text.push(if self.text.is_empty() { b'[' } else { b',' });
                self.text.extend(text);
            }
            Err(fault) => {
                self.problem.get_or_insert(fault);
            }
        }
    }
}

/// The answers to the calls of a batch.
pub struct Answers {
    mark: Arc<()>,
    found: Vec<Option<Result<Box<RawValue>, NoResult>>>,
    strays: Vec<Stray>,
}

/// An answer to no call of the batch.
#[derive(Clone, Debug)]
pub struct Stray {
    /// Its id; `null` where the server could not read the id of the call.
    pub id: Id,
    /// Its error, where it is one.
    pub error: Option<RpcError>,
}

impl Answers {
    fn new(mark: Arc<()>, calls: usize) -> Self {
        Self { mark, found: (0..calls).map(|_| None).collect(), strays: Vec::new() }
    }

    /// The answer to one call.
    ///
    /// # Errors
    /// As of a call by itself; and [`CallError::Unanswered`] where the server left it out.
    pub fn take<R: Request>(&mut self, asked: Asked<R>) -> Result<R::Answer, CallError<R::Error>> {
        let own = Arc::ptr_eq(&asked.mark, &self.mark);
        let found = if own { self.found.get_mut(asked.index) } else { None };
        match found.and_then(Option::take) {
            Some(Ok(result)) => Ok(Answer::new(R::METHOD, result).result()?),
            Some(Err(error)) => Err(CallFault::from(error).into()),
            None => Err(CallError::Unanswered { id: asked.id }),
        }
    }

    /// The answers to no call of the batch: of another id, or of none that the server could read.
    #[must_use]
    pub fn strays(&self) -> &[Stray] {
        &self.strays
    }

    /// Finds each answer by its id, in whatever order they come.
    fn read(&mut self, reply: Reply, places: &BTreeMap<Id, usize>) -> Result<(), CallFault> {
        let entries = match entries(&reply) {
            Ok(entries) => entries,
            Err(CallError::Error(error)) => return Err(CallError::Error(error).into()),
            Err(error) => return Err(reply.refused_or(error)),
        };
        for opened in entries {
            let Opened { id, outcome, is_error: _ } = opened;
            let same = || places.iter().find(|(sent, _)| sent.is_same(&id)).map(|(_, index)| index);
            let place = places.get(&id).or_else(same).and_then(|index| self.found.get_mut(*index));
            match place {
                None => {
                    let error = match outcome {
                        Err(CallError::Error(error)) => Some(error),
                        _ => None,
                    };
                    self.strays.push(Stray { id, error });
                }
                Some(place @ None) => *place = Some(outcome),
                // Which of them is true nobody can say.
                Some(place) => {
                    let reason = format!("two answers have the id {id}");
                    *place = Some(Err(answer::not_json_rpc(&reason)));
                }
            }
        }
        Ok(())
    }
}

/// The entries of an answer to a batch; one error in place of them is what all calls end with.
fn entries(reply: &Reply) -> Result<Vec<Opened>, NoResult> {
    let value = answer::parse(&reply.text)?;
    if !value.get().starts_with('[') {
        return match answer::open(value)?.outcome {
            Err(error) => Err(error),
            Ok(_) => Err(answer::not_json_rpc("one answer for a whole batch")),
        };
    }
    if reply.refused.is_some() {
        return Err(answer::not_json_rpc("a batch that is refused"));
    }
    let entries: Vec<&RawValue> =
        serde_json::from_str(value.get()).map_err(|_| answer::not_json_rpc("it is not JSON"))?;
    // An entry that is no answer answers no call, which is then said of the call.
    Ok(entries.into_iter().filter_map(|entry| answer::open(entry).ok()).collect())
}

impl fmt::Debug for Batch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Batch").field("ids", &self.ids).finish_non_exhaustive()
    }
}

impl<R> fmt::Debug for Asked<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Asked").field("id", &self.id).finish_non_exhaustive()
    }
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answers")
            .field("found", &self.found.iter().filter(|found| found.is_some()).count())
            .field("strays", &self.strays)
            .finish_non_exhaustive()
    }
}
