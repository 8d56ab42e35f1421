//! Names around security schemes.

use std::collections::BTreeMap;

use super::scope::Scope;
use super::{field, method, variant};
use crate::model::{Api, Requirement};

/// The Rust names of an API's security schemes.
#[derive(Clone, Debug, Default)]
pub(crate) struct SchemeNames {
    /// Variants of `Credentials` for one scheme alone.
    pub(crate) variants: BTreeMap<String, String>,
    /// Functions of the client's builder.
    pub(crate) builders: BTreeMap<String, String>,
    /// Schemes that some operation needs together, in the order of the document.
    pub(crate) combinations: Vec<Combination>,
}

/// Schemes that are needed together.
#[derive(Clone, Debug)]
pub(crate) struct Combination {
    /// The schemes, by their documented names.
    pub(crate) schemes: Vec<String>,
    /// The variant of `Credentials`.
    pub(crate) variant: String,
    /// What its fields start with, by position of the schemes.
    pub(crate) fields: Vec<String>,
}

/// Names every scheme, and every set of schemes that an operation needs together.
pub(super) fn name(api: &Api) -> SchemeNames {
    let mut names = SchemeNames::default();
    let mut variants = Scope::new(&[]);
    let mut builders = Scope::new(&["transport", "configure", "build"]);
    for scheme in api.schemes.keys() {
        names.variants.insert(scheme.clone(), variants.claim(&variant(scheme), "Scheme"));
        names.builders.insert(scheme.clone(), builders.claim(&method(scheme), "_credential"));
    }
    for alternative in api.operations.iter().flat_map(|operation| &operation.security) {
        let schemes = schemes_of(alternative);
        let is_known = names.combinations.iter().any(|known| known.schemes == schemes);
        if schemes.len() < 2 || is_known {
            continue;
        }
        let words: Vec<String> = schemes.iter().map(|scheme| variant(scheme)).collect();
        let mut fields = Scope::new(&[]);
        names.combinations.push(Combination {
            variant: variants.claim(&words.join("And"), "Schemes"),
            fields: schemes.iter().map(|scheme| fields.claim(&field(scheme), "_")).collect(),
            schemes,
        });
    }
    names
}

fn schemes_of(alternative: &[Requirement]) -> Vec<String> {
    alternative.iter().map(|requirement| requirement.scheme.clone()).collect()
}
