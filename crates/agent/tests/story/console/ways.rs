//! The ways back in without a challenge, on the console.

use protocol::{DeviceTime, Model, RecoveryKey, Serial};

use super::{Rig, Typist, rig_with, type_password};
use crate::support::{NEW_PASSWORD, PASSWORD, SERIAL};

const ANSWERS: [&str; 3] = ["Lili Marleen", "in the canal", "aunt Hedwig"];

fn expect_only_the_new_password(rig: &Rig) {
    let browser = rig.process.browser();
    assert_eq!(browser.sign_in(PASSWORD).status, 403);
    assert_eq!(browser.sign_in(NEW_PASSWORD).status, 303);
}

/// The one that fits the date in this menu.
fn temporary_password(rig: &Rig, menu: &str) -> String {
    let clock = menu.split("Device clock   ").nth(1).unwrap();
    let date = DeviceTime::parse(&clock[..19]).unwrap().date();
    let (serial, model) = (Serial::parse(SERIAL), Model::parse("RG1602-16S"));
    let recovery = &rig.authority.recovery;
    let password =
        recovery.temporary_password(&rig.device_key, &serial.unwrap(), &model.unwrap(), date);
    password.unwrap().to_text().to_string()
}

#[test]
fn d9_a_temporary_password_typed_on_the_console_leads_to_a_new_one() {
    let rig = rig_with("[recovery]\nways = [\"temporary-password\"]\n");
    let mut typist = Typist::at(&rig.config);
    let menu = typist.sees("q to quit: ");
    typist.types("1\n");
    typist.sees("to go back): ");
    typist.types("0000-0000-0000\n");
    typist.sees("wrong");
    typist.sees("q to quit: ");
    typist.types("1\n");
    typist.sees("to go back): ");
    typist.types(&format!("{}\n", temporary_password(&rig, &menu)));
    type_password(&mut typist, "short");
    typist.sees("too short");
    type_password(&mut typist, NEW_PASSWORD);
    typist.sees("The new password is set");
    expect_only_the_new_password(&rig);
}

#[test]
fn d9_the_devices_own_password_is_told_from_a_temporary_one() {
    let rig = rig_with("[recovery]\nways = [\"temporary-password\"]\n");
    let mut typist = Typist::at(&rig.config);
    typist.sees("q to quit: ");
    typist.types("1\n");
    typist.sees("to go back): ");
    typist.types(&format!("{PASSWORD}\n"));
    typist.sees("own password; it works");
    typist.sees("q to quit: ");
    assert_eq!(rig.process.browser().sign_in(PASSWORD).status, 303);
}

#[test]
fn d10_the_questions_are_answered_on_the_console_without_showing_the_answers() {
    let rig = rig_with("[recovery]\nways = [\"questions\"]\n");
    let owner = rig.process.browser();
    assert_eq!(owner.sign_in(PASSWORD).status, 303);
    let form = [
        ("question_1", "Which song did grandfather whistle?"),
        ("question_2", "Where did the blue bicycle end up?"),
        ("question_3", "Who broke the kitchen window?"),
        ("answer_1", ANSWERS[0]),
        ("answer_2", ANSWERS[1]),
        ("answer_3", ANSWERS[2]),
        ("questions_password", PASSWORD),
    ];
    let set = owner.post("/account/questions", &form);
    assert_eq!(set.location(), "/account?done=questions");
    let mut typist = Typist::at(&rig.config);
    typist.sees("q to quit: ");
    for answers in [[ANSWERS[0], "in the lake", ANSWERS[2]], ANSWERS] {
        typist.types("1\n");
        for answer in answers {
            let shown = typist.sees("Answer (not shown): ");
            assert!(!shown.contains("Marleen"), "{shown}");
            typist.types(&format!("{answer}\n"));
        }
        type_password(&mut typist, NEW_PASSWORD);
        if answers != ANSWERS {
            typist.sees("q to quit: ");
        }
    }
    typist.sees("The new password is set");
    expect_only_the_new_password(&rig);
}
