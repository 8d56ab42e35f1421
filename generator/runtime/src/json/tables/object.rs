//! The JSON form of structs, as tables.

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

// Functions of tables are `#[inline]`: they are compiled in the crate that uses them, so that a
// program of one call is not built with the code of all.
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
            #[inline]
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

            #[inline]
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
            #[inline]
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
