//! From a typed outcome to a response.

use super::{Refusal, Response, Write, answer};
use crate::headers::{FieldWriter, Headers};
use crate::operation::{Outcome, Status, kind};

/// What an outcome is written to.
#[must_use]
pub struct Reply {
    outcomes: &'static [Outcome],
    outcome: Option<&'static Outcome>,
    /// The media type that the request accepts; none where it does not matter.
    accepted: Option<&'static str>,
    pub(super) status: u16,
    written: Option<Written>,
    /// Whether the outcome is to be shown, and no response.
    #[cfg(feature = "examples")]
    is_shown: bool,
}

/// An outcome that is written.
enum Written {
    Response(Box<Result<Response, Refusal>>),
    #[cfg(feature = "examples")]
    Shown(Shown),
}

/// An answer that shows what an outcome is, once its streams are at their end.
#[cfg(feature = "examples")]
pub(super) type Shown =
    futures_core::future::BoxFuture<'static, Result<crate::examples::Answer, crate::sse::BoxError>>;

impl Reply {
    pub(super) fn new(outcomes: &'static [Outcome], accepted: Option<&'static str>) -> Self {
        Self {
            outcomes,
            outcome: None,
            accepted,
            status: 0,
            written: None,
            #[cfg(feature = "examples")]
            is_shown: false,
        }
    }

    /// A reply that is shown.
    #[cfg(feature = "examples")]
    pub(crate) fn shown(outcomes: &'static [Outcome]) -> Self {
        Self { is_shown: true, ..Self::new(outcomes, None) }
    }

    /// Says which of the outcomes it is, by its variant.
    pub fn form(mut self, variant: &str) -> Self {
        self.outcome = self.outcomes.iter().find(|outcome| outcome.variant == variant);
        self.status = match self.outcome.map(|outcome| outcome.status) {
            Some(Status::Exactly(status)) => status,
            Some(Status::Range(_) | Status::Any) | None => 500,
        };
        self
    }

    /// Writes an outcome without a body.
    pub fn empty<T: Write<kind::Empty>>(self, body: T) -> Self {
        body.write(self)
    }

    /// Writes JSON.
    pub fn json<T: Write<kind::Json>>(self, body: T) -> Self {
        body.write(self)
    }

    /// Writes text.
    pub fn text<T: Write<kind::Text>>(self, body: T) -> Self {
        body.write(self)
    }

    /// Writes bytes.
    pub fn bytes<T: Write<kind::Bytes>>(self, body: T) -> Self {
        body.write(self)
    }

    /// Writes bytes as they come, with their own media type.
    pub fn raw<T: Write<kind::Raw>>(self, body: T) -> Self {
        body.write(self)
    }

    /// Writes a stream of events.
    pub fn events<T: Write<kind::Events>>(self, body: T) -> Self {
        body.write(self)
    }

    /// Writes a stream of events whose data is text.
    pub fn text_events<T: Write<kind::TextEvents>>(self, body: T) -> Self {
        body.write(self)
    }

    /// Writes a stream of JSON values.
    pub fn lines<T: Write<kind::Lines>>(self, body: T) -> Self {
        body.write(self)
    }

    /// Writes bytes as they come.
    pub fn stream<T: Write<kind::Stream>>(self, body: T) -> Self {
        body.write(self)
    }

    /// The response.
    ///
    /// # Errors
    /// The refusal that takes its place.
    pub(super) fn response(self) -> Result<Response, Refusal> {
        match self.written {
            Some(Written::Response(response)) => *response,
            _ => Ok(answer::empty(self.status)),
        }
    }

    /// The answer that shows the outcome.
    ///
    /// # Errors
    /// Where a stream breaks off, or a value cannot be written.
    #[cfg(feature = "examples")]
    pub(crate) async fn show(self) -> Result<crate::examples::Answer, crate::sse::BoxError> {
        match self.written {
            Some(Written::Shown(shown)) => shown.await,
            _ => Ok(crate::examples::Answer::empty(self.status)),
        }
    }

    /// Writes what an outcome carries: as a response, or to be shown with its media type.
    pub(super) fn write<T: Send + 'static>(
        mut self,
        body: T,
        respond: fn(&Self, T) -> Result<Response, Refusal>,
        #[cfg(feature = "examples")] show: fn(u16, &'static str, T) -> Shown,
    ) -> Self {
        #[cfg(feature = "examples")]
        if self.is_shown {
            let media_type = self.outcome.map_or("", Outcome::media_type);
            self.written = Some(Written::Shown(show(self.status, media_type, body)));
            return self;
        }
        self.written = Some(Written::Response(Box::new(respond(&self, body))));
        self
    }

    pub(super) fn sent_as(&self) -> &'static str {
        self.outcome.map_or("", Outcome::sent_as)
    }

    /// The media type of a JSON answer: of several names the one that the request accepts.
    pub(super) fn json_name(&self) -> &'static str {
        let own = self.sent_as();
        let named = |accepted: &&'static str| {
            self.outcome.is_some_and(|outcome| outcome.media_types.contains(accepted))
        };
        self.accepted.filter(named).unwrap_or(own)
    }

    /// The same with the documented headers.
    pub(super) fn add_headers<H: Headers>(mut self, headers: &H) -> Self {
        let mut fields = FieldWriter::new();
        #[cfg(feature = "examples")]
        if self.is_shown {
            fields = FieldWriter::shown();
        }
        headers.write(&mut fields);
        self.written = Some(match self.written {
            Some(Written::Response(response)) => {
                Written::Response(Box::new(answer::with_fields(*response, fields)))
            }
            #[cfg(feature = "examples")]
            Some(Written::Shown(shown)) => Written::Shown(Box::pin(async move {
                let headers = fields.show()?;
                Ok(crate::examples::Answer { headers, ..shown.await? })
            })),
            None => {
                let response = answer::with_fields(Ok(answer::empty(self.status)), fields);
                Written::Response(Box::new(response))
            }
        });
        self
    }
}

impl std::fmt::Debug for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reply").field("outcome", &self.outcome).finish_non_exhaustive()
    }
}
