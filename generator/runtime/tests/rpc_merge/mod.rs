//! What would be generated for a document with one JSON-RPC method, and an implementation.
#![allow(
    unreachable_pub,
    dead_code,
    clippy::panic,
    reason = "generated code is a module of a library"
)]

#[cfg(feature = "client")]
pub mod client;
pub mod server;
pub mod types;

use std::time::Duration;

use concord_runtime::json::Value;
use concord_runtime::rpc::{Failure, RpcError};
use concord_runtime::server::{Context, Denied};
use tokio::sync::Barrier;

use server::{Api, Credentials, Endpoint};
use types::{CallTool, CallToolError, ToolResult};

/// Whoever calls.
#[derive(Clone, Debug)]
pub struct Account(pub String);

/// An implementation that a user would write.
#[derive(Clone, Copy)]
pub struct Service;

static MEETING: std::sync::LazyLock<Barrier> = std::sync::LazyLock::new(|| Barrier::new(16));

impl Api for Service {
    type Principal = Account;

    async fn authenticate(&self, credentials: Credentials) -> Result<Account, Denied> {
        match credentials.api_key {
            Some(token) if token.matches("good") => Ok(Account("Ada".to_owned())),
            _ => Err(Denied::Unauthenticated),
        }
    }

    async fn call_tool(
        &self,
        request: CallTool,
        context: Context<Account, Endpoint>,
    ) -> Result<ToolResult, Failure<CallToolError>> {
        let Endpoint { tool_pack_id, registered_user_id } = context.endpoint;
        match request.name.as_str() {
            "documented" => return Err(CallToolError::Unavailable { retry: true }.into()),
            "undocumented" => return Err(Failure::Error(RpcError::new(42, "no"))),
            "internal" => return Err(Failure::internal("secret")),
            "panic" => panic!("secret"),
            "slow" => tokio::time::sleep(Duration::from_millis(2)).await,
            "echo" => return Ok(ToolResult { text: Value::from(request.arguments).to_string() }),
            "meet" => {
                MEETING.wait().await;
            }
            _ => {}
        }
        let text = format!("{} {tool_pack_id} {registered_user_id}", context.principal.0);
        Ok(ToolResult { text })
    }
}
