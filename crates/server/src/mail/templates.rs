//! The words of each mail. One context type each, set as text and as HTML from the same values.

use askama::Template;
use recovery::calendar::Told;
use recovery::policy::AnswerKind;
use zeroize::Zeroizing;

/// What every mail tells about the request it belongs to.
#[derive(Clone)]
pub struct About {
    /// The authority's name.
    pub authority: String,
    /// The case number, `RG-482-190-335`.
    pub case_number: String,
    /// The devices that it is about, as many as a mail lists.
    pub devices: Vec<Device>,
    /// How many more there are.
    pub unlisted: usize,
    /// The fixed address all mails come from.
    pub sender: String,
    /// The page that tells how a request stands.
    pub status_link: String,
    /// Where people are reached: a number, a page, a sentence.
    pub hotline: String,
}

/// A device as a mail names it.
#[derive(Clone)]
pub struct Device {
    /// Its place in the request, from 1.
    pub position: u32,
    /// Its model.
    pub model: String,
    /// Its serial, masked.
    pub serial: String,
    /// The answer that was asked for.
    pub kind: AnswerKind,
    /// The short number of its challenge, as the device shows it, where there is one.
    pub challenge: Option<String>,
}

impl About {
    /// How many devices it is about.
    #[must_use]
    pub fn total(&self) -> usize {
        self.devices.len() + self.unlisted
    }

    fn is_one(&self) -> bool {
        self.total() == 1
    }

    fn has_challenge(&self) -> bool {
        self.devices.iter().any(|device| device.challenge.is_some())
    }

    fn has_code(&self) -> bool {
        let is_code = |device: &Device| device.kind == AnswerKind::SecurityCode;
        self.devices.iter().any(is_code)
    }

    fn title(&self, device: &Device) -> String {
        match self.is_one() {
            true => "Device".to_owned(),
            false => format!("Device {}", device.position),
        }
    }

    /// The same before a device in a list of plain text, filled up to a column.
    fn heading(&self, device: &Device) -> String {
        format!("{:<11}", format!("{}:", self.title(device)))
    }

    /// The model of the one device, or how many there are.
    fn models(&self) -> String {
        match self.devices.as_slice() {
            [only] if self.is_one() => only.model.clone(),
            _ => format!("{} devices", self.total()),
        }
    }
}

/// A request has arrived.
pub struct Receipt {
    /// The request.
    pub about: About,
    /// When the answer is due.
    pub due: Option<Told>,
    /// The numbers of other requests for which it stands as well.
    pub others: Vec<String>,
    /// How many more there are.
    pub unlisted: usize,
    /// The page where its reader says that our mails reach him, unless he has.
    pub confirm_link: Option<String>,
    /// How soon the desk answers, in working hours.
    pub working_hours: u32,
}

/// The key for an approved request.
pub struct Answer {
    /// The request.
    pub about: About,
    /// The device's model.
    pub model: String,
    /// The device's serial, masked.
    pub serial: String,
    /// The short number of the challenge, as the device shows it.
    pub challenge: String,
    /// The key, `XXXX-XXXX`.
    pub key: Zeroizing<String>,
    /// For how many powered-on hours the challenge lives.
    pub hours: u64,
}

/// The reset file for an approved request; it is attached.
pub struct AnswerFile {
    /// The request.
    pub about: About,
    /// The short number of the challenge, as the device shows it.
    pub challenge: Option<String>,
    /// The attachment's name.
    pub file: String,
    /// The last moment at which it can be used.
    pub until: String,
}

/// Security codes or temporary passwords for an approved request, one for each date.
pub struct AnswerDated {
    /// The request.
    pub about: About,
    /// The device's start time, for security codes.
    pub started: Option<String>,
    /// One for each date, the earliest first.
    pub answers: Vec<OneAnswer>,
}

/// The answers for several devices.
pub struct AnswerMany {
    /// The request.
    pub about: About,
    /// How many devices are answered.
    pub answered: usize,
    /// The devices that are listed, with their answers.
    pub lines: Vec<AnsweredDevice>,
    /// How many more there are, in the attached table only.
    pub unlisted: usize,
    /// Whether a table is attached.
    pub has_table: bool,
    /// The last moment at which files can be used.
    pub until: String,
    /// Devices whose answers cannot be made any more.
    pub missing: Vec<Device>,
}

/// A device with its answer.
pub struct AnsweredDevice {
    /// Its place in the request, from 1.
    pub position: u32,
    /// Its model.
    pub model: String,
    /// Its serial, masked.
    pub serial: String,
    /// The short number of its challenge, as the device shows it, where there is one.
    pub challenge: Option<String>,
    /// Its start time, for security codes.
    pub started: Option<String>,
    /// The name of the attached file, for a reset file.
    pub file: Option<String>,
    /// What is typed on it; for dated answers one for each date.
    pub answers: Vec<OneAnswer>,
}

/// Something to type on a device.
pub struct OneAnswer {
    /// What it is.
    pub what: &'static str,
    /// The date that the device must show; empty when it may show any.
    pub date: String,
    /// What is typed.
    pub secret: Zeroizing<String>,
}

impl AnswerDated {
    fn each(&self) -> &'static str {
        match self.started {
            Some(_) => "a security code",
            None => "a temporary password",
        }
    }

    fn these(&self) -> &'static str {
        match self.started {
            Some(_) => "these codes",
            None => "these",
        }
    }
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
    /// What was given out, such as “a key”.
    pub what: &'static str,
    /// When it was approved, in words, with its zone.
    pub when: String,
}

impl Notice {
    fn title(&self) -> String {
        let mut what = self.what.to_owned();
        what.replace_range(..1, "A");
        format!("{what} was given out for your device")
    }

    /// The line under the title of the text.
    fn rule(&self) -> String {
        "=".repeat(self.title().len())
    }
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
mail!(
    AnswerFile,
    "mail/answer_file.txt",
    "mail/answer_file.html",
    |m| format!("Your request {} is answered", m.about.case_number)
);
mail!(
    AnswerDated,
    "mail/answer_dated.txt",
    "mail/answer_dated.html",
    |m| format!("Your request {} is answered", m.about.case_number)
);
mail!(
    AnswerMany,
    "mail/answer_many.txt",
    "mail/answer_many.html",
    |m| format!("Your request {} is answered", m.about.case_number)
);
mail!(Rejected, "mail/rejected.txt", "mail/rejected.html", |m| {
    format!("Your request {} was not approved", m.about.case_number)
});
mail!(MoreWanted, "mail/more.txt", "mail/more.html", |m| {
    format!("A question about your request {}", m.about.case_number)
});
mail!(Notice, "mail/notice.txt", "mail/notice.html", |m| {
    format!(
        "{} for your {}",
        m.title().trim_end_matches(" for your device"),
        m.about.models()
    )
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
