//! Findings as annotations of GitHub, which shows them beside the lines of a change.

use crate::findings::Finding;

/// Prints an annotation for each finding where GitHub runs the command. They go to stderr, which it
/// reads as well, so that stdout stays one object under `--json`.
pub(crate) fn print(findings: &[Finding]) {
    if are_wanted() {
        for finding in findings {
            eprintln!("{}", annotation(finding));
        }
    }
}

/// Whether GitHub runs the command.
pub(crate) fn are_wanted() -> bool {
    std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true")
}

/// A finding as a workflow command: `::error file=…,line=…,col=…,title=…::…`.
fn annotation(finding: &Finding) -> String {
    let number = |value: Option<usize>| value.map(|value| value.to_string());
    let place = [
        ("file", finding.file.clone()),
        ("line", number(finding.line)),
        ("col", number(finding.column)),
        ("title", Some(finding.code.to_owned())),
    ];
    let properties: Vec<String> = place
        .into_iter()
        .filter_map(|(name, value)| Some(format!("{name}={}", property(&value?))))
        .collect();
    let message = data(&format!("{}\n{}", finding.message, finding.help));
    format!("::{} {}::{message}", finding.severity, properties.join(","))
}

/// Text of a document must not end its line, after which it could be a command of its own.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_document_says_stays_in_its_place() {
        let mut finding = Finding {
            code: "E0306",
            severity: "error",
            message: "`a\n::set-env` is 100% wrong".to_owned(),
            help: "correct it".to_owned(),
            file: Some("a,b:c.yaml".to_owned()),
            line: Some(3),
            column: Some(7),
            pointer: Some(String::new()),
        };
        assert_eq!(
            annotation(&finding),
            "::error file=a%2Cb%3Ac.yaml,line=3,col=7,title=E0306::`a%0A::set-env` is 100%25 wrong\
             %0Acorrect it"
        );
        (finding.file, finding.line, finding.column) = (None, None, None);
        assert!(annotation(&finding).starts_with("::error title=E0306::`a"));
    }
}
