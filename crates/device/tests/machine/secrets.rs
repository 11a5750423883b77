//! Invariant 9: secrets cannot be printed, and nothing that is told or saved holds one.

use std::fmt::{Debug, Display};

use device::{NewPassword, Origin, Profile};
use proptest::prelude::*;
use protocol::Code;

use crate::{EMAIL, new_recorder, wrong};

/// Fails to compile when one of the types can be printed: then two impls fit and `_` is ambiguous.
macro_rules! never_printed {
    ($($secret:ty),* $(,)?) => {$(
        const _: fn() = || {
            trait Ambiguous<Proof> {
                fn holds() {}
            }
            struct ByDebug;
            struct ByDisplay;
            impl<T: ?Sized> Ambiguous<()> for T {}
            impl<T: ?Sized + Debug> Ambiguous<ByDebug> for T {}
            impl<T: ?Sized + Display> Ambiguous<ByDisplay> for T {}
            let _ = <$secret as Ambiguous<_>>::holds;
        };
    )*};
}

never_printed!(
    device::Answers,
    device::Input,
    device::Machine,
    NewPassword,
    device::NewQuestions,
    device::Password,
    device::PendingChange,
    device::PendingTry,
    device::Proof,
    device::RecoverySheet,
    device::Reply,
    device::SessionToken,
    device::SheetCode,
    device::Spare,
    device::State,
    Code,
    protocol::DeviceKey,
    protocol::TemporaryPassword,
);

fn holds(bytes: &[u8], secret: &[u8]) -> bool {
    bytes.windows(secret.len()).any(|window| window == secret)
}

fn is_taken(password: &str, profile: &Profile) -> bool {
    NewPassword::choose(password, password, profile).is_ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50))]

    #[test]
    fn inv9_no_refusal_and_no_saved_byte_holds_a_secret(
        password in "[a-z]{5}( [a-z]{5}){2}",
        guess in "[a-z]{5}( [a-z]{5}){2}",
    ) {
        let (authority, mut recorder) = new_recorder();
        let profile = recorder.machine.profile().clone();
        prop_assume!(password != guess && is_taken(&password, &profile));
        prop_assume!(is_taken(&guess, &profile));
        recorder.activate(&password, Some(EMAIL));
        let session = recorder.sign_in(Origin::Screen, &password).unwrap();
        let shown = recorder.ask_key(Origin::Network, false).unwrap();
        let code: Code = authority.answer(&shown.challenge, &recorder);
        let typed = wrong(3);

        let told = [
            recorder.sign_in(Origin::Network, &guess).err().unwrap(),
            recorder.change(&session, &guess, &password).unwrap_err(),
            recorder.recover(Origin::Network, &typed, &guess).unwrap_err(),
        ];
        let told = format!("{told:?} {} {} {}", told[0], told[1], told[2]);
        let saved = recorder.machine.state().encode();
        let texts = [code.to_text(), typed.to_text(), session.to_text()];
        let texts = texts.iter().map(|text| text.as_bytes());
        for secret in texts.chain([password.as_bytes(), guess.as_bytes()]) {
            prop_assert!(!holds(told.as_bytes(), secret), "{told}");
            prop_assert!(!holds(&saved, secret));
        }
        prop_assert!(!holds(&saved, code.as_bytes()) && !holds(&saved, typed.as_bytes()));
        prop_assert!(!told.contains(EMAIL));
        // The one thing that is kept in clear shows that the search finds what is there.
        prop_assert!(holds(&saved, EMAIL.as_bytes()));
    }
}
