//! The front of a simulator, at the other end of a Unix socket: one byte for each level, `d` for down
//! and `u` for up, the present one first; sentences come back as lines.

use std::io;
use std::path::Path;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::UnixStream;
use tokio::time::timeout;

/// A front that does not say at once whether its button is down is none.
const FIRST_WORD: Duration = Duration::from_secs(2);
/// A front that does not take what it is told must not hold up the button.
const LISTENS: Duration = Duration::from_millis(200);

/// A connection to a front.
pub(super) struct Front {
    stream: UnixStream,
}

impl Front {
    /// Connects to the front that listens at `path` and asks it for the present level.
    pub(super) async fn open(path: &Path) -> io::Result<(Self, bool)> {
        let mut stream = timeout(FIRST_WORD, UnixStream::connect(path)).await??;
        let first = timeout(FIRST_WORD, stream.read_u8()).await??;
        Ok((Self { stream }, level(first)?))
    }

    /// Waits for the next levels.
    pub(super) async fn next(&mut self) -> io::Result<Vec<bool>> {
        loop {
            self.stream.readable().await?;
            let mut bytes = [0; 64];
            match self.stream.try_read(&mut bytes) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(read) => return bytes[..read].iter().map(|byte| level(*byte)).collect(),
                Err(fault) if fault.kind() == io::ErrorKind::WouldBlock => {}
                Err(fault) => return Err(fault),
            }
        }
    }

    /// Says a sentence to the front; one that does not listen misses it.
    pub(super) async fn tell(&mut self, text: &str) {
        let line = format!("{text}\n");
        let _ = timeout(LISTENS, self.stream.write_all(line.as_bytes())).await;
    }
}

fn level(byte: u8) -> io::Result<bool> {
    match byte {
        b'd' => Ok(true),
        b'u' => Ok(false),
        _ => Err(io::Error::new(
            io::ErrorKind::InvalidData,
            "the front says neither down nor up",
        )),
    }
}
