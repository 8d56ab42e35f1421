//! Pets, version 1.
//!
//! | operation | on the wire | |
//! |---|---|---|
//! | [`ListPets`] | `GET /pets` |  |
//! | [`AddPet`] | `POST /pets` |  |
//! | [`ReplacePets`] | `PUT /pets` |  |
//!
//! ```no_run
//! # #[cfg(all(feature = "configured", feature = "client"))]
//! # mod example { use concord_dialects::configured;
//! async fn example(request: configured::ListPets) -> Result<(), Box<dyn std::error::Error>> {
//!     let client = configured::Client::builder(configured::ServerUrl::default().url()).build()?;
//!     let answer = client.list_pets(request).await?;
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
pub use server::{Api, routes, router};
pub use types::*;

/// The documented address `https://pets.example/{version}`, with its variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerUrl {
    /// The variable `version`.
    pub version: String,
}

impl ServerUrl {
    /// The address, for a client to call.
    #[must_use]
    pub fn url(&self) -> String {
        "https://pets.example/{version}".replace("{version}", &self.version)
    }
}

impl Default for ServerUrl {
    fn default() -> Self {
        Self { version: "2.10".to_owned() }
    }
}
