//! `contract`: the harness of the dialects of this workspace.
//!
//! `cargo xtask contract`, `mock` and `verify` run it. The tests of this crate run the same checks,
//! with snapshots.

use std::process::ExitCode;

use contract_tests::harness::{Harness, workspace_root};
use contract_tests::program::{Source, execute};

/// The dialects of `specs/dialects.yaml`.
struct Dialects;

impl Source for Dialects {
    fn harness(&self, subjects: &[String]) -> Result<Harness, String> {
        Harness::open(&workspace_root(), subjects)
    }
}

fn main() -> ExitCode {
    execute(&Dialects)
}
