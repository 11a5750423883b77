//! The ways back in: which there are, and going them.

use device::{
    Input, NewPassword, Origin, Proof, Recovered, Refusal, Reply, SheetCode, ShownChallenge,
    WayBack,
};
use protocol::{ChallengeNumber, Code, Scope, Way};
use zeroize::Zeroizing;

use super::{Secret, Twice, both, sentence, status};
use crate::app::App;
use crate::caller::Caller;
use crate::cameras::{Cameras, Which};
use crate::engine::Failure;
use crate::problem::{Problem, Problems};

/// What somebody agrees to before a code is sent to the reserved email.
pub(crate) const EMAIL_TERMS: &str = "Ask for a code only if this device is yours or you act for its owner. The code goes to the reserved email; whoever reads it there can set a new password. The service keeps when it was asked for, and tells the reserved email.";

/// Why a way that exchanges files cannot be gone at a monitor.
const NO_FILES_HERE: &str = "This monitor cannot save or open files. Open this device from a computer in its network, and use this way there.";

/// A way that this device offers, as somebody who forgot the password sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Offer {
    pub(crate) way: WayBack,
    /// Why it cannot be gone now.
    pub(crate) why: Option<String>,
    /// The reserved email, masked.
    pub(crate) reserved_email: Option<String>,
}

impl Offer {
    /// What it is called.
    pub(crate) fn title(&self) -> &'static str {
        match self.way {
            WayBack::Button => "By the button on the device",
            WayBack::Code => "By security code from support",
            WayBack::Email => "By reserved email",
            WayBack::File => "By file from support",
            WayBack::Key => "By key from support",
            WayBack::Questions => "By security questions",
            WayBack::Sheet => "By recovery sheet",
            WayBack::TemporaryPassword => "By temporary password from support",
        }
    }

    /// What the holder needs for it, to follow "You need".
    pub(crate) fn needs(&self) -> String {
        match self.way {
            WayBack::Button => "to stand at the device; all its settings are lost, and it has to be activated anew".into(),
            WayBack::Code => "to reach support, by telephone for example, and to leave the device switched on; the code works on one date only".into(),
            WayBack::Email => match &self.reserved_email {
                Some(masked) => format!("a phone with internet, and the mailbox {masked}"),
                None => "a phone with internet, and the reserved mailbox".into(),
            },
            WayBack::File => "a computer with internet, and to bring support's file back within 24 hours".into(),
            WayBack::Key => "a phone or computer with internet, a mailbox of yours, and the label or invoice".into(),
            WayBack::Questions => "the answers that were given when the questions were set up".into(),
            WayBack::Sheet => "the printed sheet, with a code that is not crossed out".into(),
            WayBack::TemporaryPassword => "to reach support, by telephone for example; the password works on one date only".into(),
        }
    }

    /// How it goes, in a sentence or two.
    pub(crate) fn story(&self) -> &'static str {
        match self.way {
            WayBack::Button => {
                "Switch the device off. Hold its reset button while you switch it on, for 10 to 15 seconds, then let go."
            }
            WayBack::Code => {
                "You tell support the serial number and the start time, and get a security code. You type it with a new password."
            }
            WayBack::Email => {
                "This page shows a QR code. A phone that scans it has a code sent to the reserved email; you type that code."
            }
            WayBack::File => {
                "You save a file here and send it to support. You bring the file that comes back."
            }
            WayBack::Key => {
                "This page shows a QR code. You send a picture of it to support, and a key comes by mail."
            }
            WayBack::Questions => "You answer the questions that were set up for this.",
            WayBack::Sheet => {
                "You type one code from the sheet that was printed for this device. It takes a minute and needs nobody else."
            }
            WayBack::TemporaryPassword => {
                "You tell support the serial number and the device's date, and get a password. You sign in with it, and must then set a new one at once."
            }
        }
    }
}

/// All ways that this device offers, in the order in which they get the holder in.
pub(crate) async fn offers(caller: &Caller) -> Result<Vec<Offer>, Problem> {
    let (origin, reserved_email) = (caller.origin(), status(caller)?.reserved_email);
    let ways = caller
        .engine
        .look(move |machine, now| machine.ways(origin, now))
        .await?;
    let offer = |(way, open): (WayBack, Result<(), Refusal>)| Offer {
        way,
        why: hindrance(origin, way, open).map(|why| why.to_string()),
        reserved_email: reserved_email.clone(),
    };
    let mut offers: Vec<Offer> = ways.into_iter().map(offer).collect();
    offers.sort_by_key(|offer| offer.why.is_some());
    Ok(offers)
}

/// A file cannot be handed over at a monitor, whatever the device would say to it.
fn hindrance(origin: Origin, way: WayBack, open: Result<(), Refusal>) -> Option<String> {
    match open {
        Err(refusal) => Some(refusal.to_string()),
        Ok(()) if origin == Origin::Screen && way == WayBack::File => Some(NO_FILES_HERE.into()),
        Ok(()) => None,
    }
}

/// Whether a way can be gone now, and if not, why.
pub(crate) async fn way(caller: &Caller, way: WayBack) -> Result<(), Problem> {
    let origin = caller.origin();
    let open = caller
        .engine
        .look(move |machine, _| machine.way(origin, way))
        .await?;
    open.map_err(Problem::from)
}

/// Shows the challenge of a way, making it where none is live (D5, D7, D8); with the cameras, it asks
/// for their passwords too (D12).
pub(crate) async fn ask_challenge(
    caller: &Caller,
    way: Way,
    with_cameras: bool,
    fresh: bool,
) -> Result<ShownChallenge, Problem> {
    if with_cameras && !offers_cameras(caller) {
        return Err(Refusal::CamerasNotOffered.into());
    }
    let input = Input::AskChallenge {
        origin: caller.origin(),
        way,
        scope: match with_cameras {
            true => Scope::AdministratorAndCameras,
            false => Scope::Administrator,
        },
        fresh,
    };
    match caller.engine.submit(input).await? {
        Reply::Challenge(shown) => Ok(*shown),
        _ => Err(Failure::Lost.into()),
    }
}

/// The live challenge of a way; looking changes nothing.
pub(crate) async fn challenge(
    caller: &Caller,
    way: Way,
) -> Result<Option<ShownChallenge>, Problem> {
    let origin = caller.origin();
    Ok(caller
        .engine
        .look(move |machine, now| machine.challenge(origin, way, now))
        .await?)
}

/// Replaces the password by the code that answers a challenge: from the reserved mailbox (D5), or
/// the key from the mail (D8). Faults of form cost no try.
pub(crate) async fn answer_challenge(
    caller: &Caller,
    way: Way,
    answer: &Secret,
    new: Twice<'_>,
) -> Result<Answered, Problems> {
    // A device that does not offer the way says nothing of what was typed.
    self::way(caller, way.into()).await?;
    let (field, fault) = match way {
        Way::Key => ("key", "key_unreadable"),
        _ => ("code", "code_unreadable"),
    };
    let code = Code::parse(answer.as_typed())
        .map_err(|error| Problem::value(field, fault, sentence(&error.to_string())));
    let plain = new.first.normal();
    let (code, new) = match (code, new.choose(&caller.profile)) {
        (Ok(code), Ok(new)) => (code, new),
        (code, new) => return Err(both(code.err(), new.err())),
    };
    let proof = match way {
        Way::Email => Proof::Email(code),
        _ => Proof::Key(code),
    };
    let recovered = recover_by_challenge(caller, way, proof, new, plain).await?;
    Answered::of(&recovered)
}

/// A challenge that was answered.
pub(crate) struct Answered {
    /// Its number.
    pub(crate) challenge: ChallengeNumber,
    /// Whether the cameras get the new password too.
    pub(crate) with_cameras: bool,
}

impl Answered {
    pub(super) fn of(recovered: &Recovered) -> Result<Self, Problems> {
        Ok(Self {
            challenge: recovered.challenge.ok_or(Failure::Lost)?,
            with_cameras: recovered.scope == Scope::AdministratorAndCameras,
        })
    }
}

/// Replaces the password by a code of the recovery sheet. Faults of form cost no try.
pub(crate) async fn recover_by_sheet(
    caller: &Caller,
    code: &Secret,
    new: Twice<'_>,
) -> Result<UsedSheet, Problems> {
    way(caller, WayBack::Sheet).await?;
    let code = SheetCode::parse(code.as_typed())
        .map_err(|fault| Problem::value("code", "code_unreadable", sentence(&fault.to_string())));
    let (code, new) = match (code, new.choose(&caller.profile)) {
        (Ok(code), Ok(new)) => (code, new),
        (code, new) => return Err(both(code.err(), new.err())),
    };
    let recovered = recover(caller, Proof::Sheet(code), new).await?;
    let (sheet, left) = recovered.sheet_left.ok_or(Failure::Lost)?;
    Ok(UsedSheet { sheet, left })
}

/// The sheet that a code was taken from.
pub(crate) struct UsedSheet {
    /// Its number.
    pub(crate) sheet: u32,
    /// Codes of it that are left.
    pub(crate) left: u8,
}

/// What all proofs have in common.
pub(super) async fn recover(
    caller: &Caller,
    proof: Proof,
    new: NewPassword,
) -> Result<Recovered, Problems> {
    let input = Input::Recover {
        origin: caller.origin(),
        proof,
        new,
    };
    match caller.engine.submit(input).await? {
        Reply::Recovered(recovered) => Ok(recovered),
        _ => Err(Failure::Lost.into()),
    }
}

/// Recovers by a challenge, which may be for the cameras too (D12); `plain` is what they get.
pub(super) async fn recover_by_challenge(
    caller: &Caller,
    way: Way,
    proof: Proof,
    new: NewPassword,
    plain: Zeroizing<String>,
) -> Result<Recovered, Problems> {
    let Some(cameras) = cameras_told(caller, way).await? else {
        return recover(caller, proof, new).await;
    };
    // Getting back in matters more than a list that cannot be saved; the cameras' page tells of that.
    let _ = cameras.expect(true).await;
    let outcome = recover(caller, proof, new).await;
    match &outcome {
        Ok(recovered) if recovered.scope == Scope::AdministratorAndCameras => {
            // What cannot be saved now is told at the next start.
            let _ = cameras.begin(Which::All, plain, caller.origin()).await;
        }
        // After an end like this nobody knows what happened, and the next start tells.
        Err(problems) if problems.first().status.is_server_error() => {}
        // The device said no, or support answered for the device alone.
        Ok(_) | Err(_) => {
            let _ = cameras.expect(false).await;
        }
    }
    outcome
}

/// The cameras, where the live challenge of a way is for them too.
async fn cameras_told(caller: &Caller, way: Way) -> Result<Option<&Cameras>, Problem> {
    let Some(live) = challenge(caller, way).await? else {
        return Ok(None);
    };
    let is_wanted = live.challenge.header().scope == Scope::AdministratorAndCameras;
    Ok(caller.cameras.as_ref().filter(|_| is_wanted))
}

/// Whether the cameras can be chosen with a recovery: there are some.
pub(crate) fn offers_cameras(caller: &App) -> bool {
    caller.cameras.as_ref().is_some_and(Cameras::is_any)
}
