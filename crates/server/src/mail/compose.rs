//! From what a letter has to say to the letter as it is sent.

use std::time::{Duration, SystemTime};

use protocol::{Email, Serial};
use recovery::holder::LINK_LIFE;
use recovery::jobs::JobKind;
use recovery::letter::{
    About as Facts, AboutDevice as DeviceFacts, AboutLine, LISTED, Letter as Content,
};
use recovery::policy::{AnswerKind, EMAIL_CODE_LIFE, Policy};
use recovery::time::Timestamp;
use recovery::token::Token;
use web::language::{Language, Words};

use super::answers;
use super::kinds::{
    About, AboutDevice, Asked, Device, EmailCode, Farewell, HolderLink, Mail, MoreWanted, Notice,
    Receipt, Rejected, Written,
};
use super::letter::Attachment;
use super::{Letter, MessageId, Sender};
use crate::tell;

/// Why a letter could not be set: faults of ours.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SetError {
    /// A template cannot be set.
    #[error("the template cannot be set: {0}")]
    Template(#[from] askama::Error),
    /// Files cannot be packed.
    #[error("the files cannot be packed: {0}")]
    Archive(#[from] zip::result::ZipError),
    /// Nor written.
    #[error("the files cannot be packed: {0}")]
    Write(#[from] std::io::Error),
}

/// Writes out a letter. Its links begin with the configured address, never with a request's host.
pub(crate) fn compose(
    content: Content,
    job: JobKind,
    policy: &Policy,
    now: Timestamp,
) -> Result<Letter, SetError> {
    let t = words(&content);
    let (to, (written, attachments)) = write(content, policy, t)?;
    Ok(Letter {
        id: MessageId::new(&job.key(), &policy.mail_from),
        from: Sender {
            name: policy.service_name.clone(),
            address: policy.mail_from.clone(),
            bounces: None,
        },
        to,
        subject: written.subject,
        text: written.text,
        html: written.html,
        attachments,
        date: SystemTime::UNIX_EPOCH
            + Duration::from_secs(u64::try_from(now.seconds()).unwrap_or_default()),
        language: t.language(),
    })
}

fn write(
    content: Content,
    policy: &Policy,
    t: Words,
) -> Result<(Email, (Written, Vec<Attachment>)), SetError> {
    let (to, written) = match content {
        Content::Answer {
            to,
            about,
            answers: made,
            missing,
            token,
        } => {
            let about = with_link(self::about(&about, policy, t), &token, policy);
            return Ok((to, answers::write(about, made, &missing, policy, t)?));
        }
        Content::Receipt {
            to,
            about,
            due,
            others,
            confirm,
            token,
        } => {
            let mail = Receipt {
                about: with_link(self::about(&about, policy, t), &token, policy),
                due,
                unlisted: others.len().saturating_sub(LISTED),
                others: others
                    .iter()
                    .take(LISTED)
                    .map(ToString::to_string)
                    .collect(),
                confirm_link: confirm
                    .map(|link| format!("{}/confirm/{link}", policy.public_address)),
                working_hours: policy.calendar.promise().as_hours(),
            };
            (to, mail.write(t)?)
        }
        Content::Rejected { to, about, reason } => {
            let mail = Rejected {
                about: self::about(&about, policy, t),
                reason: reason.to_string(),
                request_link: format!("{}/request", policy.public_address),
            };
            (to, mail.write(t)?)
        }
        Content::MoreWanted {
            to,
            about,
            question,
            token,
        } => {
            let mail = MoreWanted {
                about: self::about(&about, policy, t),
                question: question.to_string(),
                link: format!("{}/more/{}", policy.public_address, *token.to_text()),
            };
            (to, mail.write(t)?)
        }
        Content::HolderLink { to, about, token } => {
            let mail = HolderLink {
                about: self::about(&about, policy, t),
                link: mine(&token, policy),
                hours: LINK_LIFE.as_secs() / 3600,
            };
            (to, mail.write(t)?)
        }
        Content::Notice {
            to,
            about,
            released_at,
        } => {
            let kind = about.devices.first().map(|device| device.kind);
            let mail = Notice {
                about: self::about(&about, policy, t),
                is_file: kind == Some(AnswerKind::File),
                when: released_at.to_string(),
            };
            (to.email().clone(), mail.write(t)?)
        }
        Content::Asked {
            to,
            about,
            asked_at,
            token,
        } => {
            let mail = Asked {
                about: self::about(&about, policy, t),
                when: asked_at.to_string(),
                link: format!("{}/not-me/{}", policy.public_address, *token.to_text()),
            };
            (to.email().clone(), mail.write(t)?)
        }
        Content::EmailCode {
            to,
            about,
            code,
            token,
            ..
        } => {
            let mail = EmailCode {
                about: about_device(&about, policy, t),
                not_me: token
                    .map(|token| format!("{}/not-me/{}", policy.public_address, *token.to_text())),
                code: code.to_text(),
                when: about.at.to_string(),
                network: about.network.to_string(),
                hours: EMAIL_CODE_LIFE.as_secs() / 3600,
            };
            (to.email().clone(), mail.write(t)?)
        }
        Content::Farewell { to, about } => {
            let mail = Farewell {
                about: about_device(&about, policy, t),
                when: about.at.to_string(),
            };
            (to.email().clone(), mail.write(t)?)
        }
    };
    Ok((to, (written, Vec::new())))
}

/// The words of the language in which was asked.
fn words(content: &Content) -> Words {
    let locale = match content {
        Content::Receipt { about, .. }
        | Content::Answer { about, .. }
        | Content::Notice { about, .. }
        | Content::Asked { about, .. }
        | Content::Rejected { about, .. }
        | Content::MoreWanted { about, .. }
        | Content::HolderLink { about, .. } => about.language,
        Content::EmailCode { about, .. } | Content::Farewell { about, .. } => about.language,
    };
    Words::of(Language::parse(locale.code()).unwrap_or(Language::En))
}

fn mine(token: &Token, policy: &Policy) -> String {
    format!("{}/mine/{}", policy.public_address, *token.to_text())
}

fn with_link(about: About, token: &Token, policy: &Policy) -> About {
    About {
        mine_link: Some(mine(token, policy)),
        ..about
    }
}

fn about_device(facts: &DeviceFacts, policy: &Policy, t: Words) -> AboutDevice {
    AboutDevice {
        authority: policy.service_name.clone(),
        model: facts.model.to_string(),
        serial: masked(&facts.serial),
        challenge: facts.number.to_string(),
        hotline: tell::own(t, &policy.hotline).to_owned(),
    }
}

fn about(facts: &Facts, policy: &Policy, t: Words) -> About {
    About {
        authority: policy.service_name.clone(),
        case_number: facts.case.to_string(),
        devices: facts.devices.iter().map(device).collect(),
        unlisted: facts.total - facts.devices.len(),
        sender: policy.mail_from.to_string(),
        status_link: format!("{}/status", policy.public_address),
        mine_link: None,
        hotline: tell::own(t, &policy.hotline).to_owned(),
    }
}

pub(super) fn device(line: &AboutLine) -> Device {
    Device {
        position: line.position,
        model: line.model.to_string(),
        serial: masked(&line.serial),
        kind: line.kind,
        challenge: line.number.map(|number| number.to_string()),
    }
}

/// Enough of a serial to know one's own device by: its first and last four characters.
pub(crate) fn masked(serial: &Serial) -> String {
    let text = serial.as_str();
    let shown = (text.len() / 4).min(4);
    // Serials are ASCII, so every index is a character's.
    format!("{}****{}", &text[..shown], &text[text.len() - shown..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn m07_a_serial_is_masked_whatever_its_length() {
        let mask = |text| masked(&Serial::parse(text).unwrap());
        assert_eq!(mask("RG4T7M2KXX9876543210"), "RG4T****3210");
        assert_eq!(mask("A1B2"), "A****2");
        assert_eq!(mask("A"), "****");
    }
}
