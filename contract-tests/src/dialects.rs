//! The dialects of this workspace, as subjects.
//!
//! A dialect that `specs/dialects.yaml` has and this file does not is a fault of the ledger, so
//! that none is left out of the proof in silence.

use std::path::Path;

use concord::Options;
use concord_dialects::{agentflow, cognipeer, mcp, mcphub, merge, smithery};

use crate::configuration::{Dialect, SPECS};
use crate::contract::Contract;
use crate::subject;
use crate::subject::Subject;

/// The generated code of a dialect.
///
/// # Errors
/// Where there is none.
pub fn subject(dialect: &str) -> Result<Subject, String> {
    Ok(match dialect {
        "smithery" => subject!(http, smithery, bearer_auth(secret)).at(smithery::SERVER),
        "mcphub" => subject!(http, mcphub, bearer_auth(secret)).at(mcphub::SERVER),
        "merge" => subject!(
            rpc,
            merge,
            { tool_pack_id: "tool_pack_id", registered_user_id: "registered_user_id" },
            bearer_auth(secret),
        ),
        "agentflow" => subject!(http, agentflow, bearer_auth(secret)).at(agentflow::SERVER),
        "cognipeer" => subject!(http, cognipeer, bearer_auth(secret)),
        "mcp" => subject!(rpc, mcp).at(mcp::SERVER),
        other => {
            return Err(format!(
                "the harness does not know the dialect `{other}`: add it to \
                 contract-tests/src/dialects.rs"
            ));
        }
    })
}

impl Contract {
    /// Reads the document of a dialect, and the documents that it refers to.
    ///
    /// # Errors
    /// What is wrong with it, rendered with its lines.
    pub fn read(root: &Path, name: &str, dialect: &Dialect) -> Result<Self, String> {
        let path = format!("{SPECS}/{}", dialect.document);
        let load = |name: &str| std::fs::read(root.join(name)).map_err(|error| error.to_string());
        let bytes = load(&path).map_err(|error| format!("cannot read {path}: {error}"))?;
        let contract = Self::of_bytes(name, &path, &bytes, &dialect.options, &load, subject(name)?);
        contract.map_err(|unreadable| unreadable.message)
    }

    /// A contract of a document that is not a file.
    ///
    /// # Errors
    /// What is wrong with it, rendered with its lines.
    pub fn of_text(name: &str, text: &str) -> Result<Self, String> {
        let load = |name: &str| Err(format!("there is no file {name}"));
        let (options, subject) = (Options::default(), subject(name)?);
        let bytes = text.as_bytes();
        let contract = Self::of_bytes(name, "document.yaml", bytes, &options, &load, subject);
        contract.map_err(|unreadable| unreadable.message)
    }
}
