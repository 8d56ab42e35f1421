//! What a figure was measured on.

use std::process::Command;

use serde::Serialize;

/// The machine, the compiler and the day.
#[derive(Debug, Serialize)]
pub(super) struct Machine {
    /// The processor.
    pub(super) processor: String,
    /// How many of them this process may use.
    pub(super) cores: usize,
    /// The compiler.
    pub(super) rustc: String,
    /// The day, in UTC.
    pub(super) date: String,
}

impl Machine {
    /// This one, now; empty texts for what it does not say.
    pub(super) fn this() -> Self {
        let processors = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let processor = processors.lines().find(|line| line.starts_with("model name"));
        let processor = processor.and_then(|line| line.split_once(": "));
        Self {
            processor: processor
                .map_or_else(|| output("uname", &["-m"]), |(_, name)| name.to_owned()),
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            rustc: output("rustc", &["--version"]),
            date: output("date", &["-u", "+%F"]),
        }
    }
}

fn output(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output();
    output
        .map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
        .unwrap_or_default()
}
