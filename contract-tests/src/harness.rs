//! Everything that a run needs: the dialects, and the ledger of their checks.

use std::path::{Path, PathBuf};

use crate::check::Check;
#[cfg(feature = "dialects")]
use crate::configuration;
use crate::contract::Contract;
use crate::ledger::Ledger;
use crate::replay::{Report, replay};
use crate::subject::Subject;

/// The dialects of a run, and the ledger of their checks.
#[derive(Debug)]
pub struct Harness {
    /// What was read of each dialect, in the order of `specs/dialects.yaml`.
    pub dialects: Vec<(String, Result<Contract, String>)>,
    /// The checks.
    pub ledger: Ledger,
}

impl Harness {
    /// The harness of a document of others, and of the code that was generated from it.
    #[must_use]
    pub fn of_document(name: &str, path: &str, subject: Subject) -> Self {
        let contract = Contract::read_foreign(name, path, subject);
        let dialects = vec![(name.to_owned(), contract)];
        let ledger = Ledger::of(&dialects);
        Self { dialects, ledger }
    }

    /// Reads the documents of a workspace and lists their checks; all dialects where none is wanted.
    ///
    /// # Errors
    /// Where `specs/dialects.yaml` cannot be used, or has no dialect that is wanted.
    #[cfg(feature = "dialects")]
    pub fn open(root: &Path, wanted: &[String]) -> Result<Self, String> {
        let configured = configuration::read(root)?;
        for name in wanted {
            if !configured.contains_key(name) {
                let known: Vec<_> = configured.keys().map(String::as_str).collect();
                return Err(format!(
                    "there is no dialect `{name}`; {}/dialects.yaml has {}",
                    configuration::SPECS,
                    known.join(", ")
                ));
            }
        }
        let is_wanted = |name: &String| wanted.is_empty() || wanted.contains(name);
        let dialects = configured.iter().filter(|(name, _)| is_wanted(name));
        let read = |(name, dialect): (&String, &configuration::Dialect)| {
            (name.clone(), Contract::read(root, name, dialect))
        };
        let dialects: Vec<_> = dialects.map(read).collect();
        let ledger = Ledger::of(&dialects);
        Ok(Self { dialects, ledger })
    }

    /// The contract that a check is of.
    #[must_use]
    pub fn contract(&self, check: &Check) -> Option<&Contract> {
        let dialect = check.id.split('/').next()?;
        let contracts = self.dialects.iter().filter_map(|(_, contract)| contract.as_ref().ok());
        contracts.into_iter().find(|contract| contract.dialect == dialect)
    }

    /// Runs a check, and reports it to the ledger.
    pub async fn run(&self, check: &Check) -> Report {
        let report = match self.contract(check) {
            Some(contract) => replay(contract, check).await,
            None => Report::fault("the check is of no dialect"),
        };
        self.ledger.report(&check.id);
        report
    }
}

/// The root of the workspace that this crate was compiled in.
#[must_use]
pub fn workspace_root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}
