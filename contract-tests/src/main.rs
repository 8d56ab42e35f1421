//! `contract`: replays the documented examples and prints what came of it.
//!
//! `cargo xtask contract` runs it. The tests of this crate run the same checks, with snapshots.

use std::process::ExitCode;

use clap::Parser;
use contract_tests::harness::{Harness, workspace_root};
use contract_tests::run::{run, wrong_input};

/// Replays the documented examples through the generated clients and servers.
#[derive(Parser)]
struct Arguments {
    /// Dialects to replay; every one of specs/dialects.yaml where none is given.
    dialects: Vec<String>,
    /// Print one JSON object instead of a table.
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match Harness::open(&workspace_root(), &arguments.dialects) {
        Ok(harness) => run(harness, arguments.json),
        Err(message) => wrong_input(&message),
    }
}
