//! Agentflow Tools API, version v1.
//!
//! Runs a single tool of an agent on its own, without starting the agent. Such a run passes the
//! same checks as one that the agent asks for.
//!
//! | operation | on the wire | |
//! |---|---|---|
//! | [`RunTool`] | `POST /api/v1/agent/{agent_id}/tools/{tool_id}/run` | Run a tool. |
//!
//! ```no_run
//! # #[cfg(all(feature = "agentflow", feature = "client"))]
//! # mod example { use concord_dialects::agentflow;
//! async fn example(request: agentflow::RunTool) -> Result<(), Box<dyn std::error::Error>> {
//!     let client = agentflow::Client::builder(agentflow::SERVER).bearer_auth("secret").build()?;
//!     let answer = client.run_tool(request).await?;
//!     println!("{answer:?}");
//!     Ok(())
//! }
//! # }
//! ```

pub mod operations;
pub mod types;

#[cfg(feature = "client")]
pub mod client;

#[cfg(feature = "examples")]
pub mod examples;

#[cfg(feature = "server")]
pub mod server;

#[cfg(feature = "client")]
pub use client::{Client, ClientBuilder};

#[cfg(feature = "examples")]
pub use examples::{EXAMPLES, ExampleServer, invoke};
pub use operations::*;

#[cfg(feature = "server")]
pub use server::{Api, Credentials, routes, router};
pub use types::*;

/// A placeholder. Put the address of the actual deployment in its place.
pub const SERVER: &str = "https://api.example.com";
