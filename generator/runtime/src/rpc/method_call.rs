//! One call of a method as a server serves it.

use serde_json::value::RawValue;

use super::{Arguments, Method, RpcError};
use crate::json::{DecodeError, Reading};

/// One call of a method, before its parameters are read.
#[derive(Debug)]
pub struct MethodCall {
    method: &'static Method,
    params: Option<Box<RawValue>>,
}

impl MethodCall {
    pub(super) fn new(method: &'static Method, params: Option<Box<RawValue>>) -> Self {
        Self { method, params }
    }

    /// The method.
    #[must_use]
    pub fn method(&self) -> &'static Method {
        self.method
    }

    /// Reads the parameters, by name or by position as they come. What is not declared is refused.
    ///
    /// # Errors
    /// -32602 with `data: {"pointer": …, "detail": …}` where they do not fit the method.
    pub fn read<T>(
        &self,
        read: impl FnOnce(&Arguments<'_>) -> Result<T, DecodeError>,
    ) -> Result<T, RpcError> {
        let params = self.params.as_deref();
        let read = Arguments::read(self.method, params, Reading::Strict, read);
        read.map_err(|error| RpcError::invalid_params(&error))
    }
}
