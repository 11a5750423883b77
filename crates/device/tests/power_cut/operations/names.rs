//! Every operation of the machine by name: a new kind of input or proof does not compile before it has
//! one, and then fails the tests of every cut until something does it.

use device::{Input, Proof};
use protocol::Way;

/// A list, and a match that the compiler holds to be whole.
macro_rules! operations {
    ($($name:literal: $input:pat),* $(,)?) => {
        pub(super) const OPERATIONS: &[&str] = &[$($name),*];

        pub(super) fn name(input: &Input) -> &'static str {
            match input {
                $($input => $name),*
            }
        }
    };
}

operations! {
    "activate": Input::Activate { .. },
    "sign in": Input::SignIn { .. },
    "sign out": Input::SignOut { .. },
    "change the password": Input::ChangePassword { .. },
    "change the email": Input::ChangeReservedEmail { .. },
    "ask for a confirmation": Input::AskConfirmation { .. },
    "confirm the email": Input::ConfirmEmail { .. },
    "letter taken": Input::LetterTaken { .. },
    "make a sheet": Input::MakeSheet { .. },
    "confirm the password": Input::ConfirmPassword { .. },
    "note the cameras": Input::NoteCameras { .. },
    "ask by email": Input::AskChallenge { way: Way::Email, .. },
    "ask by key": Input::AskChallenge { way: Way::Key, .. },
    "ask by file": Input::AskChallenge { way: Way::File, .. },
    "ask by what has no challenge": Input::AskChallenge { way: Way::Code | Way::TemporaryPassword, .. },
    "recover by email": Input::Recover { proof: Proof::Email(_), .. },
    "recover by key": Input::Recover { proof: Proof::Key(_), .. },
    "recover by questions": Input::Recover { proof: Proof::Questions(_), .. },
    "recover by sheet": Input::Recover { proof: Proof::Sheet(_), .. },
    "recover by code": Input::Recover { proof: Proof::Code(_), .. },
    "recover by file": Input::Recover { proof: Proof::File(_), .. },
    "erased": Input::Erased,
    "factory reset": Input::FactoryReset(_),
    "set questions": Input::SetQuestions { questions: Some(_), .. },
    "remove questions": Input::SetQuestions { questions: None, .. },
    "set a password only": Input::SetPassword { .. },
    "tick": Input::Tick,
}

/// Dated answers have no challenge, so that asking for one is refused.
pub(super) const NEVER_DONE: &str = "ask by what has no challenge";
