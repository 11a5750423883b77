//! Text to symbol.

use qrcode::bits::Bits;
use qrcode::types::QrError;
use qrcode::{Color, EcLevel, QrCode, Version};

/// Level M mends 15 % of a symbol and costs a fifth of its room: what a photographed screen needs.
const LEVEL: EcLevel = EcLevel::M;

/// One QR symbol of level M, in the smallest version that holds its text.
#[derive(Clone, PartialEq, Eq)]
pub struct Symbol {
    modules: Vec<bool>,
    side: u16,
    version: u8,
}

/// The text does not fit into the largest symbol of level M (2331 bytes).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text is too long for a QR code")]
pub struct TooLong;

impl Symbol {
    /// A symbol of a byte segment and, after it, a numeric segment (3.33 bits a digit).
    ///
    /// `digits` that are not all ASCII digits are written as bytes too, so that every text has a
    /// symbol and reads back as `prefix` and `digits` joined.
    pub fn link(prefix: &str, digits: &str) -> Result<Self, TooLong> {
        if digits.bytes().all(|b| b.is_ascii_digit()) {
            Self::smallest(|bits| {
                push_bytes(bits, prefix)?;
                push_digits(bits, digits)
            })
        } else {
            Self::text(&format!("{prefix}{digits}"))
        }
    }

    /// A symbol of any text, in one byte segment.
    pub fn text(text: &str) -> Result<Self, TooLong> {
        Self::smallest(|bits| push_bytes(bits, text))
    }

    /// The symbol's version, 1 to 40: it is `17 + 4 * version` modules wide.
    pub fn version(&self) -> u8 {
        self.version
    }

    /// Modules along one side, without the quiet zone.
    pub fn side(&self) -> u16 {
        self.side
    }

    /// Whether the module in column `x` and row `y` is dark; all is light outside the symbol.
    pub fn is_dark(&self, x: u16, y: u16) -> bool {
        let index = usize::from(y) * usize::from(self.side) + usize::from(x);
        x < self.side && y < self.side && self.modules.get(index).copied().unwrap_or(false)
    }

    fn smallest(fill: impl Fn(&mut Bits) -> Result<(), QrError>) -> Result<Self, TooLong> {
        (1..=40u8)
            .find_map(|version| Self::of_version(version, &fill))
            .ok_or(TooLong)
    }

    fn of_version(version: u8, fill: impl Fn(&mut Bits) -> Result<(), QrError>) -> Option<Self> {
        let mut bits = Bits::new(Version::Normal(i16::from(version)));
        fill(&mut bits).ok()?;
        bits.push_terminator(LEVEL).ok()?;
        let code = QrCode::with_bits(bits, LEVEL).ok()?;
        Some(Self {
            side: 17 + 4 * u16::from(version),
            version,
            modules: code
                .to_colors()
                .into_iter()
                .map(|color| color == Color::Dark)
                .collect(),
        })
    }
}

// An empty segment is legal, but some readers stop at a count of nought.
fn push_bytes(bits: &mut Bits, text: &str) -> Result<(), QrError> {
    if text.is_empty() {
        Ok(())
    } else {
        bits.push_byte_data(text.as_bytes())
    }
}

fn push_digits(bits: &mut Bits, digits: &str) -> Result<(), QrError> {
    if digits.is_empty() {
        Ok(())
    } else {
        bits.push_numeric_data(digits.as_bytes())
    }
}
