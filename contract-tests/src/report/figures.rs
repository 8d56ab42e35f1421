//! Counted checks.

/// How many checks there were, and how they ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// All of them.
    pub checks: usize,
    /// Those that passed.
    pub passed: usize,
}

impl Figures {
    /// Those that did not pass.
    #[must_use]
    pub fn failed(self) -> usize {
        self.checks - self.passed
    }
}

impl FromIterator<bool> for Figures {
    /// Counts checks, each by whether it passed.
    fn from_iter<I: IntoIterator<Item = bool>>(checks: I) -> Self {
        let mut figures = Self::default();
        for passed in checks {
            figures.checks += 1;
            figures.passed += usize::from(passed);
        }
        figures
    }
}
