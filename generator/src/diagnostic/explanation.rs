//! What a code means, at length.

use super::{Code, Severity};

/// The code of a name such as `E0103`, in letters of either case.
pub fn find(name: &str) -> Option<Code> {
    Code::ALL.iter().copied().find(|code| code.code().eq_ignore_ascii_case(name))
}

/// The code whose name is nearest to a text; the first of them where several are as near.
pub fn nearest(name: &str) -> Option<Code> {
    let name = name.to_ascii_uppercase();
    let distance = |code: &Code| strsim::damerau_levenshtein(code.code(), &name);
    Code::ALL.iter().copied().min_by_key(distance)
}

/// The longer story of a code, for a person: title, meaning, two documents, and what to do.
pub fn explain(code: Code) -> String {
    let severity = match code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let (name, title, help) = (code.code(), code.title(), code.help());
    let mut text = format!("{severity}[{name}]: {title}\n\n");
    for line in code.story().lines() {
        match line.strip_prefix("```").map(marks) {
            None => text.push_str(line),
            Some(Some("wrong")) => text.push_str("Wrong:\n\n```"),
            Some(Some("right")) => text.push_str("Right:\n\n```"),
            Some(_) => text.push_str("```"),
        }
        text.push('\n');
    }
    text.push_str(&format!("\nWhat to do: {help}.\n"));
    if code.is_allowable() {
        text.push_str(&format!(
            "\nWhere the document cannot be corrected, its entry in specs/dialects.yaml can put up \
             with it at one place:\n\n    allow:\n      - {{ code: {name}, at: /json/pointer, reason: \
             why }}\n"
        ));
    }
    text
}

/// Which of the two documents a fence opens.
fn marks(fence: &str) -> Option<&str> {
    fence.split(' ').nth(1)
}
