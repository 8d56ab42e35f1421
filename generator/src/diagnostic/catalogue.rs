//! Every code that a diagnostic can carry: what it is called and what to do about it.
//!
//! To add a code, add one line to the list below, and its longer story as a file of its name in
//! `explanations`, with a document that raises it and one that does not. The first two digits
//! are the block:
//! 01 source, 02 references, 03 document structure, 04 schema, 05 operations and routes,
//! 06 examples, 08 security, 09 configuration.

/// How bad a diagnostic is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub enum Severity {
    /// Nothing is generated from the document.
    Error,
    /// Worth a look; the document is generated all the same.
    Warning,
}

/// Turns the list into the enum and its one table, so that a code is written down once.
macro_rules! catalogue {
    ($($name:ident $code:literal $severity:ident $title:literal $help:literal)*) => {
        /// What a diagnostic is about.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
        pub enum Code {
            $(#[doc = concat!($code, ": ", $title, ".")] $name,)*
        }

        impl Code {
            /// Every code, in the order of the catalogue.
            pub const ALL: &[Code] = &[$(Code::$name),*];

            fn entry(self) -> (&'static str, Severity, &'static str, &'static str) {
                match self { $(Code::$name => ($code, Severity::$severity, $title, $help),)* }
            }

            /// The longer story, in Markdown: what it means, what happens, and two documents in
            /// fenced blocks, the first marked `wrong` and the second `right`.
            pub fn story(self) -> &'static str {
                match self {
                    $(Code::$name => include_str!(concat!("explanations/", $code, ".md")),)*
                }
            }
        }
    };
}

impl Code {
    /// The code as it is printed: `E0103`.
    pub fn code(self) -> &'static str {
        self.entry().0
    }

    /// Whether a diagnostic with this code ends the run.
    pub fn severity(self) -> Severity {
        self.entry().1
    }

    /// What the code means, in a few words.
    pub fn title(self) -> &'static str {
        self.entry().2
    }

    /// What to do about it, where the diagnostic itself does not know better.
    pub fn help(self) -> &'static str {
        self.entry().3
    }
}

catalogue! {
    YamlSyntax "E0101" Error "the text is not YAML 1.2"
        "correct the YAML at this place"
    JsonSyntax "E0102" Error "the text is not JSON (RFC 8259)"
        "correct the JSON at this place; give the file the extension .yaml if it is YAML"
    DuplicateKey "E0103" Error "an object has the same key twice"
        "remove or rename one of the two: parsers do not agree on which one counts"
    NotUtf8 "E0104" Error "the text is not UTF-8"
        "save the file as UTF-8"
    TooLarge "E0105" Error "the document is larger than the budget allows"
        "split the document, or raise the budget"
    TooDeep "E0106" Error "the document is nested deeper than the budget allows"
        "move inner parts to `components` and refer to them with `$ref`"
    TooManyAliases "E0107" Error "the aliases of the document expand to more nodes than the budget allows"
        "write the repeated part once and refer to it with `$ref`"
    UnknownAnchor "E0108" Error "an alias names an anchor that the document does not have"
        "define the anchor before the alias, or quote the text if `*` is meant literally"
    RecursiveAlias "E0109" Error "an alias stands inside the value that it names"
        "use `$ref` for a recursive structure"
    NonStringKey "E0110" Error "a key is neither a string nor a plain scalar"
        "write the key as a string"
    InvalidMerge "E0111" Error "a merge key `<<` has a value that cannot be merged"
        "give `<<` an object, an alias of an object, or a list of those; quote it if it is a name"
    SeveralDocuments "E0112" Error "the file holds more than one YAML document"
        "keep one document per file"
    NotInJson "E0113" Error "the value has no counterpart in JSON"
        "write a finite number, or quote the value if it is a string"
    UnknownTag "E0114" Error "a YAML tag is not of the core schema"
        "remove the tag"
    MissingFile "E0115" Error "a file cannot be read"
        "check the path: it is relative to the file that names it"

    UnresolvedReference "E0201" Error "a reference names nothing"
        "correct the reference, or add what it names"
    ReferenceCycle "E0202" Error "a chain of references comes back to its start"
        "replace one reference of the chain by what it stands for"
    ReferenceOutside "E0203" Error "a reference leaves the folder that may be read"
        "move the file into the folder of the document"

    UnknownVersion "E0301" Error "the version of the description format is not known"
        "use OpenAPI 3.0, 3.1 or 3.2, or OpenRPC 1.x"
    SwaggerTwo "E0302" Error "Swagger 2.0 is not read"
        "convert the document to OpenAPI 3, for example with swagger2openapi"
    UnknownField "E0303" Warning "the field is not part of the specification"
        "check the spelling; extensions start with `x-`"
    MissingField "E0304" Error "a required field is missing"
        "add the field"
    WrongType "E0305" Error "the value has the wrong JSON type"
        "write a value of the type that the specification asks for"
    InvalidValue "E0306" Error "the value is not one that the specification allows here"
        "correct the value"
    Unsupported "E0307" Error "this is legal, but Concord does not generate it yet"
        "remove it"
    UntypedContent "E0308" Warning "the schema of a media type gives no type"
        "nothing, if text or bytes will do; else describe the body as JSON"
    BodyNotSent "E0309" Warning "HTTP has no body here"
        "remove the `content`"
    IgnoredHeader "E0310" Warning "the specification ignores this header"
        "remove it: the media type is the key of `content`"

    ConflictingSchema "E0401" Error "no value can satisfy the schema"
        "remove one of the contradicting keywords"
    AmbiguousUnion "E0402" Error "the branches of a union cannot be told apart"
        "add a discriminator, a const, or a required member that only one branch has"
    UnsupportedSchema "E0403" Error "the schema is legal, but Concord does not generate it yet"
        "simplify the schema"
    UncheckedKeyword "E0404" Warning "values are not checked against a keyword"
        "check it in the handler, where it matters"
    IgnoredKeyword "E0405" Warning "a keyword has a value without a meaning here"
        "correct the value; until then the keyword says nothing"
    NoValue "E0406" Warning "no value can satisfy the schema; its type has no values"
        "remove one of the contradicting keywords"

    ClashingRoutes "E0501" Warning "two operations answer to the same requests"
        "change one of the paths, or merge the operations"
    PathParameterMismatch "E0502" Warning "the path template and the path parameters differ"
        "declare each `{name}` of the template once with `in: path`, and nothing else"
    DuplicateOperation "E0503" Error "two operations have the same identity"
        "give each operation its own name"
    RepeatedId "E0504" Warning "an operationId names two operations"
        "give each operation its own operationId; until then method and path tell them apart"
    IgnoredParameter "E0505" Warning "the specification ignores a parameter of this name"
        "describe it as a media type or a security scheme (OAS 3.1 §4.8.12.1)"
    RepeatedParameter "E0506" Warning "a parameter is declared twice"
        "remove or rename one of the two; until then the first one counts"

    ExampleRefused "E0601" Error "an example does not match its own schema"
        "correct the example or the schema"
    ExampleUnreadable "E0602" Error "an example cannot be read"
        "write the example in its media type"
    ExampleLeftOut "E0603" Warning "an example does not match its own schema and is left out"
        "correct the example or the schema"
    DefaultLeftOut "E0604" Warning "a default does not match its own schema and is left out"
        "correct the default or the schema"

    UnknownScheme "E0801" Error "a security requirement names a scheme that is not declared"
        "correct the name, or declare the scheme in components/securitySchemes"
    UndeclaredScheme "E0802" Warning "a security scheme is not described"
        "declare the scheme in components/securitySchemes; until then the service has to check it by itself"

    UnknownDialect "E0901" Error "there is no dialect of this name"
        "use a name that specs/dialects.yaml lists"
    InvalidConfiguration "E0902" Error "the configuration cannot be used"
        "correct specs/dialects.yaml"
    InvalidOverlay "E0903" Error "an overlay cannot be applied"
        "correct the overlay at this place"
    IdleAction "E0904" Warning "an action of an overlay changes nothing"
        "correct the target, or remove the action"
}
