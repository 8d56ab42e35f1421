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
pub mod configuration;
pub mod diagnostic;
mod division;
mod emit;
mod flatten;
mod listed;
mod loaded;
pub mod model;
mod name;
mod openapi;
mod openrpc;
mod options;
mod pattern;
mod reading;
mod rule;
mod schema;
mod shape;
pub mod source;
mod version;

use serde_json::Value;

pub use self::check::{Fitness, Site};
pub use self::diagnostic::{Diagnostic, Diagnostics};
pub use self::loaded::{Loaded, load};
use self::model::Api;
use self::options::Judge;
pub use self::options::{
    Allowance, Features, Options, Overlay, PlainFormat, Rename, Renames, Selection, Selector,
    Strictness,
};
pub use self::source::{DocumentId, Origin, Sources};
use self::version::Version;

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

/// Reads a document that is complete by itself into the model, and refuses what cannot be generated
/// faithfully.
#[must_use]
pub fn read(sources: &Sources, document: DocumentId, options: &Options) -> Reading {
    read_loaded(sources, Loaded::alone(document), options)
}

/// The same of a document with the files that it refers to.
#[must_use]
pub fn read_loaded(sources: &Sources, loaded: Loaded, options: &Options) -> Reading {
    let Loaded { document, found } = loaded;
    let root = sources.root(document);
    let (mut judge, mut diagnostics) = Judge::new(sources, document, options);
    diagnostics.extend(judge.judge(found));
    let (mut api, found) = match version::detect(root) {
        Ok(Version::OpenApi(dialect)) => openapi::read(sources, root, dialect, &options.selection),
        Ok(Version::OpenRpc) => openrpc::read(sources, root, &options.selection),
        Err(diagnostic) => {
            diagnostics.push(diagnostic);
            return Reading { api: None, diagnostics: diagnostics.sorted() };
        }
    };
    diagnostics.extend(judge.judge(found));
    let Renames { operations, types } = &options.renames;
    diagnostics.extend(options::rename_operations(&mut api, operations));
    let (chosen, found) = options::choose_types(sources, document, &api, types);
    diagnostics.extend(found);
    diagnostics.extend(options::turn_off(&mut api, &options.formats));
    if !diagnostics.has_errors() {
        diagnostics.extend(judge.judge(shape::shape(&mut api, &chosen, options.strictness)));
        diagnostics.extend(options::check_types(&api, &chosen, types));
        diagnostics.extend(rule::assign(sources, &mut api));
    }
    if !diagnostics.has_errors() {
        diagnostics.extend(judge.judge(check::check(sources, &mut api, options.strictness)));
    }
    if !diagnostics.has_errors() {
        diagnostics.extend(judge.finish());
    }
    let diagnostics = diagnostics.sorted().once(sources);
    if diagnostics.has_errors() {
        return Reading { api: None, diagnostics };
    }
    api.cases = case::cases(&api);
    api.is_divided = match options.features.unwrap_or_default() {
        Features::None => false,
        Features::Tags => division::is_divisible(&api, true),
        Features::TagsOfLarge => division::is_divisible(&api, false),
    };
    Reading { api: Some(api), diagnostics }
}

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

/// Why a value does not fit a schema; none where it does. That a second branch of a `oneOf` fits is
/// no reason.
#[must_use]
pub fn misfit(schemas: &model::Schemas, schema: model::SchemaId, value: &Value) -> Option<String> {
    let violation = check::misfits(schemas, schema, value).into_iter().next()?;
    Some(format!("at `{}`: {}", violation.pointer, violation.message))
}

/// Whether all that speaks against a value is that several branches of a `oneOf` fit, of which a
/// type takes the first.
#[must_use]
pub fn is_ambiguous(schemas: &model::Schemas, schema: model::SchemaId, value: &Value) -> bool {
    !check::violations(schemas, schema, value).is_empty()
        && check::misfits(schemas, schema, value).is_empty()
}

/// How well a value fits that was made from another by changing one thing. What is wrong with the
/// other one says nothing.
#[must_use]
pub fn fitness(api: &Api, site: Site, origin: &Value, value: &Value) -> Fitness {
    check::fitness(api, site, origin, value)
}

/// Whether a value has the form of the type that its schema became: whoever reads it gets to the
/// rules, if there are any.
#[must_use]
pub fn has_form(api: &Api, site: Site, value: &Value) -> bool {
    check::has_form(api, site, value)
}

/// A value made from a schema, with every member that may be there. The same schema gives the same
/// value, which need not fit where the schema asks for more than types.
#[must_use]
pub fn made(api: &Api, schema: model::SchemaId) -> Value {
    case::made(api, schema)
}

/// Everything in which a value does not fit a schema: where (RFC 6901), and what is wrong there.
#[must_use]
pub fn violations(api: &Api, schema: model::SchemaId, value: &Value) -> Vec<(String, String)> {
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
    /// Whether the module has the documented address as a constant, `SERVER`.
    pub has_server: bool,
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

/// Whether a name is a word of Rust, and so no module can have it.
#[must_use]
pub fn is_keyword(name: &str) -> bool {
    name::method(name) != name::snake(name)
}

/// The module, and the crate, for a dialect of a name.
#[must_use]
pub fn module_name(name: &str) -> String {
    name::snake(name)
}
