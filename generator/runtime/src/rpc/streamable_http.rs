//! Messages over HTTP, answered in JSON or in an event stream.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use futures_core::future::BoxFuture;
use serde_json::value::RawValue;

use super::received::Inbox;
use super::{
    CallFault, Id, Message, Notification, Notifications, Reply, Transport, answer, over_http,
};
use crate::client::{BoxError, Call, Fault, FaultKind, Http, Opened};
use crate::style::Parameter;

const SESSION: &str = "mcp-session-id";

/// The Streamable HTTP transport of the Model Context Protocol (2025-06-18, Transports): each
/// message is a `POST`; a server answers it in JSON, or in an event stream in which its own
/// notifications stand before the answer. The session that a server opens is kept.
#[derive(Clone)]
pub struct StreamableHttp {
    http: Http,
    session: Arc<Mutex<Option<String>>>,
    inbox: Inbox,
}

impl StreamableHttp {
    /// A transport to the base URL itself.
    #[must_use]
    pub fn new(http: Http) -> Self {
        Self { http, session: Arc::default(), inbox: Inbox::new() }
    }

    /// The notifications of one method that come from now on.
    #[must_use]
    pub fn notifications<N: Notification>(&self) -> Notifications<N> {
        self.inbox.subscribe()
    }

    fn call(&self, message: &Message) -> Call {
        let mut call = Call::new(message.operation());
        call.accept("application/json, text/event-stream");
        call.body("application/json", message.text().clone());
        let session = self.session.lock().unwrap_or_else(PoisonError::into_inner).clone();
        call.optional_parameter(Parameter::header(SESSION), &session);
        call
    }

    fn keep_session(&self, opened: &Opened) {
        let session = opened.headers().get(SESSION).and_then(|value| value.to_str().ok());
        if let Some(session) = session {
            let mut kept = self.session.lock().unwrap_or_else(PoisonError::into_inner);
            *kept = Some(session.to_owned());
        }
    }
}

impl Transport for StreamableHttp {
    fn send(&self, message: Message) -> BoxFuture<'_, Result<Option<Reply>, CallFault>> {
        Box::pin(async move {
            let opened = self.http.open(self.call(&message)).await?;
            self.keep_session(&opened);
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
        let broken =
            |error: BoxError| Fault::new(message.operation().id, FaultKind::Transport(error));
        let mut events = opened.text_events()?;
        while let Some(event) = events.next().await {
            let text = event.map_err(|error| broken(error.into()))?.data;
            let Ok(value) = serde_json::from_str::<&RawValue>(&text) else { continue };
            // A request of the server is left unanswered: it comes to clients that offer methods.
            if self.inbox.take(value).is_err() && is_answer(value, message.ids()) {
                return Ok(Reply::new(text));
            }
        }
        Err(broken("the stream ended before the answer".into()).into())
    }
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
