//! Messages over HTTP, answered in JSON or in an event stream.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_core::future::BoxFuture;
use serde_json::value::RawValue;

use super::received::Inbox;
use super::{
    CallFault, Id, Message, Notification, Notifications, Reply, Transport, answer, over_http,
};
use crate::client::{BoxError, Call, Fault, FaultKind, Http, Opened};
use crate::operation::Operation;
use crate::style::Parameter;

static LISTEN: Operation = Operation { id: "listen", method: "GET", path: "", security: &[] };

const SESSION: &str = "mcp-session-id";

const VERSION: &str = "mcp-protocol-version";

/// The Streamable HTTP transport of the Model Context Protocol (2025-06-18, Transports): each
/// message is a `POST`; a server answers it in JSON, or in an event stream in which its own
/// notifications stand before the answer. The session that a server opens is kept.
#[derive(Clone)]
pub struct StreamableHttp {
    http: Http,
    session: Arc<Mutex<Session>>,
    inbox: Inbox,
}

/// What every request repeats.
#[derive(Clone, Default)]
struct Session {
    id: Option<String>,
    version: Option<String>,
    /// The operation whose credentials the last message had.
    secured_as: Option<&'static Operation>,
}

impl StreamableHttp {
    /// A transport to the base URL itself.
    #[must_use]
    pub fn new(http: Http) -> Self {
        Self { http, session: Arc::default(), inbox: Inbox::new() }
    }

    /// Says which version of the protocol was agreed on, with every request from now on.
    pub fn speak(&self, version: impl Into<String>) {
        self.session().version = Some(version.into());
    }

    fn session(&self) -> MutexGuard<'_, Session> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The notifications of one method that come from now on.
    #[must_use]
    pub fn notifications<N: Notification>(&self) -> Notifications<N> {
        self.inbox.subscribe()
    }

    /// Listens to what the server says without being asked, until it hangs up. A server may refuse
    /// that with 405. It is asked with the credentials of the last message, so that the one that
    /// opens a session has to be sent before.
    ///
    /// # Errors
    /// Where there is no stream, or it breaks.
    pub async fn listen(&self) -> Result<(), CallFault> {
        let secured_as = self.session().secured_as.unwrap_or(&LISTEN);
        let mut call = Call::new(&LISTEN).secured_as(secured_as);
        call.accept("text/event-stream");
        self.add_session(&mut call);
        let opened = self.http.open(call).await?;
        if !(200..300).contains(&opened.status()) {
            return Err(over_http::unexpected(opened.collect().await?));
        }
        let mut events = opened.text_events()?;
        while let Some(event) = events.next().await {
            let text = event.map_err(|error| broken(&LISTEN, error.into()))?.data;
            if let Ok(value) = serde_json::from_str::<&RawValue>(&text) {
                // An answer to nothing is nothing.
                let _ = self.inbox.take(value);
            }
        }
        Ok(())
    }

    fn call(&self, message: &Message) -> Call {
        let mut call = Call::new(message.operation());
        call.accept("application/json, text/event-stream");
        call.body("application/json", message.text().clone());
        self.add_session(&mut call);
        call
    }

    fn add_session(&self, call: &mut Call) {
        let session = self.session().clone();
        call.optional_parameter(Parameter::header(SESSION), &session.id);
        call.optional_parameter(Parameter::header(VERSION), &session.version);
    }

    fn keep_session(&self, message: &Message, opened: &Opened) {
        let id = opened.headers().get(SESSION).and_then(|value| value.to_str().ok());
        let mut session = self.session();
        session.secured_as = Some(message.operation());
        if let Some(id) = id {
            session.id = Some(id.to_owned());
        }
    }
}

impl Transport for StreamableHttp {
    fn send(&self, message: Message) -> BoxFuture<'_, Result<Option<Reply>, CallFault>> {
        Box::pin(async move {
            // Its session is of one server.
            message.stays_here()?;
            let opened = self.http.open(self.call(&message)).await?;
            self.keep_session(&message, &opened);
            let is_stream = opened.choose(&["text/event-stream"]).is_ok();
            if is_stream && (200..300).contains(&opened.status()) {
                return self.stream(&message, opened).await.map(Some);
            }
            let response = opened.collect().await?;
            match (message.ids(), response.status()) {
                ([], 200..300) => Ok(None),
                ([], _) => Err(over_http::unexpected(response)),
                _ => over_http::reply(response).map(Some),
            }
        })
    }
}

impl StreamableHttp {
    /// Reads events until the answer comes.
    async fn stream(&self, message: &Message, opened: Opened) -> Result<Reply, CallFault> {
        let mut events = opened.text_events()?;
        while let Some(event) = events.next().await {
            let text = event.map_err(|error| broken(message.operation(), error.into()))?.data;
            let Ok(value) = serde_json::from_str::<&RawValue>(&text) else { continue };
            // A request of the server is left unanswered: it comes to clients that offer methods.
            if self.inbox.take(value).is_err() && is_answer(value, message.ids()) {
                return Ok(Reply::new(text));
            }
        }
        Err(broken(message.operation(), "the stream ended before the answer".into()).into())
    }
}

fn broken(operation: &'static Operation, error: BoxError) -> Fault {
    Fault::new(operation.id, FaultKind::Transport(error))
}

/// Whether a message answers one of some calls, or none that its sender could read.
fn is_answer(value: &RawValue, ids: &[Id]) -> bool {
    if value.get().starts_with('[') {
        return true;
    }
    let answers = |id: &Id| id.is_null() || ids.iter().any(|sent| sent.is_same(id));
    answer::open(value).is_ok_and(|opened| answers(&opened.id))
}

impl fmt::Debug for StreamableHttp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StreamableHttp").field("http", &self.http).finish_non_exhaustive()
    }
}
