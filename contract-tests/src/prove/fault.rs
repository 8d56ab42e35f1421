//! One fault.

use serde_json::Value;

use super::Tampering;

/// One fault to plant.
#[derive(Clone, Debug)]
pub struct Fault {
    /// What kind of fault it is: `document: a property is renamed`.
    pub kind: String,
    /// Where it is planted: the dialect, and the place in its document or the operation.
    pub place: String,
    /// What is planted.
    pub plant: Plant,
}

/// What is planted.
#[derive(Clone, Debug)]
pub enum Plant {
    /// Another document, which the generated code does not keep.
    Document(Value),
    /// Something in the client or the server, for the operation of this index.
    Tampering(usize, Tampering),
}
