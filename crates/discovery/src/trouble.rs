//! Why a call came to nothing, in words for whoever stands before the recorder.

use crate::answer::short;
use crate::soap::{Element, SoapError};

/// Why a camera did not do what it was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Trouble {
    /// Name or password are wrong.
    #[error("The camera does not take this user name and password.")]
    NotAuthorized,
    /// The user may not do this.
    #[error("The camera does not let this user change passwords. Use one of its administrators.")]
    Forbidden,
    /// Too many wrong tries.
    #[error(
        "The camera has closed its sign-in for a while after wrong tries. Wait some minutes, then try again."
    )]
    Locked,
    /// It answers whoever asks.
    #[error(
        "The camera asks for no password: it is still as from the factory. Create its password on its own page first."
    )]
    Open,
    /// The new password breaks its rules.
    #[error("The camera's rules refuse the new password as too weak{}", said(.0))]
    PasswordTooWeak(String),
    /// The new password is too long for it.
    #[error("The camera takes no password as long as the new one.")]
    PasswordTooLong,
    /// XML, and so ONVIF, has no way to write it.
    #[error("The name or the password holds a character that cannot be sent to a camera.")]
    Unwritable,
    /// It knows no such user.
    #[error("The camera has no user of this name.")]
    NoSuchUser,
    /// Its password cannot be changed from outside.
    #[error("The camera does not let the password of this user be changed over the network.")]
    FixedUser,
    /// It has no such call.
    #[error("The camera cannot change passwords over ONVIF. Change it on the camera's own page.")]
    NotSupported,
    /// It sends elsewhere.
    #[error(
        "The address leads to another one, and a password is never sent after it. Give the camera's own address."
    )]
    Moved,
    /// Nothing that speaks ONVIF answers here.
    #[error(
        "What answers at this address speaks no ONVIF. Check the address, and that ONVIF is switched on in the camera."
    )]
    NotOnvif,
    /// It broke the protocol.
    #[error("The camera's answer cannot be read: {0}.")]
    Unreadable(#[from] SoapError),
    /// It answers with an error of its own.
    #[error("The camera answers with an error (status {status}){}", said(.reason))]
    Refused {
        /// The HTTP status.
        status: u16,
        /// What it says, at most 80 letters.
        reason: String,
    },
}

fn said(reason: &str) -> String {
    match reason {
        "" => ".".to_owned(),
        reason => format!(
            ". It says: \u{201c}{}\u{201d}.",
            reason.trim_end_matches('.')
        ),
    }
}

impl Trouble {
    /// A word for programs that never changes.
    #[must_use]
    pub fn cause(&self) -> &'static str {
        match self {
            Self::NotAuthorized => "wrong_password",
            Self::Forbidden => "not_allowed",
            Self::Locked => "locked",
            Self::Open => "no_password_yet",
            Self::PasswordTooWeak(_) => "password_too_weak",
            Self::PasswordTooLong => "password_too_long",
            Self::Unwritable => "unwritable",
            Self::NoSuchUser => "no_such_user",
            Self::FixedUser => "fixed_user",
            Self::NotSupported => "not_supported",
            Self::Moved => "moved",
            Self::NotOnvif => "not_onvif",
            Self::Unreadable(_) => "unreadable",
            Self::Refused { .. } => "refused",
        }
    }
}

/// What a fault says: its codes without prefixes, from the outermost, and its reason.
pub(crate) struct Fault {
    codes: Vec<String>,
    reason: String,
}

impl Fault {
    /// The fault in a message's body, of SOAP 1.2 or, as old cameras send it, 1.1.
    pub(crate) fn of(body: &Element) -> Option<Self> {
        let fault = body.child("Fault")?;
        let mut codes: Vec<String> = fault.child("faultcode").map(local).into_iter().collect();
        let mut code = fault.child("Code");
        while let Some(at) = code {
            codes.extend(at.child("Value").map(local));
            code = at.child("Subcode");
        }
        // Not the standard's place for it, but some write it there.
        if let Some(detail) = fault.child("Detail") {
            codes.extend(
                detail
                    .children
                    .iter()
                    .filter_map(|one| one.child("subcode"))
                    .map(local),
            );
        }
        let reason = fault.at(&["Reason", "Text"]);
        let reason = reason.or_else(|| fault.child("faultstring"));
        Some(Self {
            codes,
            reason: reason.map_or_else(String::new, |reason| short(reason.text())),
        })
    }

    fn has(&self, code: &str) -> bool {
        self.codes
            .iter()
            .any(|found| found.eq_ignore_ascii_case(code))
    }

    /// Whether it asks for another sign-in: by its code, or in words where it has no code of its own.
    fn wants_login(&self) -> bool {
        let coded = ["NotAuthorized", "FailedAuthentication", "InvalidSecurity"];
        let is_bare = self
            .codes
            .iter()
            .all(|code| code == "Sender" || code == "Receiver");
        let reason = self.reason.to_ascii_lowercase();
        let said = [
            "ws-security",
            "authentication failed",
            "not authorized",
            "unauthorized",
        ];
        coded.iter().any(|code| self.has(code))
            || (is_bare && said.iter().any(|words| reason.contains(words)))
    }

    fn speaks_of_lock(&self) -> bool {
        let reason = self.reason.to_ascii_lowercase();
        self.has("AccountLocked") || reason.contains("locked") || reason.contains("lockout")
    }

    /// The same for people (ONVIF Core 8.4.4 to 8.4.6 name the codes).
    pub(crate) fn trouble(self, status: u16) -> Trouble {
        if self.speaks_of_lock() {
            return Trouble::Locked;
        }
        if self.wants_login() {
            return Trouble::NotAuthorized;
        }
        // SetUser has the first, CreateUsers the second; cameras mix them up.
        if self.has("PasswordTooWeak") || self.has("Password") {
            return Trouble::PasswordTooWeak(self.reason);
        }
        let known = [
            ("PasswordTooLong", Trouble::PasswordTooLong),
            ("UsernameMissing", Trouble::NoSuchUser),
            ("FixedUser", Trouble::FixedUser),
            ("ActionNotSupported", Trouble::NotSupported),
            // The outer code of several of the others, and so the last.
            ("OperationProhibited", Trouble::Forbidden),
        ];
        let found = known.into_iter().find(|(code, _)| self.has(code));
        found.map_or(
            Trouble::Refused {
                status,
                reason: self.reason,
            },
            |(_, trouble)| trouble,
        )
    }
}

fn local(code: &Element) -> String {
    let text = code.text();
    short(text.rsplit_once(':').map_or(text, |(_, local)| local))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(codes: &str, reason: &str) -> Trouble {
        let text = format!(
            "<Envelope><Body><Fault>{codes}<Reason><Text>{reason}</Text></Reason></Fault></Body></Envelope>"
        );
        let body = Element::body_of(text.as_bytes()).unwrap();
        Fault::of(&body).unwrap().trouble(400)
    }

    fn nested(inner: &str) -> String {
        format!(
            "<Code><Value>s:Sender</Value><Subcode><Value>ter:OperationProhibited</Value><Subcode><Value>ter:{inner}</Value></Subcode></Subcode></Code>"
        )
    }

    #[test]
    fn d12_each_fault_of_set_user_has_words_of_its_own() {
        let weak = "Use upper and lower case.";
        for (code, trouble) in [
            ("PasswordTooWeak", Trouble::PasswordTooWeak(weak.to_owned())),
            ("Password", Trouble::PasswordTooWeak(weak.to_owned())),
            ("PasswordTooLong", Trouble::PasswordTooLong),
            ("UsernameMissing", Trouble::NoSuchUser),
            ("FixedUser", Trouble::FixedUser),
            ("NotAuthorized", Trouble::NotAuthorized),
            ("ActionNotSupported", Trouble::NotSupported),
        ] {
            assert_eq!(fault(&nested(code), weak), trouble);
        }
        let words = fault(&nested("PasswordTooWeak"), weak).to_string();
        assert_eq!(
            words,
            "The camera's rules refuse the new password as too weak. It says: \u{201c}Use upper and lower case\u{201d}."
        );
    }

    #[test]
    fn d12_a_lock_is_told_from_a_wrong_password() {
        assert_eq!(
            fault(&nested("NotAuthorized"), "User is locked, try later"),
            Trouble::Locked
        );
        assert_eq!(
            fault("<faultcode>wsse:FailedAuthentication</faultcode>", ""),
            Trouble::NotAuthorized
        );
    }

    #[test]
    fn d12_faults_without_a_code_are_known_by_their_words() {
        // As the crate onvif-server 0.1.1 answers.
        let bare = "<Code><Value>env:Sender</Value></Code>";
        for words in [
            "WS-Security header required but not provided",
            "Authentication failed",
        ] {
            assert_eq!(fault(bare, words), Trouble::NotAuthorized);
        }
        let detail = "<Code><Value>env:Receiver</Value></Code><Detail><ter:fault><ter:subcode>ter:ActionNotSupported</ter:subcode></ter:fault></Detail>";
        assert_eq!(fault(detail, "Action not supported"), Trouble::NotSupported);
        let other = fault(bare, "Schema validation failed");
        assert_eq!(other.cause(), "refused");
    }

    #[test]
    fn d12_an_unknown_fault_is_shown_short_and_on_one_line() {
        let long = format!("a\nb{}", "x".repeat(500));
        let Trouble::Refused { reason, .. } = fault("<Code/>", &long) else {
            panic!("it is not refused");
        };
        assert_eq!(reason.chars().count(), 80);
        assert!(!reason.contains('\n'));
    }
}
