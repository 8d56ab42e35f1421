//! The JSON forms of Rust's own types and of the formats with a type.

use indexmap::IndexMap;

use super::{DecodeError, Json, Node, Number, Problem, Token, Writer};

impl Json for bool {
    fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
        match node.token() {
            Token::Bool(value) => Ok(*value),
            Token::Text(text) if text == "true" => Ok(true),
            Token::Text(text) if text == "false" => Ok(false),
            _ => Err(node.expected("a boolean")),
        }
    }

    fn encode(&self, writer: &mut Writer) {
        writer.raw(if *self { "true" } else { "false" });
    }
}

impl Json for String {
    fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
        node.text().map(str::to_owned)
    }

    fn encode(&self, writer: &mut Writer) {
        writer.text(self);
    }
}

/// The number of a token; the text of a parameter is read as one.
fn number(node: Node<'_>, expected: &'static str) -> Result<Number, DecodeError> {
    match node.token() {
        Token::Number(number) => Ok(number.clone()),
        Token::Text(text) => text.parse().map_err(|_| node.expected(expected)),
        _ => Err(node.expected(expected)),
    }
}

/// The double beside which integers are no longer told apart: -2^63.
const LEAST: f64 = -9_223_372_036_854_775_808.0;

/// An integer, also in the spelling `1.0`: JSON Schema 2020-12 §6.1.1 counts it as one.
fn integer<T: TryFrom<i128>>(node: Node<'_>) -> Result<T, DecodeError> {
    let number = number(node, "an integer")?;
    let exact = match (number.as_u64(), number.as_i64(), number.as_f64()) {
        (Some(value), _, _) => i128::from(value),
        (_, Some(value), _) => i128::from(value),
        // An integer beyond 2^64, or below -2^63, is read as a double that is also that of others.
        (_, _, Some(value)) if value.fract() == 0.0 && LEAST < value && value < 18e18 => {
            value as i128
        }
        _ => return Err(node.expected("an integer")),
    };
    T::try_from(exact).map_err(|_| {
        node.problem(Problem::Rule(format!(
            "the number is outside the range of {}",
            std::any::type_name::<T>()
        )))
    })
}

macro_rules! integers {
    ($($integer:ty)*) => {$(
        impl Json for $integer {
            fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
                integer(node)
            }

            fn encode(&self, writer: &mut Writer) {
                writer.serde(self);
            }
        }
    )*};
}

integers!(i8 i16 i32 i64 i128 u8 u16 u32 u64);

impl Json for f64 {
    fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
        number(node, "a number")?.as_f64().ok_or_else(|| node.expected("a number"))
    }

    fn encode(&self, writer: &mut Writer) {
        // 2^53: up to there a double without a fraction is one certain integer, and the text
        // without a fraction is what other languages write.
        if self.fract() == 0.0 && self.abs() < 9_007_199_254_740_992.0 {
            writer.serde(&(*self as i64));
        } else if self.is_finite() {
            writer.serde(self);
        } else {
            writer.fail("a number that is not finite has no JSON form");
        }
    }
}

impl<T: Json> Json for Vec<T> {
    fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
        node.items()?.map(T::decode).collect()
    }

    fn encode(&self, writer: &mut Writer) {
        let mut array = writer.array();
        self.iter().for_each(|item| array.item(item));
        array.end();
    }
}

impl<T: Json> Json for IndexMap<String, T> {
    fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
        node.object()?
            .entries()
            .map(|(name, value)| Ok((name.to_owned(), T::decode(value)?)))
            .collect()
    }

    fn encode(&self, writer: &mut Writer) {
        let mut object = writer.object();
        self.iter().for_each(|(name, value)| object.member(name, value));
        object.end();
    }
}

impl<T: Json> Json for Box<T> {
    fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
        T::decode(node).map(Self::new)
    }

    fn encode(&self, writer: &mut Writer) {
        (**self).encode(writer);
    }
}

/// `null` or a value: the items and values that may be `null`.
impl<T: Json> Json for Option<T> {
    fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
        match node.token() {
            Token::Null => Ok(None),
            _ => T::decode(node).map(Some),
        }
    }

    fn encode(&self, writer: &mut Writer) {
        match self {
            Some(value) => value.encode(writer),
            None => writer.null(),
        }
    }
}
