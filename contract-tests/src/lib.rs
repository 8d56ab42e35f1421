//! The contract harness: replays every documented example through the typed clients and servers.
//!
//! The documents in `specs/` are read again at run time, and what is expected on the wire comes
//! from them alone: a case holds the example's own values, and this crate spells them into paths,
//! queries, headers and bodies by itself. Nothing that is under test has a say in it.
//!
//! | direction | what runs | what is compared with the document |
//! |---|---|---|
//! | client-encode | the typed client against a mock | the request that was captured |
//! | server-decode | a raw request through the router | the typed input that the handler got |
//! | server-encode | the same, with a typed answer | the response on the wire |
//! | client-decode | the typed client against raw bytes | the typed answer that the caller got |
//!
//! All checks are listed in a [`ledger`] before the first one runs. `tests/contract.rs` makes a
//! test of each, with a snapshot of what our side produced; the binary `contract` runs the same
//! checks and prints a table.
//!
//! # Snapshots
//! One file a case and direction in `snapshots/`, canonical JSON, named by the check's id. Review a
//! change by `git diff` after `INSTA_UPDATE=always cargo test -p contract-tests`; or run
//! `cargo insta review`, where that is installed.

pub mod bench;
pub mod check;
pub mod comparison;
pub mod configuration;
pub mod contract;
pub mod coverage;
#[cfg(feature = "dialects")]
pub mod dialects;
pub mod difference;
pub mod direction;
pub mod distortion;
mod environment;
pub mod expectation;
pub mod harness;
pub mod interrupt;
pub mod ledger;
pub mod line;
mod media_type;
pub mod mock;
pub mod program;
pub mod prove;
pub mod recorder;
pub mod replay;
pub mod report;
pub mod run;
mod sight;
pub mod snapshot;
pub mod strictness;
pub mod subject;
pub mod variation;
pub mod verify;
pub mod waiver;
pub mod wire;
