//! The schemas of T.

/// The schema `Point`.
pub type Point = (f64, f64);

/// The schema `Nothing`.
pub type Nothing = ();
