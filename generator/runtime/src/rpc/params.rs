//! The parameters of a call as a client writes them.

use std::fmt;

use super::{Method, Structure};
use crate::json::{self, EncodeError, Json, Maybe};

/// The parameters of a call (JSON-RPC 2.0 §4.2). The first problem with a value is kept and is
/// what the call ends with; nothing is sent then.
pub struct Params {
    form: Form,
    text: Vec<u8>,
    problem: Option<(&'static str, EncodeError)>,
}

enum Form {
    None,
    ByName,
    ByPosition {
        /// Whether a parameter was left out: none can follow.
        is_over: bool,
    },
}

impl Params {
    /// No parameters: the member `params` is left out.
    #[must_use]
    pub fn none() -> Self {
        Self::new(Form::None, b"")
    }

    /// Parameters as a method takes them; one that leaves it open gets them as is preferred.
    #[must_use]
    pub fn of(method: &Method, preferred: Structure) -> Self {
        match (method.structure, preferred) {
            _ if method.params.is_empty() => Self::none(),
            (Structure::ByPosition, _) | (Structure::Either, Structure::ByPosition) => {
                Self::by_position()
            }
            (Structure::ByName, _) | (Structure::Either, _) => Self::by_name(),
        }
    }

    /// Parameters with their names.
    #[must_use]
    pub fn by_name() -> Self {
        Self::new(Form::ByName, b"{")
    }

    /// Parameters in their order.
    #[must_use]
    pub fn by_position() -> Self {
        Self::new(Form::ByPosition { is_over: false }, b"[")
    }

    fn new(form: Form, start: &[u8]) -> Self {
        Self { form, text: start.to_vec(), problem: None }
    }

    /// Adds the next parameter; its name stands on the wire where parameters are given by name.
    pub fn member<T: Json>(&mut self, name: &'static str, value: &T) {
        self.push(name, json::to_vec(value));
    }

    /// Adds the next parameter, where there is a value. By position only the last ones can be left
    /// out.
    pub fn optional<T: Json>(&mut self, name: &'static str, value: &Option<T>) {
        match value {
            Some(value) => self.member(name, value),
            None => self.leave_out(),
        }
    }

    /// Adds the next parameter, which may be `null`.
    pub fn nullable<T: Json>(&mut self, name: &'static str, value: &Option<T>) {
        self.member(name, value);
    }

    /// Adds the next parameter, which may be left out and may be `null`.
    pub fn maybe<T: Json>(&mut self, name: &'static str, value: &Maybe<T>) {
        match value {
            Maybe::Absent => self.leave_out(),
            Maybe::Null => self.push(name, Ok(b"null".to_vec())),
            Maybe::Value(value) => self.member(name, value),
        }
    }

    fn push(&mut self, name: &'static str, value: Result<Vec<u8>, EncodeError>) {
        let value = match (value, &self.form) {
            (Err(error), _) => return self.fail(name, error),
            (Ok(_), Form::None) => {
                return self.fail(name, EncodeError::new("the call was made without parameters"));
            }
            (Ok(_), Form::ByPosition { is_over: true }) => {
                return self.fail(name, EncodeError::new("a parameter before it is left out"));
            }
            (Ok(value), Form::ByName | Form::ByPosition { is_over: false }) => value,
        };
        if self.text.len() > 1 {
            self.text.push(b',');
        }
        if matches!(self.form, Form::ByName) {
            self.text.extend(json::Value::from(name).to_string().into_bytes());
            self.text.push(b':');
        }
        self.text.extend(value);
    }

    fn leave_out(&mut self) {
        if let Form::ByPosition { is_over } = &mut self.form {
            *is_over = true;
        }
    }

    fn fail(&mut self, name: &'static str, error: EncodeError) {
        self.problem.get_or_insert((name, error));
    }

    /// The JSON text; `None` where the member is left out.
    ///
    /// # Errors
    /// Where a value has no JSON form; with the name of its parameter.
    pub fn finish(mut self) -> Result<Option<Vec<u8>>, (&'static str, EncodeError)> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        self.text.push(match self.form {
            Form::None => return Ok(None),
            Form::ByName => b'}',
            Form::ByPosition { .. } => b']',
        });
        Ok(Some(self.text))
    }
}

impl fmt::Debug for Params {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Parameters may hold secrets.
        f.debug_struct("Params").field("length", &self.text.len()).finish_non_exhaustive()
    }
}
