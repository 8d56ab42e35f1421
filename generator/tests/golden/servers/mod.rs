//! Servers, version 1.
//!
//! Where things are.
//!
//! | operation | on the wire | |
//! |---|---|---|
//! | [`ARequest`] | `GET /a` |  |
//! | [`UploadServer`] | `GET /uploadServer` |  |
//! | [`Upload`] | `POST /upload` |  |
//!
//! ```no_run
//! # #[cfg(all(feature = "golden", feature = "client"))]
//! # mod example { use concord_dialects::golden;
//! async fn example(request: golden::ARequest) -> Result<(), Box<dyn std::error::Error>> {
//!     let client = golden::Client::builder(golden::ServerUrl::default().url()).build()?;
//!     let answer = client.a(request).await?;
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

/// The documented address `https://{region}.a.b/{type}/`, with its variables.
///
/// Everywhere
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerUrl {
    /// One of `eu`, `us`.
    pub region: String,
    /// The version.
    pub r#type: String,
}

impl ServerUrl {
    /// The address, for a client to call.
    #[must_use]
    pub fn url(&self) -> String {
        "https://{region}.a.b/{type}"
            .replace("{region}", &self.region)
            .replace("{type}", &self.r#type)
    }
}

impl Default for ServerUrl {
    fn default() -> Self {
        Self {
            region: "eu".to_owned(),
            r#type: "1".to_owned(),
        }
    }
}

/// The documented address of the API.
pub const SERVER_2: &str = "https://sandbox.a.b";

/// The documented address of the API.
pub const SERVER_STAGING: &str = "https://staging.a.b";

/// The documented address `https://{port}.a.b`, with its variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerUrlCanary {
    /// The variable `port`.
    pub port: String,
}

impl ServerUrlCanary {
    /// The address, for a client to call.
    #[must_use]
    pub fn url(&self) -> String {
        "https://{port}.a.b".replace("{port}", &self.port)
    }
}

impl Default for ServerUrlCanary {
    fn default() -> Self {
        Self { port: "80".to_owned() }
    }
}

/// The documented address of [`UPLOAD`].
pub const UPLOAD_SERVER_URL: &str = "https://upload.a.b";

/// The documented address of [`UPLOAD`].
pub const UPLOAD_SERVER_2: &str = "https://upload-2.a.b";
