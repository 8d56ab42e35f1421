//! Files of generated code that any of some cargo features compiles.

/// Modules of a file each, with all that is in them, where one of their features is on.
///
/// `modules! { label: "issues" | "pulls"; … }`
#[doc(hidden)]
#[macro_export]
macro_rules! __modules {
    ($($module:ident: $($feature:literal)|+;)+) => {
        $(
            #[cfg(any($(feature = $feature),+))]
            mod $module;
            #[cfg(any($(feature = $feature),+))]
            pub use $module::*;
        )+
    };
}

#[doc(inline)]
pub use crate::__modules as modules;
