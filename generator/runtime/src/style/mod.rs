//! How the parameters of an operation stand on the wire (OAS 3.1 §4.8.12, RFC 6570).
//!
//! | place | styles | `["a", "b"]` | `{"x": 1}` |
//! |---|---|---|---|
//! | path | simple, label, matrix | `a,b` · `.a,b` · `;name=a,b` | `x,1` · `.x,1` · `;name=x,1` |
//! | query | form, spaceDelimited, pipeDelimited, deepObject | `name=a&name=b` · `name=a%20b` · `name=a%7Cb` | `x=1` · `name%5Bx%5D=1`, to any depth |
//! | header | simple | `a,b` | `x,1` |
//! | cookie | form | `name=a; name=b` | `x=1` |
//!
//! Where two readings are possible the text is made so that the value survives: what delimits is
//! percent-encoded inside a value. A header has no such escape, so a value that would need one
//! is an error. `null` is RFC 6570's undefined: the parameter is left out, as an empty array or
//! object is.

pub(crate) mod brackets;
mod cookie;
mod error;
mod header;
mod one_of;
mod parameter;
mod path;
mod percent;
mod query;
mod tokens;
mod value;
mod whole_query;

pub use cookie::{decode_cookie, encode_cookie};
pub use error::{StyleError, StyleProblem};
pub use header::{decode_header, decode_lines, encode_header, encode_lines};
pub use one_of::decode_value;
pub use parameter::{Parameter, Place, Shape, Style};
pub use path::{decode_path, encode_path};
pub use query::{decode_query, encode_query, pairs};
pub use whole_query::{decode_whole_query, encode_whole_query};

#[cfg(feature = "client")]
pub(crate) use percent::escape;
pub(crate) use percent::{escape_all, escape_reserved, unescape_query};
