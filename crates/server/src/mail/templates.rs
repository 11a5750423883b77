//! The words of each mail. One context type each, set as text and as HTML from the same values.

use askama::Template;
use zeroize::Zeroizing;

/// What every mail tells about the request it belongs to.
#[derive(Clone)]
pub struct About {
    /// The authority's name.
    pub authority: String,
    /// The case number, `RG-482-190-335`.
    pub case_number: String,
    /// The device's model.
    pub model: String,
    /// The device's serial, masked.
    pub serial: String,
    /// The short number of the challenge, as the device shows it.
    pub challenge: String,
    /// The fixed address all mails come from.
    pub sender: String,
    /// The page that tells how a request stands.
    pub status_link: String,
    /// Where people are reached: a number, a page, a sentence.
    pub hotline: String,
}

/// A request has arrived.
pub struct Receipt {
    /// The request.
    pub about: About,
}

/// The key for an approved request.
pub struct Answer {
    /// The request.
    pub about: About,
    /// The key, `XXXX-XXXX`.
    pub key: Zeroizing<String>,
    /// For how many powered-on hours the challenge lives.
    pub hours: u64,
}

/// The desk said no.
pub struct Rejected {
    /// The request.
    pub about: About,
    /// The desk's reason, for the holder.
    pub reason: String,
    /// Where to ask again.
    pub request_link: String,
}

/// The desk asks back.
pub struct MoreWanted {
    /// The request.
    pub about: About,
    /// The desk's question.
    pub question: String,
    /// The page that takes the answer.
    pub link: String,
}

/// The reserved email learns that the desk released a key by another way.
pub struct Notice {
    /// The request.
    pub about: About,
    /// When it was approved, in words, with its zone.
    pub when: String,
}

/// What a mail to a device's reserved email tells about the device.
#[derive(Clone)]
pub struct AboutDevice {
    /// The authority's name.
    pub authority: String,
    /// The device's model.
    pub model: String,
    /// The device's serial, masked.
    pub serial: String,
    /// The short number of the challenge, as the device shows it.
    pub challenge: String,
    /// Where people are reached: a number, a page, a sentence.
    pub hotline: String,
}

/// A code to the reserved email.
pub struct EmailCode {
    /// The device.
    pub about: AboutDevice,
    /// Whether it confirms the address, and resets nothing.
    pub confirms: bool,
    /// The code, `XXXX-XXXX`.
    pub code: Zeroizing<String>,
    /// When it was asked for, in words, with its zone.
    pub when: String,
    /// The network address it was asked for from.
    pub network: String,
    /// For how many hours it is good.
    pub hours: u64,
}

impl EmailCode {
    fn title(&self) -> &'static str {
        match self.confirms {
            true => "Confirm this address for your device",
            false => "A code for a new password on your device",
        }
    }

    /// The line under the title of the text.
    fn rule(&self) -> String {
        "=".repeat(self.title().len())
    }
}

/// An address learns that it is the reserved email no longer.
pub struct Farewell {
    /// The device.
    pub about: AboutDevice,
    /// When that was asked for, in words, with its zone.
    pub when: String,
}

/// A mail as written: its subject and both of its forms.
pub struct Written {
    /// The subject, without secrets.
    pub subject: String,
    /// The whole text.
    pub text: Zeroizing<String>,
    /// The same as HTML.
    pub html: Zeroizing<String>,
}

/// A mail that can be written out.
pub trait Mail {
    /// The subject: never a secret.
    fn subject(&self) -> String;
    /// Writes the mail in both forms.
    ///
    /// # Errors
    /// When a template cannot be set, which is a fault of ours.
    fn write(&self) -> Result<Written, askama::Error>;
}

macro_rules! mail {
    ($mail:ident, $text:tt, $html:tt, |$it:ident| $subject:expr) => {
        const _: () = {
            #[derive(Template)]
            #[template(path = $text, escape = "none")]
            struct Text<'a> {
                m: &'a $mail,
            }

            #[derive(Template)]
            #[template(path = $html)]
            struct Html<'a> {
                m: &'a $mail,
            }

            impl Mail for $mail {
                fn subject(&self) -> String {
                    let $it = self;
                    $subject
                }

                fn write(&self) -> Result<Written, askama::Error> {
                    Ok(Written {
                        subject: self.subject(),
                        text: Zeroizing::new(Text { m: self }.render()?),
                        html: Zeroizing::new(Html { m: self }.render()?),
                    })
                }
            }
        };
    };
}

mail!(Receipt, "mail/receipt.txt", "mail/receipt.html", |m| {
    format!("We have your request {}", m.about.case_number)
});
mail!(Answer, "mail/answer.txt", "mail/answer.html", |m| {
    format!("Your request {} is answered", m.about.case_number)
});
mail!(Rejected, "mail/rejected.txt", "mail/rejected.html", |m| {
    format!("Your request {} was not approved", m.about.case_number)
});
mail!(MoreWanted, "mail/more.txt", "mail/more.html", |m| {
    format!("A question about your request {}", m.about.case_number)
});
mail!(Notice, "mail/notice.txt", "mail/notice.html", |m| {
    format!("A key was given out for your {}", m.about.model)
});
mail!(
    EmailCode,
    "mail/email_code.txt",
    "mail/email_code.html",
    |m| {
        let model = &m.about.model;
        match m.confirms {
            true => format!("Confirm this address for your {model}"),
            false => format!("Your code for {model}, challenge {}", m.about.challenge),
        }
    }
);
mail!(Farewell, "mail/farewell.txt", "mail/farewell.html", |m| {
    format!("Another reserved email was set on your {}", m.about.model)
});
