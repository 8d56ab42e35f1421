//! A body of bytes.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_util::StreamExt;

use super::{BoxError, Bytes, Chunks};

/// A body of bytes, as they come: what a client receives, and what a server's handler returns.
///
/// ```
/// use concord_runtime::stream::ByteStream;
///
/// # async fn example() -> Result<(), concord_runtime::stream::BoxError> {
/// let stream = ByteStream::from("hello".to_owned());
/// assert_eq!(stream.collect_all().await?, "hello");
/// # Ok(())
/// # }
/// ```
pub struct ByteStream(Chunks);

impl ByteStream {
    /// A body of chunks. An error ends it, and the peer sees the connection break.
    pub fn new(chunks: impl Stream<Item = Result<Bytes, BoxError>> + Send + 'static) -> Self {
        Self(Box::pin(chunks))
    }

    /// The next chunk; `None` behind the last.
    pub async fn next(&mut self) -> Option<Result<Bytes, BoxError>> {
        self.0.next().await
    }

    /// All bytes, once the body has ended. Nothing bounds how many: see to it, or read by chunks.
    ///
    /// # Errors
    /// Where the body breaks off.
    pub async fn collect_all(mut self) -> Result<Bytes, BoxError> {
        let mut whole = Vec::new();
        while let Some(chunk) = self.next().await {
            whole.extend_from_slice(&chunk?);
        }
        Ok(whole.into())
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(context)
    }
}

impl From<Bytes> for ByteStream {
    fn from(bytes: Bytes) -> Self {
        Self::new(futures_util::stream::iter([Ok(bytes)]))
    }
}

impl From<Vec<u8>> for ByteStream {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for ByteStream {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ByteStream")
    }
}
