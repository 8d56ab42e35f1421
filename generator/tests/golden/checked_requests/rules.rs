//! What values of T have to keep to: the tables that more than one check refers to.

use concord_runtime::json;

use super::rules;

/// All that the schema `Tree` says.
pub(super) static TREE_SCHEMA: &[json::Rule] = &[
    json::Rule::Type(&[json::Kind::Object]),
    json::Rule::Required(&["leaves"]),
    json::Rule::Member(
        "leaves",
        &[
            json::Rule::Type(&[json::Kind::Array]),
            json::Rule::Items(&[json::Rule::As(&rules::TREE_SCHEMA)]),
        ],
    ),
];
