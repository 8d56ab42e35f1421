//! A JSON-RPC server at one HTTP path.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fmt;
use std::sync::Arc;

use axum::response::IntoResponse;

use super::batch;
use super::{
    Failure, InternalErrors, Method, MethodCall, MethodError, Notification, Request, RpcError,
    answer,
};
use crate::operation::Operation;
use crate::server::{self, BoxFuture, Call, Limits, Refusal, Response, Router};

/// What the HTTP request establishes for all methods of its batch: who calls, and the typed path
/// variables. It runs once, before the body is read.
pub type Open<A, S> = for<'c> fn(&'c A, &'c Call) -> BoxFuture<'c, Result<S, Refusal>>;

/// What serves one method; the answer is the JSON text of the result.
pub type MethodHandler<A, S> = Arc<
    dyn Fn(Arc<A>, S, MethodCall) -> BoxFuture<'static, Result<Vec<u8>, MethodError>> + Send + Sync,
>;

/// What serves one method whose types are known.
pub type Serve<A, S, R> =
    fn(
        Arc<A>,
        R,
        S,
    ) -> BoxFuture<'static, Result<<R as Request>::Answer, Failure<<R as Request>::Error>>>;

/// What takes one notification whose type is known.
pub type Hear<A, S, N> = fn(Arc<A>, N, S) -> BoxFuture<'static, Result<(), Failure<Infallible>>>;

/// The methods of one implementation of an API, at one path.
///
/// `S` is what [`Open`] establishes; each method of a batch gets a clone of it.
pub struct Endpoint<A, S> {
    operation: &'static Operation,
    limits: Limits,
    service: Service<A, S>,
}

pub(super) struct Service<A, S> {
    pub(super) api: Arc<A>,
    open: Open<A, S>,
    on_refusal: fn(&A, Refusal) -> Response,
    pub(super) methods: BTreeMap<&'static str, (&'static Method, MethodHandler<A, S>)>,
    document: Option<&'static str>,
}

impl<A, S> Service<A, S> {
    /// What answers a method that the API does not have.
    pub(super) fn built_in(&self, method: &str) -> Result<Vec<u8>, MethodError> {
        match self.document {
            Some(document) if method == "rpc.discover" => Ok(document.trim_end().into()),
            _ => Err(RpcError::standard(RpcError::METHOD_NOT_FOUND).into()),
        }
    }
}

impl<A, S> Endpoint<A, S>
where
    A: Send + Sync + 'static,
    S: Clone + Send + Sync + 'static,
{
    /// An endpoint without methods. The operation is a `POST` of the path.
    #[must_use]
    pub fn new(api: A, operation: &'static Operation, open: Open<A, S>) -> Self {
        let service = Service {
            api: Arc::new(api),
            open,
            on_refusal: |_, refusal| refusal.into_response(),
            methods: BTreeMap::new(),
            document: None,
        };
        Self { operation, limits: Limits::default(), service }
    }

    /// Sets how much is taken in from one HTTP request.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Sets how refusals of HTTP requests are answered; as problem documents by default.
    #[must_use]
    pub fn on_refusal(mut self, answer: fn(&A, Refusal) -> Response) -> Self {
        self.service.on_refusal = answer;
        self
    }

    /// Adds a method and what serves it.
    #[must_use]
    pub fn method<R: Request>(self, serve: Serve<A, S, R>) -> Self {
        self.handler(R::METHOD, move |api, session, call| {
            Box::pin(async move { answer(serve(api, call.read(R::read)?, session).await) })
        })
    }

    /// Adds a notification and what takes it. Where a client wants an answer all the same, it is
    /// `null`.
    #[must_use]
    pub fn notification<N: Notification>(self, hear: Hear<A, S, N>) -> Self {
        self.handler(N::METHOD, move |api, session, call| {
            Box::pin(async move { answer(hear(api, call.read(N::read)?, session).await) })
        })
    }

    /// Adds a method by its facts, and what serves it.
    #[must_use]
    pub fn handler(
        mut self,
        method: &'static Method,
        handler: impl Fn(Arc<A>, S, MethodCall) -> BoxFuture<'static, Result<Vec<u8>, MethodError>>
        + Send
        + Sync
        + 'static,
    ) -> Self {
        self.service.methods.insert(method.name(), (method, Arc::new(handler)));
        self
    }

    /// Sets the description of the API, an OpenRPC document in JSON: what the method
    /// `rpc.discover` answers (OpenRPC 1.3 §6, service discovery).
    #[must_use]
    pub fn document(mut self, document: &'static str) -> Self {
        self.service.document = Some(document);
        self
    }

    /// Serves another path than the documented one. Variables in it have the documented names, as
    /// in `/v2/{tenant}/rpc`; a request is refused where one of them is not there.
    #[must_use]
    pub fn at(mut self, path: &'static str) -> Self {
        // One for each endpoint, and needed for as long as that is served.
        self.operation = Box::leak(Box::new(Operation { path, ..*self.operation }));
        self
    }

    /// The finished service, to be served, merged or nested.
    pub fn into_axum(self) -> axum::Router {
        Router::new(self.service)
            .limits(self.limits)
            .on_refusal(|service, refusal| (service.on_refusal)(&service.api, refusal))
            .operation(self.operation, serve)
            .into_axum()
    }
}

impl<A, S> fmt::Debug for Endpoint<A, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let methods: Vec<_> = self.service.methods.keys().collect();
        f.debug_struct("Endpoint")
            .field("path", &self.operation.path)
            .field("methods", &methods)
            .finish_non_exhaustive()
    }
}

/// Serves one HTTP request.
fn serve<A, S>(
    service: Arc<Service<A, S>>,
    mut call: Call,
) -> BoxFuture<'static, Result<Response, Refusal>>
where
    A: Send + Sync + 'static,
    S: Clone + Send + Sync + 'static,
{
    Box::pin(async move {
        let session = (service.open)(&service.api, &call).await?;
        let body = call.json_text().await?;
        let (text, errors) = batch::answer(&service, &session, &body, call.limits()).await;
        let mut response = match text {
            None => server::empty(204),
            Some(text) => server::content(200, "application/json", text)?,
        };
        if !errors.is_empty() {
            response.extensions_mut().insert(InternalErrors(errors));
        }
        Ok(response)
    })
}
