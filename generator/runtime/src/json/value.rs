//! Any JSON: values whose form the document leaves open.

use super::{DecodeError, Json, Map, Node, Token, Value, Writer};

impl Json for Value {
    fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
        Ok(match node.token() {
            Token::Null => Self::Null,
            Token::Bool(flag) => Self::Bool(*flag),
            Token::Number(number) => Self::Number(number.clone()),
            Token::String(text) | Token::Text(text) | Token::Key(text) => {
                Self::String(text.clone().into_owned())
            }
            Token::Array { .. } => {
                Self::Array(node.items()?.map(Self::decode).collect::<Result<_, _>>()?)
            }
            Token::Object { .. } => Self::Object(Map::decode(node)?),
        })
    }

    fn encode(&self, writer: &mut Writer) {
        writer.serde(self);
    }
}

impl Json for Map<String, Value> {
    fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
        let entries = node.object()?.entries();
        entries.map(|(name, value)| Ok((name.to_owned(), Value::decode(value)?))).collect()
    }

    fn encode(&self, writer: &mut Writer) {
        writer.serde(self);
    }
}
