//! How everything around one operation travels.

use super::{Body, Field, Operation, Outcome};

/// The scopes of each alternative of an operation's security, by the name of the scheme.
type Scopes = &'static [&'static [(&'static str, &'static [&'static str])]];

/// What an operation is asked with: the type of a request.
pub trait Request: Sized + Send + 'static {
    /// What it is answered with.
    type Answer: Send;
    /// The errors that the document lists.
    type Error: Send;
    /// How everything around the operation travels.
    const MAPPING: &'static Mapping;
}

/// How everything around one operation travels.
#[derive(Clone, Copy, Debug)]
pub struct Mapping {
    /// The operation.
    pub operation: &'static Operation,
    /// The scopes of each alternative of its security; empty where the API knows none.
    pub scopes: Scopes,
    /// Its parameters, in the order of the struct's fields.
    pub fields: &'static [Field],
    /// Its body.
    pub body: Body,
    /// Its successes, in the order of the document.
    pub answers: &'static [Outcome],
    /// Its documented errors, in the order of the document.
    pub errors: &'static [Outcome],
}

/// The outcomes of one status: several where the media type tells them apart.
#[cfg(feature = "client")]
pub(crate) struct Candidates {
    /// Whether they are errors.
    pub(crate) is_error: bool,
    first: &'static Outcome,
    others: Vec<&'static Outcome>,
}

/// The outcomes of the most certain status among those that an answer's status has.
#[cfg(feature = "client")]
pub(crate) fn find(
    mapping: &'static Mapping,
    wanted: Option<&[&str]>,
    status: u16,
) -> Option<Candidates> {
    let is_wanted = |one: &&Outcome| wanted.is_none_or(|wanted| wanted.contains(&one.variant));
    let answers = mapping.answers.iter().filter(is_wanted).map(|one| (false, one));
    let all = || answers.clone().chain(mapping.errors.iter().map(|one| (true, one)));
    let fitting = all().filter(|(is_error, one)| one.status.has(status, *is_error));
    let (is_error, best) = fitting.min_by_key(|(is_error, one)| (one.status.rank(), *is_error))?;
    let mut same = all().filter(|(other, one)| *other == is_error && one.status == best.status);
    let (_, first) = same.next()?;
    Some(Candidates { is_error, first, others: same.map(|(_, one)| one).collect() })
}

#[cfg(feature = "client")]
impl Candidates {
    /// Whether any of them is read as it comes.
    pub(crate) fn is_stream(&self) -> bool {
        self.first.is_stream || self.others.iter().any(|one| one.is_stream)
    }

    /// The only one, or the one that the media type chooses.
    pub(crate) fn choose<E>(
        self,
        choose: impl FnOnce(&[&'static str]) -> Result<&'static str, E>,
    ) -> Result<&'static Outcome, E> {
        let Some(last) = self.others.last().copied() else { return Ok(self.first) };
        let all = || std::iter::once(self.first).chain(self.others.iter().copied());
        let media_types = all().flat_map(|one| one.media_types.iter().copied());
        let chosen = choose(&media_types.collect::<Vec<_>>())?;
        Ok(all().find(|one| one.media_types.contains(&chosen)).unwrap_or(last))
    }
}
