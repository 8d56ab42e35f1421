//! Calls of methods over HTTP.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use super::answer::{self, Answer};
use super::{CallError, CallFault, DocumentedError, Id, Method, Params};
use crate::client::{Call, Fault, FaultKind, Http, RequestProblem};
use crate::json::{EncodeError, Json, Writer};

/// Calls of the methods of one API, at the base URL itself. Clones share the connection and the
/// count of ids.
#[derive(Clone)]
pub struct Client {
    http: Http,
    next_id: Arc<AtomicI64>,
}

impl Client {
    /// A client over a connection. Its ids are numbers from 1.
    #[must_use]
    pub fn new(http: Http) -> Self {
        Self { http, next_id: Arc::new(AtomicI64::new(1)) }
    }

    /// The same with another first id.
    #[must_use]
    pub fn with_next_id(mut self, id: i64) -> Self {
        self.next_id = Arc::new(AtomicI64::new(id));
        self
    }

    /// Calls a method; the id is the next number where none is given.
    ///
    /// # Errors
    /// Where there is no answer with a result.
    pub async fn call(
        &self,
        method: &'static Method,
        params: Params,
        id: Option<Id>,
    ) -> Result<Answer, CallFault> {
        let id = id.unwrap_or_else(|| Id::number(self.next_id.fetch_add(1, Ordering::Relaxed)));
        let call = request(method, params, Some(&id))?;
        answer::read(method, &id, self.http.send(call).await?)
    }

    /// Calls a method and reads its result.
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

    /// Sends a notification, which is not answered (JSON-RPC 2.0 §4.1).
    ///
    /// # Errors
    /// Where it is not sent, or the HTTP answer has a status outside 2xx.
    pub async fn notify(&self, method: &'static Method, params: Params) -> Result<(), CallFault> {
        let response = self.http.send(request(method, params, None)?).await?;
        match response.status() {
            200..300 => Ok(()),
            _ => Err(answer::unexpected(response)),
        }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("http", &self.http).finish_non_exhaustive()
    }
}

/// The HTTP request of a call (JSON-RPC 2.0 §4).
fn request(method: &'static Method, params: Params, id: Option<&Id>) -> Result<Call, Fault> {
    let fault = |(place, error)| {
        let problem = RequestProblem::Encode { place, error };
        Fault::new(method.name(), FaultKind::Request(problem))
    };
    let params = params.finish().map_err(fault)?;
    let body = envelope(method, params.as_deref(), id).map_err(|error| fault(("body", error)))?;
    let mut call = Call::new(&method.operation);
    call.accept("application/json");
    call.body("application/json", body.into());
    Ok(call)
}

fn envelope(
    method: &Method,
    params: Option<&[u8]>,
    id: Option<&Id>,
) -> Result<Vec<u8>, EncodeError> {
    let mut writer = Writer::new();
    let mut object = writer.object();
    object.constant("jsonrpc", "2.0");
    object.constant("method", method.name());
    if let Some(params) = params {
        object.key("params").raw(&String::from_utf8_lossy(params));
    }
    if let Some(id) = id {
        object.key("id").raw(id.as_raw());
    }
    object.end();
    writer.finish()
}
