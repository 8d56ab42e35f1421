//! The first rule that a value breaks.

use super::super::{Kind, Node, Number, Token};
use super::{Format, Rule, decimal, equality, known, pattern};
use crate::json::{Date, DateTime, Json, Uuid};

/// A rule that a value breaks. It is made often and told once, so that it holds no text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Breach<'t, 'r> {
    /// The value, or the name of a member.
    pub(super) node: Node<'t>,
    /// The rule.
    pub(super) rule: &'r Rule,
    /// The rule that it stands in, where that says why it holds.
    pub(super) within: Option<&'r Rule>,
}

/// The first of some rules that a value breaks.
pub(super) fn breach<'t, 'r>(rules: &'r [Rule], node: Node<'t>) -> Option<Breach<'t, 'r>> {
    if !node.tape().may_check() {
        // What comes of it is not looked at: the text is refused.
        return None;
    }
    rules.iter().find_map(|rule| rule.breach(node))
}

/// Whether a value keeps to rules.
pub(super) fn keeps(rules: &[Rule], node: Node<'_>) -> bool {
    breach(rules, node).is_none()
}

impl Rule {
    fn breach<'t>(&self, node: Node<'t>) -> Option<Breach<'t, '_>> {
        match self {
            Self::Items(rules) => items(node).find_map(|item| breach(rules, item)),
            Self::Place(place, rules) => breach(rules, items(node).nth(*place)?),
            Self::OtherItems(known, rules) => known::other_items(known, node)
                .find_map(|item| breach(rules, item))
                .map(|broken| broken.within(self)),
            Self::Values(rules) => members(node).find_map(|(_, value)| breach(rules, value)),
            Self::Member(name, rules) => breach(rules, node.member(name)?),
            Self::Matching(pattern, rules) => members(node)
                .filter(|(name, _)| pattern::is_found(pattern, key(*name), node))
                .find_map(|(_, value)| breach(rules, value)),
            Self::OtherMembers(known, rules) => known::other_members(known, node)
                .find_map(|value| breach(rules, value))
                .map(|broken| broken.within(self)),
            Self::Names(rules) => members(node)
                .find_map(|(name, _)| breach(rules, name))
                .map(|broken| broken.within(self)),
            Self::Dependent(name, rules) => {
                node.member(name)?;
                breach(rules, node).map(|broken| broken.within(self))
            }
            Self::When { condition, then, otherwise } => {
                let rules = if keeps(condition, node) { then } else { otherwise };
                breach(rules, node).map(|broken| broken.within(self))
            }
            Self::As(rules) => breach(rules, node),
            _ if self.is_kept(node) => None,
            _ => Some(Breach { node, rule: self, within: None }),
        }
    }

    /// Whether a value keeps to a rule that is kept or broken as a whole.
    fn is_kept(&self, node: Node<'_>) -> bool {
        match (self, node.token()) {
            (Self::Never, _) => false,
            (Self::Type(kinds), _) => is_of(kinds, node),
            (Self::Listed(listed), _) => equality::is_listed(listed, node),
            (Self::Format(format), _) => format.is_kept(node),
            (Self::NoneOf(excluded), _) => !equality::is_listed(excluded, node),
            (Self::AnyOf(branches), _) => branches.iter().any(|rules| keeps(rules, node)),
            (Self::OneOf(branches), _) => {
                branches.iter().filter(|rules| keeps(rules, node)).take(2).count() == 1
            }
            (Self::Not(rules), _) => !keeps(rules, node),
            (_, Token::String(text) | Token::Key(text)) => self.is_kept_by_text(text, node),
            (_, Token::Array { .. }) => self.is_kept_by_items(node),
            (Self::Required(names), Token::Object { .. }) => {
                names.iter().all(|name| node.member(name).is_some())
            }
            (Self::MinMembers(least), Token::Object { .. }) => {
                members(node).count() as u64 >= *least
            }
            (Self::MaxMembers(most), Token::Object { .. }) => members(node).count() as u64 <= *most,
            (_, Token::Number(number)) => self.is_kept_by_number(number),
            // The text of a parameter is what it can be read as.
            (_, Token::Text(text)) => {
                let number = text.parse();
                self.is_kept_by_text(text, node)
                    && number.map_or(true, |number| self.is_kept_by_number(&number))
            }
            _ => true,
        }
    }

    fn is_kept_by_text(&self, text: &str, node: Node<'_>) -> bool {
        match self {
            // JSON Schema 2020-12 validation §6.3.1: characters (RFC 8259), and not bytes.
            Self::MinLength(least) => text.chars().count() as u64 >= *least,
            Self::MaxLength(most) => text.chars().count() as u64 <= *most,
            Self::Pattern(pattern) => pattern::is_found(pattern, text, node),
            _ => true,
        }
    }

    fn is_kept_by_items(&self, node: Node<'_>) -> bool {
        match self {
            Self::MinItems(least) => items(node).count() as u64 >= *least,
            Self::MaxItems(most) => items(node).count() as u64 <= *most,
            Self::UniqueItems => equality::are_unique(node),
            Self::Contains { rules, least, most } => {
                let found = items(node).filter(|item| keeps(rules, *item)).count() as u64;
                found >= *least && found <= *most
            }
            _ => true,
        }
    }

    fn is_kept_by_number(&self, number: &Number) -> bool {
        use std::cmp::Ordering::{Equal, Greater, Less};
        match self {
            Self::Minimum(limit) => decimal::compare(number, *limit) != Some(Less),
            Self::Maximum(limit) => decimal::compare(number, *limit) != Some(Greater),
            Self::Above(limit) => !matches!(decimal::compare(number, *limit), Some(Less | Equal)),
            Self::Below(limit) => {
                !matches!(decimal::compare(number, *limit), Some(Greater | Equal))
            }
            Self::MultipleOf(step) => decimal::is_multiple(number, *step),
            _ => true,
        }
    }
}

impl<'r> Breach<'_, 'r> {
    /// The same breach, with the rule that it stands in; the innermost says most.
    fn within(self, rule: &'r Rule) -> Self {
        Self { within: self.within.or(Some(rule)), ..self }
    }
}

/// Whether a value has one of some types; the text of a parameter has those it can be read as.
fn is_of(kinds: &[Kind], node: Node<'_>) -> bool {
    let is_in = |kind: Kind| kinds.contains(&kind);
    match node.token() {
        Token::Text(text) => {
            is_in(Kind::String)
                || (is_in(Kind::Bool) && matches!(text.as_ref(), "true" | "false"))
                || text.parse::<Number>().is_ok_and(|number| {
                    is_in(Kind::Number) || (is_in(Kind::Integer) && decimal::is_whole(&number))
                })
        }
        _ => match node.kind() {
            Kind::Integer => is_in(Kind::Integer) || is_in(Kind::Number),
            kind => is_in(kind),
        },
    }
}

impl Format {
    /// Whether a text is of the format; anything but a text is.
    pub(super) fn is_kept(self, node: Node<'_>) -> bool {
        if !matches!(node.token(), Token::String(_) | Token::Text(_)) {
            return true;
        }
        match self {
            Self::DateTime => DateTime::decode(node).is_ok(),
            Self::Date => Date::decode(node).is_ok(),
            Self::Uuid => Uuid::decode(node).is_ok(),
        }
    }
}

/// The items of an array; none of anything else.
pub(super) fn items(node: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let is_array = matches!(node.token(), Token::Array { .. });
    is_array.then(|| node.items().ok()).flatten().into_iter().flatten()
}

/// The names and the values of an object; none of anything else.
pub(super) fn members(node: Node<'_>) -> impl Iterator<Item = (Node<'_>, Node<'_>)> {
    let is_object = matches!(node.token(), Token::Object { .. });
    let members = is_object.then(|| node.object().ok()).flatten();
    members.into_iter().flat_map(|members| members.pairs())
}

/// The text of a member's name.
pub(super) fn key(name: Node<'_>) -> &str {
    match name.token() {
        Token::Key(name) => name,
        _ => "",
    }
}
