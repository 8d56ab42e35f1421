//! What values of T have to keep to: the tables that more than one check refers to.

use concord_runtime::json;

use super::rules;

/// What values such as `Name` keep to.
pub(super) static NAME: &[json::Rule] = &[
    json::Rule::MinLength(1),
    json::Rule::MaxLength(64),
    json::Rule::Pattern("^[a-z][a-z0-9_]*$"),
];

/// All that the schema `Name` says.
pub(super) static NAME_SCHEMA: &[json::Rule] = &[
    json::Rule::Type(&[json::Kind::String]),
    json::Rule::MinLength(1),
    json::Rule::MaxLength(64),
    json::Rule::Pattern("^[a-z][a-z0-9_]*$"),
];

/// All that the schema `Tree` says.
pub(super) static TREE_SCHEMA: &[json::Rule] = &[
    json::Rule::Type(&[json::Kind::Object]),
    json::Rule::Member("label", &[json::Rule::As(&rules::NAME_SCHEMA)]),
    json::Rule::Member("twin", &[json::Rule::As(&rules::NAME_SCHEMA)]),
    json::Rule::Member(
        "leaves",
        &[
            json::Rule::Type(&[json::Kind::Array]),
            json::Rule::Items(&[json::Rule::As(&rules::TREE_SCHEMA)]),
        ],
    ),
];
