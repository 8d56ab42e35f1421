//! The parameters of a call as its receiver reads them.

use serde_json::value::RawValue;

use super::{Method, Structure};
use crate::json::{
    self, DecodeError, Json, Maybe, MemberRules, Node, Problem, Reading, Tape, Token,
};

/// The parameters of one call.
#[derive(Debug)]
pub struct Arguments<'t> {
    method: &'static Method,
    root: Option<Node<'t>>,
}

impl<'t> Arguments<'t> {
    /// Reads parameters, by name or by position as they come. What is not declared is refused,
    /// unless the reading is tolerant.
    ///
    /// # Errors
    /// Where they do not fit the method; the error points into them.
    pub fn read<T>(
        method: &'static Method,
        params: Option<&RawValue>,
        reading: Reading,
        read: impl FnOnce(&Arguments<'_>) -> Result<T, DecodeError>,
    ) -> Result<T, DecodeError> {
        let tape =
            params.map(|params| Tape::parse(params.get().as_bytes(), reading)).transpose()?;
        let arguments = Arguments { method, root: tape.as_ref().map(Tape::root) };
        if reading == Reading::Strict {
            arguments.check()?;
        }
        read(&arguments)
    }

    /// A parameter that must be there.
    ///
    /// # Errors
    /// Where it is missing or does not have the form of `T`.
    pub fn required<T: Json>(&self, name: &'static str) -> Result<T, DecodeError> {
        T::decode(self.find(name).ok_or_else(|| self.missing(name))?)
    }

    /// A parameter that may be left out; `null` is not the same as that.
    ///
    /// # Errors
    /// Where it is there and does not have the form of `T`.
    pub fn optional<T: Json>(&self, name: &str) -> Result<Option<T>, DecodeError> {
        self.find(name).map(T::decode).transpose()
    }

    /// A parameter that means the default (as JSON) where it is left out.
    ///
    /// # Errors
    /// Where it is there and does not have the form of `T`.
    pub fn defaulted<T: Json>(
        &self,
        name: &str,
        default: &'static str,
    ) -> Result<Option<T>, DecodeError> {
        match self.optional(name)? {
            Some(value) => Ok(Some(value)),
            None => json::from_slice(default.as_bytes(), Reading::Tolerant).map(Some),
        }
    }

    /// A parameter that must be there and may be `null`.
    ///
    /// # Errors
    /// Where it is missing or does not have the form of `T`.
    pub fn nullable<T: Json>(&self, name: &'static str) -> Result<Option<T>, DecodeError> {
        self.required(name)
    }

    /// A parameter that may be left out and may be `null`.
    ///
    /// # Errors
    /// Where it is there and does not have the form of `T`.
    pub fn maybe<T: Json>(&self, name: &str) -> Result<Maybe<T>, DecodeError> {
        Ok(match self.optional::<Option<T>>(name)? {
            None => Maybe::Absent,
            Some(None) => Maybe::Null,
            Some(Some(value)) => Maybe::Value(value),
        })
    }

    /// Checks the rules of parameters that are there.
    ///
    /// # Errors
    /// At the first rule that a parameter breaks.
    pub fn keep(&self, rules: MemberRules) -> Result<(), DecodeError> {
        let mut found = rules.iter().filter_map(|(name, rules)| Some((self.find(name)?, *rules)));
        found.try_for_each(|(node, rules)| node.check(rules))
    }

    /// The parameters are given as the method allows, and only declared ones.
    fn check(&self) -> Result<(), DecodeError> {
        let Some(root) = self.root else { return Ok(()) };
        match (root.token(), self.method.structure) {
            // Where nothing is given nobody can tell how.
            (Token::Object { .. }, Structure::ByPosition) => {
                let given = root.object()?.entries().next();
                given.map_or(Ok(()), |_| Err(root.expected("an array")))
            }
            (Token::Array { .. }, Structure::ByName) => {
                let given = root.items()?.next();
                given.map_or(Ok(()), |_| Err(root.expected("an object")))
            }
            (Token::Object { .. }, _) => {
                let undeclared = |(name, _): &(&str, Node<'_>)| !self.method.params.contains(name);
                let undeclared = root.object()?.entries().find(undeclared);
                undeclared.map_or(Ok(()), |(_, node)| Err(node.problem(Problem::Undeclared)))
            }
            _ => match root.items()?.nth(self.method.params.len()) {
                None => Ok(()),
                Some(surplus) => Err(surplus.problem(Problem::Undeclared)),
            },
        }
    }

    fn find(&self, name: &str) -> Option<Node<'t>> {
        let root = self.root?;
        match root.token() {
            Token::Array { .. } => root.items().ok()?.nth(self.position(name)?),
            _ => root.member(name),
        }
    }

    fn position(&self, name: &str) -> Option<usize> {
        self.method.params.iter().position(|known| *known == name)
    }

    /// Points at where the parameter would stand.
    fn missing(&self, name: &'static str) -> DecodeError {
        let is_array = matches!(self.root.map(Node::token), Some(Token::Array { .. }));
        let pointer = match self.position(name) {
            Some(position) if is_array => format!("/{position}"),
            _ => format!("/{}", json::escape(name)),
        };
        DecodeError::new(pointer, Problem::Missing(name))
    }
}
