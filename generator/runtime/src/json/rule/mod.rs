//! What values have to keep to besides their type (JSON Schema 2020-12 §10 and §11, validation §6).
//!
//! A rule is data: generated code has tables of them, and a table says what a schema says. A server
//! checks a value by a table before it decodes it; a client takes what it is given.
//!
//! A check ends. Each rule looks at one value, at its parts, or at the same value by the rules that
//! stand within it; a table that comes back to itself ([`Rule::As`]) does so at a part. Rules of
//! rules could still look at one part very often, so the looks at one text are counted, and a text
//! that takes more of them than any honest one is refused.

mod breach;
mod decimal;
mod equality;
mod known;
mod pattern;
mod words;

use self::breach::breach;
use super::{DecodeError, Kind, Node, Problem};

/// One rule. It says nothing about values of another type than its own.
#[derive(Debug)]
pub enum Rule {
    /// Nothing is allowed.
    Never,
    /// The JSON types that a value may have. Every integer is a number.
    Type(&'static [Kind]),
    /// One of these values, as JSON.
    Listed(&'static [&'static str]),
    /// None of these values, as JSON.
    NoneOf(&'static [&'static str]),
    /// The least number of characters of a text.
    MinLength(u64),
    /// The greatest number of characters of a text.
    MaxLength(u64),
    /// A pattern (ECMA-262) that has to be found in a text.
    Pattern(&'static str),
    /// What a text spells.
    Format(Format),
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
    Items(&'static [Rule]),
    /// The rules of the item at a place, from 0.
    Place(usize, &'static [Rule]),
    /// The rules of items that nothing else describes.
    OtherItems(&'static [Known], &'static [Rule]),
    /// How many items have to keep to rules.
    Contains {
        /// The rules.
        rules: &'static [Rule],
        /// How many items at least.
        least: u64,
        /// How many items at most.
        most: u64,
    },
    /// The least number of members.
    MinMembers(u64),
    /// The greatest number of members.
    MaxMembers(u64),
    /// Members that have to be there.
    Required(&'static [&'static str]),
    /// The rules of a member's value, where the member is there.
    Member(&'static str, &'static [Rule]),
    /// The rules of each member's value.
    Values(&'static [Rule]),
    /// The rules of the values of members in whose names a pattern is found.
    Matching(&'static str, &'static [Rule]),
    /// The rules of members that nothing else describes.
    OtherMembers(&'static [Known], &'static [Rule]),
    /// The rules of each member's name.
    Names(&'static [Rule]),
    /// The rules of the whole object where a member is there.
    Dependent(&'static str, &'static [Rule]),
    /// At least one of these lists of rules.
    AnyOf(&'static [&'static [Rule]]),
    /// Exactly one of these lists of rules.
    OneOf(&'static [&'static [Rule]]),
    /// Not all of these rules.
    Not(&'static [Rule]),
    /// Rules that hang on whether a value keeps to others.
    When {
        /// The others.
        condition: &'static [Rule],
        /// The rules where it does.
        then: &'static [Rule],
        /// The rules where it does not.
        otherwise: &'static [Rule],
    },
    /// The rules of another table.
    As(&'static &'static [Rule]),
}

/// Texts that a value of a format has to spell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// `date-time` (RFC 3339)
    DateTime,
    /// `date` (RFC 3339 §5.6)
    Date,
    /// `uuid` (RFC 4122)
    Uuid,
}

/// Members or items that a schema describes, so that a rule for the others leaves them out.
#[derive(Debug)]
pub enum Known {
    /// All of them.
    All,
    /// Members by name.
    Names(&'static [&'static str]),
    /// Members in whose names a pattern is found.
    Matching(&'static str),
    /// The first items.
    First(usize),
    /// Items that keep to rules.
    Fitting(&'static [Rule]),
    /// Others, where the whole keeps to rules.
    When(&'static [Rule], &'static [Known]),
}

/// The rules of the members of an object, by name.
pub type MemberRules = &'static [(&'static str, &'static [Rule])];

impl Node<'_> {
    /// Checks rules, where this is a server's reading.
    ///
    /// # Errors
    /// At the first rule that the value breaks.
    pub fn check(self, rules: &[Rule]) -> Result<(), DecodeError> {
        if !self.is_strict() {
            return Ok(());
        }
        let broken = breach(rules, self);
        if self.tape().is_spent() {
            let text = "the value takes too many steps to check".to_owned();
            return Err(self.problem(Problem::Rule(text)));
        }
        broken.map_or(Ok(()), |broken| Err(broken.error()))
    }
}
