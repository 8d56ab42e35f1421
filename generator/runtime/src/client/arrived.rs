//! From an answer to its type.

use super::{Fault, FaultKind, Opened, Read, Response};
use crate::headers::Headers;
use crate::operation::{Mapping, Outcome, find, kind};

/// An answer that has found its outcome, and is to be read as that.
#[derive(Debug)]
pub struct Arrived {
    operation: &'static str,
    pub(super) source: Source,
    outcome: &'static Outcome,
}

/// Where an answer comes from.
#[derive(Debug)]
pub(super) enum Source {
    Whole(Box<Response>),
    Opened(Box<Opened>),
    #[cfg(feature = "examples")]
    Shown(Box<crate::examples::Answer>),
}

/// What an answer turned out to be.
pub(crate) enum Found {
    Answer(Arrived),
    Error(Arrived),
    Unexpected(Box<Response>),
}

impl Arrived {
    /// Finds the outcome of an answer by its status and media type.
    pub(super) async fn find(
        opened: Opened,
        mapping: &'static Mapping,
        wanted: Option<&[&str]>,
    ) -> Result<Found, Fault> {
        let Some(outcomes) = find(mapping, wanted, opened.status()) else {
            return Ok(Found::Unexpected(Box::new(opened.collect().await?)));
        };
        let is_error = outcomes.is_error;
        let (source, outcome) = if outcomes.is_stream() {
            let outcome = outcomes.choose(|expected| opened.choose(expected))?;
            (Source::Opened(Box::new(opened)), outcome)
        } else {
            let response = opened.collect().await?;
            let outcome = outcomes.choose(|expected| response.choose(expected))?;
            (Source::Whole(Box::new(response)), outcome)
        };
        let operation = mapping.operation.id;
        let arrived = Self { operation, source, outcome };
        Ok(if is_error { Found::Error(arrived) } else { Found::Answer(arrived) })
    }

    /// An answer of an example, by its status and media type; none where there is no such outcome.
    #[cfg(feature = "examples")]
    pub(crate) fn of_example(
        answer: crate::examples::Answer,
        mapping: &'static Mapping,
    ) -> Result<Found, crate::sse::BoxError> {
        let status = answer.status;
        let sides = [(false, mapping.answers), (true, mapping.errors)];
        let all = sides
            .into_iter()
            .flat_map(|(is_error, side)| side.iter().map(move |outcome| (is_error, outcome, side)));
        let media_type = answer.media_type.as_deref();
        let fitting = all.filter(|(is_error, outcome, side)| {
            let rivals = side.iter().filter(|other| other.status == outcome.status).count();
            let is_named = media_type.is_some_and(|found| {
                outcome.sent_as() == found || outcome.media_types.contains(&found)
            });
            outcome.status.has(status, *is_error) && (rivals == 1 || is_named)
        });
        let best = fitting.min_by_key(|(is_error, outcome, _)| (outcome.status.rank(), *is_error));
        let (is_error, outcome, _) = best.ok_or_else(|| answer.undocumented())?;
        let (operation, source) = (mapping.operation.id, Source::Shown(Box::new(answer)));
        let arrived = Self { operation, source, outcome };
        Ok(if is_error { Found::Error(arrived) } else { Found::Answer(arrived) })
    }

    /// The variant of the outcome.
    #[must_use]
    pub fn variant(&self) -> &'static str {
        self.outcome.variant
    }

    /// The fault of an outcome that its table has and its enum has not.
    #[must_use]
    pub fn unread(&self) -> Fault {
        unasked(self.operation)
    }

    pub(super) fn status(&self) -> u16 {
        match &self.source {
            Source::Whole(response) => response.status(),
            Source::Opened(opened) => opened.status(),
            #[cfg(feature = "examples")]
            Source::Shown(answer) => answer.status,
        }
    }

    #[cfg(feature = "examples")]
    pub(super) fn decoded<T>(
        &self,
        decoded: Result<T, crate::json::DecodeError>,
    ) -> Result<T, Fault> {
        decoded.map_err(|error| Fault::new(self.operation, FaultKind::Decode(error)))
    }

    pub(super) fn headers<H: Headers>(&self) -> Result<H, Fault> {
        match &self.source {
            Source::Whole(response) => response.documented_headers(),
            Source::Opened(opened) => opened.documented_headers(),
            #[cfg(feature = "examples")]
            Source::Shown(answer) => self.decoded(answer.documented_headers()),
        }
    }

    /// Reads what has no body.
    ///
    /// # Errors
    /// Those of its headers.
    pub fn empty<T: Read<kind::Empty>>(self) -> Result<T, Fault> {
        T::read(self)
    }

    /// Reads JSON.
    ///
    /// # Errors
    /// Where it is none, or does not have the form of the type.
    pub fn json<T: Read<kind::Json>>(self) -> Result<T, Fault> {
        T::read(self)
    }

    /// Reads text.
    ///
    /// # Errors
    /// Where it is not UTF-8.
    pub fn text<T: Read<kind::Text>>(self) -> Result<T, Fault> {
        T::read(self)
    }

    /// Reads bytes.
    ///
    /// # Errors
    /// Those of its headers.
    pub fn bytes<T: Read<kind::Bytes>>(self) -> Result<T, Fault> {
        T::read(self)
    }

    /// Reads a stream of events.
    ///
    /// # Errors
    /// Where it is none.
    pub fn events<T: Read<kind::Events>>(self) -> Result<T, Fault> {
        T::read(self)
    }

    /// Reads a stream of events whose data is text.
    ///
    /// # Errors
    /// Where it is none.
    pub fn text_events<T: Read<kind::TextEvents>>(self) -> Result<T, Fault> {
        T::read(self)
    }

    /// Reads a stream of JSON values.
    ///
    /// # Errors
    /// Those of its headers.
    pub fn lines<T: Read<kind::Lines>>(self) -> Result<T, Fault> {
        T::read(self)
    }

    /// Reads bytes as they come, with their own media type.
    ///
    /// # Errors
    /// Those of its headers.
    pub fn raw<T: Read<kind::Raw>>(self) -> Result<T, Fault> {
        T::read(self)
    }

    /// Reads bytes as they come.
    ///
    /// # Errors
    /// Those of its headers.
    pub fn stream<T: Read<kind::Stream>>(self) -> Result<T, Fault> {
        T::read(self)
    }
}

/// The fault of an answer that a call did not ask for. What a call does not ask for it does not
/// read, so that none has it who does not mistake one table for another.
#[must_use]
pub fn unasked(operation: &'static str) -> Fault {
    Fault::new(operation, FaultKind::Transport("the answer is none that was asked for".into()))
}
