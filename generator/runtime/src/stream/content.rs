//! What a file or a raw body holds, in memory or not.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

#[cfg(feature = "server")]
use super::spool::Spooled;
use super::{BoxError, ByteStream, Bytes};

/// What a file or a raw body holds: bytes in memory, a stream, or a temporary file.
///
/// Clones share a stream, which can be read once: who comes second gets an error. Contents that are
/// not in memory are equal where they are clones of each other.
///
/// ```
/// use concord_runtime::stream::Content;
///
/// # async fn example() -> Result<(), concord_runtime::stream::BoxError> {
/// let content = Content::from("hello");
/// assert_eq!(content.len(), Some(5));
/// assert_eq!(content.collect_all().await?, "hello");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Content(Source);

#[derive(Clone)]
enum Source {
    Bytes(Bytes),
    Stream(Arc<Mutex<Option<ByteStream>>>),
    #[cfg(feature = "server")]
    Spooled(Arc<Spooled>),
}

impl Content {
    /// The bytes, where they are in memory.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Source::Bytes(bytes) => Some(bytes),
            Source::Stream(_) => None,
            #[cfg(feature = "server")]
            Source::Spooled(_) => None,
        }
    }

    /// The length in bytes, where it is known before reading.
    #[must_use]
    pub fn len(&self) -> Option<u64> {
        match &self.0 {
            Source::Bytes(bytes) => Some(bytes.len() as u64),
            Source::Stream(_) => None,
            #[cfg(feature = "server")]
            Source::Spooled(spooled) => Some(spooled.len()),
        }
    }

    /// Whether it is known to be empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == Some(0)
    }

    /// The bytes as they come. A stream that was read before is an error.
    #[must_use]
    pub fn into_stream(self) -> ByteStream {
        match self.0 {
            Source::Bytes(bytes) => bytes.into(),
            Source::Stream(shared) => {
                let stream = shared.lock().unwrap_or_else(PoisonError::into_inner).take();
                stream.unwrap_or_else(|| {
                    let error = BoxError::from("the stream was read before, and is gone");
                    ByteStream::new(futures_util::stream::iter([Err(error)]))
                })
            }
            #[cfg(feature = "server")]
            Source::Spooled(spooled) => spooled.read(),
        }
    }

    /// All bytes. Of what is not in memory nothing bounds how many: see to it, or read by chunks.
    ///
    /// # Errors
    /// Where the stream or the file breaks off, or the stream was read before.
    pub async fn collect_all(self) -> Result<Bytes, BoxError> {
        match self.0 {
            Source::Bytes(bytes) => Ok(bytes),
            other => Self(other).into_stream().collect_all().await,
        }
    }

    /// The content of a temporary file.
    #[cfg(feature = "server")]
    pub(crate) fn spooled(spooled: Spooled) -> Self {
        Self(Source::Spooled(Arc::new(spooled)))
    }
}

impl Default for Content {
    fn default() -> Self {
        Bytes::new().into()
    }
}

impl PartialEq for Content {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Source::Bytes(one), Source::Bytes(other)) => one == other,
            (Source::Stream(one), Source::Stream(other)) => Arc::ptr_eq(one, other),
            #[cfg(feature = "server")]
            (Source::Spooled(one), Source::Spooled(other)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl Eq for Content {}

impl From<Bytes> for Content {
    fn from(bytes: Bytes) -> Self {
        Self(Source::Bytes(bytes))
    }
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&'static str> for Content {
    fn from(text: &'static str) -> Self {
        Bytes::from_static(text.as_bytes()).into()
    }
}

impl From<ByteStream> for Content {
    fn from(stream: ByteStream) -> Self {
        Self(Source::Stream(Arc::new(Mutex::new(Some(stream)))))
    }
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Content").field("length", &self.len()).finish_non_exhaustive()
    }
}
