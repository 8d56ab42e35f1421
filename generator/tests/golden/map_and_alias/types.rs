//! The schemas of Maps.

use concord_runtime::json;

/// Whatever fits into JSON.
pub type Anything = json::Value;

/// The schema `LooseObject`.
pub type LooseObject = json::Map<String, json::Value>;

/// The schema `Scores`.
pub type Scores = json::IndexMap<String, Option<f64>>;

/// The schema `Names`.
pub type Names = Vec<Option<Name>>;

/// The schema `Name`.
pub type Name = String;
