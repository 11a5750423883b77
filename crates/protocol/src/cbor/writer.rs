//! Writing deterministic CBOR.

use alloc::vec::Vec;
use zeroize::Zeroize as _;

/// Writes items one after the other, every number in its shortest form.
///
/// The caller writes as many items as it announced, and a map's keys in the order of their
/// encoded bytes; [`Reader::new`](super::Reader::new) refuses the result otherwise.
#[derive(Clone, Default)]
pub struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// A writer with nothing written.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes a whole number, 0 or more.
    pub fn uint(&mut self, value: u64) -> &mut Self {
        self.head(0, value)
    }

    /// Writes a whole number that may be negative.
    pub fn int(&mut self, value: i64) -> &mut Self {
        match u64::try_from(value) {
            Ok(value) => self.head(0, value),
            Err(_) => self.head(1, value.unsigned_abs() - 1),
        }
    }

    /// Writes a byte string.
    pub fn bytes(&mut self, value: &[u8]) -> &mut Self {
        self.head(2, value.len() as u64).raw(value)
    }

    /// Writes a text.
    pub fn text(&mut self, value: &str) -> &mut Self {
        self.head(3, value.len() as u64).raw(value.as_bytes())
    }

    /// Announces an array of so many items.
    pub fn array(&mut self, items: u64) -> &mut Self {
        self.head(4, items)
    }

    /// Announces a map of so many keys, each followed by its value.
    pub fn map(&mut self, entries: u64) -> &mut Self {
        self.head(5, entries)
    }

    /// Writes false or true.
    pub fn bool(&mut self, value: bool) -> &mut Self {
        self.head(7, if value { 21 } else { 20 })
    }

    /// Writes null.
    pub fn null(&mut self) -> &mut Self {
        self.head(7, 22)
    }

    /// What was written.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }

    fn raw(&mut self, bytes: &[u8]) -> &mut Self {
        let length = self.bytes.len() + bytes.len();
        if length > self.bytes.capacity() {
            // What is written may be secret, and a vector that grows leaves a copy behind.
            let mut larger = Vec::with_capacity(length.next_power_of_two());
            larger.extend_from_slice(&self.bytes);
            self.bytes.zeroize();
            self.bytes = larger;
        }
        self.bytes.extend_from_slice(bytes);
        self
    }

    fn head(&mut self, major: u8, argument: u64) -> &mut Self {
        let major = major << 5;
        let [.., b3, b2, b1, b0] = argument.to_be_bytes();
        match argument {
            0..=23 => self.raw(&[major | b0]),
            24..=0xff => self.raw(&[major | 24, b0]),
            0x100..=0xffff => self.raw(&[major | 25, b1, b0]),
            0x1_0000..=0xffff_ffff => self.raw(&[major | 26, b3, b2, b1, b0]),
            _ => self.raw(&[major | 27]).raw(&argument.to_be_bytes()),
        }
    }
}
