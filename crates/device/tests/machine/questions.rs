//! D10: the security questions.

use device::{Answers, Event, Input, Origin, Password, Proof, Refusal, Reply, WayBack, WaysBack};
use testkit::disk::Disk;
use testkit::recorder::{Authority, Recorder, Setup, new_questions};

use crate::{HOUR, NEW, OLD};

const HERE: Origin = Origin::Network;
const ASKED: [&str; 3] = [
    "Which song did grandfather whistle?",
    "Where did the blue bicycle end up?",
    "Who broke the kitchen window?",
];
const RIGHT: [&str; 3] = ["Lili Marleen", "in the canal", "aunt Hedwig"];

fn setup(authority: &Authority) -> Setup {
    let mut setup = Setup::new(authority);
    setup.profile.ways = WaysBack::from_iter([WayBack::Sheet, WayBack::Questions, WayBack::Key]);
    setup
}

fn activated() -> (Authority, Recorder) {
    let authority = Authority::new(7);
    let mut recorder = Recorder::start(Disk::new(), &setup(&authority)).unwrap();
    recorder.activate(OLD, None);
    (authority, recorder)
}

/// A recorder with questions, and nobody signed in.
fn asking() -> (Authority, Recorder) {
    let (authority, mut recorder) = activated();
    assert_eq!(set(&mut recorder, OLD, true), Ok(()));
    (authority, recorder)
}

/// Sets the questions, or removes them.
fn set(recorder: &mut Recorder, old: &str, some: bool) -> Result<(), Refusal> {
    let session = recorder.sign_in(HERE, OLD).unwrap();
    let questions = some.then(|| new_questions(ASKED, RIGHT, recorder.machine.profile()));
    let reply = recorder.act_on(Input::SetQuestions {
        session,
        old: Password::typed(old).unwrap(),
        questions,
    });
    match reply {
        Reply::QuestionsSet { set } => {
            assert_eq!(set, some);
            Ok(())
        }
        Reply::Refused(refusal) => Err(refusal),
        _ => panic!("neither set nor refused"),
    }
}

fn answer(recorder: &mut Recorder, answers: [&str; 3], new: &str) -> Result<(), Refusal> {
    let answers = Answers::typed(answers).ok().unwrap();
    let recovered = recorder.prove(HERE, Proof::Questions(answers), new)?;
    assert_eq!(recovered.by, WayBack::Questions);
    Ok(())
}

#[test]
fn d10_three_right_answers_set_a_new_password_once() {
    let (_, mut recorder) = asking();
    assert_eq!(recorder.machine.questions(), Some(ASKED));
    let typed = ["  LILI marleen", "In The Canal", "Aunt\u{a0}Hedwig"];
    assert_eq!(answer(&mut recorder, typed, NEW), Ok(()));
    assert!(recorder.sign_in(HERE, OLD).is_err());
    assert!(recorder.sign_in(HERE, NEW).is_ok());
    // Invariant 1: answers that were given once open nothing any more.
    assert_eq!(recorder.machine.questions(), None);
    assert_eq!(
        answer(&mut recorder, typed, "another good phrase"),
        Err(Refusal::NoQuestions)
    );
}

#[test]
fn d10_inv3_nothing_tells_which_answer_was_wrong() {
    let (_, mut recorder) = asking();
    let mut refusals = Vec::new();
    for (which, wrong) in [
        (0, "Yellow Bird"),
        (1, "in the garage"),
        (2, "uncle Herbert"),
    ] {
        let mut answers = RIGHT;
        answers[which] = wrong;
        refusals.push(answer(&mut recorder, answers, NEW).unwrap_err());
    }
    let all_wrong = ["something", "completely", "different"];
    refusals.push(answer(&mut recorder, all_wrong, NEW).unwrap_err());
    for refusal in &refusals {
        assert_eq!(refusal, &Refusal::WrongAnswers { wait: None });
    }
    let crossed = [RIGHT[1], RIGHT[0], RIGHT[2]];
    assert!(matches!(
        answer(&mut recorder, crossed, NEW),
        Err(Refusal::WrongAnswers { wait: Some(_) })
    ));
}

#[test]
fn d10_inv3_wrong_answers_share_the_budget_of_all_typed_ways() {
    let (_, mut recorder) = asking();
    let wrong = ["something", "completely", "different"];
    for _ in 0..20 {
        recorder.pass(HOUR);
        assert!(answer(&mut recorder, wrong, NEW).is_err());
    }
    recorder.pass(HOUR);
    assert_eq!(answer(&mut recorder, RIGHT, NEW), Err(Refusal::WaysClosed));
    assert_eq!(
        recorder.ask_key(HERE, false).err(),
        Some(Refusal::WaysClosed)
    );
    assert!(
        recorder
            .machine
            .way(Origin::Screen, WayBack::Questions)
            .is_ok()
    );
}

#[test]
fn d10_the_old_password_is_needed_to_set_change_or_remove_questions() {
    let (_, mut recorder) = activated();
    let wrong = Err(Refusal::WrongPassword { wait: None });
    assert_eq!(set(&mut recorder, "a wrong guess", true), wrong);
    assert_eq!(recorder.machine.questions(), None);
    assert_eq!(set(&mut recorder, OLD, true), Ok(()));
    assert_eq!(set(&mut recorder, "a wrong guess", false), wrong);
    assert_eq!(recorder.machine.questions(), Some(ASKED));
    assert_eq!(set(&mut recorder, OLD, false), Ok(()));
    assert_eq!(recorder.machine.questions(), None);
    assert_eq!(answer(&mut recorder, RIGHT, NEW), Err(Refusal::NoQuestions));
}

#[test]
fn d10_inv6_the_journal_tells_of_questions_set_removed_guessed_and_answered() {
    let (_, mut recorder) = asking();
    assert_eq!(set(&mut recorder, OLD, false), Ok(()));
    assert_eq!(
        set(&mut recorder, OLD, false),
        Ok(()),
        "none there, none removed"
    );
    assert_eq!(set(&mut recorder, OLD, true), Ok(()));
    let wrong = ["something", "completely", "different"];
    answer(&mut recorder, wrong, NEW).unwrap_err();
    answer(&mut recorder, RIGHT, NEW).unwrap();
    let session = recorder.sign_in(HERE, NEW).unwrap();
    let now = recorder.now();
    let journal = recorder.machine.journal(&session, now).unwrap();
    let told: Vec<Event> = journal
        .iter()
        .map(|entry| entry.event)
        .filter(|event| !matches!(event, Event::SignedIn | Event::Activated))
        .collect();
    let by = WayBack::Questions;
    assert!(matches!(
        told[..],
        [
            Event::QuestionsSet,
            Event::QuestionsRemoved,
            Event::QuestionsSet,
            Event::WrongAnswer { by: guessed, challenge: None },
            Event::PasswordReset { by: answered, challenge: None, .. },
        ] if guessed == by && answered == by
    ));
}

#[test]
fn d10_d13_a_device_that_does_not_offer_questions_neither_sets_nor_takes_them() {
    let (authority, recorder) = asking();
    let mut recorder = Recorder::start(recorder.disk, &Setup::new(&authority)).unwrap();
    let way = WayBack::Questions;
    let not_offered = Refusal::WayNotOffered { way };
    assert_eq!(answer(&mut recorder, RIGHT, NEW), Err(not_offered.clone()));
    assert_eq!(set(&mut recorder, OLD, true), Err(not_offered));
    assert_eq!(recorder.machine.questions(), None, "and shows none");
    assert_eq!(
        set(&mut recorder, OLD, false),
        Ok(()),
        "what is there can be removed"
    );
}

#[test]
fn d10_questions_survive_a_restart_and_a_change_of_the_password() {
    let (authority, mut recorder) = asking();
    let session = recorder.sign_in(HERE, OLD).unwrap();
    recorder
        .change(&session, OLD, "another good phrase")
        .unwrap();
    let mut recorder = Recorder::start(recorder.disk, &setup(&authority)).unwrap();
    assert_eq!(recorder.machine.questions(), Some(ASKED));
    assert_eq!(answer(&mut recorder, RIGHT, NEW), Ok(()));
}

#[test]
fn d10_inv9_the_state_holds_no_answer() {
    let (_, recorder) = asking();
    let bytes = recorder.machine.state().encode();
    for answer in RIGHT {
        for form in [answer.to_owned(), answer.to_lowercase().replace(' ', "")] {
            let form = form.as_bytes();
            assert!(
                !bytes.windows(form.len()).any(|window| window == form),
                "{answer}"
            );
        }
    }
}
