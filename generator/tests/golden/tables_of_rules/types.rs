//! The schemas of T.

use concord_runtime::json::{self, Json};

use super::rules;

/// The schema `Name`.
pub type Name = String;

/// The schema `Tree`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Tree {
    /// `label`
    pub label: Option<Name>,
    /// `twin`
    pub twin: Option<Name>,
    /// `leaves`
    pub leaves: Option<Vec<Tree>>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Json for Tree {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        static RULES: json::MemberRules = &[
            ("label", &[json::Rule::As(&rules::NAME)]),
            ("twin", &[json::Rule::As(&rules::NAME)]),
        ];
        let mut members = node.object()?;
        members.check(RULES)?;
        Ok(Self {
            label: members.optional("label")?,
            twin: members.optional("twin")?,
            leaves: members.optional("leaves")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("label", &self.label);
        object.optional("twin", &self.twin);
        object.optional("leaves", &self.leaves);
        object.rest(&self.extra);
        object.end();
    }
}

/// The schema `Filter`.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Filter {
    /// `without`
    pub without: Option<json::Value>,
    /// Members that the document does not name.
    pub extra: json::Extra,
}

impl Json for Filter {
    fn decode(node: json::Node<'_>) -> Result<Self, json::DecodeError> {
        static RULES: json::MemberRules = &[
            ("without", &[json::Rule::Not(&[json::Rule::As(&rules::TREE_SCHEMA)])]),
        ];
        let mut members = node.object()?;
        members.check(RULES)?;
        Ok(Self {
            without: members.optional("without")?,
            extra: members.rest()?,
        })
    }

    fn encode(&self, writer: &mut json::Writer) {
        let mut object = writer.object();
        object.optional("without", &self.without);
        object.rest(&self.extra);
        object.end();
    }
}
