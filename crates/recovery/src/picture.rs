//! Pictures sent with a request: what the service remembers of them. The bytes lie elsewhere.

use crate::time::Timestamp;

/// The name under which the server put a picture's bytes; made by the server, never by the sender.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PictureName(String);

impl PictureName {
    /// Takes 1 to 80 characters of `a-z 0-9 - .`, starting with a letter or digit, so that a name
    /// is safe as a file name and as an object key; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
        let fits = (1..=80).contains(&text.len())
            && text.bytes().next().is_some_and(plain)
            && text.bytes().all(|b| plain(b) || b == b'-' || b == b'.')
            && !text.contains("..");
        fits.then(|| Self(text.to_owned()))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The kinds of file that are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Media {
    /// `image/jpeg`
    Jpeg,
    /// `image/png`
    Png,
    /// `image/webp`
    Webp,
    /// A challenge exported by the device, `application/xml`.
    Xml,
}

impl Media {
    /// The media type, as in HTTP and in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Xml => "application/xml",
        }
    }

    /// Reads a media type; `None` for one that is not taken.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Jpeg, Self::Png, Self::Webp, Self::Xml]
            .into_iter()
            .find(|m| m.as_str() == text)
    }
}

/// A file that came with a request or a reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Where the bytes lie.
    pub name: PictureName,
    /// What they are.
    pub media: Media,
    /// How many there are.
    pub bytes: u32,
    /// When they came.
    pub added_at: Timestamp,
}

/// A picture in its place in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CasePicture {
    /// Its place among all pictures of the case, from 1, in the order in which they came.
    pub position: u32,
    /// The line that it came with; `None` when it came with a reply, for all of them.
    pub line: Option<u32>,
    /// The picture.
    pub picture: Picture,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn w21_a_name_cannot_leave_its_folder() {
        for name in ["../a", "a/b", ".hidden", "a..b", "", "A.png", "a\\b", "a b"] {
            assert_eq!(PictureName::parse(name), None, "{name:?}");
        }
        assert!(PictureName::parse("0f3c9a.png").is_some());
    }
}
