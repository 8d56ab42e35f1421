//! Secrets, which only the environment holds.

/// The variable of all schemes; behind an underscore stands the name of one.
const VARIABLE: &str = "CONCORD_SECRET";

/// The variable that holds the secret of a scheme.
pub(crate) fn variable(scheme: &str) -> String {
    let plain =
        |char: char| if char.is_ascii_alphanumeric() { char.to_ascii_uppercase() } else { '_' };
    format!("{VARIABLE}_{}", scheme.chars().map(plain).collect::<String>())
}

/// The secret of a scheme: its own, or else that of all.
pub(crate) fn secret(scheme: &str) -> Option<String> {
    std::env::var(variable(scheme)).or_else(|_| std::env::var(VARIABLE)).ok()
}

/// How long a part of a secret is that is looked for by itself, in bytes: what is shorter is a word
/// of any text.
pub(crate) const LEAST: usize = 4;

/// Every secret that the environment holds for us, and what may be one in it alone.
pub(crate) fn secrets() -> Vec<String> {
    let own = std::env::vars_os().filter_map(|(name, value)| {
        let is_own = name.to_string_lossy().starts_with(VARIABLE);
        is_own.then(|| value.to_string_lossy().into_owned())
    });
    let parts = |secret: String| {
        let password = secret.split_once(':').map(|(_, password)| password.to_owned());
        let password = password.filter(|password| password.len() >= LEAST);
        [Some(secret), password].into_iter().flatten()
    };
    own.flat_map(parts).filter(|secret| !secret.is_empty()).collect()
}
