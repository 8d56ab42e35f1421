//! The committed list of what is covered: a ratchet.

use std::collections::BTreeMap;

use super::Row;

/// What parts a row from what covers it.
const IS: &str = " = ";

/// The list of some rows, one line each.
#[must_use]
pub fn text(rows: &[Row]) -> String {
    let rows = rows.iter().map(|row| format!("{}{IS}{}\n", row.key(), row.source));
    "# dialect | operation | request | outcome | answer | parameter = what covers it\n\
     # Written by `cargo xtask contract coverage --update`.\n"
        .to_owned()
        + &rows.collect::<String>()
}

/// What differs between the committed list and the rows of some dialects, each in words.
#[must_use]
pub fn changes(lock: &str, rows: &[Row], dialects: &[&str]) -> Vec<String> {
    let mut locked: BTreeMap<&str, &str> = lock
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(IS))
        .filter(|(key, _)| key.split(" | ").next().is_some_and(|one| dialects.contains(&one)))
        .collect();
    let mut changes = Vec::new();
    for row in rows {
        let (key, source) = (row.key(), row.source.to_string());
        match locked.remove(key.as_str()) {
            Some(known) if known == source => {}
            Some(known) => changes.push(format!("{key}\n  was {known}\n  is  {source}")),
            None => changes.push(format!("{key}\n  is new, {source}")),
        }
    }
    changes.extend(locked.into_iter().map(|(key, known)| format!("{key}\n  is gone, was {known}")));
    changes
}
