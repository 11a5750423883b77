//! The one form of CBOR that the protocol knows: RFC 8949 core deterministic encoding.
//!
//! Bytes are checked whole before a [`Reader`] over them exists, so what a reader returns has
//! exactly one encoding: the bytes that it came from. Anything else is refused: longer integers
//! than needed, indefinite lengths, keys out of order or repeated, tags, floats, bytes left over.
//!
//! ```
//! use protocol::cbor::{Reader, Writer};
//!
//! # fn main() -> Result<(), protocol::cbor::CborError> {
//! let mut writer = Writer::new();
//! writer.array(2).uint(7).text("seven");
//! let bytes = writer.finish();
//!
//! let mut reader = Reader::new(&bytes)?;
//! assert_eq!((reader.array()?, reader.uint()?, reader.text()?), (2, 7, "seven"));
//! # Ok(())
//! # }
//! ```

mod check;
mod reader;
#[cfg(test)]
mod tests;
mod writer;

pub use reader::{Kind, Reader};
pub use writer::Writer;

/// How deep arrays and maps may stand inside each other.
pub const MAX_DEPTH: usize = 8;

/// Why bytes are not what was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CborError {
    /// The bytes end inside an item.
    #[error("the data ends too early")]
    Truncated,
    /// Bytes follow the item.
    #[error("there is more data than there should be")]
    TrailingBytes,
    /// A number or length is written longer than it needs.
    #[error("a number is not in its shortest form")]
    NotShortest,
    /// A string, array or map of no stated length.
    #[error("a length is left open")]
    Indefinite,
    /// A map's keys do not rise in the order of their bytes.
    #[error("the keys of a map are out of order")]
    KeysUnsorted,
    /// A map has the same key twice.
    #[error("a key occurs twice in a map")]
    KeyRepeated,
    /// A text is not UTF-8.
    #[error("a text is not UTF-8")]
    NotUtf8,
    /// More than [`MAX_DEPTH`] arrays and maps inside each other.
    #[error("the data is nested too deeply")]
    TooDeep,
    /// A tag, a float or a simple value other than false, true and null.
    #[error("the data has a kind of item that is not used here")]
    Unsupported,
    /// Another kind of item stands here than the one asked for.
    #[error("the data has another kind of item than the one expected")]
    WrongKind,
}

impl CborError {
    /// The name that `PROTOCOL.md` gives to this refusal.
    #[must_use]
    pub fn cause(&self) -> &'static str {
        match self {
            CborError::Truncated => "truncated",
            CborError::TrailingBytes => "trailing-bytes",
            CborError::NotShortest => "not-shortest",
            CborError::Indefinite => "indefinite",
            CborError::KeysUnsorted => "keys-unsorted",
            CborError::KeyRepeated => "key-repeated",
            CborError::NotUtf8 => "not-utf8",
            CborError::TooDeep => "too-deep",
            CborError::Unsupported => "unsupported",
            CborError::WrongKind => "wrong-kind",
        }
    }
}
