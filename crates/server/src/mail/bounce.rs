//! What mail servers report of mails that came back: delivery status notifications of RFC 3464.

use mail_parser::{Message, MessageParser, MimeHeaders as _, PartType};
use protocol::Email;
use recovery::delivery::{Bounce, Outcome, ReturnToken, StatusCode};
use sha2::{Digest as _, Sha256};

/// How large a report may be. Servers send back the mail that it is about; the rest is not looked at.
pub const MOST_BYTES: usize = 1 << 20;

/// Headers in which a report names whom it was sent to, the surest first.
const RECIPIENT: [&str; 5] = [
    "X-Original-To",
    "Delivered-To",
    "Envelope-To",
    "X-Envelope-To",
    "To",
];

/// What is kept of the secret that mail servers show when they report.
#[must_use]
pub fn secret_hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

/// A report about one mail. It has no `Debug`: it holds the token of its envelope.
pub struct Report {
    /// The envelope's token.
    pub token: ReturnToken,
    /// What became of the mail.
    pub bounce: Bounce,
}

/// Why a message reports nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoReport {
    /// It is no message at all.
    #[error("this is no mail")]
    NotAMail,
    /// It came to another address, or one whose token is not ours.
    #[error("it was not sent to the address that one of our mails comes back to")]
    NotOurs,
    /// It is something else: somebody's answer, or that of a robot.
    #[error("it is no delivery status notification (RFC 3464)")]
    AnotherKind,
    /// It tells that a mail arrived.
    #[error("it reports neither a failure nor a delay")]
    Good,
}

impl Report {
    /// Reads a report that came to an address made of `bounces`; `recipient` is that address where
    /// the mail server names it, since headers may not.
    ///
    /// # Errors
    /// When it is not one about a mail that left here.
    pub fn read(
        message: &[u8],
        recipient: Option<&str>,
        bounces: &Email,
    ) -> Result<Self, NoReport> {
        let message = message.get(..MOST_BYTES).unwrap_or(message);
        let parsed = MessageParser::default().parse(message);
        let parsed = parsed.ok_or(NoReport::NotAMail)?;
        let token = match recipient {
            Some(address) => ReturnToken::find(address, bounces),
            None => RECIPIENT.iter().find_map(|name| {
                let raw = parsed.header_raw(*name)?;
                ReturnToken::find(raw, bounces)
            }),
        };
        let token = token.ok_or(NoReport::NotOurs)?;
        let status = status_of(&parsed).ok_or(NoReport::AnotherKind)?;
        let bounce = worst(&status).ok_or(NoReport::Good)?;
        Ok(Self { token, bounce })
    }
}

/// The part that programs read.
fn status_of(message: &Message<'_>) -> Option<String> {
    let is_status = |part: &&mail_parser::MessagePart<'_>| {
        part.is_content_type("message", "delivery-status")
            || part.is_content_type("message", "global-delivery-status")
    };
    let part = message.parts.iter().find(is_status)?;
    match &part.body {
        PartType::Text(text) | PartType::Html(text) => Some(text.to_string()),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
            Some(String::from_utf8_lossy(bytes).into_owned())
        }
        // Some take it for a message of its own, for its type begins so.
        PartType::Message(inner) => Some(String::from_utf8_lossy(inner.raw_message()).into_owned()),
        PartType::Multipart(_) => None,
    }
}

/// The worst that is said of a recipient; our mails have one each.
fn worst(status: &str) -> Option<Bounce> {
    let status = status.replace("\r\n", "\n");
    let reports = status.split("\n\n").filter_map(of_recipient);
    reports.min_by_key(|bounce| match bounce.outcome {
        Outcome::Failed => 0,
        Outcome::Delayed => 1,
    })
}

/// What is said of one recipient (RFC 3464, 2.3).
fn of_recipient(group: &str) -> Option<Bounce> {
    let field = |name: &str| {
        group.lines().find_map(|line| {
            let (own, value) = line.split_once(':')?;
            own.trim().eq_ignore_ascii_case(name).then(|| value.trim())
        })
    };
    // A comment may stand behind either.
    let word = |text: &'_ str| {
        text.split([' ', '\t', '('])
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let outcome = match word(field("Action")?).to_ascii_lowercase().as_str() {
        "failed" => Outcome::Failed,
        "delayed" => Outcome::Delayed,
        _ => return None,
    };
    let status = field("Status").and_then(|text| StatusCode::parse(&word(text)));
    Some(Bounce { outcome, status })
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::Index;

    use super::*;

    const TO: &str = "bounces+0123456789abcdefghjkmnpq@example.org";

    /// A report as Postfix writes one.
    fn report(to: &str, kind: &str, status: &str) -> String {
        format!(
            "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example.net (Mail Delivery System)\r\n\
             To: {to}\r\nSubject: Undelivered Mail Returned to Sender\r\nAuto-Submitted: auto-replied\r\n\
             MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status;\r\n\
             \tboundary=\"B\"\r\n\r\nThis is a MIME-encapsulated message.\r\n\r\n--B\r\n\
             Content-Description: Notification\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n\
             I'm sorry. Action: failed\r\nStatus: 5.0.0\r\n\r\n--B\r\n\
             Content-Description: Delivery report\r\nContent-Type: {kind}\r\n\r\n{status}\r\n--B\r\n\
             Content-Type: message/rfc822\r\n\r\nFrom: answers@example.org\r\nSubject: Yours\r\n\r\n\
             4T9K-8MRX\r\n\r\n--B--\r\n"
        )
    }

    fn read(message: &str) -> Result<Bounce, NoReport> {
        let bounces = Email::parse("bounces@example.org").unwrap();
        Report::read(message.as_bytes(), None, &bounces).map(|report| report.bounce)
    }

    const KIND: &str = "message/delivery-status";
    const GROUPS: &str = "Reporting-MTA: dns; mx.example.net\r\nArrival-Date: Sat, 21 Nov 2026 09:05:00 +0000\r\n\r\n\
        Final-Recipient: rfc822; holder@example.net\r\nAction: ACTION\r\nStatus: STATUS\r\n\
        Diagnostic-Code: smtp; 550 5.1.1\r\n <holder@example.net>: no such user\r\n";

    fn saying(action: &str, status: &str) -> String {
        GROUPS.replace("ACTION", action).replace("STATUS", status)
    }

    #[test]
    fn p9_a_report_is_read_from_the_part_for_programs_and_from_nothing_else() {
        let failed = read(&report(TO, KIND, &saying("failed", "5.1.1 (bad mailbox)"))).unwrap();
        assert_eq!(failed.outcome, Outcome::Failed);
        assert_eq!(failed.status.unwrap().as_str(), "5.1.1");
        let delayed = read(&report(TO, KIND, &saying("Delayed", "4.4.1"))).unwrap();
        assert_eq!(delayed.outcome, Outcome::Delayed);
        let odd = read(&report(TO, KIND, &saying("failed", "550; drop"))).unwrap();
        assert_eq!(odd.status, None);
        let arrived = report(TO, KIND, &saying("delivered", "2.0.0"));
        assert_eq!(read(&arrived), Err(NoReport::Good));
        let words = report(TO, "text/plain", &saying("failed", "5.1.1"));
        assert_eq!(read(&words), Err(NoReport::AnotherKind));
    }

    proptest! {
        #[test]
        fn p9_whatever_bytes_a_report_has_it_is_read_or_refused(
            changes in vec((any::<Index>(), any::<u8>()), 0..12),
            end in any::<Index>(),
            is_cut: bool,
        ) {
            let mut message = report(TO, KIND, &saying("failed", "5.1.1")).into_bytes();
            for (at, byte) in changes {
                let at = at.index(message.len());
                message[at] = byte;
            }
            if is_cut {
                message.truncate(end.index(message.len()));
            }
            let bounces = Email::parse("bounces@example.org").unwrap();
            if let Ok(report) = Report::read(&message, Some(TO), &bounces) {
                let status = report.bounce.status;
                let parts = |text: &str| text.split('.').count();
                prop_assert!(status.is_none_or(|status| parts(status.as_str()) == 3));
            }
        }
    }

    #[test]
    fn p9_a_report_to_another_address_or_an_answer_of_a_robot_is_none() {
        let whole = saying("failed", "5.1.1");
        for to in [
            "bounces@example.org",
            "bounces+0123@example.org",
            "bounces+0123456789abcdefghjkmnpq@example.com",
        ] {
            assert_eq!(
                read(&report(to, KIND, &whole)),
                Err(NoReport::NotOurs),
                "{to}"
            );
        }
        let away = format!("To: {TO}\r\nAuto-Submitted: auto-replied\r\n\r\nI am away.\r\n");
        assert_eq!(read(&away), Err(NoReport::AnotherKind));
        assert!(read("").is_err());
        let named = report("undisclosed-recipients:;", KIND, &whole);
        let bounces = Email::parse("bounces@example.org").unwrap();
        assert!(Report::read(named.as_bytes(), Some(TO), &bounces).is_ok());
    }
}
