//! Messages over one WebSocket connection.

use std::collections::BTreeMap;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use bytes::Bytes;
use futures_core::future::BoxFuture;
use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use serde_json::value::RawValue;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::oneshot;
use tokio::task::AbortHandle;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::{self, Message as Frame};

use super::received::Inbox;
use super::{CallFault, Id, Message, Notification, Notifications, Reply, RpcError, Transport};
use super::{answer, written};
use crate::client::{BoxError, Fault, FaultKind};

/// How long an answer may take where nobody says.
const DEFAULT_TIMEOUT: Duration = Duration::from_secs(60);

/// Messages over one WebSocket connection (RFC 6455): calls are answered in any order, and the
/// server's own notifications come between. Clones share the connection, which ends with the last
/// of them.
#[derive(Clone)]
pub struct WebSocket {
    shared: Arc<Shared>,
    timeout: Duration,
}

/// Where frames leave.
type Sink = Pin<Box<dyn futures_util::Sink<Frame, Error = tungstenite::Error> + Send>>;

struct Shared {
    sink: tokio::sync::Mutex<Sink>,
    waiting: Mutex<Waiting>,
    inbox: Inbox,
    reader: Mutex<Option<AbortHandle>>,
}

/// The messages that are not yet answered.
#[derive(Default)]
struct Waiting {
    is_closed: bool,
    next: u64,
    messages: BTreeMap<u64, oneshot::Sender<Bytes>>,
    /// Which message each id belongs to.
    ids: BTreeMap<Id, u64>,
}

impl WebSocket {
    /// Connects to a `ws` or `wss` URL.
    ///
    /// # Errors
    /// Where there is no connection, or the server does not speak WebSocket.
    pub async fn connect(url: &str) -> Result<Self, BoxError> {
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            // Where another thread was faster its provider is as good.
            let _ = rustls::crypto::ring::default_provider().install_default();
        }
        let (stream, _) = tokio_tungstenite::connect_async(url).await?;
        Ok(Self::over(stream))
    }

    /// A transport over a connection that is there, for headers, proxies and the like. It needs
    /// tokio's runtime.
    #[must_use]
    pub fn over<S>(stream: WebSocketStream<S>) -> Self
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let (sink, stream): (SplitSink<_, Frame>, _) = stream.split();
        let shared = Arc::new(Shared {
            sink: tokio::sync::Mutex::new(Box::pin(sink)),
            waiting: Mutex::default(),
            inbox: Inbox::new(),
            reader: Mutex::new(None),
        });
        let reader = tokio::spawn(read(stream, Arc::downgrade(&shared)));
        *shared.reader.lock().unwrap_or_else(PoisonError::into_inner) = Some(reader.abort_handle());
        Self { shared, timeout: DEFAULT_TIMEOUT }
    }

    /// How long an answer may take; one minute where nobody says.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The notifications of one method that come from now on.
    #[must_use]
    pub fn notifications<N: Notification>(&self) -> Notifications<N> {
        self.shared.inbox.subscribe()
    }
}

impl Transport for WebSocket {
    fn send(&self, message: Message) -> BoxFuture<'_, Result<Option<Reply>, CallFault>> {
        Box::pin(async move {
            let fault = |kind| CallFault::from(Fault::new(message.operation().id, kind));
            message.stays_here()?;
            let text = String::from_utf8_lossy(message.text()).into_owned();
            // Known before it is sent: the answer may come at once.
            let answer = match message.ids() {
                [] => None,
                ids => Some(self.shared.wait_for(ids).map_err(|error| fault(transport(error)))?),
            };
            self.shared.write(text).await.map_err(|error| fault(transport(error)))?;
            let Some((answer, _entry)) = answer else { return Ok(None) };
            match tokio::time::timeout(self.timeout, answer).await {
                Ok(Ok(text)) => Ok(Some(Reply::new(text))),
                Ok(Err(_)) => Err(fault(transport(CLOSED))),
                Err(_) => Err(fault(FaultKind::Timeout)),
            }
        })
    }
}

const CLOSED: &str = "the connection is closed";

fn transport(error: impl Into<BoxError>) -> FaultKind {
    FaultKind::Transport(error.into())
}

/// Forgets a message that nobody waits for any more.
struct Entry<'s> {
    shared: &'s Shared,
    number: u64,
}

impl Drop for Entry<'_> {
    fn drop(&mut self) {
        self.shared.waiting().forget(self.number);
    }
}

impl Shared {
    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_for(&self, ids: &[Id]) -> Result<(oneshot::Receiver<Bytes>, Entry<'_>), &'static str> {
        let mut waiting = self.waiting();
        if waiting.is_closed {
            return Err(CLOSED);
        }
        if ids.iter().any(|id| waiting.ids.contains_key(id)) {
            return Err("a call with the same id is not yet answered");
        }
        let number = waiting.next;
        waiting.next += 1;
        let (sender, receiver) = oneshot::channel();
        waiting.messages.insert(number, sender);
        waiting.ids.extend(ids.iter().map(|id| (id.clone(), number)));
        Ok((receiver, Entry { shared: self, number }))
    }

    async fn write(&self, text: String) -> Result<(), tungstenite::Error> {
        self.sink.lock().await.send(Frame::text(text)).await
    }
}

impl Waiting {
    fn forget(&mut self, number: u64) {
        self.messages.remove(&number);
        self.ids.retain(|_, of| *of != number);
    }

    /// Gives an answer to whoever waits for it.
    fn answer(&mut self, value: &RawValue) {
        let entries: Vec<&RawValue> = match value.get().starts_with('[') {
            true => serde_json::from_str(value.get()).unwrap_or_default(),
            false => vec![value],
        };
        let mut ids = entries.into_iter().filter_map(|one| Some(answer::open(one).ok()?.id));
        let number = ids.find_map(|id| self.number_of(&id));
        if let Some(sender) = number.and_then(|number| self.messages.remove(&number)) {
            // Who has given up waiting has dropped the receiver.
            let _ = sender.send(Bytes::copy_from_slice(value.get().as_bytes()));
        }
    }

    /// The message that an id belongs to; one whose id could not be read is the only one that
    /// waits, or nobody knows which.
    fn number_of(&self, id: &Id) -> Option<u64> {
        let mut messages = self.messages.keys();
        match (self.ids.get(id), messages.next(), messages.next()) {
            (Some(number), _, _) => Some(*number),
            (None, Some(only), None) if id.is_null() => Some(*only),
            _ => self.ids.iter().find(|(sent, _)| sent.is_same(id)).map(|(_, number)| *number),
        }
    }
}

/// Reads frames until the connection ends, and then lets nobody wait any longer.
async fn read<S>(mut stream: SplitStream<WebSocketStream<S>>, shared: Weak<Shared>)
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    while let Some(Ok(frame)) = stream.next().await {
        let Some(shared) = shared.upgrade() else { return };
        let text = match &frame {
            Frame::Text(text) => text.as_bytes(),
            Frame::Binary(bytes) => bytes,
            // A ping is answered by the library.
            Frame::Ping(_) | Frame::Pong(_) | Frame::Close(_) | Frame::Frame(_) => continue,
        };
        let Ok(value) = serde_json::from_slice::<&RawValue>(text) else { continue };
        match shared.inbox.take(value) {
            Ok(None) => {}
            Ok(Some(id)) => refuse(&shared, id).await,
            Err(_) => shared.waiting().answer(value),
        }
    }
    if let Some(shared) = shared.upgrade() {
        shared.inbox.close();
        let mut waiting = shared.waiting();
        waiting.is_closed = true;
        waiting.messages.clear();
    }
}

/// A client offers no methods, and says so to a server that asks (JSON-RPC 2.0 §5).
async fn refuse(shared: &Shared, id: &RawValue) {
    let id = Id::of_value(id).unwrap_or_else(Id::null);
    let text = written::failure(&id, &RpcError::standard(RpcError::METHOD_NOT_FOUND));
    // Where the connection is gone nobody reads the answer.
    let _ = shared.write(String::from_utf8_lossy(&text).into_owned()).await;
}

impl Drop for Shared {
    fn drop(&mut self) {
        let reader = self.reader.get_mut().unwrap_or_else(PoisonError::into_inner);
        if let Some(reader) = reader.take() {
            reader.abort();
        }
    }
}

impl fmt::Debug for WebSocket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebSocket").field("timeout", &self.timeout).finish_non_exhaustive()
    }
}
