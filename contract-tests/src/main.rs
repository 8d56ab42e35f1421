//! `contract`: replays the documented examples and prints what came of it.
//!
//! `cargo xtask contract` runs it. The tests of this crate run the same checks, with snapshots.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use contract_tests::harness::{Harness, workspace_root};
use contract_tests::prove;
use contract_tests::run::{run, wrong_input};

/// Replays the documented examples through the generated clients and servers.
#[derive(Parser)]
#[command(args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    replay: Wanted,
}

#[derive(Subcommand)]
enum Command {
    /// Plant faults, and see that each is noticed.
    Prove(Wanted),
}

/// What to run, and how to print it.
#[derive(clap::Args)]
struct Wanted {
    /// Dialects; every one of specs/dialects.yaml where none is given.
    dialects: Vec<String>,
    /// Print one JSON object instead of a table.
    #[arg(long)]
    json: bool,
}

fn main() -> ExitCode {
    let Arguments { command, replay } = Arguments::parse();
    let wanted = match &command {
        Some(Command::Prove(wanted)) => wanted,
        None => &replay,
    };
    match (Harness::open(&workspace_root(), &wanted.dialects), &command) {
        (Ok(harness), Some(Command::Prove(_))) => prove::run(&harness, wanted.json),
        (Ok(harness), None) => run(harness, wanted.json),
        (Err(message), _) => wrong_input(&message),
    }
}
