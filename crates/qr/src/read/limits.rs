//! What a picture may cost before it is looked at.

/// Bounds that are checked before a picture is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Largest file, in bytes.
    pub bytes: usize,
    /// Most pixels, width times height.
    pub pixels: u64,
    /// Longest side, in pixels.
    pub side: u32,
}

impl Default for Limits {
    /// 10 MiB, 40 megapixels and 16384 pixels a side: more than a telephone's camera makes, and
    /// little enough to hold in memory.
    fn default() -> Self {
        Self {
            bytes: 10 * 1024 * 1024,
            pixels: 40_000_000,
            side: 16_384,
        }
    }
}
