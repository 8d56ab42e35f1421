//! What a planted fault does to something on its way.

use std::fmt;
use std::sync::Arc;

/// What a planted fault does to a value. Clones do the same.
pub struct Distortion<T>(Arc<dyn Fn(&mut T) + Send + Sync>);

impl<T> Distortion<T> {
    /// A fault that changes a value.
    pub fn new(change: impl Fn(&mut T) + Send + Sync + 'static) -> Self {
        Self(Arc::new(change))
    }

    /// Changes a value; one that the fault is not about stays as it is.
    pub fn apply(&self, value: &mut T) {
        (self.0)(value);
    }
}

impl<T> Clone for Distortion<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> fmt::Debug for Distortion<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Distortion").finish_non_exhaustive()
    }
}
