//! What can be written as an answer.

use bytes::Bytes;

use super::{Reply, answer};
#[cfg(feature = "examples")]
use crate::examples::Answer;
use crate::headers::{Headers, WithHeaders};
use crate::json::Json;
use crate::operation::{WithStatus, kind};
use crate::sse::EventStream;
use crate::stream::{ByteStream, JsonStream, Raw};

/// What can be written as an outcome whose body travels as `K`.
pub trait Write<K>: Sized {
    /// Writes it.
    fn write(self, to: Reply) -> Reply;
}

impl<K, T: Write<K>> Write<K> for WithStatus<T> {
    fn write(self, mut to: Reply) -> Reply {
        to.status = self.status;
        self.body.write(to)
    }
}

impl<K, T: Write<K>, H: Headers> Write<K> for WithHeaders<T, H> {
    fn write(self, to: Reply) -> Reply {
        self.body.write(to).add_headers(&self.headers)
    }
}

impl Write<kind::Empty> for () {
    fn write(self, to: Reply) -> Reply {
        to.write(
            self,
            |to, ()| Ok(answer::empty(to.status)),
            #[cfg(feature = "examples")]
            |status, _, ()| Box::pin(async move { Ok(Answer::empty(status)) }),
        )
    }
}

impl<T: Json> Write<kind::Json> for T {
    fn write(self, to: Reply) -> Reply {
        // Written here, so that a value needs to be nothing more than JSON.
        let text = crate::json::to_vec(&self);
        to.write(
            text,
            |to, text| match text {
                Ok(text) => answer::content(to.status, to.json_name(), text),
                Err(error) => Err(super::Refusal::failed(error)),
            },
            #[cfg(feature = "examples")]
            |status, media_type, text| {
                Box::pin(
                    async move { Ok(Answer::text(status, media_type, String::from_utf8(text?)?)) },
                )
            },
        )
    }
}

impl Write<kind::Text> for String {
    fn write(self, to: Reply) -> Reply {
        to.write(
            self,
            |to, text| answer::content(to.status, to.sent_as(), text),
            #[cfg(feature = "examples")]
            |status, media_type, text| {
                Box::pin(async move { Ok(Answer::text(status, media_type, text)) })
            },
        )
    }
}

impl Write<kind::Bytes> for Bytes {
    fn write(self, to: Reply) -> Reply {
        to.write(
            self,
            |to, bytes| answer::content(to.status, to.sent_as(), bytes),
            #[cfg(feature = "examples")]
            |status, media_type, bytes| {
                Box::pin(async move { Ok(Answer::of_bytes(status, media_type, &bytes)) })
            },
        )
    }
}

impl<T: Json + Send + 'static> Write<kind::Events> for EventStream<T> {
    fn write(self, to: Reply) -> Reply {
        to.write(
            self,
            |to, events| Ok(answer::events(to.status, events)),
            #[cfg(feature = "examples")]
            |status, _, events| Box::pin(Answer::events(status, events)),
        )
    }
}

impl Write<kind::TextEvents> for EventStream<String> {
    fn write(self, to: Reply) -> Reply {
        to.write(
            self,
            |to, events| Ok(answer::text_events(to.status, events)),
            #[cfg(feature = "examples")]
            |status, _, events| Box::pin(Answer::text_events(status, events)),
        )
    }
}

impl<T: Json + Send + 'static> Write<kind::Lines> for JsonStream<T> {
    fn write(self, to: Reply) -> Reply {
        to.write(
            self,
            |to, values| answer::lines(to.status, to.sent_as(), values),
            #[cfg(feature = "examples")]
            |status, media_type, values| Box::pin(Answer::of_lines(status, media_type, values)),
        )
    }
}

impl Write<kind::Stream> for ByteStream {
    fn write(self, to: Reply) -> Reply {
        to.write(
            self,
            |to, bytes| answer::stream(to.status, to.sent_as(), bytes),
            #[cfg(feature = "examples")]
            |status, media_type, bytes| Box::pin(Answer::of_stream(status, media_type, bytes)),
        )
    }
}

impl Write<kind::Raw> for Raw {
    fn write(self, to: Reply) -> Reply {
        to.write(
            self,
            |to, body| answer::raw(to.status, to.sent_as(), body),
            #[cfg(feature = "examples")]
            |status, _, body| Box::pin(Answer::of_raw(status, body)),
        )
    }
}
