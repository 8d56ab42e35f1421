//! The JSON form of unions, as tables.

/// The JSON form of a union that the text of a member, its tag, tells apart.
///
/// The last entry says what becomes of other tags: `unlisted` keeps the whole value on a client
/// and is refused by a server, `decoded` is one more branch.
///
/// ```
/// use concord_runtime::json;
///
/// #[derive(Clone)]
/// struct Cat {
///     kind: String,
///     lives: i64,
/// }
/// json::object! { Cat { kind: required, lives: required, } }
///
/// #[derive(Clone)]
/// enum Pet {
///     Cat(Cat),
///     Unknown(json::Value),
/// }
/// json::tagged! { Pet by "kind" { Cat: "cat" | "tomcat", ..Unknown unlisted } }
///
/// let pet: Pet = json::from_slice(br#"{"kind":"tomcat","lives":9}"#, json::Reading::Strict)?;
/// assert!(matches!(pet, Pet::Cat(cat) if cat.lives == 9));
/// # Ok::<(), json::DecodeError>(())
/// ```
#[doc(inline)]
pub use crate::__json_tagged as tagged;

/// The JSON form of a union without a tag: what points to each branch, in their order.
///
/// A branch is told by the JSON types of its values (`kind`), by a `member` that no other has, or
/// by `trial`: the first that fits is taken.
///
/// ```
/// use concord_runtime::json;
///
/// #[derive(Clone)]
/// enum Id {
///     Number(i64),
///     Text(String),
/// }
/// json::choice! { Id { Number: kind(&[Integer]), Text: kind(&[String]) rules [MaxLength(8)], } }
///
/// let id: Id = json::from_slice(b"7", json::Reading::Strict)?;
/// assert_eq!(id, Id::Number(7));
/// # Ok::<(), json::DecodeError>(())
/// ```
#[doc(inline)]
pub use crate::__json_choice as choice;

#[doc(hidden)]
#[macro_export]
macro_rules! __json_tagged {
    (
        $name:ident by $tag:literal {
            $($variant:ident: $($text:literal)|+ $(rules $rules:tt)?,)*
            ..$unknown:ident $rest:ident $(rules $unknown_rules:tt)?
        }
        $(own $own:tt)?
    ) => {
        impl $crate::json::Json for $name {
            #[inline]
            fn decode(node: $crate::json::Node<'_>) -> ::std::result::Result<Self, $crate::json::DecodeError> {
                $($crate::__json_check!(node $own);)?
                match node.tag($tag) {
                    $(::std::option::Option::Some($($text)|+) => {
                        $($crate::__json_check!(node $rules);)?
                        $crate::json::Json::decode(node).map(Self::$variant)
                    })*
                    _ => {
                        $($crate::__json_check!(node $unknown_rules);)?
                        $crate::__json_untagged!(node, $rest, $tag, [$($($text),+),*])
                            .map(Self::$unknown)
                    }
                }
            }

            #[inline]
            fn encode(&self, writer: &mut $crate::json::Writer) {
                match self {
                    $(Self::$variant(value) => $crate::json::Json::encode(value, writer),)*
                    Self::$unknown(value) => $crate::json::Json::encode(value, writer),
                }
            }
        }

        $crate::__json_by_form! { $name }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __json_untagged {
    ($node:ident, unlisted, $tag:literal, $listed:tt) => {
        $node.unlisted_tag($tag, &$listed)
    };
    ($node:ident, decoded, $tag:literal, $listed:tt) => {
        $crate::json::Json::decode($node)
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __json_choice {
    (
        $name:ident { $($variant:ident: $step:ident $(($evidence:expr))? $(rules $rules:tt)?,)* }
        $(own $own:tt)?
    ) => {
        impl $crate::json::Json for $name {
            #[inline]
            fn decode(node: $crate::json::Node<'_>) -> ::std::result::Result<Self, $crate::json::DecodeError> {
                $($crate::__json_check!(node $own);)?
                #[allow(unused_imports, reason = "there may be no branch that its type tells")]
                use $crate::json::Kind::*;
                node.choice()
                    $($(.rules($crate::__json_rules!($rules)))?.$step($($evidence,)? stringify!($variant), Self::$variant))*
                    .end()
            }

            #[inline]
            fn encode(&self, writer: &mut $crate::json::Writer) {
                match self {
                    $(Self::$variant(value) => $crate::json::Json::encode(value, writer),)*
                }
            }
        }

        $crate::__json_by_form! { $name }
    };
}
