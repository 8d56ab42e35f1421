//! Secrets, which only the environment holds.

/// The variable of all schemes; behind an underscore stands the name of one.
const VARIABLE: &str = "CONCORD_SECRET";

/// The variable that holds the secret of a scheme.
pub(super) fn variable(scheme: &str) -> String {
    let plain =
        |char: char| if char.is_ascii_alphanumeric() { char.to_ascii_uppercase() } else { '_' };
    format!("{VARIABLE}_{}", scheme.chars().map(plain).collect::<String>())
}

/// The secret of a scheme: its own, or else that of all.
pub(super) fn secret(scheme: &str) -> Option<String> {
    std::env::var(variable(scheme)).or_else(|_| std::env::var(VARIABLE)).ok()
}
