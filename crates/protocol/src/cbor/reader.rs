//! Reading, item by item, bytes that have been checked.

use super::CborError;
use super::check::{split_head, split_item, split_string};

/// What the next item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number, 0 or more.
    Uint,
    /// A negative whole number.
    Nint,
    /// A byte string.
    Bytes,
    /// A text.
    Text,
    /// An array.
    Array,
    /// A map.
    Map,
    /// False or true.
    Bool,
    /// Null.
    Null,
}

/// Walks through one item, which was found to be deterministic when the reader was made.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Checks that the bytes are exactly one item in deterministic form.
    ///
    /// # Errors
    /// What makes them another thing; [`CborError::TrailingBytes`] only if that is all.
    pub fn new(bytes: &'a [u8]) -> Result<Self, CborError> {
        match Self::first(bytes)? {
            (reader, []) => Ok(reader),
            _ => Err(CborError::TrailingBytes),
        }
    }

    /// Checks the first item, and also returns the bytes that follow it.
    ///
    /// # Errors
    /// What makes the first item another thing than deterministic CBOR.
    pub fn first(bytes: &'a [u8]) -> Result<(Self, &'a [u8]), CborError> {
        let (item, rest) = split_item(bytes)?;
        Ok((Self { rest: item }, rest))
    }

    /// What the next item is; `None` at the end.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        let kind = match self.rest.first()? >> 5 {
            0 => Kind::Uint,
            1 => Kind::Nint,
            2 => Kind::Bytes,
            3 => Kind::Text,
            4 => Kind::Array,
            5 => Kind::Map,
            _ if self.rest.first() == Some(&0xf6) => Kind::Null,
            _ => Kind::Bool,
        };
        Some(kind)
    }

    /// Reads a whole number, 0 or more.
    ///
    /// # Errors
    /// [`CborError::WrongKind`] or [`CborError::Truncated`] when none stands here.
    pub fn uint(&mut self) -> Result<u64, CborError> {
        self.head(0)
    }

    /// Reads a whole number that may be negative.
    ///
    /// # Errors
    /// As [`Reader::uint`]; [`CborError::WrongKind`] also for one that an `i64` cannot hold.
    pub fn int(&mut self) -> Result<i64, CborError> {
        let negative = self.kind() == Some(Kind::Nint);
        let argument = self.head(u8::from(negative))?;
        let magnitude = i64::try_from(argument).map_err(|_| CborError::WrongKind)?;
        Ok(if negative { -1 - magnitude } else { magnitude })
    }

    /// Reads a byte string.
    ///
    /// # Errors
    /// As [`Reader::uint`].
    pub fn bytes(&mut self) -> Result<&'a [u8], CborError> {
        self.string(2)
    }

    /// Reads a byte string of exactly `N` bytes.
    ///
    /// # Errors
    /// As [`Reader::uint`]; [`CborError::WrongKind`] also for another length.
    pub fn bytes_exact<const N: usize>(&mut self) -> Result<[u8; N], CborError> {
        self.bytes()?.try_into().map_err(|_| CborError::WrongKind)
    }

    /// Reads a text.
    ///
    /// # Errors
    /// As [`Reader::uint`].
    pub fn text(&mut self) -> Result<&'a str, CborError> {
        core::str::from_utf8(self.string(3)?).map_err(|_| CborError::NotUtf8)
    }

    /// Reads the head of an array and returns how many items follow.
    ///
    /// # Errors
    /// As [`Reader::uint`].
    pub fn array(&mut self) -> Result<u64, CborError> {
        self.head(4)
    }

    /// Reads the head of a map and returns how many keys, each with its value, follow.
    ///
    /// # Errors
    /// As [`Reader::uint`].
    pub fn map(&mut self) -> Result<u64, CborError> {
        self.head(5)
    }

    /// Reads false or true.
    ///
    /// # Errors
    /// As [`Reader::uint`].
    pub fn bool(&mut self) -> Result<bool, CborError> {
        match self.kind().ok_or(CborError::Truncated)? {
            Kind::Bool => Ok(self.head(7)? == 21),
            _ => Err(CborError::WrongKind),
        }
    }

    /// Reads null.
    ///
    /// # Errors
    /// As [`Reader::uint`].
    pub fn null(&mut self) -> Result<(), CborError> {
        match self.kind().ok_or(CborError::Truncated)? {
            Kind::Null => self.head(7).map(drop),
            _ => Err(CborError::WrongKind),
        }
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// [`CborError::TrailingBytes`] when items are left.
    pub fn finish(&self) -> Result<(), CborError> {
        if self.rest.is_empty() {
            Ok(())
        } else {
            Err(CborError::TrailingBytes)
        }
    }

    fn head(&mut self, major: u8) -> Result<u64, CborError> {
        let (head, rest) = split_head(self.rest)?;
        if head.major != major {
            return Err(CborError::WrongKind);
        }
        self.rest = rest;
        Ok(head.argument)
    }

    fn string(&mut self, major: u8) -> Result<&'a [u8], CborError> {
        let length = self.head(major)?;
        let (string, rest) = split_string(self.rest, length)?;
        self.rest = rest;
        Ok(string)
    }
}
