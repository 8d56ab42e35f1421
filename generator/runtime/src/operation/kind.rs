//! The ways in which a body travels, as words for types.
//!
//! The same text can be the body itself or a JSON string, so a type alone does not say it.

/// One JSON value.
#[derive(Clone, Copy, Debug)]
pub enum Json {}

/// Any text.
#[derive(Clone, Copy, Debug)]
pub enum Text {}

/// Bytes, read whole.
#[derive(Clone, Copy, Debug)]
pub enum Bytes {}

/// A stream of server-sent events with JSON in their data.
#[derive(Clone, Copy, Debug)]
pub enum Events {}

/// A stream of server-sent events with text in their data.
#[derive(Clone, Copy, Debug)]
pub enum TextEvents {}

/// A stream of JSON values.
#[derive(Clone, Copy, Debug)]
pub enum Lines {}

/// Bytes, read as they come.
#[derive(Clone, Copy, Debug)]
pub enum Stream {}

/// Bytes that are handed on as they come, with their own media type.
#[derive(Clone, Copy, Debug)]
pub enum Raw {}

/// No body.
#[derive(Clone, Copy, Debug)]
pub enum Empty {}
