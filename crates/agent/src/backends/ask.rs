//! Which backends answer: for whoever sets a device up.

use rand_core::CryptoRng;

use super::coordinator::any_other;
use super::{Backend, Fault, Opens, PasswordBackend};
use crate::clock::Clock;

/// How a backend answered, as a line of text; `Err` holds what is wrong.
pub(crate) type Asked = Result<String, String>;

/// Asks every backend what it holds, and whether a password that nobody has opens it. This changes
/// nothing, and no command sees a password that is one.
pub(crate) fn ask_all(
    backends: Vec<PasswordBackend>,
    clock: Clock,
    rng: &mut dyn CryptoRng,
) -> Vec<Asked> {
    let ask = |backend: PasswordBackend| {
        let name = backend.name();
        let answer = ask(backend.open_to_ask(clock).as_mut(), rng);
        match answer {
            Ok(answer) => Ok(format!("{name}: {answer}")),
            Err(fault) => Err(format!("{name}: {fault}")),
        }
    };
    backends.into_iter().map(ask).collect()
}

fn ask(backend: &mut dyn Backend, rng: &mut dyn CryptoRng) -> Result<&'static str, Fault> {
    let is_restorable = backend.snapshot()?.is_some();
    let opens = backend.check(&any_other(rng))?;
    match (opens, is_restorable) {
        (Opens::Yes, _) => Err(Fault::new(
            "It says that any password opens it.",
            "Mend its check: a wrong password must be refused.",
        )),
        (Opens::No, true) => Ok("answers, and can be put back"),
        (Opens::No, false) => Ok("answers, but cannot be put back when a change fails"),
        (Opens::Unknown, true) => Ok("can be put back; whether a password opens it cannot be seen"),
        (Opens::Unknown, false) => {
            Ok("cannot be put back, and whether a password opens it cannot be seen")
        }
    }
}
