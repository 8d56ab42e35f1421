//! The body of a request as its operation reads it, before it is a type.

use bytes::Bytes;

use super::{Call, Refusal};
use crate::json::Tape;
use crate::operation::{Body, Content, Form};
use crate::stream::Raw;

/// A body that was read and is not yet a type.
#[derive(Debug)]
pub(super) enum Received {
    /// There is none, and none is needed.
    None,
    /// The text of JSON, or of JSON values.
    Json(Bytes),
    /// A form.
    Tape(Tape<'static>),
    Text(String),
    Bytes(Bytes),
    Raw(Raw),
}

impl Call {
    /// Reads the body, as which of its contents it is.
    ///
    /// # Errors
    /// 415 where it has none of the media types, 413 where it is too long, 400 where it ends early
    /// or is no such form.
    pub(super) async fn receive(
        &mut self,
        body: &Body,
    ) -> Result<(&'static str, Received), Refusal> {
        let content = match body.contents {
            [] => return Ok(("", Received::None)),
            [content] => content,
            _ if !body.is_required && self.has_no_body() => return Ok(("", Received::None)),
            contents => self.choose(contents)?,
        };
        let is_only = body.contents.len() == 1;
        let received = match (is_only, content.form) {
            (true, Form::Json) if !body.is_required => {
                self.checked(content.rules);
                match self.optional_json_text().await? {
                    Some(text) => Received::Json(text),
                    None => Received::None,
                }
            }
            (true, _) if !body.is_required && self.has_no_body() => Received::None,
            _ => self.receive_content(content).await?,
        };
        Ok((content.media_type(), received))
    }

    fn choose(&self, contents: &'static [Content]) -> Result<&'static Content, Refusal> {
        let media_types = contents.iter().flat_map(|content| content.media_types.iter().copied());
        let chosen = self.media_type(&media_types.collect::<Vec<_>>())?;
        let named = contents.iter().find(|content| content.media_types.contains(&chosen));
        // One of them was chosen.
        named.or(contents.last()).ok_or_else(|| Refusal::unsupported_media_type(&[], None))
    }

    async fn receive_content(&mut self, content: &Content) -> Result<Received, Refusal> {
        let media_type = content.media_type();
        self.checked(content.rules);
        Ok(match content.form {
            Form::Json => Received::Json(self.json_text().await?),
            Form::AnyJson => Received::Json(self.bytes().await?),
            Form::Lines => Received::Json(self.bytes_of(media_type).await?),
            Form::Fields => Received::Tape(self.form_tape(content.fields).await?),
            Form::Parts => Received::Tape(self.multipart_tape(content.fields).await?),
            Form::Text => Received::Text(self.text(media_type).await?),
            Form::Bytes => Received::Bytes(self.bytes_of(media_type).await?),
            Form::Raw => Received::Raw(self.raw(media_type)?),
        })
    }
}
