//! Texts that match patterns.

use regex_syntax::hir::{Class, Hir, HirKind};

/// What is written of a repetition without an end.
const MORE: u32 = 2;

/// A text of more bytes than this is not made: repetitions multiply.
const LONGEST: usize = 64 << 10;

/// Characters of one class that are told apart.
const CHARACTERS: usize = 62;

/// Texts that may match a pattern, each made by other choices; none where it looks around.
pub(crate) fn samples(pattern: &str, count: usize) -> impl Iterator<Item = String> {
    let is_short = pattern.len() <= concord_pattern::LONGEST;
    let parsed = is_short.then(|| regex_syntax::ParserBuilder::new().build().parse(pattern).ok());
    let parsed = parsed.flatten();
    parsed.into_iter().flat_map(move |parsed| {
        (0..count).filter_map(move |choice| {
            let mut text = String::new();
            write(&parsed, choice, &mut text)?;
            Some(text)
        })
    })
}

fn write(hir: &Hir, choice: usize, text: &mut String) -> Option<()> {
    if text.len() > LONGEST {
        return None;
    }
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Some(()),
        HirKind::Literal(literal) => {
            text.push_str(std::str::from_utf8(&literal.0).ok()?);
            Some(())
        }
        HirKind::Class(Class::Unicode(class)) => {
            let all = || class.ranges().iter().flat_map(|range| range.start()..=range.end());
            let plain = all().filter(char::is_ascii_alphanumeric).take(CHARACTERS);
            let mut plain: Vec<char> = plain.collect();
            if plain.is_empty() {
                plain.extend(all().filter(|one| !one.is_control()).take(CHARACTERS));
            }
            // Neighbours differ, so that an order that is lost shows.
            let at = (choice + text.len()).checked_rem(plain.len());
            text.push(at.and_then(|at| plain.get(at)).copied().or_else(|| all().next())?);
            Some(())
        }
        HirKind::Class(Class::Bytes(_)) => None,
        HirKind::Repetition(repetition) => {
            let least = repetition.min.max(u32::from(repetition.max != Some(0) && choice == 0));
            let most = repetition.max.unwrap_or(least.saturating_add(MORE));
            let span = most.saturating_sub(least).min(8) as usize + 1;
            let times = least.saturating_add(u32::try_from(choice % span).ok()?);
            (0..times).try_for_each(|_| write(&repetition.sub, choice, text))
        }
        HirKind::Capture(capture) => write(&capture.sub, choice, text),
        HirKind::Concat(parts) => parts.iter().try_for_each(|part| write(part, choice, text)),
        HirKind::Alternation(branches) => {
            write(branches.get(choice % branches.len().max(1))?, choice, text)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::is_found;
    use super::samples;

    #[test]
    fn samples_match_their_pattern() {
        for pattern in [
            "^0x[a-fA-F\\d]{40}$",
            "^0x([a-fA-F0-9]?)+$",
            "^(latest|earliest)$",
            "^[^ ]+@[a-z]+\\.(com|org)$",
            "^\\p{L}{2,3}$",
        ] {
            let texts: Vec<_> = samples(pattern, 4).collect();
            assert_eq!(texts.len(), 4, "{pattern}");
            assert!(texts.iter().all(|text| is_found(pattern, text)), "{pattern}: {texts:?}");
        }
        assert_eq!(samples("(?=a)b", 4).count(), 0);
    }
}
