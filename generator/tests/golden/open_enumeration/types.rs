//! The schemas of Enumerations.

use concord_runtime::json;

json::texts! {
    /// The schema `Kind`.
    pub enum Kind {
        Start = "start",
        End = "end",
        ..Unknown other
    }
}
