//! PDFs of strangers: shown to staff as pictures of their pages, made where nothing can be harmed.

use std::sync::Arc;

use async_trait::async_trait;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::RgbImage;
use thiserror::Error;

use crate::pictures::encode;

/// Most pages of a PDF that is taken.
pub const PAGES: usize = 5;
/// Pixels on the longer side of a page's picture: A4 at about 190 dots per inch.
const SIDE: f32 = 2200.0;
/// How much larger than its own points a page is drawn at most.
const LARGEST: f32 = 4.0;

/// Why a PDF is not taken; the sentence is for the holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PdfFault {
    /// It has a password.
    #[error("This PDF has a password. Please send it without one, or a photo of it.")]
    Locked,
    /// It has too many pages.
    #[error(
        "This PDF has more than {PAGES} pages. Please send only the page that shows the purchase."
    )]
    TooLong,
    /// It cannot be read, or takes too long.
    #[error("This PDF could not be read. Please send a photo of the document in its place.")]
    Unreadable,
}

/// Makes pictures of the pages of a PDF. Whoever implements it sees to it that a PDF made to do
/// harm ends nothing but itself.
#[async_trait]
pub trait PdfPages: Send + Sync {
    /// A JPEG of each page.
    ///
    /// # Errors
    /// When the PDF is not taken.
    async fn pages(&self, pdf: Vec<u8>) -> Result<Vec<Vec<u8>>, PdfFault>;
}

/// Draws every page of a PDF as a JPEG. It may take long, much memory, or panic: call it where that
/// can be borne.
///
/// # Errors
/// When the PDF is not taken.
pub fn draw_pages(pdf: Vec<u8>) -> Result<Vec<Vec<u8>>, PdfFault> {
    let pdf = Pdf::new(pdf).map_err(|error| match error {
        LoadPdfError::Decryption(_) => PdfFault::Locked,
        LoadPdfError::Invalid => PdfFault::Unreadable,
    })?;
    let pages = pdf.pages();
    if pages.len() > PAGES {
        return Err(PdfFault::TooLong);
    }
    let cache = RenderCache::new();
    let settings = InterpreterSettings::default();
    let mut drawn = Vec::new();
    for page in pages.iter() {
        let (width, height) = page.render_dimensions();
        let longer = width.max(height);
        if !longer.is_finite() || width < 1.0 || height < 1.0 {
            return Err(PdfFault::Unreadable);
        }
        let scale = (SIDE / longer).min(LARGEST);
        let size = PixmapSettings {
            x_scale: scale,
            y_scale: scale,
            bg_color: WHITE,
        };
        let picture = render(page, &cache, &settings, &RenderSettings::default(), &size);
        let (width, height) = (picture.width().into(), picture.height().into());
        // The ground is opaque, so that no colour is thinned.
        let colours = picture
            .data()
            .iter()
            .flat_map(|pixel| [pixel.r, pixel.g, pixel.b]);
        let picture = RgbImage::from_raw(width, height, colours.collect());
        let jpeg = picture.filter(|picture| !picture.is_empty());
        drawn.push(
            jpeg.and_then(|picture| encode(&picture))
                .ok_or(PdfFault::Unreadable)?,
        );
    }
    match drawn.is_empty() {
        true => Err(PdfFault::Unreadable),
        false => Ok(drawn),
    }
}

/// Draws in this process, on a thread of its own: for tests, whose PDFs mean no harm.
#[derive(Clone, Copy, Debug, Default)]
pub struct DrawnHere;

impl DrawnHere {
    /// It, as the port that services take.
    #[must_use]
    pub fn port() -> Arc<dyn PdfPages> {
        Arc::new(Self)
    }
}

#[async_trait]
impl PdfPages for DrawnHere {
    async fn pages(&self, pdf: Vec<u8>) -> Result<Vec<Vec<u8>>, PdfFault> {
        let drawn = tokio::task::spawn_blocking(move || draw_pages(pdf)).await;
        drawn.unwrap_or(Err(PdfFault::Unreadable))
    }
}
