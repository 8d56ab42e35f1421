//! One call of an operation, from its input to its typed outcome.

use super::arrived::Found;
use super::sender::Sender;
use super::{Arrived, Call, Error, Fault, Http};
use crate::operation::{Mapping, Outcome, Request};

/// An input that a client asks an operation with.
///
/// [`operation!`](crate::operation::operation) implements it from a table.
pub trait Outgoing: Request {
    /// Writes the parameters in their order, then the body.
    fn send(&self, to: &mut Sender);

    /// Reads a success.
    ///
    /// # Errors
    /// Where it is not what the document says.
    fn answer(arrived: Arrived) -> Result<Self::Answer, Fault>;

    /// Reads a documented error.
    ///
    /// # Errors
    /// Where it is not what the document says.
    fn error(arrived: Arrived) -> Result<Self::Error, Fault>;
}

impl Http {
    /// Asks an operation, and reads what it answers.
    ///
    /// # Errors
    /// [`Error::Documented`] where the answer is an error that the document lists; the other
    /// variants say what else went wrong.
    pub async fn exchange<R: Outgoing>(&self, request: R) -> Result<R::Answer, Error<R::Error>> {
        self.finish::<R>(Sender::call(&request), None).await
    }

    /// Asks an operation for some of its answers, by their variants.
    ///
    /// # Errors
    /// As [`exchange`](Self::exchange).
    pub async fn exchange_for<R: Outgoing>(
        &self,
        wanted: &[&'static str],
        request: R,
    ) -> Result<R::Answer, Error<R::Error>> {
        self.finish::<R>(Sender::call(&request), Some(wanted)).await
    }

    /// Asks an operation at a URL of its own, as of a webhook.
    ///
    /// # Errors
    /// As [`exchange`](Self::exchange).
    pub async fn exchange_at<R: Outgoing>(
        &self,
        url: &str,
        request: R,
    ) -> Result<R::Answer, Error<R::Error>> {
        self.finish::<R>(Sender::call(&request).to(url), None).await
    }

    /// Asks an operation at a URL of its own for some of its answers, by their variants.
    ///
    /// # Errors
    /// As [`exchange`](Self::exchange).
    pub async fn exchange_at_for<R: Outgoing>(
        &self,
        url: &str,
        wanted: &[&'static str],
        request: R,
    ) -> Result<R::Answer, Error<R::Error>> {
        self.finish::<R>(Sender::call(&request).to(url), Some(wanted)).await
    }

    async fn finish<R: Outgoing>(
        &self,
        call: Call,
        wanted: Option<&[&'static str]>,
    ) -> Result<R::Answer, Error<R::Error>> {
        match self.ask(call, R::MAPPING, wanted).await? {
            Found::Answer(arrived) => Ok(R::answer(arrived)?),
            Found::Error(arrived) => Err(Error::Documented(R::error(arrived)?)),
            Found::Unexpected(response) => Err(response.unexpected()),
        }
    }

    /// Sends a call, and finds out what the answer is. The part that knows no types.
    async fn ask(
        &self,
        mut call: Call,
        mapping: &'static Mapping,
        wanted: Option<&[&'static str]>,
    ) -> Result<Found, Fault> {
        match accepted(mapping, wanted).as_slice() {
            [] => {}
            [only] => call.accept_only(only),
            several => call.accept(&several.join(", ")),
        }
        Arrived::find(self.open(call).await?, mapping, wanted).await
    }
}

/// The media types that a call takes, those of its errors included.
fn accepted(mapping: &'static Mapping, wanted: Option<&[&'static str]>) -> Vec<&'static str> {
    let is_wanted = |one: &&Outcome| wanted.is_none_or(|wanted| wanted.contains(&one.variant));
    let outcomes = mapping.answers.iter().filter(is_wanted).chain(mapping.errors);
    let mut media_types = Vec::new();
    for media_type in outcomes.flat_map(|outcome| outcome.media_types.iter().copied()) {
        if !media_types.contains(&media_type) {
            media_types.push(media_type);
        }
    }
    media_types
}
