//! Unions without a tag: the branches of a value, by evidence and then by trial.

use super::{DecodeError, Json, Kind, Node, Problem, Rule};

/// The branches of a union in the order in which they are looked at; the first that fits is taken.
///
/// A branch whose JSON type no other has is read once and decides. One with a member that no other
/// names goes before the rest; where it does not fit, an open branch may have that member all the
/// same. The others are tried: strictly at first, and where none fits a client takes the first
/// that fits with what it forgives.
#[derive(Debug)]
#[must_use = "a choice is made by `end`"]
pub struct Choice<'t, U> {
    node: Node<'t>,
    found: Option<Result<U, DecodeError>>,
    /// What a tolerant reading made of a branch that does not fit strictly.
    forgiven: Option<U>,
    /// The rules of the next branch.
    rules: &'static [Rule],
    /// What is wrong with the branch that the evidence points to.
    pointed: Option<DecodeError>,
    /// Why branches do not fit.
    reasons: Vec<(&'static str, Reason)>,
}

#[derive(Debug)]
enum Reason {
    Kind,
    Member(&'static str),
    Error(DecodeError),
}

impl<'t, U> Choice<'t, U> {
    pub(super) fn new(node: Node<'t>) -> Self {
        Self { node, found: None, forgiven: None, rules: &[], pointed: None, reasons: Vec::new() }
    }

    /// What values of the next branch have to keep to, where a server reads them or they are tried.
    pub fn rules(self, rules: &'static [Rule]) -> Self {
        Self { rules, ..self }
    }

    /// A branch whose JSON types no other branch has.
    pub fn kind<T: Json>(
        mut self,
        kinds: &'static [Kind],
        name: &'static str,
        wrap: impl FnOnce(T) -> U,
    ) -> Self {
        // The text of a parameter has no type; what it can be read as decides.
        if self.node.kind() == Kind::Text {
            return self.trial(name, wrap);
        }
        if kinds.contains(&self.node.kind()) {
            return self.decide(wrap);
        }
        // Numbers may be the names of members, where no branch is an array.
        if self.node.is_numbered() && kinds.contains(&Kind::Object) && self.forgiven.is_none() {
            let rules = std::mem::take(&mut self.rules);
            let read = self.node.check(rules).and_then(|()| T::decode(self.node));
            self.forgiven = read.ok().map(wrap);
            return self;
        }
        self.pass(name, Reason::Kind)
    }

    /// A branch with a member that no other branch has.
    pub fn member<T: Json>(
        mut self,
        member: &'static str,
        name: &'static str,
        wrap: impl FnOnce(T) -> U,
    ) -> Self {
        if self.node.member(member).is_none() {
            return self.pass(name, Reason::Member(member));
        }
        let rules = std::mem::take(&mut self.rules);
        if self.found.is_some() || !self.may_try() {
            return self;
        }
        match self.node.check(rules).and_then(|()| T::decode(self.node)) {
            Ok(value) => self.found = Some(Ok(wrap(value))),
            Err(error) => self.pointed = self.pointed.or(Some(error)),
        }
        self
    }

    /// A branch that nothing points to.
    pub fn trial<T: Json>(mut self, name: &'static str, wrap: impl FnOnce(T) -> U) -> Self {
        let rules = std::mem::take(&mut self.rules);
        if self.found.is_some() || !self.may_try() {
            return self;
        }
        let node = self.node.strictly();
        match node.check(rules).and_then(|()| T::decode(node)) {
            Ok(value) => self.found = Some(Ok(wrap(value))),
            Err(error) => {
                if self.forgiven.is_none() && !self.node.is_strict() {
                    self.forgiven = T::decode(self.node).ok().map(wrap);
                }
                self.reasons.push((name, Reason::Error(error)));
            }
        }
        self
    }

    /// The value of the branch that fits.
    ///
    /// # Errors
    /// Where none does: each branch with its reason; where the evidence pointed to one, what is
    /// wrong with that.
    pub fn end(self) -> Result<U, DecodeError> {
        if let Some(found) = self.found {
            return found;
        }
        if let Some(forgiven) = self.forgiven {
            return Ok(forgiven);
        }
        if let Some(error) = self.pointed {
            return Err(error);
        }
        let node = self.node;
        let reasons = self.reasons.into_iter().map(|(name, reason)| {
            let reason = match reason {
                Reason::Kind => format!("{} is something else", node.kind().name()),
                Reason::Member(member) => format!("the member `{member}` is missing"),
                Reason::Error(error) => error.to_string(),
            };
            (name, reason)
        });
        Err(node.problem(Problem::NoBranch(reasons.collect())))
    }

    /// Whether one more branch may be read that another may follow; else there is no value.
    fn may_try(&mut self) -> bool {
        let may_try = self.node.tape().may_try();
        if !may_try {
            let problem = Problem::Rule("the value takes too many trials to read".to_owned());
            self.found = Some(Err(self.node.problem(problem)));
        }
        may_try
    }

    fn decide<T: Json>(mut self, wrap: impl FnOnce(T) -> U) -> Self {
        let rules = std::mem::take(&mut self.rules);
        if self.found.is_none() {
            let checked = self.node.check(rules);
            self.found = Some(checked.and_then(|()| T::decode(self.node)).map(wrap));
        }
        self
    }

    fn pass(mut self, name: &'static str, reason: Reason) -> Self {
        self.rules = &[];
        if self.found.is_none() {
            self.reasons.push((name, reason));
        }
        self
    }
}
