//! T, version 1.

#![allow(confusable_idents, mixed_script_confusables, uncommon_codepoints)]
pub mod operations;
pub mod types;
pub use types::*;
