//! an API without a title, version 1.10.
//!
//! | operation | on the wire | |
//! |---|---|---|
//! | [`GetPets`] | `GET /pets` |  |
//!
//! ```no_run
//! # #[cfg(all(feature = "golden", feature = "client"))]
//! # mod example { use concord_dialects::golden;
//! async fn example(request: golden::GetPets) -> Result<(), Box<dyn std::error::Error>> {
//!     let client = golden::Client::builder(golden::ServerUrl::default().url()).key("user", "password").build()?;
//!     let answer = client.get_pets(request).await?;
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

/// The documented address `https://{host}/`, with its variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerUrl {
    /// Where.
    pub host: String,
}

impl ServerUrl {
    /// The address, for a client to call.
    #[must_use]
    pub fn url(&self) -> String {
        "https://{host}".replace("{host}", &self.host)
    }
}

impl Default for ServerUrl {
    fn default() -> Self {
        Self { host: "".to_owned() }
    }
}
