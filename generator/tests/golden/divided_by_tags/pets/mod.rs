//! The operations of Pets with the tag `pets`.
//!
//! | operation | on the wire | |
//! |---|---|---|
//! | [`GetPet`] | `GET /pets/{id}` |  |

pub mod operations;
pub mod types;

#[cfg(feature = "client")]
mod client;

#[cfg(feature = "examples")]
pub mod examples;

#[cfg(feature = "server")]
pub mod server;

#[cfg(feature = "server")]
pub use server::{Api, routes};
pub use operations::*;
pub use types::*;
