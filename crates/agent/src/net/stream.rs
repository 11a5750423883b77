//! A connection, plain or encrypted.

use tokio::io::{AsyncRead, AsyncWrite};

/// Bytes in both directions.
pub(crate) trait Duplex: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Duplex for T {}

/// One type for all connections: HTTP is generic over it, and each further type would bring server or
/// client into the program once more, some 30 kB.
pub(crate) type Stream = Box<dyn Duplex>;
