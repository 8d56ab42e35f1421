//! A set of names that must differ.

use std::collections::BTreeSet;

/// The names that are taken in one place.
#[derive(Debug)]
pub(crate) struct Scope {
    taken: BTreeSet<String>,
}

impl Scope {
    pub(crate) fn new(reserved: &[&str]) -> Self {
        Self { taken: reserved.iter().map(|name| (*name).to_owned()).collect() }
    }

    /// Takes a name: the one wanted, with a word behind it where that is taken, or with a number.
    pub(crate) fn claim(&mut self, wanted: &str, word: &str) -> String {
        // With anything behind it a name is no keyword any more.
        let plain = wanted.trim_start_matches("r#").trim_end_matches('_');
        let with_word = format!("{plain}{word}");
        let numbered = (2..).map(|number| format!("{plain}{number}"));
        let mut choices = [wanted.to_owned(), with_word].into_iter().chain(numbered);
        // The choices do not end, so one of them is free.
        let free = choices.find(|choice| !self.taken.contains(choice)).unwrap_or_default();
        self.taken.insert(free.clone());
        free
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
