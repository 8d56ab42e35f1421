//! The whole program of a harness: of one document, or of all dialects.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::contract::Contract;
use crate::coverage;
use crate::harness::Harness;
use crate::mock;
use crate::prove;
use crate::run::{Settings, run, wrong_input};
use crate::subject::Subject;
use crate::verify;

/// Proves a generated client and server against a document, or stands in for either.
#[derive(Parser)]
struct Program {
    #[command(subcommand)]
    command: Command,
}

/// What is done; `SUBJECT` is a document, or the name of a dialect.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Replays the documented examples through the generated clients and servers.
    Run {
        /// What to replay; every dialect where none is given.
        subjects: Vec<String>,
        /// How.
        #[command(flatten)]
        settings: Settings,
    },
    /// Tells what the cases cover, against a committed list.
    Coverage {
        /// What to look at; every dialect where none is given.
        subjects: Vec<String>,
        /// What to do with it.
        #[command(flatten)]
        settings: coverage::Settings,
    },
    /// Plants faults, one at a time, and sees that each is noticed.
    Prove {
        /// Where to plant them; every dialect where none is given.
        subjects: Vec<String>,
        /// Print one JSON object instead of a table.
        #[arg(long)]
        json: bool,
    },
    /// Serves the documented examples, until it is interrupted.
    Mock {
        /// What to serve.
        subject: String,
        /// The port to listen at; any free one for 0.
        #[arg(long, default_value_t = 0)]
        port: u16,
    },
    /// Replays the documented examples against a live implementation.
    Verify {
        /// What to replay.
        subject: String,
        /// How and where.
        #[command(flatten)]
        target: verify::Target,
    },
}

/// Where a program finds the code under test.
pub trait Source {
    /// The harness of some subjects.
    ///
    /// # Errors
    /// Where they are not to be had.
    fn harness(&self, subjects: &[String]) -> Result<Harness, String>;

    /// Whether some subjects are all that there are.
    fn is_whole(&self, subjects: &[String]) -> bool {
        subjects.is_empty()
    }

    /// What one subject promises.
    ///
    /// # Errors
    /// Where it is not to be had, or its document cannot be read.
    fn contract(&self, subject: &str) -> Result<Contract, String> {
        let harness = self.harness(&[subject.to_owned()])?;
        let mut contracts = harness.dialects.into_iter().map(|(_, contract)| contract);
        contracts.next().unwrap_or_else(|| Err(format!("there is no `{subject}`")))
    }
}

/// The code that was generated from one document, which the arguments name.
struct Document<'p> {
    name: &'p str,
    subject: Subject,
}

impl Source for Document<'_> {
    fn harness(&self, subjects: &[String]) -> Result<Harness, String> {
        match subjects {
            [path] => Ok(Harness::of_document(self.name, path, self.subject.clone())),
            _ => Err("one document is needed".to_owned()),
        }
    }

    fn is_whole(&self, _: &[String]) -> bool {
        true
    }
}

/// The whole program of a harness for one document.
#[must_use]
pub fn document(name: &str, subject: Subject) -> ExitCode {
    execute(&Document { name, subject })
}

/// Does what the arguments of the process say.
#[must_use]
pub fn execute(source: &impl Source) -> ExitCode {
    let done = match Program::parse().command {
        Command::Run { subjects, settings } => {
            let is_whole = source.is_whole(&subjects);
            source.harness(&subjects).map(|harness| run(harness, &settings, is_whole))
        }
        Command::Coverage { subjects, settings } => {
            source.harness(&subjects).map(|harness| coverage::run(&harness, &settings))
        }
        Command::Prove { subjects, json } => {
            source.harness(&subjects).map(|harness| prove::run(&harness, json))
        }
        Command::Mock { subject, port } => serve(source, &subject, port),
        Command::Verify { subject, target } => source
            .contract(&subject)
            .and_then(|contract| runtime()?.block_on(verify::run(&contract, &target))),
    };
    done.unwrap_or_else(|message| wrong_input(&message))
}

fn serve(source: &impl Source, subject: &str, port: u16) -> Result<ExitCode, String> {
    let contract = source.contract(subject)?;
    let served = runtime()?.block_on(mock::serve(contract, port));
    served.map_err(|error| format!("cannot listen at port {port}: {error}"))?;
    Ok(ExitCode::SUCCESS)
}

fn runtime() -> Result<tokio::runtime::Runtime, String> {
    tokio::runtime::Runtime::new().map_err(|error| format!("cannot start: {error}"))
}
