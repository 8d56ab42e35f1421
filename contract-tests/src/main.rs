//! `contract`: replays the documented examples and prints what came of it.
//!
//! `cargo xtask contract` runs it. The tests of this crate run the same checks, with snapshots.

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use contract_tests::harness::{Harness, workspace_root};
use contract_tests::run::{Settings, run, wrong_input};
use contract_tests::{coverage, prove};

/// Replays the documented examples through the generated clients and servers.
#[derive(Parser)]
#[command(args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// Dialects; every one of specs/dialects.yaml where none is given.
    dialects: Vec<String>,
    #[command(flatten)]
    settings: Settings,
}

#[derive(Subcommand)]
enum Command {
    /// Plant faults, and see that each is noticed.
    Prove(Wanted),
    /// Tell what the cases cover, against a committed list.
    Coverage(Coverage),
}

/// What is covered, and what to do with it.
#[derive(clap::Args)]
struct Coverage {
    /// Dialects; every one of specs/dialects.yaml where none is given.
    dialects: Vec<String>,
    #[command(flatten)]
    settings: coverage::Settings,
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
    let Arguments { command, dialects, settings } = Arguments::parse();
    let wanted = match &command {
        Some(Command::Prove(wanted)) => &wanted.dialects,
        Some(Command::Coverage(wanted)) => &wanted.dialects,
        None => &dialects,
    };
    let harness = match Harness::open(&workspace_root(), wanted) {
        Ok(harness) => harness,
        Err(message) => return wrong_input(&message),
    };
    match &command {
        Some(Command::Prove(wanted)) => prove::run(&harness, wanted.json),
        Some(Command::Coverage(wanted)) => coverage::run(&harness, &wanted.settings),
        None => run(harness, &settings, dialects.is_empty()),
    }
}
