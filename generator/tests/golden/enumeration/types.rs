//! The schemas of Enumerations.

use concord_runtime::json;

json::texts! {
    /// The schema `Status`.
    pub enum Status {
        Active = "active",
        OnHold = "on-hold",
        N1st = "1st",
        ..Unknown unlisted
    }
}
