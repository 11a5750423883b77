//! Which passwords are taken (NIST SP 800-63B-4 3.1.1.2).

use device::{NewPassword, Origin, Password, PasswordRefusal, Profile, Refusal, Weakness};
use proptest::prelude::*;
use protocol::{Firmware, Identity, Model, Serial};

use crate::new_recorder;

fn profile(floor: u8) -> Profile {
    let identity = Identity::new(
        Serial::parse("RG4T7M2KXX9876543210").unwrap(),
        Model::parse("RG1602-16S").unwrap(),
        Firmware::parse("R1420P15").unwrap(),
    );
    Profile {
        password_floor: floor,
        ..Profile::new(identity.unwrap())
    }
}

fn choose(password: &str, floor: u8) -> Result<(), PasswordRefusal> {
    NewPassword::choose(password, password, &profile(floor)).map(drop)
}

#[test]
fn n01_the_floor_is_the_profiles_and_never_below_eight() {
    assert_eq!(Profile::DEFAULT_FLOOR, 15);
    assert_eq!(
        choose("bluegrassfjord", 15),
        Err(PasswordRefusal::TooShort { floor: 15 })
    );
    assert_eq!(choose("bluegrassfjords", 15), Ok(()));
    assert_eq!(
        choose("tugmuwk", 1),
        Err(PasswordRefusal::TooShort { floor: 8 })
    );
    assert_eq!(choose("tugmuwkb", 1), Ok(()));
}

#[test]
fn n03_a_code_point_is_a_character() {
    assert_eq!(choose("žluťoučký kůňův", 15), Ok(()));
    assert_eq!(
        choose("žluťoučký kůňů", 15),
        Err(PasswordRefusal::TooShort { floor: 15 })
    );
    assert_eq!(choose("鍵鳥海山川雨雪風", 8), Ok(()));
}

#[test]
fn n06_no_password_is_cut_short() {
    for length in [65, 128, 1024] {
        let (_, mut recorder) = new_recorder();
        let long: String = ('a'..='z')
            .chain('0'..='9')
            .cycle()
            .step_by(7)
            .take(length - 1)
            .collect();
        let passwords = [format!("{long}x"), format!("{long}y")];
        assert_eq!(choose(&passwords[0], 15), Ok(()), "{length}");
        recorder.activate(&passwords[0], None);
        let refusal = recorder
            .sign_in(Origin::Screen, &passwords[1])
            .err()
            .unwrap();
        assert!(matches!(refusal, Refusal::WrongPassword { .. }));
        assert!(recorder.sign_in(Origin::Screen, &passwords[0]).is_ok());
    }
    let too_long = "heron".repeat(205);
    assert!(matches!(
        choose(&too_long, 15),
        Err(PasswordRefusal::TooLong { .. })
    ));
    assert!(Password::typed(&too_long).is_none());
}

#[test]
fn n07_passwords_made_of_common_ones_are_refused_with_the_reason() {
    let common = [
        "passwordpassword",
        "Password2024!!!",
        "P@55w0rd-P@55w0rd",
        "adminadminadmin",
        "letmein12345678",
        "iloveyou iloveyou",
        "WelcomeWelcome1!",
        "footballbaseball",
        "qwerty-dragon-99",
        "supervisor2026!!",
    ];
    for password in common {
        let refusal = choose(password, 15).unwrap_err();
        assert!(
            matches!(
                refusal,
                PasswordRefusal::Guessable(Weakness::Common { .. } | Weakness::Run)
            ),
            "{password}: {refusal:?}"
        );
        assert!(refusal.to_string().contains("passphrase"), "{refusal}");
    }
}

#[test]
fn w09_passwords_made_of_the_devices_own_words_are_refused() {
    for password in [
        "RG4T7M2KXX9876543210",
        "rg1602-16s-rg1602",
        "rg4t7m2kxx9876543210!1",
    ] {
        let refusal = choose(password, 15).unwrap_err();
        assert!(
            matches!(refusal, PasswordRefusal::Guessable(Weakness::Device { .. })),
            "{password}: {refusal:?}"
        );
    }
    assert!(choose("RegainRegain2026", 15).is_err());
}

#[test]
fn n07_repetitions_and_sequences_are_refused() {
    for password in [
        "aaaaaaaaaaaaaaaa",
        "123456789012345",
        "abcdefghijklmnop",
        "qwertyuiopasdfgh",
        "kdjfkdjfkdjfkdjf",
        "9876543210987654",
        "1qaz2wsx3edc4rfv",
    ] {
        assert!(
            matches!(choose(password, 15), Err(PasswordRefusal::Guessable(_))),
            "{password}"
        );
    }
}

#[test]
fn n04_any_composition_will_do() {
    let good = [
        "seven slow herons",
        "correct horse battery staple",
        "MY DOG HAS NO NOSE!",
        "839201748392017",
        "password of the lighthouse keeper",
        "tractor fjord umbrella",
        "my admin is a mountain goat",
    ];
    for password in good {
        assert_eq!(choose(password, 15), Ok(()), "{password}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_is_judged_without_panic(text in "\\PC{0,80}") {
        let _ = choose(&text, 8);
    }

    #[test]
    fn n07_common_words_with_a_few_characters_around_them_are_refused(
        word in proptest::sample::select(vec!["password", "administrator", "liverpool", "sunshine"]),
        tail in "[0-9!?.]{0,4}",
    ) {
        let refusal = choose(&format!("{word}{tail}"), 8);
        prop_assert!(matches!(refusal, Err(PasswordRefusal::Guessable(_))));
    }

    #[test]
    fn two_entries_that_differ_are_refused(first in "\\PC{0,40}", second in "\\PC{0,40}") {
        prop_assume!(first != second);
        let refusal = NewPassword::choose(&first, &second, &profile(8)).err();
        prop_assert_eq!(refusal, Some(PasswordRefusal::Differ));
    }
}
