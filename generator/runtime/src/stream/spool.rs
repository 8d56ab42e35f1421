//! Bytes on their way into memory, or into a temporary file where they are too many.

use std::sync::Arc;

use tempfile::{NamedTempFile, TempPath};
use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::{BoxError, ByteStream, Bytes, Content};

/// How much of a temporary file is read at once.
const CHUNK: usize = 64 << 10;

/// A temporary file, which goes when nobody holds it any more.
pub(crate) struct Spooled {
    path: TempPath,
    length: u64,
}

impl Spooled {
    pub(super) fn len(&self) -> u64 {
        self.length
    }

    pub(super) fn read(self: Arc<Self>) -> ByteStream {
        ByteStream::new(futures_util::stream::try_unfold(None, move |file| {
            let spooled = Arc::clone(&self);
            async move {
                let mut file = match file {
                    Some(file) => file,
                    None => File::open(&spooled.path).await?,
                };
                let mut chunk = vec![0; CHUNK];
                let length = file.read(&mut chunk).await?;
                chunk.truncate(length);
                Ok::<_, BoxError>((length > 0).then(|| (Bytes::from(chunk), Some(file))))
            }
        }))
    }
}

/// Takes bytes: into memory as long as they may stay there, then into a temporary file.
#[derive(Default)]
pub(crate) struct Spool {
    memory: Vec<u8>,
    file: Option<(File, TempPath)>,
    length: u64,
}

impl Spool {
    /// Takes a chunk. `room` is how much of memory is left to this content and all others.
    pub(crate) async fn push(&mut self, chunk: &Bytes, room: &mut usize) -> std::io::Result<()> {
        self.length += chunk.len() as u64;
        if self.file.is_none() {
            if let Some(left) = room.checked_sub(chunk.len()) {
                *room = left;
                self.memory.extend_from_slice(chunk);
                return Ok(());
            }
            let named = tokio::task::spawn_blocking(NamedTempFile::new).await??;
            let (file, path) = named.into_parts();
            let mut file = File::from_std(file);
            file.write_all(&self.memory).await?;
            *room += self.memory.len();
            self.memory = Vec::new();
            self.file = Some((file, path));
        }
        if let Some((file, _)) = &mut self.file {
            file.write_all(chunk).await?;
        }
        Ok(())
    }

    /// What was taken.
    pub(crate) async fn finish(self) -> std::io::Result<Content> {
        let Some((mut file, path)) = self.file else { return Ok(self.memory.into()) };
        file.flush().await?;
        Ok(Content::spooled(Spooled { path, length: self.length }))
    }
}
