//! Texts that the program carries packed, and serves packed to whoever takes them so.

use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};

/// Length of the header that the build scripts write: no name and no further fields (RFC 1952 2.3).
const HEAD: usize = 10;
/// Checksum and length behind the packed text (RFC 1952 2.3).
const TAIL: usize = 8;

/// A text of ours in the gzip format. It is public, and so its length may be.
#[derive(Debug, Clone, Copy)]
pub struct Packed {
    media_type: &'static str,
    gzip: &'static [u8],
}

impl Packed {
    /// Takes what a build script has packed with default settings.
    pub const fn new(media_type: &'static str, gzip: &'static [u8]) -> Self {
        assert!(
            gzip.len() > HEAD + TAIL && gzip[0] == 0x1f && gzip[1] == 0x8b && gzip[3] == 0,
            "gzip without optional fields"
        );
        Self { media_type, gzip }
    }

    /// The text, unpacked.
    pub fn text(&self) -> String {
        let packed = &self.gzip[HEAD..self.gzip.len() - TAIL];
        let text = miniz_oxide::inflate::decompress_to_vec(packed).unwrap_or_default();
        String::from_utf8(text).unwrap_or_default()
    }

    /// Answers a request that had these headers.
    pub fn answer(&self, asked: &HeaderMap) -> Response {
        let of = HeaderValue::from_static;
        // What is kept on the way must not be given to those who asked otherwise.
        let headers = [
            (header::CONTENT_TYPE, of(self.media_type)),
            (header::VARY, of("Accept-Encoding")),
        ];
        match takes_gzip(asked) {
            true => {
                let packed = [(header::CONTENT_ENCODING, of("gzip"))];
                (headers, packed, self.gzip).into_response()
            }
            false => (headers, self.text()).into_response(),
        }
    }
}

/// Whether a client names gzip (RFC 9110 12.5.3). One that names nothing may have anything by the
/// standard, but is most often a tool that shows what comes as it stands.
fn takes_gzip(asked: &HeaderMap) -> bool {
    let lines = asked.get_all(header::ACCEPT_ENCODING).iter();
    let words = lines
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(','));
    let (mut named, mut any) = (None, false);
    for word in words {
        let (coding, weight) = word.split_once(';').unwrap_or((word, ""));
        let is_taken = !is_zero(weight);
        match coding.trim().to_ascii_lowercase().as_str() {
            "gzip" | "x-gzip" => named = Some(is_taken),
            "*" => any = is_taken,
            _ => {}
        }
    }
    named.unwrap_or(any)
}

/// Whether a weight such as `q=0.000` refuses (RFC 9110 12.4.2).
fn is_zero(weight: &str) -> bool {
    let value = weight.trim().to_ascii_lowercase();
    value
        .strip_prefix("q=")
        .is_some_and(|value| !value.is_empty() && value.chars().all(|c| c == '0' || c == '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn takes(lines: &[&'static str]) -> bool {
        let named = |line: &&'static str| (header::ACCEPT_ENCODING, HeaderValue::from_static(line));
        takes_gzip(&lines.iter().map(named).collect())
    }

    #[test]
    fn gzip_is_sent_to_those_who_name_it_and_to_nobody_else() {
        for lines in [
            &["gzip"][..],
            &["gzip, deflate, br, zstd"],
            &["br;q=1.0, GZIP;q=0.001"],
            &["br", "x-gzip"],
            &["*"],
            &["identity;q=0, *;q=0.5"],
        ] {
            assert!(takes(lines), "{lines:?}");
        }
        for lines in [
            &[][..],
            &[""],
            &["identity"],
            &["br, deflate"],
            &["gzip;q=0"],
            &["gzip; Q=0.000, *"],
            &["*;q=0"],
        ] {
            assert!(!takes(lines), "{lines:?}");
        }
    }
}
