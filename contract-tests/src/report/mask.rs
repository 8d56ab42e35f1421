//! Secrets are told to nobody.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use crate::contract::Contract;
use crate::coverage::{Part, shown};
use crate::expectation::percent::{encoded, segment};
use crate::harness::Harness;
use crate::subject::USER;

/// What stands in a report where a secret stood.
const MASKED: &str = "[masked]";

/// Takes the secrets of documented requests out of texts, in every form they have on the wire.
#[derive(Clone, Debug, Default)]
pub struct Mask {
    /// The longest first: a secret may be part of another.
    forms: Vec<String>,
}

impl Mask {
    /// A mask for the credentials that the documents of a run show.
    #[must_use]
    pub fn of(harness: &Harness) -> Self {
        let contracts = harness.dialects.iter().filter_map(|(_, contract)| contract.as_ref().ok());
        Self::new(contracts.flat_map(secrets))
    }

    /// A mask for some secrets.
    pub fn new(secrets: impl IntoIterator<Item = String>) -> Self {
        let forms: BTreeSet<_> = secrets.into_iter().flat_map(|secret| forms(&secret)).collect();
        let mut forms: Vec<_> = forms.into_iter().filter(|form| !form.is_empty()).collect();
        forms.sort_by_key(|form| std::cmp::Reverse(form.len()));
        Self { forms }
    }

    /// A text without secrets.
    #[must_use]
    pub fn apply(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for form in &self.forms {
            text = text.replace(form, MASKED);
        }
        text
    }
}

/// Every secret that a document shows, replayed or not.
fn secrets(contract: &Contract) -> Vec<String> {
    let credentials = contract.api.cases.iter().filter_map(|case| case.request.credential.clone());
    let shown = shown(contract).into_iter().filter(|shown| shown.part == Part::Secret);
    credentials.chain(shown.filter_map(|shown| shown.value.as_str().map(str::to_owned))).collect()
}

/// How a secret stands in a header, a URL, a cookie, JSON, and the pair of RFC 7617.
fn forms(secret: &str) -> Vec<String> {
    let json = Value::from(secret).to_string();
    let json = json.trim_matches('"').to_owned();
    // Reports have it as JSON that is quoted once more.
    let twice = Value::from(json.as_str()).to_string().trim_matches('"').to_owned();
    let wholly = utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string();
    vec![
        secret.to_owned(),
        json,
        twice,
        encoded(secret),
        segment(secret),
        wholly.replace("%20", "+"),
        wholly,
        STANDARD.encode(secret),
        STANDARD.encode(format!("{USER}:{secret}")),
    ]
}

#[cfg(test)]
mod tests {
    use super::Mask;

    #[test]
    fn a_secret_is_masked_in_every_form() {
        let mask = Mask::new(["s3/cr\"t x".to_owned(), "s3/cr\"t x and more".to_owned()]);
        for text in [
            "Bearer s3/cr\"t x",
            r#"{"secret":"s3/cr\"t x"}"#,
            r#""{\"secret\":\"s3/cr\\\"t x\"}""#,
            "?key=s3%2Fcr%22t%20x",
            "?key=s3%2Fcr%22t+x",
            "Basic aGFybmVzczpzMy9jciJ0IHg=",
            "s3/cr\"t x and more",
        ] {
            let masked = mask.apply(text);
            assert!(masked.contains("[masked]"), "{masked}");
            assert!(!masked.contains("s3") && !masked.contains("more"), "{masked}");
        }
        assert_eq!(mask.apply("nothing of it"), "nothing of it");
    }
}
