//! Lists of texts, as enums.

/// A list of texts as an enum. A text outside the list stands in the last variant.
///
/// ```
/// use concord_runtime::json;
///
/// json::texts! {
///     /// Whether the pet is still to be had.
///     pub enum Status { Available = "available", Sold = "sold", ..Unknown unlisted }
/// }
///
/// let status: Status = json::from_slice(br#""sold""#, json::Reading::Strict)?;
/// assert_eq!(status, Status::Sold);
/// assert!(json::from_slice::<Status>(br#""lost""#, json::Reading::Strict).is_err());
/// let status: Status = json::from_slice(br#""lost""#, json::Reading::Tolerant)?;
/// assert_eq!(status.as_str(), "lost");
/// # Ok::<(), json::DecodeError>(())
/// ```
///
/// The last variant is `unlisted` where the list is closed (a client keeps such a value, a server
/// refuses it) and `other` where the document allows any text.
#[doc(inline)]
pub use crate::__json_texts as texts;

#[doc(hidden)]
#[macro_export]
macro_rules! __json_texts {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident { $($variant:ident = $text:literal,)* ..$unknown:ident $rest:ident }
    ) => {
        $(#[$attribute])*
        #[derive(Clone)]
        pub enum $name {
            $(#[doc = concat!("`", $text, "`")] $variant,)*
            #[doc = $crate::__json_unknown!($rest)]
            $unknown(::std::string::String),
        }

        impl $name {
            /// The text on the wire.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::$unknown(text) => text,
                }
            }
        }

        impl $crate::json::Json for $name {
            #[inline]
            fn decode(node: $crate::json::Node<'_>) -> ::std::result::Result<Self, $crate::json::DecodeError> {
                ::std::result::Result::Ok(match node.text()? {
                    $($text => Self::$variant,)*
                    _ => Self::$unknown(node.$rest(&[$($text),*])?),
                })
            }

            #[inline]
            fn encode(&self, writer: &mut $crate::json::Writer) {
                writer.text(self.as_str());
            }
        }

        impl ::std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                write!(f, "{}({:?})", stringify!($name), self.as_str())
            }
        }

        impl ::std::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl ::std::cmp::Eq for $name {}

        impl ::std::hash::Hash for $name {
            #[inline]
            fn hash<H: ::std::hash::Hasher>(&self, state: &mut H) {
                self.as_str().hash(state);
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __json_unknown {
    (unlisted) => {
        "A value that the document does not list. A client keeps it, a server refuses it."
    };
    (other) => {
        "Any other value, which the document allows."
    };
}
