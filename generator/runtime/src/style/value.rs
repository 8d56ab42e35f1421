//! A value taken apart into the texts that a style joins.

use std::borrow::Cow;

use super::{Parameter, StyleError, StyleProblem};
use crate::json::{Node, Token};

/// The texts of a value.
pub(super) enum Value<'n> {
    /// `null`, an empty array or an empty object (RFC 6570 §2.3).
    Undefined,
    Scalar(Cow<'n, str>),
    Array(Vec<Cow<'n, str>>),
    Object(Vec<(&'n str, Cow<'n, str>)>),
}

impl<'n> Value<'n> {
    pub(super) fn of(parameter: &Parameter, node: Node<'n>) -> Result<Self, StyleError> {
        let nested = || StyleError::new(parameter, StyleProblem::Nested);
        Ok(match node.token() {
            Token::Null => Self::Undefined,
            Token::Array { .. } => {
                let items = node.items().map_err(|_| nested())?;
                let items: Vec<_> =
                    items.map(|item| scalar(item).ok_or_else(nested)).collect::<Result<_, _>>()?;
                if items.is_empty() { Self::Undefined } else { Self::Array(items) }
            }
            Token::Object { .. } => {
                let members = node.object().map_err(|_| nested())?;
                let members: Vec<_> = members
                    .entries()
                    .map(|(name, member)| Ok((name, scalar(member).ok_or_else(nested)?)))
                    .collect::<Result<_, _>>()?;
                if members.is_empty() { Self::Undefined } else { Self::Object(members) }
            }
            _ => Self::Scalar(scalar(node).ok_or_else(nested)?),
        })
    }
}

/// The text of a scalar; `None` for `null` and for containers.
pub(super) fn scalar<'n>(node: Node<'n>) -> Option<Cow<'n, str>> {
    Some(match node.token() {
        Token::Bool(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
        Token::Number(number) => Cow::Owned(number.to_string()),
        Token::String(text) | Token::Text(text) | Token::Key(text) => Cow::Borrowed(text),
        Token::Null | Token::Array { .. } | Token::Object { .. } => return None,
    })
}
