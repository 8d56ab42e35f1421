//! The type without values.

use super::{DecodeError, Json, Node, Problem, Writer};

/// What the schema `false` allows: nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Never {}

impl Json for Never {
    fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
        Err(node.problem(Problem::Undeclared))
    }

    fn encode(&self, _: &mut Writer) {
        match *self {}
    }
}
