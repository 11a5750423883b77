//! Handing the machine's letters over to the service, which mails them.
//!
//! The machine seals an address into a challenge and leaves it; the service opens it and mails that
//! address. Until the service has it, it is posted again and again, and what must not be lost meanwhile
//! is in the machine's state.

use std::time::Duration;

use device::Input;
use hyper::Uri;
use protocol::{Challenge, ServiceAddress};
use serde_json::json;
use tokio::time::timeout;

use crate::config::Contact;
use crate::engine::Engine;
use crate::http_client::{Answer, post};
use crate::log;

/// First pause while the service cannot be reached; it doubles up to [`LONGEST_PAUSE`].
const FIRST_PAUSE: Duration = Duration::from_secs(10);
const LONGEST_PAUSE: Duration = Duration::from_secs(60 * 60);

/// What became of a letter.
#[derive(Debug, PartialEq, Eq)]
enum Handed {
    /// The service has it.
    Taken,
    /// The service will never take it, for the reason given.
    Refused(String),
    /// It may take it another time.
    Waits(String),
}

/// Hands letters over as they come, for ever.
pub(crate) async fn keep_handing_over(engine: Engine, service: ServiceAddress, contact: Contact) {
    let Ok(uri) = format!("{}/api/v1/email-codes", service.as_str()).parse::<Uri>() else {
        log::warn("the service's address in the trust bundle cannot be used");
        return;
    };
    let mut inputs = engine.inputs();
    let mut pause = FIRST_PAUSE;
    loop {
        inputs.mark_unchanged();
        let letters = engine.look(|machine, _| machine.letters()).await;
        let is_empty = hand_over(&engine, &uri, &contact, letters.unwrap_or_default()).await;
        if is_empty {
            pause = FIRST_PAUSE;
            if inputs.changed().await.is_err() {
                return;
            }
        } else {
            // A new letter is worth a try at once.
            let _ = timeout(pause, inputs.changed()).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }
}

/// Posts every letter once; says whether none is left to wait.
async fn hand_over(engine: &Engine, uri: &Uri, contact: &Contact, letters: Vec<Challenge>) -> bool {
    let mut none_waits = true;
    for letter in letters {
        match attempt(uri, contact, &letter).await {
            Handed::Waits(trouble) => {
                log::warn(format_args!("a mail could not be ordered yet: {trouble}"));
                none_waits = false;
                continue;
            }
            Handed::Refused(reason) => {
                log::warn(format_args!("the service refused to send a mail: {reason}"));
            }
            Handed::Taken => {}
        }
        let letter = letter.hash();
        none_waits &= engine.submit(Input::LetterTaken { letter }).await.is_ok();
    }
    none_waits
}

async fn attempt(uri: &Uri, contact: &Contact, letter: &Challenge) -> Handed {
    let body = json!({ "challenge": letter.to_digits() }).to_string();
    match post(uri, None, body, contact.authorities.as_deref()).await {
        Ok(answer) => judge(&answer),
        Err(fault) => Handed::Waits(fault.to_string()),
    }
}

/// A refusal by content is final; one by circumstances may pass.
fn judge(answer: &Answer) -> Handed {
    match answer.status {
        200..=299 => Handed::Taken,
        400 | 409 | 413 | 422 => Handed::Refused(answer.reason()),
        _ => Handed::Waits(answer.reason()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(status: u16, body: &str) -> Handed {
        judge(&Answer {
            status,
            body: body.as_bytes().to_vec(),
        })
    }

    #[test]
    fn d2_a_service_that_is_down_or_busy_gets_the_letter_later() {
        for status in [404, 429, 500, 503] {
            assert!(matches!(said(status, ""), Handed::Waits(_)), "{status}");
        }
    }

    #[test]
    fn d2_a_refusal_is_final_and_tells_the_services_reason() {
        let body = r#"{"title":"That did not work","status":409,"detail":"Another service."}"#;
        assert_eq!(
            said(409, body),
            Handed::Refused("Another service.".to_owned())
        );
        assert_eq!(said(202, "{}"), Handed::Taken);
    }
}
