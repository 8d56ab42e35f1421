//! Everything that a run needs: the dialects, and the ledger of their checks.

use std::path::{Component, Path, PathBuf};

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
    /// The document, where it is one of others.
    pub document: Option<String>,
}

impl Harness {
    /// The harness of a document of others, and of the code that was generated from it.
    #[must_use]
    pub fn of_document(name: &str, path: &str, subject: Subject) -> Self {
        let contract = Contract::read_foreign(name, path, subject);
        let dialects = vec![(name.to_owned(), contract)];
        let ledger = Ledger::of(&dialects);
        Self { dialects, ledger, document: Some(path.to_owned()) }
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
        Ok(Self { dialects, ledger, document: None })
    }

    /// The contract that a check is of.
    #[must_use]
    pub fn contract(&self, check: &Check) -> Option<&Contract> {
        let dialect = check.id.split('/').next()?;
        let contracts = self.dialects.iter().filter_map(|(_, contract)| contract.as_ref().ok());
        contracts.into_iter().find(|contract| contract.dialect == dialect)
    }

    /// The command that runs a check and no other.
    #[must_use]
    pub fn command(&self, check: &Check) -> String {
        match &self.document {
            Some(document) => {
                let file = from_here(Path::new(document));
                let file = file.display();
                format!("cargo xtask contract --spec '{file}' --only '{}'", check.id)
            }
            None => check.command(),
        }
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

/// A file as every machine has it: one that is told from the root is told from the folder of the
/// run, or by its name.
#[must_use]
pub fn relative(file: &str) -> String {
    let path = Path::new(file);
    if path.is_relative() {
        return file.to_owned();
    }
    let folder = std::env::current_dir().unwrap_or_default();
    let below = path.strip_prefix(folder).ok().or_else(|| path.file_name().map(Path::new));
    below.unwrap_or(path).to_string_lossy().into_owned()
}

/// A file as a command names it that is run where this one was.
fn from_here(file: &Path) -> PathBuf {
    let folder = std::env::current_dir().unwrap_or_default();
    if file.is_relative() {
        return file.to_owned();
    }
    let shared = file.components().zip(folder.components()).take_while(|(a, b)| a == b).count();
    let up = folder.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(file.components().skip(shared)).collect()
}

/// The root of the workspace that this crate was compiled in.
#[must_use]
pub fn workspace_root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}
