//! Bodies of other forms than JSON.

use bytes::Bytes;
use http::header::CONTENT_TYPE;

use super::call::decode;
use super::{Call, Refusal, body};
use crate::form::{self, Field};
use crate::json::{DecodeError, Json, Reading, Tape};
use crate::stream::{self, Raw};

impl Call {
    /// A JSON body, whatever it says that it is.
    ///
    /// # Errors
    /// 413 where it is too long, 400 where it is no JSON, 422 where it does not have the form of
    /// `T`.
    pub async fn any_json<T: Json>(&mut self) -> Result<T, Refusal> {
        decode(&self.bytes().await?, self.rules())
    }

    /// A body of text.
    ///
    /// # Errors
    /// 415 where it has another media type or charset, 413 where it is too long, 400 where it is
    /// not UTF-8.
    pub async fn text(&mut self, media_type: &'static str) -> Result<String, Refusal> {
        self.media_type(&[media_type])?;
        let found = body::media_type(self.headers(), &[media_type])?;
        if let Some(charset) = found
            .filter(|found| !found.is_utf8())
            .and_then(|found| found.charset().map(|charset| format!("the charset {charset}")))
        {
            return Err(Refusal::unsupported_media_type(&[media_type], Some(&charset)));
        }
        let bytes = self.bytes().await?;
        let text = String::from_utf8(bytes.into());
        text.map_err(|_| Refusal::malformed_body("the body is not UTF-8"))
    }

    /// A body of bytes.
    ///
    /// # Errors
    /// 415 where it has another media type, 413 where it is too long.
    pub async fn bytes_of(&mut self, media_type: &'static str) -> Result<Bytes, Refusal> {
        self.media_type(&[media_type])?;
        self.bytes().await
    }

    /// A body of JSON values on lines, or of a JSON sequence.
    ///
    /// # Errors
    /// 415 where it has another media type, 413 where it is too long, 422 where a value is no JSON
    /// or does not have the form of `T`.
    pub async fn lines<T: Json>(&mut self, media_type: &'static str) -> Result<Vec<T>, Refusal> {
        let text = self.bytes_of(media_type).await?;
        unfit(stream::decode_all(&text, self.rules()))
    }

    /// A body of `application/x-www-form-urlencoded`.
    ///
    /// # Errors
    /// 415 where it has another media type, 413 where it is too long, 400 where it is not UTF-8, 422
    /// where it does not have the form of `T`.
    pub async fn form<T: Json>(&mut self, fields: &[Field]) -> Result<T, Refusal> {
        unfit(T::decode(self.form_tape(fields).await?.root()))
    }

    /// The fields of a form, read and not yet a type.
    pub(super) async fn form_tape(&mut self, fields: &[Field]) -> Result<Tape<'static>, Refusal> {
        let text = self.text("application/x-www-form-urlencoded").await?;
        unfit(form::tape(fields, &text, Reading::Strict))
    }

    /// A body of `multipart/form-data`: in memory as far as the limits allow, files beyond that in
    /// temporary files.
    ///
    /// # Errors
    /// 415 where it has another media type, 413 where it is too long, 400 where it is no such form,
    /// 422 where it does not have the form of `T`, 500 where a file cannot be kept.
    pub async fn multipart<T: Json>(&mut self, fields: &[Field]) -> Result<T, Refusal> {
        unfit(T::decode(self.multipart_tape(fields).await?.root()))
    }

    /// The parts of a form, read and not yet a type.
    pub(super) async fn multipart_tape(
        &mut self,
        fields: &[Field],
    ) -> Result<Tape<'static>, Refusal> {
        const EXPECTED: &[&str] = &["multipart/form-data"];
        self.media_type(EXPECTED)?;
        let found = body::media_type(self.headers(), EXPECTED)?;
        let boundary = found.as_ref().and_then(|found| found.parameter("boundary"));
        let boundary = boundary.map(str::to_owned);
        let boundary =
            boundary.ok_or_else(|| Refusal::malformed_body("the media type has no boundary"))?;
        let limits = self.limits();
        let stream = self.stream()?;
        let read = form::read_multipart(fields, &boundary, stream, limits.memory);
        body::in_time(limits.time, read).await?.map_err(|error| match error {
            form::ReadError::Malformed(detail) => Refusal::malformed_body(detail),
            form::ReadError::Unfit(error) => Refusal::unfit_body(&error),
            form::ReadError::TooLarge => Refusal::payload_too_large(limits.memory),
            form::ReadError::Source(error) => body::broken(&*error, limits.body),
            form::ReadError::Spool(error) => Refusal::failed(error),
        })
    }

    /// A body that is handed on as it comes, with its media type.
    ///
    /// # Errors
    /// 415 where it has another media type, 413 where it says that it is too long. One that turns
    /// out to be too long breaks off.
    pub fn raw(&mut self, media_type: &'static str) -> Result<Raw, Refusal> {
        self.media_type(&[media_type])?;
        let content_type = self.headers().get(CONTENT_TYPE).map(|value| value.as_bytes().to_vec());
        let content_type = content_type.and_then(|bytes| String::from_utf8(bytes).ok());
        Ok(Raw::new(content_type.unwrap_or_default(), self.stream()?))
    }
}

pub(super) fn unfit<T>(decoded: Result<T, DecodeError>) -> Result<T, Refusal> {
    decoded.map_err(|error| Refusal::unfit_body(&error))
}
