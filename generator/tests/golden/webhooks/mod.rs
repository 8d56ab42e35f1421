//! Webhooks, version 1.
//!
//! | operation | on the wire | |
//! |---|---|---|
//! | [`Subscribe`] | `POST /subscriptions` |  |
//! | [`SubscribeOnEvent`] | `POST to a receiver` |  |
//! | [`NewPet`] | `POST to a receiver` | A pet has come. |
//!
//! ```no_run
//! # #[cfg(all(feature = "golden", feature = "client"))]
//! # mod example { use concord_dialects::golden;
//! async fn example(request: golden::Subscribe) -> Result<(), Box<dyn std::error::Error>> {
//!     let client = golden::Client::builder("https://api.example.com").token("secret").build()?;
//!     let answer = client.subscribe(request).await?;
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
pub mod webhook_client;

#[cfg(feature = "server")]
pub mod webhook_server;

#[cfg(feature = "client")]
pub use client::{Client, ClientBuilder};

#[cfg(feature = "examples")]
pub use examples::{EXAMPLES, ExampleServer, invoke};
pub use operations::*;

#[cfg(feature = "server")]
pub use server::{Api, Credentials, routes, router};
pub use types::*;

#[cfg(feature = "client")]
pub use webhook_client::{WebhookClient, WebhookClientBuilder};

#[cfg(feature = "server")]
pub use webhook_server::Webhooks;
