//! Pets, version 1.
//!
//! | feature | operations | |
//! |---|--:|---|
//! | `golden-pets` | 2 | Cats \| dogs. |
//! | `golden-client-tag` | 2 |  |
//! | `golden-health` | 1 |  |
//! | `golden-webhooks` | 1 |  |
//! | `golden-schemas` | 0 | Schemas that no operation reaches. |
//!
//! ```no_run
//! # #[cfg(all(feature = "golden-pets", feature = "client"))]
//! # mod example { use concord_dialects::golden;
//! async fn example(request: golden::GetPet) -> Result<(), Box<dyn std::error::Error>> {
//!     let client = golden::Client::builder("https://api.example.com").build()?;
//!     let answer = client.get_pet(request).await?;
//!     println!("{answer:?}");
//!     Ok(())
//! }
//! # }
//! ```

mod shared;

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

#[cfg(feature = "server")]
pub use server::{Api, routes};

#[allow(unused_imports)]
pub use shared::*;

#[cfg(feature = "golden-pets")]
pub mod pets;

#[cfg(feature = "golden-pets")]
pub use pets::{operations::*, types::*};

#[cfg(feature = "golden-client-tag")]
pub mod client_tag;

#[cfg(feature = "golden-client-tag")]
pub use client_tag::operations::*;

#[cfg(any(feature = "golden-pets", feature = "golden-client-tag"))]
pub mod pets_and_client;

#[cfg(any(feature = "golden-pets", feature = "golden-client-tag"))]
pub use pets_and_client::{operations::*, types::*};

#[cfg(feature = "golden-health")]
pub mod health;

#[cfg(feature = "golden-health")]
pub use health::operations::*;

#[cfg(feature = "golden-webhooks")]
pub mod webhooks;

#[cfg(feature = "golden-webhooks")]
pub use webhooks::operations::*;

#[cfg(all(feature = "golden-webhooks", feature = "client"))]
pub use webhooks::client::{WebhookClient, WebhookClientBuilder};

#[cfg(all(feature = "golden-webhooks", feature = "server"))]
pub use webhooks::server::Webhooks;

#[cfg(feature = "golden-schemas")]
pub mod schemas;

#[cfg(feature = "golden-schemas")]
pub use schemas::types::*;
