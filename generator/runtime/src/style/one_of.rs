//! Parameters of several shapes: a scalar or an array of them, a scalar or an object.
//!
//! The text shows the shape: a delimiter, a name that is there twice, a bracket. What it cannot
//! show is whether one text alone is a scalar or the only item of an array; the type tells that.

use super::{Parameter, Place, Shape, Style};
use crate::json::{self, DecodeError, Json, Tape, Token};

impl Parameter {
    /// The same parameter of one shape.
    pub(super) fn of_shape(&self, shape: Shape) -> Self {
        Self { shape, ..*self }
    }

    /// Whether one of its shapes joins texts, so that a scalar must not hold what delimits them.
    pub(super) fn is_one_of(&self) -> bool {
        matches!(self.shape, Shape::OneOf(_))
    }
}

/// What the text of a parameter shows of its shape.
pub(super) struct Signs {
    /// Texts are joined by a delimiter, or the name is there more than once.
    pub(super) is_several: bool,
    /// Names stand with the texts.
    pub(super) has_names: bool,
}

/// The shape that a text has; of those that it may have the first where nothing shows it.
pub(super) fn shape(shapes: &[Shape], signs: &Signs) -> Shape {
    let has = |shape: Shape| shapes.contains(&shape);
    let order = match signs {
        Signs { has_names: true, .. } => [Shape::Object, Shape::Array, Shape::Scalar],
        Signs { is_several: true, .. } => [Shape::Array, Shape::Object, Shape::Scalar],
        _ => [Shape::Scalar, Shape::Array, Shape::Object],
    };
    order.into_iter().find(|shape| has(*shape)).unwrap_or(Shape::Scalar)
}

/// The value of a parameter that a style has taken apart.
///
/// # Errors
/// Where it does not have the form of `T`.
pub fn decode_value<T: Json>(parameter: &Parameter, tape: &Tape<'_>) -> Result<T, DecodeError> {
    let root = tape.root();
    match (parameter.shape, root.token()) {
        (Shape::Json, _) => json::from_slice(String::decode(root)?.as_bytes(), tape.reading()),
        (Shape::OneOf(shapes), Token::Text(text)) if shapes.contains(&Shape::Array) => {
            T::decode(root).or_else(|error| {
                let tokens = vec![Token::Array { end: 2 }, Token::Text(text.clone())];
                let list = Tape::of_tokens(tokens, tape.reading());
                T::decode(list.root()).map_err(|_| error)
            })
        }
        _ => T::decode(root),
    }
}

/// Whether an object of the parameter takes names of its own in the query, or as cookies.
pub(super) fn is_free(parameter: &Parameter) -> bool {
    let has_object = match parameter.shape {
        Shape::Object => true,
        Shape::OneOf(shapes) => shapes.contains(&Shape::Object),
        Shape::Scalar | Shape::Array | Shape::Json => false,
    };
    let is_pair = matches!(parameter.place, Place::Query | Place::Cookie);
    let is_form = matches!(parameter.style, Style::Form | Style::Cookie);
    has_object && is_pair && parameter.explode && is_form
}
