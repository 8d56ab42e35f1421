//! What the three schema dialects know, and which keywords of them are generated.

/// A dialect of JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// OAS 3.0 §4.7.24: a subset of draft 5 with `nullable`; siblings of `$ref` are ignored.
    OpenApi30,
    /// JSON Schema draft-07, which OpenRPC uses; siblings of `$ref` are ignored.
    Draft07,
    /// JSON Schema 2020-12, which OAS 3.1 and 3.2 use.
    Draft202012,
}

/// What is done with a keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Treatment {
    /// It is read into the model.
    Read,
    /// It says nothing about values.
    Annotation,
    /// It constrains values in a way that is not generated yet.
    Refused,
    /// The dialect has no such keyword, so it says nothing (JSON Schema 2020-12 §4.3.1).
    Unknown,
}

const READ: &[&str] = &[
    "$ref",
    "type",
    "enum",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "minimum",
    "maximum",
    "format",
    "title",
    "description",
    "default",
    "example",
    "examples",
    "deprecated",
];

/// Keywords that say nothing about values, or that only hold other schemas.
const ANNOTATIONS: &[&str] =
    &["$schema", "$comment", "$defs", "definitions", "externalDocs", "xml", "contentEncoding"];

const REFUSED: &[&str] = &[
    "$id",
    "$anchor",
    "$dynamicRef",
    "$dynamicAnchor",
    "patternProperties",
    "prefixItems",
    "additionalItems",
    "contains",
    "minContains",
    "maxContains",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "if",
    "then",
    "else",
    "unevaluatedItems",
    "unevaluatedProperties",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "readOnly",
    "writeOnly",
];

impl Dialect {
    /// Whether what stands beside a `$ref` counts.
    pub(super) fn has_siblings(self) -> bool {
        self == Self::Draft202012
    }

    /// What is done with a keyword.
    pub(super) fn treatment(self, keyword: &str) -> Treatment {
        let is_own = match keyword {
            "nullable" => Some(self == Self::OpenApi30),
            "discriminator" => Some(self != Self::Draft07),
            "const" | "propertyNames" | "contentMediaType" => Some(self != Self::OpenApi30),
            "contentSchema" => Some(self == Self::Draft202012),
            _ => None,
        };
        match is_own {
            Some(true) => Treatment::Read,
            Some(false) => Treatment::Unknown,
            None if READ.contains(&keyword) => Treatment::Read,
            None if ANNOTATIONS.contains(&keyword) => Treatment::Annotation,
            None if REFUSED.contains(&keyword) => Treatment::Refused,
            None => Treatment::Unknown,
        }
    }
}
