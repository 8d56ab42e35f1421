//! What a schema lets pass and a contract does not: strict without touching the schema.
//!
//! Schemas are open: a member that they do not name fits, `1.0` is an integer, and of a member that
//! is there twice the last one is judged. So is HTTP: nothing forbids a header or a status that no
//! document knows. Whoever sends such a thing has left the contract all the same, and each has a
//! [`Code`].
//!
//! | message | whose | what comes of a finding |
//! |---|---|---|
//! | the request that a mock captured (client-encode, client-decode) | the client's | the check fails |
//! | the answer of a router (server-decode, server-encode) | the server's | the check fails |
//! | the answer of a live implementation | its own | a failure or a warning, by [`Code::severity`] |
//! | a documented example | the document's | a warning with the verdict *example* |
//!
//! What an example has itself is not held against the client or the server that sends it. With
//! `--strict` every warning is a failure.
//!
//! What a document allows in words is allowed: `additionalProperties` with `true` or a schema,
//! `patternProperties`, a range of statuses, `default`, a range of media types, `type: number`. An
//! object of which no member is named is a map of anything.

mod answer;
mod code;
mod example;
mod finding;
mod request;
mod rpc;
mod text;
mod value;

pub use answer::of_answer;
pub use code::{Code, Severity};
pub use example::{Shown, of_examples};
pub use finding::{Finding, explain, remark};
pub use request::of_request;
