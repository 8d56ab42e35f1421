//! Whether generated types are exact on the wire.
//!
//! Values are made from the schemas of a document, and taken from its examples; `jsonschema` says
//! which of them are valid. Each is read and written by the generated type of its schema, as a
//! client and as a server, and has to come back as it was.
//!
//! `jsonschema` is half of all that this command line depends on, and nobody who generates code
//! needs it: only the feature `wire` brings it.

#[cfg(any(feature = "wire", test))]
mod equality;
#[cfg(any(feature = "wire", test))]
mod example;
#[cfg(any(feature = "wire", test))]
mod instance;
#[cfg(any(feature = "wire", test))]
mod judge;
pub(crate) mod report;
#[cfg(any(feature = "wire", test))]
mod subject;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "wire", test))]
mod translation;
#[cfg(any(feature = "wire", test))]
mod trial;
#[cfg(any(feature = "wire", test))]
mod union;

use std::path::Path;

use serde_json::Value;

use self::report::Trial;

/// Tries every type of a generated crate: the document, the crate's name, its folder, and a target
/// folder.
pub(crate) type Try = fn(Document, &str, &Path, &Path) -> Trial;

/// How types are tried, in a build that can.
#[cfg(any(feature = "wire", test))]
pub(crate) const TRY: Option<Try> = Some(trial::try_types);
#[cfg(not(any(feature = "wire", test)))]
pub(crate) const TRY: Option<Try> = None;

/// A document that was generated, to be tried.
#[derive(Debug)]
pub(crate) struct Document {
    /// Its whole text as data.
    pub(crate) value: Value,
    /// The types of its schemas, each with the schema's JSON pointer.
    pub(crate) types: Vec<(String, String)>,
}
