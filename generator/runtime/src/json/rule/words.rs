//! What is wrong where a rule is broken, without any value of the text.

use super::super::{DecodeError, Kind, Problem};
use super::breach::Breach;
use super::{Format, Rule};

impl Breach<'_, '_> {
    /// The breach in words, with its place.
    pub(super) fn error(self) -> DecodeError {
        let problem = match (self.rule, self.within) {
            (Rule::Never, Some(Rule::OtherMembers(..))) => Problem::Undeclared,
            (Rule::Never, Some(Rule::OtherItems(..))) => {
                Problem::Rule("no more items are allowed".to_owned())
            }
            (Rule::Required(names), within) => {
                let missing = names.iter().find(|name| self.node.member(name).is_none());
                match (missing, within.and_then(Rule::reason)) {
                    (Some(name), None) => Problem::Missing(name),
                    (Some(name), Some(reason)) => {
                        Problem::Rule(format!("the member `{name}` is missing{reason}"))
                    }
                    (None, _) => Problem::Rule(self.rule.text()),
                }
            }
            (rule, within) => {
                let reason = within.and_then(Rule::reason).unwrap_or_default();
                Problem::Rule(format!("{}{reason}", rule.text()))
            }
        };
        self.node.problem(problem)
    }
}

impl Rule {
    /// Why the rules within hold, or what they hold for.
    fn reason(&self) -> Option<String> {
        match self {
            Self::Names(_) => Some(" in the name of the member (`propertyNames`)".to_owned()),
            Self::Dependent(name, _) => Some(format!(", since `{name}` is there")),
            Self::When { .. } => Some(", by the condition of `if`".to_owned()),
            _ => None,
        }
    }

    /// The rule in words.
    fn text(&self) -> String {
        match self {
            Self::Never => "nothing is allowed here".to_owned(),
            Self::Type(kinds) => {
                let names: Vec<_> = kinds.iter().map(|kind| name(*kind)).collect();
                format!("expected {}", names.join(" or "))
            }
            Self::Listed(listed) => format!("expected one of {}", listed.join(", ")),
            Self::NoneOf(excluded) => format!("expected none of {}", excluded.join(", ")),
            Self::MinLength(least) => format!("expected at least {least} characters"),
            Self::MaxLength(most) => format!("expected at most {most} characters"),
            Self::Pattern(pattern) => format!("expected a match of `{pattern}`"),
            Self::Format(Format::DateTime) => "expected a date-time (RFC 3339)".to_owned(),
            Self::Format(Format::Date) => "expected a date (RFC 3339)".to_owned(),
            Self::Format(Format::Uuid) => "expected a UUID (RFC 4122)".to_owned(),
            Self::Minimum(limit) => format!("expected at least {limit}"),
            Self::Maximum(limit) => format!("expected at most {limit}"),
            Self::Above(limit) => format!("expected more than {limit}"),
            Self::Below(limit) => format!("expected less than {limit}"),
            Self::MultipleOf(step) => format!("expected a multiple of {step}"),
            Self::MinItems(least) => format!("expected at least {least} items"),
            Self::MaxItems(most) => format!("expected at most {most} items"),
            Self::UniqueItems => "expected no two equal items".to_owned(),
            Self::Contains { least, most: u64::MAX, .. } => {
                format!("expected at least {least} items that fit `contains`")
            }
            Self::Contains { least, most, .. } => {
                format!("expected {least} to {most} items that fit `contains`")
            }
            Self::MinMembers(least) => format!("expected at least {least} members"),
            Self::MaxMembers(most) => format!("expected at most {most} members"),
            Self::Required(names) => format!("expected the members {}", names.join(", ")),
            Self::AnyOf(_) => "expected a value that fits a branch of `anyOf`".to_owned(),
            Self::OneOf(_) => {
                "expected a value that fits one branch of `oneOf`, and no other".to_owned()
            }
            Self::Not(_) => "expected a value that does not fit the schema of `not`".to_owned(),
            // These are never broken themselves: what they hold is.
            Self::Items(_)
            | Self::Place(..)
            | Self::OtherItems(..)
            | Self::Member(..)
            | Self::Values(_)
            | Self::Matching(..)
            | Self::OtherMembers(..)
            | Self::Names(_)
            | Self::Dependent(..)
            | Self::When { .. }
            | Self::As(_) => "expected another value".to_owned(),
        }
    }
}

/// A type with its article; an integer is told apart.
fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Integer => "an integer",
        Kind::Null
        | Kind::Bool
        | Kind::Number
        | Kind::String
        | Kind::Text
        | Kind::Array
        | Kind::Object => kind.name(),
    }
}
