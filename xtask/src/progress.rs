//! How far long work has come, on a terminal.

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};

/// A line on stderr that is written over as work goes on; silent where nobody watches.
#[derive(Debug)]
pub(crate) struct Progress {
    total: usize,
    done: AtomicUsize,
    is_shown: bool,
}

impl Progress {
    /// Progress over some steps.
    pub(crate) fn new(total: usize, is_quiet: bool) -> Self {
        let is_shown = !is_quiet && std::io::stderr().is_terminal();
        Self { total, done: AtomicUsize::new(0), is_shown }
    }

    /// Notes that a step is done.
    pub(crate) fn step(&self, name: &str) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.is_shown {
            let end = if done == self.total { "\r\x1b[2K" } else { "" };
            eprint!("\r\x1b[2K{done}/{} {name}{end}", self.total);
            // A line that does not show is no reason to stop.
            let _ = std::io::stderr().flush();
        }
    }
}
