//! From a request to the operation it asks for.

use std::fmt;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use axum::extract::Request;
use axum::response::IntoResponse;
use axum::routing::any;
use futures_util::FutureExt;
use http::header::{AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION};
use http::{HeaderMap, HeaderName};

use super::failure::panicked;
use super::incoming::serve;
use super::{Call, Handle, Incoming, Limits, Refusal, Response, Scopes, overlap};
use crate::operation::Operation;
use crate::style;
use crate::template::Template;

pub use futures_core::future::BoxFuture;

/// What serves one operation.
pub type Handler<A> = fn(Arc<A>, Call) -> BoxFuture<'static, Result<Response, Refusal>>;

/// The operations of one implementation of an API.
///
/// ```no_run
/// # use concord_runtime::operation::Operation;
/// # use concord_runtime::server::{self, Router};
/// const PING: Operation = Operation { id: "ping", method: "GET", path: "/ping", security: &[] };
///
/// let app: axum::Router = Router::new(())
///     .operation(&PING, |_api, _call| Box::pin(async { Ok(server::empty(204)) }))
///     .into_axum();
/// ```
pub struct Router<A, G = Open> {
    api: A,
    settings: Settings<A>,
    guard: G,
    routes: Vec<Route<A>>,
}

/// A router that asks nobody who is calling.
#[derive(Clone, Copy, Debug)]
pub struct Open;

/// What finds out who is calling.
#[derive(Clone, Copy, Debug)]
pub struct Guard<A, P> {
    identify: Identify<A, P>,
    challenge: &'static str,
}

/// Says who is calling, where a request shows any credentials, for an operation with these scopes.
type Identify<A, P> =
    for<'c> fn(&'c A, &'c Call, &'static [Scopes]) -> BoxFuture<'c, Result<Option<P>, Refusal>>;

type Serve<A> =
    Arc<dyn Fn(Arc<A>, Call) -> BoxFuture<'static, Result<Response, Refusal>> + Send + Sync>;

struct Settings<A> {
    limits: Limits,
    on_refusal: fn(&A, Refusal) -> Response,
    sensitive: Vec<HeaderName>,
}

struct Route<A> {
    operation: &'static Operation,
    serve: Serve<A>,
    template: Template,
    /// What the query has to hold.
    pairs: Vec<(&'static str, &'static str)>,
}

impl<A: Send + Sync + 'static> Router<A> {
    /// A router without operations.
    #[must_use]
    pub fn new(api: A) -> Self {
        let settings = Settings {
            limits: Limits::default(),
            on_refusal: |_, refusal| refusal.into_response(),
            sensitive: vec![AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE],
        };
        Self { api, settings, guard: Open, routes: Vec::new() }
    }

    /// Lets [`protected`](Router::protected) operations find out who is calling; `challenge` is what
    /// a 401 asks for (RFC 9110 §11.6.1).
    #[must_use]
    pub fn guard<P>(
        self,
        challenge: &'static str,
        identify: Identify<A, P>,
    ) -> Router<A, Guard<A, P>> {
        let Self { api, settings, guard: Open, routes } = self;
        Router { api, settings, guard: Guard { identify, challenge }, routes }
    }
}

impl<A: Send + Sync + 'static, P: Send + 'static> Router<A, Guard<A, P>> {
    /// Adds an operation that only those reach who are known, by the function that serves it.
    #[must_use]
    pub fn protected<R: Incoming, H>(self, handler: H) -> Self
    where
        H: for<'a> Handle<'a, A, R, P>,
    {
        let Guard { identify, challenge } = self.guard;
        self.serve(R::MAPPING.operation, move |api, call| {
            Box::pin(async move {
                let principal = identify(&api, &call, R::MAPPING.scopes).await?;
                let principal = principal.ok_or_else(|| Refusal::unauthorized(challenge))?;
                serve::<A, R, P, H>(&api, call, principal, handler).await
            })
        })
    }

    /// Adds an operation that anybody reaches, and that is told who is calling where that is
    /// shown.
    #[must_use]
    pub fn optional<R: Incoming, H>(self, handler: H) -> Self
    where
        H: for<'a> Handle<'a, A, R, Option<P>>,
    {
        let Guard { identify, .. } = self.guard;
        self.serve(R::MAPPING.operation, move |api, call| {
            Box::pin(async move {
                let principal = identify(&api, &call, R::MAPPING.scopes).await?;
                serve::<A, R, Option<P>, H>(&api, call, principal, handler).await
            })
        })
    }
}

impl<A: Send + Sync + 'static, G> Router<A, G> {
    /// Adds an operation that anybody reaches, by the function that serves it.
    #[must_use]
    pub fn public<R: Incoming, H>(self, handler: H) -> Self
    where
        H: for<'a> Handle<'a, A, R, ()>,
    {
        self.serve(R::MAPPING.operation, move |api, call| {
            Box::pin(async move { serve::<A, R, (), H>(&api, call, (), handler).await })
        })
    }

    fn serve(
        mut self,
        operation: &'static Operation,
        serve: impl Fn(Arc<A>, Call) -> BoxFuture<'static, Result<Response, Refusal>>
        + Send
        + Sync
        + 'static,
    ) -> Self {
        let (template, query) = operation.path.split_once('?').unwrap_or((operation.path, ""));
        let (template, pairs) = (Template::parse(template), style::pairs(query));
        self.routes.push(Route { operation, serve: Arc::new(serve), template, pairs });
        self
    }

    /// Adds what a function adds, such as the operations of a tag: `router.with(issues::routes)`.
    #[must_use]
    pub fn with(self, add: impl FnOnce(Self) -> Self) -> Self {
        add(self)
    }

    /// Sets how much is taken in from one request.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.settings.limits = limits;
        self
    }

    /// Sets how refusals are answered; as problem documents by default.
    #[must_use]
    pub fn on_refusal(mut self, answer: fn(&A, Refusal) -> Response) -> Self {
        self.settings.on_refusal = answer;
        self
    }

    /// Names a header that holds credentials, so that it is never shown. `Authorization` and
    /// `Cookie` are known; a name that no header can have is passed over.
    #[must_use]
    pub fn sensitive_header(mut self, name: &str) -> Self {
        self.settings.sensitive.extend(HeaderName::from_bytes(name.as_bytes()));
        self
    }

    /// Adds an operation and what serves it.
    #[must_use]
    pub fn operation(self, operation: &'static Operation, handler: Handler<A>) -> Self {
        self.serve(operation, handler)
    }

    /// The finished service, to be served, merged or nested.
    ///
    /// It has no fallback, since axum merges no two routers that have one: a path of another shape
    /// than any operation's is left to the other routers, and to axum's own 404 at last. Add
    /// [`not_found`] as the fallback of the whole to answer with a problem document there too.
    pub fn into_axum(self) -> axum::Router {
        let Self { api, settings, guard: _, mut routes } = self;
        // Most specific first; a documented HEAD goes before the GET that would stand in for it.
        routes.sort_by(|a, b| {
            let specificity = a.template.cmp_specificity(&b.template);
            let pairs = b.pairs.len().cmp(&a.pairs.len());
            specificity.then(pairs).then_with(|| b.is_head().cmp(&a.is_head()))
        });
        let shapes: Vec<String> = routes.iter().map(|route| route.template.shape()).collect();
        let table = Arc::new(Table { api: Arc::new(api), settings, routes });
        // A literal segment may start with `:` or `*`, which axum refuses by default.
        let mut router = axum::Router::new().without_v07_checks();
        for (shape, candidates) in overlap::routes(&shapes) {
            let (table, candidates) = (Arc::clone(&table), Arc::<[usize]>::from(candidates));
            let serve = move |request: Request| {
                let (table, candidates) = (Arc::clone(&table), Arc::clone(&candidates));
                async move { table.serve(&candidates, request).await }
            };
            router = router.route(&shape, any(serve));
        }
        router
    }
}

impl<A, G> fmt::Debug for Router<A, G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.routes.iter().map(|route| route.operation.id)).finish()
    }
}

/// The answer where no operation has the path: a fallback for [`axum::Router::fallback`].
pub async fn not_found() -> Response {
    Refusal::not_found().into_response()
}

impl<A> Route<A> {
    fn is_head(&self) -> bool {
        self.operation.method == "HEAD"
    }

    /// Whether a raw query holds what the operation's path asks for.
    fn has_pairs(&self, query: &str) -> bool {
        let given = || url::form_urlencoded::parse(query.as_bytes());
        let mut needed = self.pairs.iter();
        needed.all(|(name, value)| given().any(|(key, text)| key == *name && text == *value))
    }
}

/// What all routes of one router share.
struct Table<A> {
    api: Arc<A>,
    settings: Settings<A>,
    routes: Vec<Route<A>>,
}

impl<A: Send + Sync + 'static> Table<A> {
    async fn serve(&self, candidates: &[usize], request: Request) -> Response {
        let answer = match self.choose(candidates, request) {
            Ok((serve, call)) => run(serve(Arc::clone(&self.api), call)).await,
            Err(refusal) => Err(refusal),
        };
        answer.unwrap_or_else(|refusal| (self.settings.on_refusal)(&self.api, refusal))
    }

    /// The most specific operation that has both path and method.
    fn choose(&self, candidates: &[usize], request: Request) -> Result<(&Serve<A>, Call), Refusal> {
        let (mut parts, body) = request.into_parts();
        let mut allow = Vec::new();
        for route in candidates.iter().filter_map(|index| self.routes.get(*index)) {
            let Some(captures) = route.template.matches(parts.uri.path()) else { continue };
            if !route.has_pairs(parts.uri.query().unwrap_or_default()) {
                continue;
            }
            let method = route.operation.method;
            if has_method(method, parts.method.as_str()) {
                let own = |(name, raw): (&str, &str)| (name.to_owned(), raw.to_owned());
                let captures = captures.into_iter().map(own).collect();
                mark_sensitive(&mut parts.headers, &self.settings.sensitive);
                let limits = self.settings.limits;
                return Ok((
                    &route.serve,
                    Call::new(route.operation, parts, captures, body, limits),
                ));
            }
            allow.push(method);
        }
        Err(match allow.is_empty() {
            true => Refusal::not_found(),
            false => Refusal::method_not_allowed(&with_head(allow)),
        })
    }
}

/// `HEAD` falls back to `GET` (RFC 9110 §9.3.2); axum drops the body.
fn has_method(operation: &str, asked: &str) -> bool {
    operation == asked || (asked == "HEAD" && operation == "GET")
}

/// Methods for an `Allow` field: each once, `HEAD` wherever there is a `GET`.
fn with_head(mut methods: Vec<&'static str>) -> Vec<&'static str> {
    if methods.contains(&"GET") {
        methods.push("HEAD");
    }
    methods.sort_unstable();
    methods.dedup();
    methods
}

fn mark_sensitive(headers: &mut HeaderMap, names: &[HeaderName]) {
    for (name, value) in headers.iter_mut() {
        if names.contains(name) {
            value.set_sensitive(true);
        }
    }
}

/// Runs a handler; a panic of it is a 500 and not the end of the connection.
async fn run(answer: BoxFuture<'static, Result<Response, Refusal>>) -> Result<Response, Refusal> {
    let handled = AssertUnwindSafe(answer).catch_unwind().await;
    handled.unwrap_or_else(|panic| Err(Refusal::failed(panicked(&*panic))))
}
