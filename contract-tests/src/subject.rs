//! The generated code under test: what the harness asks of a module, whichever document it is of.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use concord_runtime::examples::Answer;
use concord_runtime::rpc::Id;
use concord_runtime::server::BoxFuture;
use serde_json::Value;

use crate::line::Line;
use crate::recorder::Recorder;

/// Who calls where the scheme asks for a user (RFC 7617).
pub const USER: &str = "harness";

/// The server of a document, behind its real router.
type MakeRouter = dyn Fn(Recorder) -> axum::Router + Send + Sync;

/// One call of the typed client of a document.
type Invoke = dyn Fn(Invocation) -> BoxFuture<'static, Result<Answer, String>> + Send + Sync;

/// The generated client and server of one document.
#[derive(Clone)]
pub struct Subject {
    router: Arc<MakeRouter>,
    invoke: Arc<Invoke>,
    server: Option<&'static str>,
}

impl Subject {
    /// A server, and a client, as calls of them.
    pub fn new(
        router: impl Fn(Recorder) -> axum::Router + Send + Sync + 'static,
        invoke: impl Fn(Invocation) -> BoxFuture<'static, Result<Answer, String>>
        + Send
        + Sync
        + 'static,
    ) -> Self {
        Self { router: Arc::new(router), invoke: Arc::new(invoke), server: None }
    }

    /// The same with the address that the generated module has for callers: its `SERVER`.
    #[must_use]
    pub fn at(self, server: impl Into<Option<&'static str>>) -> Self {
        Self { server: server.into(), ..self }
    }

    /// The address that the generated module has for callers, where it has one.
    #[must_use]
    pub fn server(&self) -> Option<&'static str> {
        self.server
    }

    /// The server, behind its real router.
    pub fn router(&self, recorder: Recorder) -> axum::Router {
        (self.router)(recorder)
    }

    /// One call of the typed client.
    #[must_use]
    pub fn invoke(&self, call: Invocation) -> BoxFuture<'static, Result<Answer, String>> {
        (self.invoke)(call)
    }
}

/// A call of a typed client.
#[derive(Clone, Debug, Default)]
pub struct Invocation {
    /// Where the mock listens: `http://127.0.0.1:PORT`.
    pub origin: String,
    /// The path of the documented server.
    pub base_path: String,
    /// The variables of the documented server.
    pub variables: Vec<(String, String)>,
    /// The secret to call with.
    pub secret: String,
    /// The id of the next JSON-RPC request.
    pub rpc_id: Value,
    /// The documented id of the operation.
    pub operation: String,
    /// The media type of the answer to ask for.
    pub media_type: Option<String>,
    /// The typed input as JSON.
    pub input: Value,
    /// What lies between the client and the mock, where a fault is planted there.
    pub line: Option<Line>,
}

/// The subject of a generated module: `subject!(http, concord_dialects::smithery, bearer_auth(secret))`.
///
/// Behind the module stand the methods of its builder that take credentials; before them, for
/// JSON-RPC at an address with variables, its fields and the variables that they are.
#[macro_export]
macro_rules! subject {
    ($kind:ident, $module:path $(, $method:ident($($part:ident),*))* $(,)?) => {
        $crate::subject!(@ $kind, $module, $crate::subject::Invocation::url
            $(, $method($($part),*))*)
    };
    ($kind:ident, $module:path, { $($field:ident: $variable:literal),+ }
        $(, $method:ident($($part:ident),*))* $(,)?) => {{
        use $module as generated;
        fn url(call: &$crate::subject::Invocation) -> Result<String, String> {
            let endpoint = generated::Endpoint { $($field: call.variable($variable)?),+ };
            Ok(endpoint.at(&call.origin))
        }
        $crate::subject!(@ $kind, $module, url $(, $method($($part),*))*)
    }};
    (@ $kind:ident, $module:path, $url:path $(, $method:ident($($part:ident),*))*) => {{
        use $module as generated;
        $crate::subject::Subject::new(
            |recorder| generated::router(generated::ExampleServer::with_responder(recorder)),
            |call| {
                Box::pin(async move {
                    let builder = generated::Client::builder($url(&call)?);
                    let builder = builder $(.$method($(call.$part()),*))*;
                    let builder = match call.line.clone() {
                        Some(line) => builder.transport(line),
                        None => builder,
                    };
                    let client = builder.build().map_err($crate::subject::text)?;
                    let client = $crate::subject!(@configure $kind, client, call);
                    let media_type = call.media_type.as_deref();
                    let answer =
                        generated::invoke(&client, &call.operation, media_type, &call.input);
                    answer.await.map_err($crate::subject::text)
                })
            },
        )
    }};
    (@configure http, $client:ident, $call:ident) => {
        $client
    };
    (@configure rpc, $client:ident, $call:ident) => {{
        let id = $call.id()?;
        $client.configure(|rpc| rpc.with_ids(move || id.clone()))
    }};
}

impl Invocation {
    /// The URL that a client is made for.
    ///
    /// # Errors
    /// Never; where an address has typed variables, they may be missing.
    pub fn url(&self) -> Result<String, String> {
        Ok(format!("{}{}", self.origin, self.base_path))
    }

    /// The value of a variable of the documented server.
    ///
    /// # Errors
    /// Where there is none, or it is not of its type.
    pub fn variable<T: FromStr<Err: ToString>>(&self, name: &str) -> Result<T, String> {
        let variable = self.variables.iter().find(|(known, _)| known == name);
        let (_, value) =
            variable.ok_or_else(|| format!("the document has no variable `{name}`"))?;
        value.parse().map_err(text)
    }

    /// Who calls, where that is asked for beside the secret.
    #[must_use]
    pub fn user(&self) -> &'static str {
        USER
    }

    /// The secret to call with.
    #[must_use]
    pub fn secret(&self) -> String {
        self.secret.clone()
    }

    /// The id of the request.
    ///
    /// # Errors
    /// Where the document shows one that JSON-RPC does not have.
    pub fn id(&self) -> Result<Id, String> {
        Id::from_raw(&self.rpc_id.to_string()).ok_or_else(|| "this is no id".to_owned())
    }
}

/// An error in words.
#[doc(hidden)]
pub fn text(error: impl ToString) -> String {
    error.to_string()
}

impl fmt::Debug for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Subject").finish_non_exhaustive()
    }
}
