//! DKIM signatures (RFC 6376, 8301, 8463): that a mail comes from whom it says.
//!
//! Written here because `lettre` signs with one key only, by the ambient clock, and knows no way to
//! sign a header twice. It is small: relaxed canonical forms of bytes that we set ourselves.

mod canonical;
mod key;

use std::fmt;
use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use protocol::Email;
use sha2::{Digest as _, Sha256};

pub use self::key::{DkimKey, DkimKeyError};

/// What is signed, in this order. A name that stands there once more than the mail has such a header
/// is signed as absent the second time, so that nobody can put in another (RFC 6376, 8.15).
const SIGNED: [&str; 15] = [
    "from",
    "from",
    "to",
    "to",
    "subject",
    "subject",
    "date",
    "date",
    "message-id",
    "reply-to",
    "cc",
    "mime-version",
    "content-type",
    "content-type",
    "auto-submitted",
];

/// How long a line of the signature's header may be.
const LINE: usize = 72;

/// Signs mails of one domain with one key.
pub struct DkimSigner {
    domain: String,
    selector: String,
    key: DkimKey,
}

/// Why a signature would be of no use.
#[derive(Debug, thiserror::Error)]
pub enum DkimError {
    /// The selector is no name.
    #[error("{0:?} is no selector: letters, digits, dashes and dots only")]
    Selector(String),
    /// Whoever compares the signature with the sender would find another domain (RFC 7489, 3.1.1).
    #[error(
        "mails come from {from}, so they must be signed for that domain or one above it, not for {domain}"
    )]
    Alignment {
        /// The domain of the sender's address.
        from: String,
        /// The domain that was named.
        domain: String,
    },
    /// A public suffix signs nothing.
    #[error("{0} is no domain of your own")]
    TopLevel(String),
}

impl DkimSigner {
    /// Signs mails of `sender` for `domain`, with the key that is published under `selector`.
    ///
    /// # Errors
    /// When the signature could not be aligned with the sender's address.
    pub fn new(
        domain: &str,
        selector: &str,
        key: DkimKey,
        sender: &Email,
    ) -> Result<Self, DkimError> {
        let domain = domain.trim_end_matches('.').to_ascii_lowercase();
        let from = domain_of(sender);
        if !is_name(selector) {
            return Err(DkimError::Selector(selector.to_owned()));
        }
        let is_above = || {
            from.strip_suffix(&domain)
                .is_some_and(|rest| rest.ends_with('.'))
        };
        if from != domain && !is_above() {
            let from = from.to_owned();
            return Err(DkimError::Alignment { from, domain });
        }
        if !domain.contains('.') && from != domain {
            return Err(DkimError::TopLevel(domain));
        }
        let selector = selector.to_ascii_lowercase();
        Ok(Self {
            domain,
            selector,
            key,
        })
    }

    /// Where in the DNS the public key is looked for.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}._domainkey.{}", self.selector, self.domain)
    }

    /// The TXT record that must stand there.
    #[must_use]
    pub fn record(&self) -> String {
        self.key.record()
    }

    /// What the key is, in words.
    #[must_use]
    pub fn describe(&self) -> String {
        self.key.describe()
    }

    /// The header that signs `message`, with its line end.
    ///
    /// # Errors
    /// When the key cannot sign, which a key that was read can.
    pub(super) fn header(&self, message: &[u8], at: SystemTime) -> Result<String, DkimKeyError> {
        let (headers, body) = canonical::split(message);
        let body_hash = STANDARD.encode(Sha256::digest(canonical::body(body)));
        let time = at.duration_since(SystemTime::UNIX_EPOCH);
        let time = time.unwrap_or(Duration::ZERO).as_secs();
        let unsigned = format!(
            "DKIM-Signature: v=1; a={algorithm}; c=relaxed/relaxed; d={domain};\r\n\
             \ts={selector}; t={time};\r\n\
             \th={first}:\r\n\t {second};\r\n\
             \tbh={body_hash};\r\n\tb=",
            algorithm = self.key.algorithm(),
            domain = self.domain,
            selector = self.selector,
            first = SIGNED[..8].join(":"),
            second = SIGNED[8..].join(":"),
        );
        let mut signed = canonical::headers(&headers, &SIGNED);
        let own = canonical::header(unsigned.as_bytes());
        signed.extend_from_slice(own.strip_suffix(b"\r\n").unwrap_or(&own));
        let signature = STANDARD.encode(self.key.sign(&signed)?);
        let lines: Vec<_> = chunks(&signature, LINE).collect();
        Ok(format!("{unsigned}{}\r\n", lines.join("\r\n\t ")))
    }
}

impl fmt::Debug for DkimSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DkimSigner({})", self.name())
    }
}

/// The part of an address behind its `@`.
pub(super) fn domain_of(email: &Email) -> &str {
    email
        .as_str()
        .rsplit_once('@')
        .map_or("", |(_, domain)| domain)
}

fn is_name(text: &str) -> bool {
    let is_label = |label: &str| {
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '-';
        (1..=63).contains(&label.len()) && label.chars().all(fits)
    };
    text.split('.').all(is_label)
}

/// Pieces of a text of ASCII.
fn chunks(text: &str, size: usize) -> impl Iterator<Item = &str> {
    (0..text.len())
        .step_by(size)
        .map(move |from| &text[from..text.len().min(from + size)])
}

#[cfg(test)]
mod tests;
