//! Secrets are told to nobody.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use base64::Engine;
use base64::alphabet::{Alphabet, STANDARD as PLAIN, URL_SAFE as OF_URLS};
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{
    GeneralPurpose, GeneralPurposeConfig, STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD,
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use crate::contract::Contract;
use crate::coverage::{Part, shown};
use crate::expectation::percent::{encoded, segment};
use crate::harness::Harness;

/// What stands in a report where a secret stood.
const MASKED: &str = "[masked]";
/// Bytes of a secret that is looked for inside of words, and of base64: what is shorter is there by
/// chance.
const LOOKED_FOR: usize = 4;

/// Takes secrets out of texts, in every form they have on the wire.
#[derive(Clone, Default)]
pub struct Mask {
    secrets: BTreeSet<String>,
    forms: BTreeSet<String>,
    /// Finds the forms; none where they are more than can be searched for.
    search: Option<AhoCorasick>,
}

impl Mask {
    /// A mask for the credentials that the documents of a run show.
    #[must_use]
    pub fn of(harness: &Harness) -> Self {
        let contracts = harness.dialects.iter().filter_map(|(_, contract)| contract.as_ref().ok());
        Self::new(contracts.flat_map(secrets))
    }

    /// A mask for the credentials that a document shows.
    #[must_use]
    pub fn of_document(contract: &Contract) -> Self {
        Self::new(secrets(contract))
    }

    /// A mask for some secrets.
    pub fn new(secrets: impl IntoIterator<Item = String>) -> Self {
        let secrets: BTreeSet<_> =
            secrets.into_iter().filter(|secret| !secret.is_empty()).collect();
        let forms = secrets.iter().flat_map(|secret| forms(secret)).collect();
        Self { search: search(&forms), secrets, forms }
    }

    /// The same for more secrets.
    #[must_use]
    pub fn and(self, more: impl IntoIterator<Item = String>) -> Self {
        Self::new(self.secrets.into_iter().chain(more))
    }

    /// A text without secrets.
    #[must_use]
    pub fn apply(&self, text: &str) -> String {
        if self.secrets.is_empty() {
            return text.to_owned();
        }
        // Words of base64 that hold a secret and more, as the pair of RFC 7617 does.
        let is_of_word = |char: char| char.is_ascii_alphanumeric() || "+/-_".contains(char);
        let words = text.split(|char| !is_of_word(char)).filter(|word| self.is_in_base64(word));
        let mut words: BTreeSet<_> = words.map(str::to_owned).collect();
        let search = if words.is_empty() {
            self.search.clone()
        } else {
            words.extend(self.forms.iter().cloned());
            search(&words)
        };
        let Some(search) = search else { return MASKED.to_owned() };
        let mut masked = String::new();
        search.replace_all_with(text, &mut masked, |found, form, masked| {
            let is_secret = form.len() >= LOOKED_FOR || is_word(text, found.range());
            masked.push_str(if is_secret { MASKED } else { form });
            true
        });
        masked
    }

    fn is_in_base64(&self, word: &str) -> bool {
        let long = || self.secrets.iter().filter(|secret| secret.len() >= LOOKED_FOR);
        if word.len() < LOOKED_FOR || long().next().is_none() {
            return false;
        }
        let decoded = [PLAIN, OF_URLS].iter().find_map(|alphabet| decoded(alphabet, word));
        let Some(decoded) = decoded else { return false };
        let holds = |secret: &String| {
            decoded.windows(secret.len()).any(|window| window == secret.as_bytes())
        };
        long().any(holds)
    }
}

impl fmt::Debug for Mask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mask").finish_non_exhaustive()
    }
}

/// Whether a part of a text is in no longer word.
fn is_word(text: &str, Range { start, end }: Range<usize>) -> bool {
    let before = text.get(..start).and_then(|before| before.chars().next_back());
    let behind = text.get(end..).and_then(|behind| behind.chars().next());
    ![before, behind].into_iter().flatten().any(char::is_alphanumeric)
}

/// Finds the longest of some texts: a secret may be part of another.
fn search(forms: &BTreeSet<String>) -> Option<AhoCorasick> {
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(forms).ok()
}

fn decoded(alphabet: &Alphabet, word: &str) -> Option<Vec<u8>> {
    let lax = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    GeneralPurpose::new(alphabet, lax).decode(word).ok()
}

/// Every secret that a document shows, replayed or not.
fn secrets(contract: &Contract) -> Vec<String> {
    let credentials = contract.api.cases.iter().filter_map(|case| case.request.credential.clone());
    let shown = shown(contract).into_iter().filter(|shown| shown.part == Part::Secret);
    credentials.chain(shown.filter_map(|shown| shown.value.as_str().map(str::to_owned))).collect()
}

/// How a secret stands in a header, a URL, a cookie, JSON, HTML, base64 and hexadecimal digits.
fn forms(secret: &str) -> Vec<String> {
    let json = quoted(secret);
    let html = secret.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let wholly = utf8_percent_encode(secret, NON_ALPHANUMERIC).to_string();
    let percent = [encoded(secret), segment(secret), wholly.replace("%20", "+"), wholly];
    let percent = percent.into_iter().flat_map(|form| {
        // A URL in a URL is encoded twice.
        [in_small_digits(&form), encoded(&form), form]
    });
    let bytes: String = secret.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let hexadecimal: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
    let others = [
        in_small_digits(&bytes),
        bytes,
        secret.to_owned(),
        json.replace('/', "\\/"),
        // Reports have it as JSON that is quoted once more.
        quoted(&json),
        json,
        html.replace('"', "&quot;").replace('\'', "&#39;"),
        html,
        STANDARD.encode(secret),
        STANDARD_NO_PAD.encode(secret),
        URL_SAFE.encode(secret),
        URL_SAFE_NO_PAD.encode(secret),
        hexadecimal.to_ascii_uppercase(),
        hexadecimal,
    ];
    percent.chain(others).collect()
}

/// A text as it stands between the quotes of JSON.
fn quoted(text: &str) -> String {
    let quoted = Value::from(text).to_string();
    let inner = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.unwrap_or(&quoted).to_owned()
}

/// A percent-encoded text with `%2f` in the place of `%2F`.
fn in_small_digits(text: &str) -> String {
    let mut parts = text.split('%');
    let first = parts.next().unwrap_or_default().to_owned();
    let others = parts.map(|part| match part.split_at_checked(2) {
        Some((digits, rest)) => format!("%{}{rest}", digits.to_ascii_lowercase()),
        None => format!("%{part}"),
    });
    first + &others.collect::<String>()
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
            r#"{"secret":"s3\/cr\"t x"}"#,
            r#""{\"secret\":\"s3/cr\\\"t x\"}""#,
            "?key=s3%2Fcr%22t%20x",
            "?key=s3%2fcr%22t%20x",
            "?key=s3%2Fcr%22t+x",
            "?to=%2F%3Fkey%3Ds3%252Fcr%2522t%2520x",
            "<b>s3/cr&quot;t x</b>",
            "s3/cr\"t x and more",
            // The secret alone, and behind a user, with and without padding.
            "czMvY3IidCB4",
            "Basic aGFybmVzczpzMy9jciJ0IHg=",
            "Basic YTpzMy9jciJ0IHg",
            "key: 73332f637222742078",
        ] {
            let masked = mask.apply(text);
            assert!(masked.contains("[masked]"), "{text}: {masked}");
            for part in ["s3/", "s3%", "s3\\", "more", "czMv", "pzMy", "73332f637222742078"] {
                assert!(!masked.contains(part), "{text}: {masked}");
            }
        }
        // A secret of one letter is in the mask, too, and in many words.
        let short = Mask::new(["s".to_owned()]);
        assert_eq!(short.apply("Bearer s, ask ?s=s"), "Bearer [masked], ask ?[masked]=[masked]");
        for text in ["nothing of it", "/api/v1/tools/call", "aGVsbG8sIHdvcmxk", "Basic ="] {
            assert_eq!(mask.apply(text), text);
        }
        assert_eq!(format!("{mask:?}"), "Mask { .. }");
    }
}
