//! Making the device known to the service: its public key, with the proof that it holds the other half.

use std::time::Duration;

use device::{Machine, Now};
use getrandom::SysRng;
use hyper::Uri;
use protocol::{Enrolment, ServiceAddress};
use rand_core::UnwrapErr;
use serde_json::json;
use tokio::sync::watch;
use tokio::time::sleep;

use crate::config::EnrolmentTarget;
use crate::http_client::{Answer, post};
use crate::log;

/// First pause after a failed attempt; it doubles up to [`LONGEST_PAUSE`].
const FIRST_PAUSE: Duration = Duration::from_secs(10);
const LONGEST_PAUSE: Duration = Duration::from_secs(60 * 60);

/// How far the enrolment is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum EnrolmentStatus {
    /// No service is configured to post it to.
    ByHand,
    /// It was not answered yet.
    Waiting {
        /// What went wrong last, if anything did.
        trouble: Option<String>,
    },
    /// The service has it.
    Done,
    /// The service refused it; repeating does not help.
    Refused {
        /// What the service said.
        reason: String,
    },
}

impl EnrolmentStatus {
    /// The word that the API uses.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Self::ByHand => "by_hand",
            Self::Waiting { .. } => "waiting",
            Self::Done => "done",
            Self::Refused { .. } => "refused",
        }
    }
}

/// The enrolment request of a device towards its authority.
pub(crate) fn request(machine: &mut Machine, _: Now) -> Enrolment {
    let recovery = machine.bundle().recovery_key();
    let identity = &machine.profile().identity;
    let (serial, model) = (identity.serial().clone(), identity.model().clone());
    Enrolment::make(
        serial,
        model,
        machine.device_key(),
        recovery,
        &mut UnwrapErr(SysRng),
    )
}

/// Posts the request until the service has taken or refused it.
pub(crate) async fn keep_posting(
    target: EnrolmentTarget,
    request: Enrolment,
    status: watch::Sender<EnrolmentStatus>,
) {
    let mut pause = FIRST_PAUSE;
    loop {
        let outcome = attempt(&target, &request).await;
        let is_settled = !matches!(outcome, EnrolmentStatus::Waiting { .. });
        report(&outcome, pause);
        status.send_replace(outcome);
        if is_settled {
            return;
        }
        sleep(pause).await;
        pause = (pause * 2).min(LONGEST_PAUSE);
    }
}

fn report(outcome: &EnrolmentStatus, pause: Duration) {
    match outcome {
        EnrolmentStatus::Done => log::note("enrolled with the service"),
        EnrolmentStatus::Refused { reason } => {
            log::warn(format_args!("the service refused the enrolment: {reason}"));
        }
        EnrolmentStatus::Waiting {
            trouble: Some(trouble),
        } => {
            log::warn(format_args!(
                "enrolment not possible now: {trouble}; again in {} s",
                pause.as_secs()
            ));
        }
        EnrolmentStatus::Waiting { trouble: None } | EnrolmentStatus::ByHand => {}
    }
}

async fn attempt(target: &EnrolmentTarget, request: &Enrolment) -> EnrolmentStatus {
    let Some(uri) = uri(&target.service) else {
        return EnrolmentStatus::Refused {
            reason: "the service's address cannot be used".to_owned(),
        };
    };
    let body = json!({ "enrolment": request.to_text() }).to_string();
    match post(
        &uri,
        Some(&target.token),
        body,
        target.authorities.as_deref(),
    )
    .await
    {
        Ok(answer) => judge(&answer),
        Err(fault) => EnrolmentStatus::Waiting {
            trouble: Some(fault.to_string()),
        },
    }
}

fn uri(service: &ServiceAddress) -> Option<Uri> {
    format!("{}/api/v1/enrolments", service.as_str())
        .parse()
        .ok()
}

/// A refusal by content is final; one by circumstances (a token not yet valid, too many requests, a
/// service that is down) may pass.
fn judge(answer: &Answer) -> EnrolmentStatus {
    match answer.status {
        200..=299 => EnrolmentStatus::Done,
        400 | 409 | 413 | 422 => EnrolmentStatus::Refused {
            reason: answer.reason(),
        },
        _ => EnrolmentStatus::Waiting {
            trouble: Some(answer.reason()),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(status: u16, body: &str) -> EnrolmentStatus {
        judge(&Answer {
            status,
            body: body.as_bytes().to_vec(),
        })
    }

    #[test]
    fn a_service_that_is_down_or_busy_is_asked_again() {
        for status in [401, 403, 404, 429, 500, 503] {
            assert!(
                matches!(said(status, ""), EnrolmentStatus::Waiting { .. }),
                "{status}"
            );
        }
    }

    #[test]
    fn a_refusal_is_final_and_tells_the_services_reason() {
        let body = r#"{"error":{"code":"conflict","message":"Another key is enrolled."}}"#;
        let refused = EnrolmentStatus::Refused {
            reason: "Another key is enrolled.".to_owned(),
        };
        assert_eq!(said(409, body), refused);
        assert_eq!(said(200, body), EnrolmentStatus::Done);
        assert_eq!(said(201, "no json"), EnrolmentStatus::Done);
    }
}
