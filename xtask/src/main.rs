//! The command line of Concord: reads files, calls the library, writes files, prints.

mod annotation;
mod bench;
mod codegen;
mod compare;
mod configuration;
mod contract;
mod corpus;
mod document;
mod exit;
mod explain;
mod findings;
mod growth;
mod harness;
mod inspect;
mod lines;
mod mock;
mod progress;
mod settings;
mod stamp;
mod tree;
mod verify;
// Without its feature nothing is tried, and what would tell of it is not used.
#[cfg_attr(not(feature = "wire"), allow(dead_code))]
mod wire;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Typed clients and servers from API descriptions, and the proof that they keep the contract.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  cargo xtask codegen             write generated/ from specs/
  cargo xtask codegen --check     fail, with a diff, where generated/ is out of date
  cargo xtask inspect smithery    list operations, examples and findings
  cargo xtask contract smithery   replay the documented examples of one dialect
  cargo xtask explain E0201       tell what a code means, with a wrong and a right document

Exit codes: 0 done, 1 the check found something, 2 the input or the command line is wrong.";

#[derive(Subcommand)]
enum Command {
    /// Write the generated crate from the documents in specs/.
    Codegen(codegen::Arguments),
    /// Generate, and compile, every document of a folder.
    Corpus(corpus::Arguments),
    /// Measure generated code against code written by hand.
    Bench(bench::Arguments),
    /// Measure how time and memory grow with a document.
    Growth(growth::Arguments),
    /// Count what is generated from every document of a folder, against the committed counts.
    Lines(lines::Arguments),
    /// Measure what is generated against what other generators write, side by side.
    Compare(compare::Arguments),
    /// List the operations, outcomes, examples and findings of one document.
    Inspect(inspect::Arguments),
    /// Replay the documented examples through the generated clients and servers.
    Contract(contract::Arguments),
    /// Tell what a code means, with a wrong and a right document; list all codes.
    Explain(explain::Arguments),
    /// Serve the documented examples.
    Mock(mock::Arguments),
    /// Replay the documented examples against a live implementation.
    Verify(verify::Arguments),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Codegen(arguments) => codegen::run(&arguments),
        Command::Corpus(arguments) => corpus::run(&arguments),
        Command::Bench(arguments) => bench::run(&arguments),
        Command::Growth(arguments) => growth::run(&arguments),
        Command::Lines(arguments) => lines::run(&arguments),
        Command::Compare(arguments) => compare::run(&arguments),
        Command::Inspect(arguments) => inspect::run(&arguments),
        Command::Contract(arguments) => contract::run(&arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Mock(arguments) => mock::run(&arguments),
        Command::Verify(arguments) => verify::run(&arguments),
    };
    outcome.unwrap_or_else(|failure| {
        annotation::print(failure.findings());
        eprintln!("{failure}");
        ExitCode::from(exit::WRONG_INPUT)
    })
}
