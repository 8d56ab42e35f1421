//! The tables of generated code.

/// How everything around one operation travels, as a table: the static with its facts, and what
/// reads and writes the input and the outcomes on each side.
///
/// ```
/// # mod pets {
/// use concord_runtime::json;
/// use concord_runtime::operation;
///
/// /// What [`SHOW_PET`] is asked with.
/// #[derive(Clone, Debug, PartialEq)]
/// pub struct ShowPet {
///     /// Which one.
///     pub pet_id: String,
///     /// How much to say.
///     pub detail: Option<i64>,
/// }
///
/// /// The documented errors of [`SHOW_PET`].
/// #[derive(Clone, Debug, PartialEq)]
/// pub enum ShowPetError {
///     /// 404
///     NotFound,
///     /// Any other status.
///     Default(operation::WithStatus<String>),
/// }
///
/// operation::operation! {
///     SHOW_PET = "showPet" "GET" "/pets/{petId}" [["bearer"]];
///     new(pet_id: impl Into<String>; detail);
///     input ShowPet { pet_id: required path "petId", detail: optional query "detail" = "1" }
///     answer json::Map<String, json::Value> = 200 json;
///     errors ShowPetError { 404 => NotFound, default => Default(text "text/plain") }
/// }
/// # }
/// # #[cfg(feature = "client")]
/// # async fn show(http: &concord_runtime::client::Http) -> Result<(), Box<dyn std::error::Error>> {
/// let pet = http.exchange(pets::ShowPet::new("7")).await?;
/// # Ok(())
/// # }
/// ```
///
/// The lines of a table, in their order:
///
/// | line | what it says |
/// |---|---|
/// | `NAME = id method path security;` | the static, an [`Operation`](crate::operation::Operation) |
/// | `scopes [ … ];` | the scopes that each alternative of its security asks for |
/// | `new(given: type, …; left_out, …);` | the constructor: what it takes, and what starts as left out |
/// | `input Input { field: presence place name …, … }` | each parameter, in the order of the wire |
/// | `body field: presence kind media types;` | the body, where it has one media type |
/// | `bodies field: presence Enum;` | the body, where it is one of several ([`contents!`](crate::operation::contents)) |
/// | `answer Type = status kind media types;` | the success, where there is one |
/// | `answers Enum { status => Variant(kind media types), … }` | the successes, where there are several, or none |
/// | `errors Enum { … }` | the documented errors |
///
/// A presence is `required`, `optional` (an `Option`), `nullable` (an `Option` that is always
/// there), `maybe` (a [`Maybe`](crate::json::Maybe)) or `rest` (a map that takes what is left of a
/// query). What stands behind a name are the methods of [`Field`](crate::operation::Field); what
/// stands behind `=` is the default. Kinds are the methods of
/// [`Outcome`](crate::operation::Outcome) and [`Content`](crate::operation::Content); `json` without
/// a media type is `application/json`.
// Functions of tables are `#[inline]`: they are compiled in the crate that uses them, so that a
// program of one call is not built with the code of all.
#[doc(hidden)]
#[macro_export]
macro_rules! __operation {
    (
        $constant:ident = $id:literal $method:literal $path:literal
            [$([$($scheme:literal),*]),*];
        $(scopes [$($scopes:expr),*];)?
        $(new($($given:ident: $given_type:ty),* $(; $($left_out:ident),*)?);)?
        input $input:ident {
            $($field:ident: $presence:ident $place:ident $name:literal
                $(.$option:ident($($argument:tt)*))* $(= $default:literal)?),*
        }
        $(body $body:ident: $body_presence:ident $body_kind:ident $($body_type:literal)*
            $(($form:ident))? $(rules $body_rules:tt)?;)?
        $(bodies $bodies:ident: $bodies_presence:ident $contents:ident;)?
        $(answer $answer:ty = $status:tt $kind:ident $($media_type:literal)*;)?
        $(answers $answers:ident {
            $($answers_status:tt => $answers_variant:ident
                $(($answers_kind:ident $($answers_type:literal)*))?),*
        })?
        errors $errors:ident {
            $($error_status:tt => $error_variant:ident
                $(($error_kind:ident $($error_type:literal)*))?),*
        }
    ) => {
        #[doc = concat!("`", $method, " ", $path, "`")]
        pub static $constant: $crate::operation::Operation = $crate::operation::Operation {
            id: $id,
            method: $method,
            path: $path,
            security: &[$(&[$($scheme),*]),*],
        };

        $($crate::operation::new! { $input($($given: $given_type),* $(; $($left_out),*)?) })?

        impl $crate::operation::Request for $input {
            type Answer = $($answer)? $($answers)?;
            type Error = $errors;
            const MAPPING: &'static $crate::operation::Mapping = &$crate::operation::Mapping {
                operation: &$constant,
                scopes: &[$($($scopes),*)?],
                fields: &[$(
                    $crate::operation::Field::$place($name)
                        $(.$option($($argument)*))* $(.default($default))?
                ),*],
                body: $crate::operation::Body {
                    is_required: false
                        $(|| $crate::operation::presence::$body_presence())?
                        $(|| $crate::operation::presence::$bodies_presence())?,
                    contents: $crate::__first!(
                        $(($contents::CONTENTS))?
                        (&[$(
                            $crate::operation::Content::$body_kind(&[$($body_type),*])
                                $(.fields($form))?
                                $(.rules($crate::__json_const_rules!($body_rules)))?
                        )?])
                    ),
                },
                answers: &[
                    $($crate::operation::Outcome::new("", stringify!($status))
                        .$kind(&[$($media_type),*]))?
                    $($(
                        $crate::operation::Outcome::new(
                            stringify!($answers_variant),
                            stringify!($answers_status),
                        )
                        $(.$answers_kind(&[$($answers_type),*]))?
                    ),*)?
                ],
                errors: &[$(
                    $crate::operation::Outcome::new(
                        stringify!($error_variant),
                        stringify!($error_status),
                    )
                    $(.$error_kind(&[$($error_type),*]))?
                ),*],
            };
        }

        #[cfg(feature = "client")]
        impl $crate::client::Outgoing for $input {
            #[inline]
            fn send(&self, to: &mut $crate::client::Sender) {
                $(to.$presence(&self.$field);)*
                $($crate::client::presence::$body_presence(
                    to, &self.$body, $crate::client::Sender::$body_kind,
                );)?
                $($crate::client::presence::$bodies_presence(
                    to, &self.$bodies, $crate::client::Sender::contents,
                );)?
            }

            #[inline]
            fn answer(
                arrived: $crate::client::Arrived,
            ) -> Result<Self::Answer, $crate::client::Fault> {
                $(arrived.$kind::<$answer>())?
                $(match arrived.variant() {
                    $(stringify!($answers_variant) => {
                        $crate::__first!(
                            $((arrived.$answers_kind().map($answers::$answers_variant)))?
                            (Ok($answers::$answers_variant))
                        )
                    })*
                    _ => Err(arrived.unread()),
                })?
            }

            #[inline]
            fn error(
                arrived: $crate::client::Arrived,
            ) -> Result<Self::Error, $crate::client::Fault> {
                match arrived.variant() {
                    $(stringify!($error_variant) => {
                        $crate::__first!(
                            $((arrived.$error_kind().map($errors::$error_variant)))?
                            (Ok($errors::$error_variant))
                        )
                    })*
                    _ => Err(arrived.unread()),
                }
            }
        }

        #[cfg(feature = "server")]
        impl $crate::server::Incoming for $input {
            #[inline]
            fn receive(from: &mut $crate::server::Receiver<'_>) -> Option<Self> {
                Some(Self {
                    $($field: from.$presence()?,)*
                    $($body: $crate::server::presence::$body_presence(
                        from, $crate::server::Receiver::$body_kind,
                    )?,)?
                    $($bodies: $crate::server::presence::$bodies_presence(
                        from, $crate::server::Receiver::contents,
                    )?,)?
                })
            }

            #[inline]
            fn answer(answer: Self::Answer, to: $crate::server::Reply) -> $crate::server::Reply {
                $(to.form("").$kind::<$answer>(answer))?
                $(match answer {
                    $($answers::$answers_variant $(($answers_kind))? => {
                        to.form(stringify!($answers_variant)) $(.$answers_kind($answers_kind))?
                    })*
                })?
            }

            #[inline]
            fn error(error: Self::Error, to: $crate::server::Reply) -> $crate::server::Reply {
                match error {
                    $($errors::$error_variant $(($error_kind))? => {
                        to.form(stringify!($error_variant)) $(.$error_kind($error_kind))?
                    })*
                }
            }
        }
    };
}

/// The constructor of an input: what has to be given, and what starts as left out.
#[doc(hidden)]
#[macro_export]
macro_rules! __new {
    ($input:ident($($given:ident: $given_type:ty),* $(; $($left_out:ident),*)?)) => {
        impl $input {
            /// From what has to be given; everything else is left out.
            #[must_use]
            #[inline]
            pub fn new($($given: $given_type),*) -> Self {
                Self {
                    $($given: $given.into(),)*
                    $($($left_out: Default::default(),)*)?
                }
            }
        }
    };
}

/// How a body travels that has one of several media types, as a table.
///
/// ```
/// # mod notes {
/// use concord_runtime::operation;
///
/// /// The body of a note.
/// #[derive(Clone, Debug, PartialEq)]
/// pub enum NoteBody {
///     /// `application/json`
///     Json(Vec<String>),
///     /// `text/plain`
///     Text(String),
/// }
///
/// operation::contents! {
///     NoteBody { "application/json" => Json(json), "text/plain" => Text(text) }
/// }
/// # }
/// ```
///
/// Further media types of an entry stand behind `|`, the fields of a form behind its kind.
#[doc(hidden)]
#[macro_export]
macro_rules! __contents {
    (
        $name:ident {
            $($media_type:literal $(| $also:literal)* =>
                $variant:ident($kind:ident $(: $form:ident)? $(rules $rules:tt)?)),*
        }
    ) => {
        impl $name {
            /// The media types that it can have.
            pub const CONTENTS: &'static [$crate::operation::Content] = &[$(
                $crate::operation::Content::$kind(&[$media_type $(, $also)*]) $(.fields($form))?
                    $(.rules($crate::__json_const_rules!($rules)))?
            ),*];
        }

        #[cfg(feature = "client")]
        impl $crate::client::Contents for $name {
            #[inline]
            fn send(&self, to: &mut $crate::client::Sender) {
                match self {
                    $(Self::$variant($kind) => to.choose($media_type).$kind($kind),)*
                }
            }
        }

        #[cfg(feature = "server")]
        impl $crate::server::Contents for $name {
            #[inline]
            fn receive(from: &mut $crate::server::Receiver<'_>) -> Option<Self> {
                match from.chosen() {
                    $($media_type => Some(Self::$variant(from.$kind()?)),)*
                    _ => None,
                }
            }
        }
    };
}

/// The first of some expressions.
#[doc(hidden)]
#[macro_export]
macro_rules! __first {
    (($first:expr) $(($other:expr))*) => {
        $first
    };
}
