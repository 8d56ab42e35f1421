//! The documented examples of Cognipeer Tools API: as data, as a service, and as calls by name.

use concord_runtime::examples::{
    self, Answer, BoxError, Caller, Documented, Examples, Responder,
};
use concord_runtime::json;
use concord_runtime::server::Denied;

use super::client::Client;
use super::operations::*;
use super::server::{Api, Credentials};

/// Every example of the document, and what stands in for missing ones.
pub static EXAMPLES: Examples = Examples::new(include_str!("examples.json"));

/// A service that answers with examples: a stub to develop clients against.
///
/// It takes any credentials, and answers a documented request with its documented answer, any
/// other request with the first one that fits.
#[derive(Clone, Copy, Debug)]
pub struct ExampleServer<R = Documented> {
    responder: R,
}

impl ExampleServer {
    /// A service that answers with the examples of the document.
    #[must_use]
    pub fn new() -> Self {
        Self {
            responder: Documented::new(&EXAMPLES),
        }
    }
}

impl Default for ExampleServer {
    fn default() -> Self {
        Self::new()
    }
}

impl<R: Responder> ExampleServer<R> {
    /// A service whose answers are chosen elsewhere.
    #[must_use]
    pub fn with_responder(responder: R) -> Self {
        Self { responder }
    }
}

impl<R: Responder> Api for ExampleServer<R> {
    type Principal = Caller;

    async fn authenticate(&self, credentials: Credentials) -> Result<Caller, Denied> {
        match credentials {
            Credentials::BearerAuth(password) => {
                self.responder.authenticate("bearerAuth", &password)
            }
        }
    }

    examples::service! {
        list_tools(ListTools, Caller),
        get_tool(GetTool, Caller),
        execute_action(ExecuteAction, Caller)
    }
}

/// Calls an operation by its documented id, with an input as in
/// [`Example::request`](examples::Example::request); where it can answer in several media
/// types, with the one wanted.
///
/// # Errors
/// Where there is no such operation, the input does not fit it, or the call ends in anything
/// but a documented answer.
pub async fn invoke(
    client: &Client,
    operation: &str,
    media_type: Option<&str>,
    input: &json::Value,
) -> Result<Answer, BoxError> {
    examples::invoke! {
        client, operation, media_type, input;
        ("listTools", _) => list_tools(ListTools),
        ("getTool", _) => get_tool(GetTool),
        ("executeAction", _) => execute_action(ExecuteAction)
    }
}
