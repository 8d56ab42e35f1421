//! Reads API descriptions and writes typed Rust clients and axum servers.
//!
//! Documents go in, files come out. The library touches no file system, no clock and no
//! environment, and prints nothing; the same input gives the same bytes on every machine.
//!
//! ```
//! use concord::{Dialect, Options, Sources};
//!
//! let text = br#"
//! openapi: 3.1.0
//! info: { title: Greeter, version: "1" }
//! paths:
//!   /hello:
//!     get:
//!       operationId: hello
//!       responses: { "204": { description: Hello. } }
//! "#;
//! let mut sources = Sources::default();
//! let document = sources.add("greeter.yaml", text).map_err(|found| format!("{found:?}"))?;
//! let reading = concord::read(&sources, document, &Options::default());
//! let api = reading.api.ok_or("the document has faults")?;
//! let files = concord::write(&[Dialect { name: "greeter".to_owned(), api }]);
//! assert!(files.iter().any(|file| file.path == "src/greeter/client.rs"));
//! # Ok::<(), String>(())
//! ```

mod case;
mod check;
pub mod diagnostic;
mod emit;
mod flatten;
pub mod model;
mod name;
mod openapi;
mod openrpc;
mod pattern;
mod reading;
mod rule;
mod schema;
mod shape;
pub mod source;
mod version;

use self::diagnostic::Code;
pub use self::diagnostic::{Diagnostic, Diagnostics};
use self::model::Api;
pub use self::source::{DocumentId, Origin, Sources};
use self::version::Version;

/// What the configuration of a dialect changes.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Names to use for operations.
    pub renames: Vec<Rename>,
    /// What becomes of faults that something faithful can still be made of.
    pub strictness: Strictness,
}

/// How much is asked of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strictness {
    /// An example that its schema refuses ends the run, and so do a schema that no value fits, a
    /// union whose branches look alike, and what would have to be guessed of routes, parameters, ids
    /// and security: for documents that a team owns.
    #[default]
    Strict,
    /// Such an example is left out, and such a schema becomes a type without values, both with a
    /// warning; the branches of such a union are tried in order. For documents of others.
    Lenient,
}

/// A name to use for an operation.
#[derive(Clone, Debug)]
pub struct Rename {
    /// The operation, by its documented id.
    pub id: String,
    /// The name to use.
    pub name: String,
    /// Where the configuration says so.
    pub origin: Origin,
}

/// What came of reading a document.
#[derive(Debug)]
pub struct Reading {
    /// The model; none where a fault ended the reading.
    pub api: Option<Api>,
    /// Every finding, warnings included.
    pub diagnostics: Diagnostics,
}

/// One dialect to write.
#[derive(Clone, Debug)]
pub struct Dialect {
    /// The name of its module and of its cargo feature. Where two documents describe one API,
    /// each is a part of a dialect and has a name such as `shop.rpc`: a module `rpc` of `shop`.
    pub name: String,
    /// What its document says.
    pub api: Api,
}

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where, below the folder of the generated crate, with `/` between folders.
    pub path: String,
    /// The whole text.
    pub text: String,
}

/// Reads a document into the model, and refuses what cannot be generated faithfully.
#[must_use]
pub fn read(sources: &Sources, document: DocumentId, options: &Options) -> Reading {
    let root = sources.root(document);
    let (mut api, mut diagnostics) = match version::detect(root) {
        Ok(Version::OpenApi(dialect)) => openapi::read(sources, root, dialect),
        Ok(Version::OpenRpc) => openrpc::read(sources, root),
        Err(diagnostic) => return Reading { api: None, diagnostics: diagnostic.into() },
    };
    diagnostics.extend(rename(&mut api, options));
    if options.strictness == Strictness::Strict {
        diagnostics.raise(GUESSED);
    }
    if !diagnostics.has_errors() {
        diagnostics.extend(shape::shape(&mut api, options.strictness));
        diagnostics.extend(rule::assign(&mut api));
    }
    if !diagnostics.has_errors() {
        diagnostics.extend(check::check(sources, &mut api, options.strictness));
    }
    let diagnostics = diagnostics.sorted();
    if diagnostics.has_errors() {
        return Reading { api: None, diagnostics };
    }
    api.cases = case::cases(&api);
    Reading { api: Some(api), diagnostics }
}

/// What is guessed at in documents of others, and has to be said in documents that a team owns.
const GUESSED: &[Code] = &[
    Code::ClashingRoutes,
    Code::PathParameterMismatch,
    Code::RepeatedId,
    Code::RepeatedParameter,
    Code::UndeclaredScheme,
];

/// Writes the crate of some dialects: its manifest and a module for each.
#[must_use]
pub fn write(dialects: &[Dialect]) -> Vec<File> {
    emit::emit(dialects)
}

/// Where a crate that compiles on its own finds the runtime.
#[derive(Clone, Debug)]
pub enum Runtime {
    /// In a folder.
    Path(String),
    /// In the registry, by version.
    Version(String),
}

/// Writes one dialect as a crate that compiles on its own.
#[must_use]
pub fn write_standalone(dialect: &Dialect, runtime: &Runtime) -> Vec<File> {
    emit::emit_standalone(dialect, runtime)
}

/// What is written for one operation, in a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// Its documented id.
    pub id: String,
    /// `served`, `client only` or `webhook`.
    pub role: &'static str,
    /// The method of HTTP, or of JSON-RPC.
    pub method: String,
    /// The path template; none for JSON-RPC.
    pub path: Option<String>,
    /// The function of client and server.
    pub function: String,
    /// The type of its input.
    pub input: String,
    /// The type of `Ok` on the server.
    pub answer: String,
    /// The type of its documented errors.
    pub error: String,
    /// Its documented outcomes.
    pub outcomes: Vec<OutlinedOutcome>,
    /// What can be replayed for it.
    pub examples: Vec<OutlinedExample>,
}

/// A documented outcome, in a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlinedOutcome {
    /// The status, range, `default` or `result`.
    pub key: String,
    /// Its media types; none where it has no body.
    pub media_types: Vec<String>,
}

/// An example, in a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlinedExample {
    /// Its name.
    pub name: String,
    /// Whether it is documented, composed or synthetic.
    pub provenance: &'static str,
}

/// Says what would be written for each operation, in the order of the document.
#[must_use]
pub fn outline(dialect: &Dialect) -> Vec<Outline> {
    emit::outline(dialect)
}

/// A schema of a document, and the type that is written for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedSchema {
    /// The type of its values, as `types.rs` of the generated crate would call it.
    pub ty: String,
    /// Where the schema stands.
    pub schema: Origin,
}

/// Says which type would be written for each schema, in the order of the document.
#[must_use]
pub fn inventory(dialect: &Dialect) -> Vec<TypedSchema> {
    emit::inventory(dialect)
}

/// What is wrong with the values of a case, which can only be those that were made for what the
/// document does not show: the request's, and the answer's.
#[must_use]
pub fn unfit(api: &Api, case: &model::Case) -> (Option<String>, Option<String>) {
    check::unfit(api, case)
}

/// Everything in which a value does not fit a schema: where (RFC 6901), and what is wrong there.
#[must_use]
pub fn violations(
    api: &Api,
    schema: model::SchemaId,
    value: &serde_json::Value,
) -> Vec<(String, String)> {
    let found = check::violations(&api.schemas, schema, value).into_iter();
    found.map(|violation| (violation.pointer, violation.message)).collect()
}

/// How a client of a dialect is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Construction {
    /// Whether it speaks JSON-RPC, and so counts ids.
    pub is_rpc: bool,
    /// The fields of the address of a JSON-RPC API, each with the variable of its documented URL.
    pub variables: Vec<(String, String)>,
    /// The methods that take credentials.
    pub credentials: Vec<CredentialMethod>,
}

/// A method of a client's builder that takes a credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CredentialMethod {
    /// Its name.
    pub method: String,
    /// What it takes: `user`, `secret`, both or nothing.
    pub takes: &'static [&'static str],
}

/// Says how a client of a dialect is made.
#[must_use]
pub fn construction(dialect: &Dialect) -> Construction {
    emit::construction(dialect)
}

/// The module, and the crate, for a dialect of a name.
#[must_use]
pub fn module_name(name: &str) -> String {
    name::snake(name)
}

/// Gives operations the names that the configuration chose.
fn rename(api: &mut Api, options: &Options) -> Diagnostics {
    let mut diagnostics = Diagnostics::new();
    for Rename { id, name, origin } in &options.renames {
        match api.operations.iter_mut().find(|operation| operation.id == *id) {
            Some(operation) => operation.name.clone_from(name),
            None => {
                let ids: Vec<_> =
                    api.operations.iter().map(|operation| operation.id.as_str()).collect();
                let message = format!("the document has no operation `{id}`");
                let code = Code::InvalidConfiguration;
                let mut diagnostic = Diagnostic::new(code, *origin, message).at_key();
                if let Some(nearest) = reading::nearest(id, &ids) {
                    diagnostic = diagnostic.help(format!("did you mean `{nearest}`?"));
                }
                diagnostics.push(diagnostic);
            }
        }
    }
    diagnostics
}
