//! How much a server takes in.

/// How much a server takes in from one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a body; more is refused with 413. 2 MiB by default.
    pub body: usize,
    /// Entries of a JSON-RPC batch; more are refused together. 1000 by default: an entry of two
    /// bytes is answered with a hundred, so the limit on bytes alone would not do.
    pub batch: usize,
    /// Entries of a JSON-RPC batch that run at a time. 16 by default.
    pub concurrency: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { body: 2 * 1024 * 1024, batch: 1000, concurrency: 16 }
    }
}
