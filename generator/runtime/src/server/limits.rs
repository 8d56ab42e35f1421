//! How much a server takes in.

use std::time::Duration;

/// How much a server takes in from one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a body; more is refused with 413. 2 MiB by default.
    pub body: usize,
    /// Bytes of a form of parts that are held in memory. Files beyond are kept in temporary files,
    /// other fields beyond are refused with 413. 2 MiB by default.
    pub memory: usize,
    /// How long a body may take to come; one that takes longer is refused with 408. 30 seconds by
    /// default. It needs tokio's clock. A body that a handler reads as it comes is the handler's.
    pub time: Duration,
    /// Entries of a JSON-RPC batch; more are refused together. 1000 by default: an entry of two
    /// bytes is answered with a hundred, so the limit on bytes alone would not do.
    pub batch: usize,
    /// Entries of a JSON-RPC batch that run at a time. 16 by default.
    pub concurrency: usize,
}

impl Default for Limits {
    fn default() -> Self {
        let time = Duration::from_secs(30);
        Self { body: 2 << 20, memory: 2 << 20, time, batch: 1000, concurrency: 16 }
    }
}
