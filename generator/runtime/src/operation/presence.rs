//! Whether a body has to be there, as the tables say it.

/// It has to.
#[must_use]
pub const fn required() -> bool {
    true
}

/// It may be left out.
#[must_use]
pub const fn optional() -> bool {
    false
}
