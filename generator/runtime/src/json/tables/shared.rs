//! What tables of every kind expand to.

#[doc(hidden)]
#[macro_export]
macro_rules! __json_by_form {
    ($name:ident) => {
        impl ::std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::json::show(stringify!($name), self, f)
            }
        }

        impl ::std::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::json::is_equal(self, other)
            }
        }
    };
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
