//! What values have to keep to besides their type, as a server checks it.

use serde_json::Value;

use super::{Kinds, SchemaId, TextFormat};

/// One rule. It says nothing about values of another type than its own.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// Nothing is allowed.
    Never,
    /// The JSON types that a value may have.
    Type(Kinds),
    /// One of these values.
    Listed(Vec<Value>),
    /// None of these values.
    NoneOf(Vec<Value>),
    /// The least number of characters.
    MinLength(u64),
    /// The greatest number of characters.
    MaxLength(u64),
    /// A pattern (ECMA-262) that has to be found in a text.
    Pattern(String),
    /// A format that has a type.
    Format(TextFormat),
    /// The smallest number.
    Minimum(f64),
    /// The largest number.
    Maximum(f64),
    /// What a number is larger than.
    Above(f64),
    /// What a number is smaller than.
    Below(f64),
    /// What a number is a multiple of.
    MultipleOf(f64),
    /// The least number of items.
    MinItems(u64),
    /// The greatest number of items.
    MaxItems(u64),
    /// No two items are equal.
    UniqueItems,
    /// The rules of each item.
    Items(Vec<Rule>),
    /// The rules of the item at a place.
    Place(usize, Vec<Rule>),
    /// The rules of items that nothing else describes.
    OtherItems(Vec<Known>, Vec<Rule>),
    /// How many items have to keep to rules.
    Contains {
        /// The rules.
        rules: Vec<Rule>,
        /// How many items at least.
        least: u64,
        /// How many items at most.
        most: Option<u64>,
    },
    /// The least number of members.
    MinMembers(u64),
    /// The greatest number of members.
    MaxMembers(u64),
    /// Members that have to be there.
    Required(Vec<String>),
    /// The rules of a member's value, where the member is there.
    Member(String, Vec<Rule>),
    /// The rules of each member's value.
    Values(Vec<Rule>),
    /// The rules of the values of members in whose names a pattern is found.
    Matching(String, Vec<Rule>),
    /// The rules of members that nothing else describes.
    OtherMembers(Vec<Known>, Vec<Rule>),
    /// The rules of each member's name.
    Names(Vec<Rule>),
    /// The rules of the whole object where a member is there.
    Dependent(String, Vec<Rule>),
    /// At least one of these lists of rules.
    AnyOf(Vec<Vec<Rule>>),
    /// Exactly one of these lists of rules.
    OneOf(Vec<Vec<Rule>>),
    /// Not all of these rules.
    Not(Vec<Rule>),
    /// Rules that hang on whether a value keeps to others.
    When {
        /// The others.
        condition: Vec<Rule>,
        /// The rules where it does.
        then: Vec<Rule>,
        /// The rules where it does not.
        otherwise: Vec<Rule>,
    },
    /// The rules of a schema, which stand in a table of their own.
    As(SchemaId),
}

/// Members or items that a schema describes, so that a rule for the others leaves them out.
#[derive(Clone, Debug, PartialEq)]
pub enum Known {
    /// All of them.
    All,
    /// Members by name.
    Names(Vec<String>),
    /// Members in whose names a pattern is found.
    Matching(String),
    /// The first items.
    First(usize),
    /// Items that keep to rules.
    Fitting(Vec<Rule>),
    /// Others, where the whole keeps to rules.
    When(Vec<Rule>, Vec<Known>),
}
