//! Arrays with a type for each place, and `null` alone.

use super::{DecodeError, Json, Node, Problem, Token, Writer};

impl Json for () {
    fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
        match node.token() {
            Token::Null => Ok(()),
            _ => Err(node.expected("null")),
        }
    }

    fn encode(&self, writer: &mut Writer) {
        writer.null();
    }
}

/// The error of an array with another number of items than a tuple has.
fn wrong_length(node: Node<'_>, length: usize) -> DecodeError {
    node.problem(Problem::Rule(format!("expected {length} items")))
}

macro_rules! tuples {
    ($($length:literal: $($item:ident $place:tt)*;)*) => {$(
        impl<$($item: Json),*> Json for ($($item,)*) {
            fn decode(node: Node<'_>) -> Result<Self, DecodeError> {
                let mut items = node.items()?;
                let value = ($(
                    match items.next() {
                        Some(item) => $item::decode(item)?,
                        None => return Err(wrong_length(node, $length)),
                    },
                )*);
                match items.next() {
                    None => Ok(value),
                    Some(_) => Err(wrong_length(node, $length)),
                }
            }

            fn encode(&self, writer: &mut Writer) {
                let mut array = writer.array();
                $(array.item(&self.$place);)*
                array.end();
            }
        }
    )*};
}

tuples! {
    1: A 0;
    2: A 0 B 1;
    3: A 0 B 1 C 2;
    4: A 0 B 1 C 2 D 3;
    5: A 0 B 1 C 2 D 3 E 4;
    6: A 0 B 1 C 2 D 3 E 4 F 5;
    7: A 0 B 1 C 2 D 3 E 4 F 5 G 6;
    8: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7;
    9: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8;
    10: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9;
    11: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10;
    12: A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11;
}
