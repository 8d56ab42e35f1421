//! How long a search that goes back on its steps can take.

/// More steps than this are too many.
const STEPS: f64 = 1e7;

/// Whether a search surely takes few steps.
///
/// Each repetition can go through the text once for each place where the one before it ends, and a
/// repetition of what can be matched in several ways doubles with each character.
pub(super) fn is_small(pattern: &str, text: &str) -> bool {
    let Some(repetitions) = repetitions(pattern) else { return false };
    let length = text.len().max(2) as f64;
    length.powi(repetitions.saturating_add(1)) <= STEPS
}

/// The number of repetitions; none where one repeats a group that has choices itself.
fn repetitions(pattern: &str) -> Option<i32> {
    let mut count = 0;
    // For each open group whether there is a choice in it.
    let mut groups = vec![false];
    let mut has_closed_choice = false;
    let mut is_in_class = false;
    let mut chars = pattern.chars().peekable();
    while let Some(char) = chars.next() {
        let closed_choice = std::mem::take(&mut has_closed_choice);
        match char {
            '\\' => {
                chars.next();
            }
            ']' if is_in_class => is_in_class = false,
            _ if is_in_class => {}
            '[' => is_in_class = true,
            '(' => {
                groups.push(false);
                // `(?:` and its like are no choice.
                chars.next_if_eq(&'?');
            }
            ')' => {
                has_closed_choice = groups.pop() == Some(true);
                if let Some(around) = groups.last_mut() {
                    *around |= has_closed_choice;
                }
            }
            '*' | '+' | '{' if closed_choice => return None,
            '*' | '+' | '{' | '?' | '|' => {
                count += i32::from(matches!(char, '*' | '+' | '{'));
                if let Some(group) = groups.last_mut() {
                    *group = true;
                }
            }
            _ => {}
        }
    }
    Some(count)
}

#[cfg(test)]
mod tests {
    use super::repetitions;

    #[test]
    fn what_a_pattern_repeats() {
        let cases = [
            ("^[a-z*+]+$", Some(1)),
            (r"^\d{3}-\d{4}$", Some(2)),
            ("^(?:abc)+$", Some(1)),
            (r"^(?=.*[a-z])(?=.*\d).{8,}$", Some(3)),
            ("^(a+)+$", None),
            ("^(a|ab)*$", None),
            ("^((a+)b)*$", None),
            (r"\(a+\)+", Some(2)),
        ];
        for (pattern, expected) in cases {
            assert_eq!(repetitions(pattern), expected, "{pattern}");
        }
    }
}
