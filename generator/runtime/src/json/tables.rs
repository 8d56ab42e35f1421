//! The JSON forms of generated types, as tables.
//!
//! A generated type is plain Rust; beside it stands a table that says how it travels. What a
//! thousand types would otherwise spell out a thousand times is spelled out here once.

/// The JSON form of a struct: its fields in the order of the wire.
///
/// ```
/// use concord_runtime::json;
///
/// #[derive(Clone)]
/// struct Pet {
///     name: String,
///     r#type: Option<String>,
///     born: json::Maybe<i64>,
///     extra: json::Extra,
/// }
///
/// json::object! {
///     new Pet {
///         name: required (impl Into<String>), r#type "type": optional, born: maybe, ..extra rest
///     }
///     rules [("name", &[MaxLength(40)])]
/// }
///
/// let pet = Pet { born: json::Maybe::Null, ..Pet::new("Ada") };
/// assert_eq!(json::to_string(&pet)?, r#"{"name":"Ada","born":null}"#);
/// # Ok::<(), json::EncodeError>(())
/// ```
///
/// | part | what it says |
/// |---|---|
/// | `new` | there is a constructor from what has to be there |
/// | `["type" constant "card"]` | members with one value, which need no field; `constant_json` where it is no text |
/// | `field "wire": presence` | a field, its name on the wire where that differs, and when it is there |
/// | `required` | always there; in brackets the type of the constructor's parameter |
/// | `nullable` | always there, and may be `null` |
/// | `optional`, `maybe` | may be left out; `maybe` may be `null`, too |
/// | `defaulted` | may be left out and then means the JSON behind `=` |
/// | `..field rest`, `..field rest_of` | where members go that have no field; without it the object is closed |
/// | `own`, `rules` | the [rules](super::Rule) of the whole and those of its members |
///
/// The struct gets [`Json`](super::Json), and by its JSON form `Debug` and `PartialEq`.
#[doc(inline)]
pub use crate::__json_object as object;

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

// Types of a document may be called `Result` or `String`, so every path here is whole.

#[doc(hidden)]
#[macro_export]
macro_rules! __json_object {
    (new $name:ident { $($form:tt)* } $($rules:tt)*) => {
        $crate::__json_new! { $name { $($form)* } }
        $crate::__json_object! { $name { $($form)* } $($rules)* }
    };
    (
        $name:ident {
            $([$($constant:literal $constant_form:ident $value:literal),+])?
            $($field:ident $($wire:literal)? : $presence:ident $(= $default:literal)? $(($parameter:ty))?,)*
            $(..$extra:ident $rest:ident)?
        }
        $(own $own:tt)?
        $(rules $rules:tt)?
    ) => {
        impl $crate::json::Json for $name {
            fn decode(node: $crate::json::Node<'_>) -> ::std::result::Result<Self, $crate::json::DecodeError> {
                let mut members = $crate::__json_members!(node $(own $own)? $(rules $rules)?);
                $($(members.$constant_form($constant, $value);)+)?
                let value = Self {
                    $($field: $crate::__json_take!(
                        members, $presence, $crate::__json_name!($field $($wire)?) $(, $default)?
                    ),)*
                    $($extra: members.$rest(),)?
                };
                members.finish(value)
            }

            fn encode(&self, writer: &mut $crate::json::Writer) {
                #[allow(unused_mut, reason = "an object may have no members")]
                let mut object = writer.object();
                $($(object.$constant_form($constant, $value);)+)?
                $(object.$presence($crate::__json_name!($field $($wire)?), &self.$field);)*
                $(object.$rest(&self.$extra);)?
                object.end();
            }
        }

        $crate::__json_by_form! { $name }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __json_new {
    (
        $name:ident {
            $([$($constants:tt)*])?
            $($field:ident $($wire:literal)? : $presence:ident $(= $default:literal)? $(($parameter:ty))?,)*
            $(..$extra:ident $rest:ident)?
        }
    ) => {
        impl $name {
            /// With what has to be there; everything else is left out.
            #[must_use]
            pub fn new($($($field: $parameter,)?)*) -> Self {
                Self {
                    $($field: $crate::__json_start!($($field $parameter)?),)*
                    $($extra: ::std::default::Default::default(),)?
                }
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __json_start {
    () => {
        ::std::default::Default::default()
    };
    ($field:ident $parameter:ty) => {
        $field.into()
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __json_members {
    ($node:ident) => {
        $node.object()?
    };
    ($node:ident own $own:tt) => {
        $crate::__json_members!($node own $own rules [])
    };
    ($node:ident rules $rules:tt) => {
        $crate::__json_members!($node own [] rules $rules)
    };
    ($node:ident own $own:tt rules $rules:tt) => {{
        #[allow(unused_imports, reason = "there may be rules of other types only")]
        use $crate::json::Rule::*;
        static OWN: &[$crate::json::Rule] = &$own;
        static RULES: $crate::json::MemberRules = &$rules;
        $node.ruled_object(OWN, RULES)?
    }};
}

#[doc(hidden)]
#[macro_export]
macro_rules! __json_check {
    ($node:ident $rules:tt) => {
        $node.check($crate::__json_rules!($rules))?
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __json_rules {
    ($rules:tt) => {{
        #[allow(unused_imports, reason = "there may be shared rules only")]
        use $crate::json::Rule::*;
        static RULES: &[$crate::json::Rule] = &$rules;
        RULES
    }};
}

#[doc(hidden)]
#[macro_export]
macro_rules! __json_const_rules {
    ($rules:tt) => {
        const {
            #[allow(unused_imports, reason = "there may be shared rules only")]
            use $crate::json::Rule::*;
            &$rules
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __json_take {
    ($members:ident, required, $name:expr) => {
        $members.required($name)?
    };
    ($members:ident, nullable, $name:expr) => {
        $members.nullable($name)?
    };
    ($members:ident, $presence:ident, $name:expr $(, $default:literal)?) => {
        $members.$presence($name $(, $default)?)
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __json_name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $wire:literal) => {
        $wire
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __json_by_form {
    ($name:ident) => {
        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::json::show(stringify!($name), self, f)
            }
        }

        impl ::std::cmp::PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                $crate::json::is_equal(self, other)
            }
        }
    };
}

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
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::$unknown(text) => text,
                }
            }
        }

        impl $crate::json::Json for $name {
            fn decode(node: $crate::json::Node<'_>) -> ::std::result::Result<Self, $crate::json::DecodeError> {
                ::std::result::Result::Ok(match node.text()? {
                    $($text => Self::$variant,)*
                    _ => Self::$unknown(node.$rest(&[$($text),*])?),
                })
            }

            fn encode(&self, writer: &mut $crate::json::Writer) {
                writer.text(self.as_str());
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                write!(f, "{}({:?})", stringify!($name), self.as_str())
            }
        }

        impl ::std::cmp::PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl ::std::cmp::Eq for $name {}

        impl ::std::hash::Hash for $name {
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
            fn decode(node: $crate::json::Node<'_>) -> ::std::result::Result<Self, $crate::json::DecodeError> {
                $($crate::__json_check!(node $own);)?
                #[allow(unused_imports, reason = "there may be no branch that its type tells")]
                use $crate::json::Kind::*;
                node.choice()
                    $($(.rules($crate::__json_rules!($rules)))?.$step($($evidence,)? stringify!($variant), Self::$variant))*
                    .end()
            }

            fn encode(&self, writer: &mut $crate::json::Writer) {
                match self {
                    $(Self::$variant(value) => $crate::json::Json::encode(value, writer),)*
                }
            }
        }

        $crate::__json_by_form! { $name }
    };
}
