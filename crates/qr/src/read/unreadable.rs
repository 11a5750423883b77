//! Why a picture gave nothing, in words for the person who took it.

/// Why no wanted code was read. Displayed it is one sentence for the person who sent the picture;
/// [`advice`](Unreadable::advice) says what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unreadable {
    /// The file has no bytes.
    #[error("The file is empty.")]
    Empty,
    /// The bytes are no picture of any known kind.
    #[error("This file is not a picture.")]
    NotAPicture,
    /// The file is of a kind that is known and not read.
    #[error("This file is {name}, which cannot be read here.")]
    WrongType {
        /// The kind with its article, such as "a PDF document".
        name: &'static str,
    },
    /// The file is larger than [`super::Limits::bytes`].
    #[error("The file is too large: {} MB, and at most {} MB can be read.", megabytes(*.bytes), megabytes(*.limit))]
    TooManyBytes {
        /// Size of the file.
        bytes: usize,
        /// The limit that it passed.
        limit: usize,
    },
    /// The picture claims more pixels than the limits allow.
    #[error("The picture is too large: {width} by {height} pixels.")]
    TooManyPixels {
        /// Claimed width in pixels.
        width: u32,
        /// Claimed height in pixels.
        height: u32,
    },
    /// The file starts like a picture and cannot be decoded.
    #[error("The picture is damaged or was not sent completely.")]
    Damaged,
    /// There is no trace of a QR code.
    #[error("No QR code was found in the picture.")]
    NoCode,
    /// There is a code, or may be one, and it is not sharp.
    #[error("The picture is too blurred to read its QR code.")]
    Blurred,
    /// There is a code with too few pixels a module.
    #[error("The QR code is too small in the picture.")]
    TooSmall,
    /// A part of the code lies outside the picture.
    #[error("The QR code is cut off at the edge of the picture.")]
    CutOff,
    /// What there is is too dark, or differs too little, to show a code.
    #[error("The picture is too dark, or too pale, to read a QR code in it.")]
    TooDark,
    /// There is a whole code of good size and sharpness, and a part of it is plain white.
    #[error("The QR code was found, but a reflection hides a part of it.")]
    Glare,
    /// There is a whole code of good size and sharpness, and something spoils it.
    #[error("The QR code was found, but a part of it is hidden or damaged.")]
    Obscured,
    /// Several different wanted codes were read; their texts.
    #[error("The picture shows {} different QR codes of devices.", .0.len())]
    SeveralCodes(Vec<String>),
    /// Codes were read and none is wanted; their texts.
    #[error("The QR code in the picture is not one from a device's recovery page.")]
    NotOurs(Vec<String>),
}

fn megabytes(bytes: usize) -> usize {
    bytes.div_ceil(1024 * 1024)
}

impl Unreadable {
    /// How to take a better picture, fitting the fault.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Empty | Self::Damaged => "Choose the picture once more, or take a new one.",
            Self::NotAPicture | Self::WrongType { .. } => {
                "Send a photo or a screenshot as JPEG, PNG or WebP."
            }
            Self::TooManyBytes { .. } | Self::TooManyPixels { .. } => {
                "Cut the picture down to the QR code, or send a screenshot."
            }
            Self::NoCode => "Take the picture so that the whole QR code fills about half of it.",
            Self::Blurred => "Hold still, wait until the camera has focused, and take it again.",
            Self::TooSmall => "Go closer until the QR code fills about half of the picture.",
            Self::CutOff => {
                "Step back until the white border around the QR code is in the picture."
            }
            Self::TooDark => "Switch on a light, make the screen brighter, and take it again.",
            Self::Glare => {
                "Avoid reflections: switch the flash off, and hold the phone a little to one side."
            }
            Self::Obscured => {
                "Let nothing cover the code, hold the phone straight in front of it, and take it \
                 again."
            }
            Self::SeveralCodes(_) => "Take a picture with the code of just one device.",
            Self::NotOurs(_) => {
                "Open \"Forgot password\" on the device and photograph the QR code shown there."
            }
        }
    }
}
