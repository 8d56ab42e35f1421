//! What a command costs.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use serde::Serialize;
use wait4::Wait4;

use crate::exit::Failure;

/// What a command and its children used.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Usage {
    /// By the clock on the wall.
    pub(crate) seconds: f64,
    /// Of all processors, which other work on the machine disturbs least.
    pub(crate) cpu_seconds: f64,
    /// The largest resident set of any one of the processes, in bytes.
    pub(crate) peak: u64,
}

impl Usage {
    /// The smaller of each figure.
    pub(crate) fn best(self, other: Self) -> Self {
        Self {
            seconds: self.seconds.min(other.seconds),
            cpu_seconds: self.cpu_seconds.min(other.cpu_seconds),
            peak: self.peak.min(other.peak),
        }
    }
}

/// Runs a command whose output goes to a file, and measures it; none where it failed.
pub(crate) fn measure(command: &mut Command, log: &Path) -> Result<Option<Usage>, Failure> {
    let open = || File::create(log).map_err(|error| Failure::io("write", log, &error));
    let output = open()?;
    let errors = output.try_clone().map_err(|error| Failure::io("write", log, &error))?;
    let program = command.get_program().to_string_lossy().into_owned();
    let start = Instant::now();
    let child = command.stdin(Stdio::null()).stdout(output).stderr(errors).spawn();
    let used = child
        .and_then(|mut child| child.wait4())
        .map_err(|error| Failure::new(format!("error: cannot run {program}: {error}")))?;
    let seconds = start.elapsed().as_secs_f64();
    let cpu = used.rusage.utime + used.rusage.stime;
    let usage = Usage { seconds, cpu_seconds: cpu.as_secs_f64(), peak: used.rusage.maxrss };
    Ok(used.status.success().then_some(usage))
}
