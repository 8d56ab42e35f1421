//! Calls of methods.

use std::convert::Infallible;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use super::answer::{self, Answer};
use super::{
    Batch, CallError, CallFault, DocumentedError, Id, Input, Message, Method, Notification, Params,
    Request, Structure, Transport,
};
use crate::client::{Fault, FaultKind, Http, RequestProblem};
use crate::json::{EncodeError, Json, Value, Writer};

/// Calls of the methods of one API. Clones share the connection and the ids.
#[derive(Clone)]
pub struct Client {
    transport: Arc<dyn Transport>,
    ids: Arc<dyn Fn() -> Id + Send + Sync>,
    structure: Structure,
    url: Option<Arc<str>>,
}

impl Client {
    /// A client over HTTP, at the base URL itself. Its ids are numbers from 1.
    #[must_use]
    pub fn new(http: Http) -> Self {
        Self::over(http)
    }

    /// A client over any transport. Its ids are numbers from 1.
    #[must_use]
    pub fn over(transport: impl Transport) -> Self {
        let (transport, ids) = (Arc::new(transport), Arc::new(counted(1)));
        Self { transport, ids, structure: Structure::ByName, url: None }
    }

    /// The same with another first id.
    #[must_use]
    pub fn with_next_id(mut self, id: i64) -> Self {
        self.ids = Arc::new(counted(id));
        self
    }

    /// The same with ids of your own, one for each call.
    #[must_use]
    pub fn with_ids(mut self, choose: impl Fn() -> Id + Send + Sync + 'static) -> Self {
        self.ids = Arc::new(choose);
        self
    }

    /// How params are sent where the document leaves it open: by name, where nobody says.
    #[must_use]
    pub fn preferring(mut self, structure: Structure) -> Self {
        self.structure = structure;
        self
    }

    /// The same at another URL, for methods with a server of their own (OpenRPC 1.3 §4.7): with the
    /// same ids, headers and credentials. Calls by a transport that reaches one server only, as a
    /// WebSocket does, end with a fault.
    #[must_use]
    pub fn at(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into().into());
        self
    }

    /// Calls a method, and reads its answer.
    ///
    /// # Errors
    /// Where there is no answer with a result, or the result does not have its form.
    pub async fn ask<R: Request>(&self, request: &R) -> Result<R::Answer, CallError<R::Error>> {
        self.result(R::METHOD, self.params(request)).await
    }

    /// Sends a notification.
    ///
    /// # Errors
    /// Where it cannot be written or sent.
    pub async fn tell<N: Notification>(&self, one: &N) -> Result<(), CallError<Infallible>> {
        Ok(self.notify(N::METHOD, self.params(one)).await?)
    }

    /// Starts a batch: calls and notifications that are sent together (JSON-RPC 2.0 §6).
    pub fn batch(&self) -> Batch {
        Batch::new(self.clone())
    }

    /// The description that the server gives of itself (OpenRPC 1.3 §6, service discovery).
    ///
    /// # Errors
    /// As [`ask`](Self::ask); most servers answer with -32601.
    pub async fn discover(&self) -> Result<Value, CallError<Infallible>> {
        static DISCOVER: Method = Method::new("rpc.discover", &[]);
        self.result(&DISCOVER, Params::none()).await
    }

    /// Calls a method by its facts; the id is the next one where none is given.
    ///
    /// # Errors
    /// Where there is no answer with a result.
    pub async fn call(
        &self,
        method: &'static Method,
        params: Params,
        id: Option<Id>,
    ) -> Result<Answer, CallFault> {
        let id = id.unwrap_or_else(|| self.next_id());
        let text = envelope(method, params, Some(&id))?;
        let message = Message::new(&method.operation, text, vec![id.clone()]);
        match self.send(message).await? {
            Some(reply) => answer::read(method, &id, reply),
            None => Err(answer::not_json_rpc("there is no answer").into()),
        }
    }

    /// Calls a method by its facts, and reads its result.
    ///
    /// # Errors
    /// Where there is no answer with a result, or the result does not have the form of `T`.
    pub async fn result<T: Json, E: DocumentedError>(
        &self,
        method: &'static Method,
        params: Params,
    ) -> Result<T, CallError<E>> {
        Ok(self.call(method, params, None).await?.result()?)
    }

    /// Sends a notification by its facts; it is not answered (JSON-RPC 2.0 §4.1).
    ///
    /// # Errors
    /// Where it is not sent, or the HTTP answer has a status outside 2xx.
    pub async fn notify(&self, method: &'static Method, params: Params) -> Result<(), CallFault> {
        let text = envelope(method, params, None)?;
        self.send(Message::new(&method.operation, text, Vec::new())).await.map(|_| ())
    }

    pub(super) async fn send(&self, message: Message) -> Result<Option<super::Reply>, CallFault> {
        self.transport.send(message.to(self.url.clone())).await
    }

    pub(super) fn next_id(&self) -> Id {
        (self.ids)()
    }

    pub(super) fn params<I: Input>(&self, input: &I) -> Params {
        let mut params = Params::of(I::METHOD, self.structure);
        input.write(&mut params);
        params
    }
}

/// Numbers from one on.
fn counted(first: i64) -> impl Fn() -> Id + Send + Sync + 'static {
    let next = AtomicI64::new(first);
    move || Id::number(next.fetch_add(1, Ordering::Relaxed))
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("structure", &self.structure).finish_non_exhaustive()
    }
}

/// The text of a request or, without an id, of a notification (JSON-RPC 2.0 §4).
pub(super) fn envelope(
    method: &'static Method,
    params: Params,
    id: Option<&Id>,
) -> Result<Vec<u8>, Fault> {
    let fault = |(place, error)| unwritable(method, place, error);
    let params = params.finish().map_err(fault)?;
    let mut writer = Writer::new();
    let mut object = writer.object();
    object.constant("jsonrpc", "2.0");
    object.constant("method", method.name());
    if let Some(params) = params {
        object.key("params").raw(&String::from_utf8_lossy(&params));
    }
    if let Some(id) = id {
        object.key("id").raw(id.as_raw());
    }
    object.end();
    writer.finish().map_err(|error| unwritable(method, "body", error))
}

/// A request that is not sent.
pub(super) fn unwritable(method: &Method, place: &'static str, error: EncodeError) -> Fault {
    Fault::new(method.name(), FaultKind::Request(RequestProblem::Encode { place, error }))
}
