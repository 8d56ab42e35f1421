//! Texts that match patterns.

use regex_syntax::hir::{Class, Hir, HirKind};

use super::choice::Choices;

/// What is written of a repetition without an end.
const MORE: u32 = 2;

/// Whether a pattern is found in a text; a pattern that cannot be read is found nowhere.
pub(super) fn is_found(pattern: &str, text: &str) -> bool {
    jsonschema::validator_for(&serde_json::json!({ "pattern": pattern }))
        .is_ok_and(|validator| validator.is_valid(&serde_json::Value::from(text)))
}

/// A text that matches a pattern; none where the pattern looks around, which this does not write.
pub(super) fn text(pattern: &str, choices: &mut Choices) -> Option<String> {
    let hir = regex_syntax::ParserBuilder::new().build().parse(pattern).ok()?;
    let mut text = String::new();
    write(&hir, choices, &mut text)?;
    Some(text)
}

fn write(hir: &Hir, choices: &mut Choices, text: &mut String) -> Option<()> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Some(()),
        HirKind::Literal(literal) => {
            text.push_str(std::str::from_utf8(&literal.0).ok()?);
            Some(())
        }
        HirKind::Class(Class::Unicode(class)) => {
            let all = || class.ranges().iter().flat_map(|range| range.start()..=range.end());
            let plain: Vec<char> = all().filter(char::is_ascii_alphanumeric).take(62).collect();
            let some: Vec<char> = if plain.is_empty() {
                let printable = all().filter(|char| !char.is_control());
                printable.take(16).collect()
            } else {
                plain
            };
            let chosen = some.get(choices.draw(some.len())).copied().or_else(|| all().next());
            text.push(chosen?);
            Some(())
        }
        HirKind::Class(Class::Bytes(_)) => None,
        HirKind::Repetition(repetition) => {
            let most = repetition.max.unwrap_or(repetition.min.saturating_add(MORE).max(1));
            let span = most.saturating_sub(repetition.min).min(8) as usize;
            let times = repetition.min + u32::try_from(choices.draw(span + 1)).unwrap_or(0);
            (0..times).try_for_each(|_| write(&repetition.sub, choices, text))
        }
        HirKind::Capture(capture) => write(&capture.sub, choices, text),
        HirKind::Concat(parts) => parts.iter().try_for_each(|part| write(part, choices, text)),
        HirKind::Alternation(branches) => {
            write(branches.get(choices.draw(branches.len()))?, choices, text)
        }
    }
}
