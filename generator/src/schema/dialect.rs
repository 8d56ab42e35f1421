//! What the three schema dialects know, and which keywords of them are generated.

use crate::reading::nearest;

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
    /// No dialect has such a keyword, so it says nothing (JSON Schema 2020-12 §4.3.1).
    Unknown,
    /// Another dialect has such a keyword, so whoever wrote it meant something by it.
    Foreign,
}

const READ: &[&str] = &[
    "$ref",
    "type",
    "enum",
    "properties",
    "required",
    "additionalProperties",
    "patternProperties",
    "items",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "minimum",
    "maximum",
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
    "format",
    "title",
    "description",
    "default",
    "example",
    "examples",
    "deprecated",
];

/// Keywords that say nothing about values, or that only hold other schemas.
const ANNOTATIONS: &[&str] = &[
    "$schema",
    "$comment",
    "$defs",
    "definitions",
    "$anchor",
    "$dynamicAnchor",
    "$vocabulary",
    "externalDocs",
    "xml",
    // Encoded text stays the text that it is on the wire.
    "contentEncoding",
];

/// Keywords that not every dialect has.
const OWN: &[&str] = &[
    "nullable",
    "discriminator",
    "const",
    "propertyNames",
    "contentMediaType",
    "contentSchema",
    "prefixItems",
    "$dynamicRef",
    "minContains",
    "maxContains",
    "dependentRequired",
    "dependentSchemas",
    "unevaluatedItems",
    "unevaluatedProperties",
    "dependencies",
    "contains",
    "if",
    "then",
    "else",
    "additionalItems",
];

impl Dialect {
    /// Whether what stands beside a `$ref` counts.
    pub(super) fn has_siblings(self) -> bool {
        self == Self::Draft202012
    }

    /// The keyword that a misspelt one most likely stands for.
    pub(super) fn nearest(self, keyword: &str) -> Option<&'static str> {
        let own = OWN.iter().filter(|own| self.treatment(own) == Treatment::Read);
        let known: Vec<&str> = READ.iter().chain(ANNOTATIONS).chain(own).copied().collect();
        nearest(keyword, &known)
    }

    /// What is done with a keyword.
    pub(super) fn treatment(self, keyword: &str) -> Treatment {
        let is_own = match keyword {
            // Only 3.0 has it; everywhere else it is read with a warning.
            "nullable" => return Treatment::Read,
            "discriminator" => Some(self != Self::Draft07),
            "const" | "propertyNames" | "contentMediaType" => Some(self != Self::OpenApi30),
            "$id" => return Treatment::Annotation,
            "contentSchema"
            | "prefixItems"
            | "$dynamicRef"
            | "minContains"
            | "maxContains"
            | "dependentRequired"
            | "dependentSchemas"
            | "unevaluatedItems"
            | "unevaluatedProperties" => Some(self == Self::Draft202012),
            // 2020-12 keeps the name for older documents (validation §C).
            "dependencies" => Some(self != Self::OpenApi30),
            "contains" | "if" | "then" | "else" => Some(self != Self::OpenApi30),
            "additionalItems" => Some(self == Self::Draft07),
            _ => None,
        };
        match is_own {
            Some(true) => Treatment::Read,
            Some(false) => Treatment::Foreign,
            None if READ.contains(&keyword) => Treatment::Read,
            None if ANNOTATIONS.contains(&keyword) => Treatment::Annotation,
            None => Treatment::Unknown,
        }
    }
}
