//! How much of a file is looked at.

/// Bounds on what a file may hold. What passes one is refused and told; nothing is cut off quietly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: u64,
    /// Bytes of an `.xls`, which is held in memory.
    pub xls_bytes: u64,
    /// Bytes of one part of an `.xlsx` or `.ods` when it is unpacked.
    pub part: u64,
    /// Bytes of all parts together that are unpacked.
    pub unpacked: u64,
    /// Rows with anything in them, headings included.
    pub rows: u32,
    /// Columns from the left in which anything may stand.
    pub columns: u16,
    /// Bytes of the text of a cell.
    pub cell: usize,
    /// Bytes of all texts that a file stores apart from its cells.
    pub texts: usize,
}

impl Limits {
    /// For lists of devices: 100,000 rows and some for headings, in at most 64 columns.
    pub const DEVICES: Self = Self {
        bytes: 32 << 20,
        xls_bytes: 12 << 20,
        part: 160 << 20,
        unpacked: 256 << 20,
        rows: 100_050,
        columns: 64,
        cell: 1000,
        texts: 24 << 20,
    };
}
