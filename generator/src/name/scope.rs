//! A set of names that must differ.

use std::collections::{BTreeMap, BTreeSet};

/// The names that are taken in one place.
#[derive(Debug)]
pub(crate) struct Scope {
    taken: BTreeSet<String>,
    /// The numbers that names have come to.
    numbers: BTreeMap<String, usize>,
}

impl Scope {
    pub(crate) fn new(reserved: &[&str]) -> Self {
        let taken = reserved.iter().map(|name| (*name).to_owned()).collect();
        Self { taken, numbers: BTreeMap::new() }
    }

    /// Takes a name: the one wanted, with a word behind it where that is taken, or with a number.
    pub(crate) fn claim(&mut self, wanted: &str, word: &str) -> String {
        // With anything behind it a name is no keyword any more.
        let plain = wanted.trim_start_matches("r#").trim_end_matches('_');
        let choices = [wanted.to_owned(), format!("{plain}{word}")];
        let free = choices.into_iter().find(|choice| !self.taken.contains(choice));
        let free = free.unwrap_or_else(|| self.numbered(plain));
        self.taken.insert(free.clone());
        free
    }

    /// A name with the first number that is free.
    fn numbered(&mut self, plain: &str) -> String {
        let number = self.numbers.entry(plain.to_owned()).or_insert(1);
        loop {
            *number += 1;
            let numbered = format!("{plain}{number}");
            if !self.taken.contains(&numbered) {
                return numbered;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Scope;

    #[test]
    fn a_taken_name_gets_a_word_and_then_a_number() {
        let mut scope = Scope::new(&["Client"]);
        let claimed = ["Client", "Client", "Client", "Pet"].map(|name| scope.claim(name, "Schema"));
        assert_eq!(claimed, ["ClientSchema", "Client2", "Client3", "Pet"]);
    }
}
