//! The error of a JSON-RPC answer.

use std::fmt;

use crate::json::{self, DecodeError, Json, Node, Reading, Value, Writer};

/// The error of an answer (JSON-RPC 2.0 §5.1).
#[derive(Clone, PartialEq)]
pub struct RpcError {
    /// Which error. -32768 to -32000 are the protocol's own.
    pub code: i64,
    /// One sentence.
    pub message: String,
    /// More about it; absent is not `null`.
    pub data: Option<Value>,
}

impl RpcError {
    /// The text is not JSON.
    pub const PARSE_ERROR: i64 = -32700;
    /// The JSON is not a request.
    pub const INVALID_REQUEST: i64 = -32600;
    /// There is no such method.
    pub const METHOD_NOT_FOUND: i64 = -32601;
    /// The parameters do not fit the method.
    pub const INVALID_PARAMS: i64 = -32602;
    /// The server failed.
    pub const INTERNAL_ERROR: i64 = -32603;

    /// An error without data.
    pub fn new(code: i64, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), data: None }
    }

    /// The error with data.
    #[must_use]
    pub fn with_data(mut self, data: Value) -> Self {
        self.data = Some(data);
        self
    }

    /// The parameters do not fit: a pointer into them (RFC 6901) and what is wrong there.
    #[must_use]
    pub fn invalid_params(error: &DecodeError) -> Self {
        let (pointer, detail) = (error.pointer(), error.problem().to_string());
        Self::standard(Self::INVALID_PARAMS)
            .with_data(serde_json::json!({ "pointer": pointer, "detail": detail }))
    }

    /// One of the protocol's errors with its own message (JSON-RPC 2.0 §5.1).
    pub(super) fn standard(code: i64) -> Self {
        Self::new(
            code,
            match code {
                Self::PARSE_ERROR => "Parse error",
                Self::INVALID_REQUEST => "Invalid Request",
                Self::METHOD_NOT_FOUND => "Method not found",
                Self::INVALID_PARAMS => "Invalid params",
                _ => "Internal error",
            },
        )
    }
}

impl Json for RpcError {
    fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
        let mut members = node.object()?;
        let value = Self {
            code: members.required("code")?,
            message: members.required("message")?,
            data: members.optional("data"),
        };
        // JSON-RPC 2.0 §5.1 does not forbid further members, and they mean nothing.
        members.rest();
        members.finish(value)
    }

    fn encode(&self, writer: &mut Writer) {
        let mut object = writer.object();
        object.member("code", &self.code);
        object.member("message", &self.message);
        object.optional("data", &self.data);
        object.end();
    }
}

impl fmt::Display for RpcError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (JSON-RPC error {})", self.message, self.code)
    }
}

impl fmt::Debug for RpcError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Data may repeat what was sent, secrets included.
        f.debug_struct("RpcError")
            .field("code", &self.code)
            .field("message", &self.message)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for RpcError {}

/// What an error of a documented code says beside that code; `T` is what the document says its
/// data looks like.
#[derive(Clone, PartialEq)]
pub struct ErrorDetail<T = Value> {
    /// One sentence.
    pub message: String,
    /// More about it; absent is not `null`.
    pub data: Option<T>,
}

impl<T> ErrorDetail<T> {
    /// A message without data.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), data: None }
    }

    /// A message with data.
    pub fn with_data(message: impl Into<String>, data: T) -> Self {
        Self { message: message.into(), data: Some(data) }
    }
}

impl<T: Json> ErrorDetail<T> {
    /// The detail of an error.
    ///
    /// # Errors
    /// The error itself, where its data does not have the form of `T`.
    pub fn read(error: RpcError) -> Result<Self, RpcError> {
        let data = error.data.as_ref().map(|data| json::from_value(data, Reading::Tolerant));
        match data.transpose() {
            Ok(data) => Ok(Self { message: error.message, data }),
            Err(_) => Err(error),
        }
    }

    /// The error with a code; -32603 in place of one whose data has no JSON form.
    #[must_use]
    pub fn with_code(self, code: i64) -> RpcError {
        match self.data.as_ref().map(json::to_value).transpose() {
            Ok(data) => RpcError { code, message: self.message, data },
            Err(_) => RpcError::standard(RpcError::INTERNAL_ERROR),
        }
    }
}

impl<T> fmt::Debug for ErrorDetail<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // As for `RpcError`: data may repeat what was sent.
        f.debug_struct("ErrorDetail").field("message", &self.message).finish_non_exhaustive()
    }
}

/// The errors that a document describes for a method.
pub trait DocumentedError: Sized {
    /// Takes an error for a documented one.
    ///
    /// # Errors
    /// The error itself, where the document does not describe it.
    fn read(error: RpcError) -> Result<Self, RpcError>;
}

impl From<std::convert::Infallible> for RpcError {
    fn from(never: std::convert::Infallible) -> Self {
        match never {}
    }
}

/// A method without documented errors.
impl DocumentedError for std::convert::Infallible {
    fn read(error: RpcError) -> Result<Self, RpcError> {
        Err(error)
    }
}
