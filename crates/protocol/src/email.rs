//! Mail addresses: of the holder, and the one that a device keeps in reserve.

use alloc::format;
use alloc::string::String;
use core::fmt;

/// Why a text cannot be a mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    /// Nothing but blanks.
    #[error("nothing was given")]
    Empty,
    /// Letters beyond ASCII, control characters or blanks inside.
    #[error("only plain letters, digits and signs are allowed, without blanks")]
    NotPlain,
    /// No `@` at all.
    #[error("the @ is missing")]
    NoAt,
    /// More than one `@`.
    #[error("there is more than one @")]
    SeveralAts,
    /// The part before the `@` is empty, above 64 characters, or has a sign that cannot stand there.
    #[error("the part before the @ cannot be right")]
    Local,
    /// The part after the `@` is no domain name with a dot.
    #[error("the part after the @ cannot be right")]
    Domain,
    /// More than 254 characters.
    #[error("at most 254 characters are allowed")]
    TooLong,
    /// Right, but too long for the room that a challenge has for it.
    #[error("a reserved email may have at most 44 characters")]
    TooLongToSeal,
}

impl EmailError {
    /// The name that `PROTOCOL.md` gives to this refusal.
    #[must_use]
    pub fn cause(&self) -> &'static str {
        match self {
            EmailError::Empty => "empty",
            EmailError::NotPlain => "not-plain",
            EmailError::NoAt => "no-at",
            EmailError::SeveralAts => "several-ats",
            EmailError::Local => "local",
            EmailError::Domain => "domain",
            EmailError::TooLong => "too-long",
            EmailError::TooLongToSeal => "too-long-to-seal",
        }
    }
}

/// A mail address of at most 254 ASCII characters, its domain in small letters.
///
/// `Display` shows it whole, for mail headers; `Debug` masks it, for logs.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

impl Email {
    /// The most characters that an address has (RFC 5321 section 4.5.3.1.3).
    pub const MAX_LENGTH: usize = 254;

    /// Takes what a person typed; blanks around it are dropped.
    ///
    /// # Errors
    /// The first [`EmailError`], in the order of its variants.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(EmailError::Empty);
        }
        if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(EmailError::NotPlain);
        }
        let (local, domain) = text.split_once('@').ok_or(EmailError::NoAt)?;
        if domain.contains('@') {
            return Err(EmailError::SeveralAts);
        }
        if !is_local_part(local) {
            return Err(EmailError::Local);
        }
        if !is_domain(domain) {
            return Err(EmailError::Domain);
        }
        if text.len() > Self::MAX_LENGTH {
            return Err(EmailError::TooLong);
        }
        Ok(Self(format!("{local}@{}", domain.to_ascii_lowercase())))
    }

    /// The address in its normal form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address as a stranger may see it: `service@example.com` becomes `ser****.com`.
    ///
    /// Half of the part before the `@`, at least one and at most three characters of it, and
    /// the last part of the domain.
    #[must_use]
    pub fn masked(&self) -> String {
        let (local, domain) = self.0.split_once('@').unwrap_or((&self.0, ""));
        let shown = (local.len() / 2).clamp(1, 3);
        let last = domain.rsplit('.').next().unwrap_or_default();
        format!("{}****.{last}", &local[..shown])
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Email({})", self.masked())
    }
}

/// RFC 5322's dot-atom: what mail systems accept without quotes.
fn is_local_part(local: &str) -> bool {
    let is_atom = |atom: &str| {
        !atom.is_empty()
            && atom
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte))
    };
    local.len() <= 64 && local.split('.').all(is_atom)
}

/// At least two labels of letters, digits and inner hyphens; the last is not a bare number.
fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let last = domain.rsplit('.').next().unwrap_or_default();
    domain.contains('.')
        && domain.split('.').all(is_label)
        && !last.bytes().all(|byte| byte.is_ascii_digit())
}

/// The address that a device keeps in reserve: short enough to be sealed, never shown whole.
///
/// It has no `Display`, and its `Debug` masks it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReservedEmail(Email);

impl ReservedEmail {
    /// The most characters that fit into a challenge.
    pub const MAX_LENGTH: usize = 44;

    /// Takes what a person typed; blanks around it are dropped.
    ///
    /// # Errors
    /// As [`Email::parse`]; and [`EmailError::TooLongToSeal`] above 44 characters.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let email = Email::parse(text)?;
        if email.0.len() > Self::MAX_LENGTH {
            return Err(EmailError::TooLongToSeal);
        }
        Ok(Self(email))
    }

    /// Takes it as a challenge carries it: already in its one normal form.
    pub(crate) fn exact(bytes: &[u8]) -> Option<Self> {
        let text = core::str::from_utf8(bytes).ok()?;
        Self::parse(text)
            .ok()
            .filter(|email| email.0.as_str() == text)
    }

    /// The address, to write to it.
    #[must_use]
    pub fn email(&self) -> &Email {
        &self.0
    }

    /// The address as a stranger may see it.
    #[must_use]
    pub fn masked(&self) -> String {
        self.0.masked()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn m3_a_masked_address_tells_three_characters_and_the_last_label() {
        let masked = |text| Email::parse(text).unwrap().masked();
        assert_eq!(masked("service@example.com"), "ser****.com");
        assert_eq!(masked("jo@mail.example.co.uk"), "j****.uk");
        assert_eq!(masked("x@y.org"), "x****.org");
    }

    #[test]
    fn inv8_a_reserved_email_is_masked_in_debug() {
        let email = ReservedEmail::parse("owner.of@example.org").unwrap();
        let shown = format!("{email:?}");
        assert!(
            !shown.contains("owner.of") && !shown.contains("example"),
            "{shown}"
        );
    }

    #[test]
    fn p1_each_fault_of_an_address_has_its_own_error() {
        let fault = |text: &str| Email::parse(text).unwrap_err();
        assert_eq!(fault(" "), EmailError::Empty);
        assert_eq!(fault("o wner@example.org"), EmailError::NotPlain);
        assert_eq!(fault("ow\u{f6}ner@example.org"), EmailError::NotPlain);
        assert_eq!(fault("owner.example.org"), EmailError::NoAt);
        assert_eq!(fault("a@b@example.org"), EmailError::SeveralAts);
        assert_eq!(fault(".owner@example.org"), EmailError::Local);
        assert_eq!(fault("owner@localhost"), EmailError::Domain);
        assert_eq!(fault("owner@10.0.0.1"), EmailError::Domain);
        assert_eq!(fault("owner@-x.org"), EmailError::Domain);
        let domain = format!("{0}.{0}.{0}.{0}.org", "d".repeat(60));
        assert_eq!(fault(&format!("owner-of-it@{domain}")), EmailError::TooLong);
    }

    #[test]
    fn a_reserved_email_of_45_characters_does_not_fit() {
        let address = |local: usize| format!("{}@example.org", "o".repeat(local));
        assert!(ReservedEmail::parse(&address(32)).is_ok());
        assert_eq!(
            ReservedEmail::parse(&address(33)),
            Err(EmailError::TooLongToSeal)
        );
    }

    #[test]
    fn the_domain_is_kept_in_small_letters_and_the_rest_as_typed() {
        let email = Email::parse(" Owner@Example.ORG ").unwrap();
        assert_eq!(email.as_str(), "Owner@example.org");
    }
}
