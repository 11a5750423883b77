//! Bounded model checking: the real machine in every history of a bounded number of steps.
//!
//! **Who acts.** Two devices of one product line, two authorities that both devices are enrolled with,
//! and people: the holder, who knows the password, and strangers, who know everything that was ever
//! shown or released. A step is anything that anybody can do at a device, from the network or at its
//! screen; whether he may is for the machine to say. The steps of the holder are among them.
//!
//! **What the attacker has.** Every challenge, the key that its authority gives for it, at once and for
//! good, and every key of the other device. He types any of them at any time anywhere: replay and
//! reordering are steps. Each challenge is also altered, readdressed and spliced in every way that
//! counts and brought to both authorities as each device's; nothing but the genuine one may open.
//!
//! **Power.** It goes while a save is written (on a torn disk, through the real storage), between the
//! save of a spent try and its comparison, while its outcome is saved, and before a reply is let out.
//!
//! **When two states are the same.** When their encoded states on disk and in memory agree but for the
//! journal, on which nothing depends, and so do the books that are kept from outside. Entropy is drawn
//! from what a history has come to, so that histories that come to the same are the same state.
//!
//! **Ways.** Three checks go by the key way alone. The fourth has all ways with challenges, a recovery
//! sheet and a backend, with one device: answers given as those of another way are steps there, and so
//! are a backend that fails and a power cut when it has the new password. The fifth has what needs no
//! challenge: every dated answer that either authority would give for any day and start that either
//! device has been in, typed at any later time; questions; codes of letters, typed to confirm an address
//! and to set a password; the button; and a clock that is set a day back or ahead.
//!
//! **Bounds.** The number of steps; two further starts, two sessions, two steps of the second device,
//! which runs the same code as the first; in all checks but the fifth one clock that stands still. Deeper
//! corners are reached by beginning there. `REGAIN_MODEL_DEPTH` goes further.

#![expect(clippy::unwrap_used, reason = "helpers of tests may panic")]

mod attacker;
mod books;
mod town;
mod unit;

use device::Origin;
use device::Origin::{Network, Screen};
use protocol::Way;
use stateright::{Checker, Model};

use books::Seen;
use town::{Bounds, Step, Town, Wanted, Ways, sometimes};
use unit::{Act, Other, Typed};

const FROM_THE_FACTORY: Wanted = &[
    sometimes::<{ Seen::Recovered as u32 }>,
    sometimes::<{ Seen::WrongKeyCounted as u32 }>,
    sometimes::<{ Seen::AlteredRefused as u32 }>,
    sometimes::<{ Seen::SpentThroughCut as u32 }>,
    sometimes::<{ Seen::ResetThroughCut as u32 }>,
    sometimes::<{ Seen::UseLostWithCut as u32 }>,
    sometimes::<{ Seen::Overtaken as u32 }>,
];

const SIGNED_IN: Wanted = &[
    sometimes::<{ Seen::Recovered as u32 }>,
    sometimes::<{ Seen::UsedKeyRefused as u32 }>,
    sometimes::<{ Seen::OtherDevicesKeyRefused as u32 }>,
    sometimes::<{ Seen::OtherOriginsKeyRefused as u32 }>,
    sometimes::<{ Seen::OldAuthoritysKeyRefused as u32 }>,
    sometimes::<{ Seen::AlteredRefused as u32 }>,
    sometimes::<{ Seen::SessionEnded as u32 }>,
    sometimes::<{ Seen::SpentThroughCut as u32 }>,
    sometimes::<{ Seen::ResetThroughCut as u32 }>,
    sometimes::<{ Seen::UseLostWithCut as u32 }>,
    sometimes::<{ Seen::Overtaken as u32 }>,
];

const FAILED: Wanted = &[
    sometimes::<{ Seen::Recovered as u32 }>,
    sometimes::<{ Seen::EndedByFive as u32 }>,
    sometimes::<{ Seen::MadeToWait as u32 }>,
    sometimes::<{ Seen::WaysClosed as u32 }>,
    sometimes::<{ Seen::SpentThroughCut as u32 }>,
];

const BY_EVERY_WAY: Wanted = &[
    sometimes::<{ Seen::Recovered as u32 }>,
    sometimes::<{ Seen::RecoveredByEmail as u32 }>,
    sometimes::<{ Seen::RecoveredByFile as u32 }>,
    sometimes::<{ Seen::RecoveredBySheet as u32 }>,
    sometimes::<{ Seen::OtherWaysKeyRefused as u32 }>,
    sometimes::<{ Seen::OtherOriginsKeyRefused as u32 }>,
    sometimes::<{ Seen::OldAuthoritysKeyRefused as u32 }>,
    sometimes::<{ Seen::RestartEndedEmail as u32 }>,
    sometimes::<{ Seen::UsedKeyRefused as u32 }>,
    sometimes::<{ Seen::UsedCodeRefused as u32 }>,
    sometimes::<{ Seen::BackendFailed as u32 }>,
    sometimes::<{ Seen::HandOverUndone as u32 }>,
    sometimes::<{ Seen::AlteredRefused as u32 }>,
    sometimes::<{ Seen::SpentThroughCut as u32 }>,
    sometimes::<{ Seen::ResetThroughCut as u32 }>,
];

const BY_OTHER_WAYS: Wanted = &[
    sometimes::<{ Seen::RecoveredByEmail as u32 }>,
    sometimes::<{ Seen::RecoveredByCode as u32 }>,
    sometimes::<{ Seen::RecoveredByTemporary as u32 }>,
    sometimes::<{ Seen::RecoveredByQuestions as u32 }>,
    sometimes::<{ Seen::UsedDateRefused as u32 }>,
    sometimes::<{ Seen::UsedAnswersRefused as u32 }>,
    sometimes::<{ Seen::OtherDayRefused as u32 }>,
    sometimes::<{ Seen::OtherStartRefused as u32 }>,
    sometimes::<{ Seen::OtherDevicesKeyRefused as u32 }>,
    sometimes::<{ Seen::OldAuthoritysKeyRefused as u32 }>,
    sometimes::<{ Seen::OpensOnlyThePage as u32 }>,
    sometimes::<{ Seen::PageClosed as u32 }>,
    sometimes::<{ Seen::EmailConfirmed as u32 }>,
    sometimes::<{ Seen::OtherCodeConfirmsNothing as u32 }>,
    sometimes::<{ Seen::LetterResetsNothing as u32 }>,
    sometimes::<{ Seen::Erased as u32 }>,
    sometimes::<{ Seen::AlteredRefused as u32 }>,
    sometimes::<{ Seen::SessionEnded as u32 }>,
    sometimes::<{ Seen::SpentThroughCut as u32 }>,
    sometimes::<{ Seen::UseLostWithCut as u32 }>,
];

fn at(device: usize, act: Act) -> Step {
    Step {
        device,
        act,
        cut: None,
    }
}

fn ask(device: usize, origin: Origin) -> Step {
    let way = Way::Key;
    at(device, Act::Ask { origin, way })
}

/// Both devices are in use and show challenges.
fn asked() -> Vec<Step> {
    vec![
        at(0, Act::Activate),
        at(1, Act::Activate),
        ask(0, Network),
        ask(1, Network),
    ]
}

/// So many wrong keys in a row, over as many challenges as it takes, waiting where one must.
fn failed(times: usize) -> Vec<Step> {
    let mut steps = asked();
    for failures in 0..times {
        if failures >= 5 {
            steps.push(at(0, Act::Wait));
        }
        if failures > 0 && failures % 5 == 0 {
            steps.push(ask(0, Network));
        }
        let (origin, way, typed) = (Network, Way::Key, Typed::Altered);
        steps.push(at(0, Act::Key { origin, way, typed }));
    }
    steps
}

/// Someone is signed in while the other origin shows a challenge too.
fn signed_in() -> Vec<Step> {
    let mut steps = asked();
    steps.push(ask(0, Screen));
    steps.push(at(
        0,
        Act::SignIn {
            origin: Screen,
            right: true,
        },
    ));
    steps
}

/// The first device shows a challenge of every way on the network, and one more at the screen.
fn asked_by_every_way() -> Vec<Step> {
    let mut steps = vec![at(0, Act::Activate)];
    let ask = |origin, way| at(0, Act::Ask { origin, way });
    steps.extend(Way::CHALLENGED.map(|way| ask(Network, way)));
    steps.push(ask(Screen, Way::Email));
    steps
}

/// Somebody is signed in at the first device, which asks questions and shows a challenge.
fn with_questions() -> Vec<Step> {
    let (origin, way) = (Network, Way::Email);
    let other = |act| at(0, Act::Other(act));
    vec![
        at(0, Act::Activate),
        at(1, Act::Activate),
        at(
            0,
            Act::SignIn {
                origin: Screen,
                right: true,
            },
        ),
        other(Other::SetQuestions { session: 0 }),
        at(0, Act::Ask { origin, way }),
    ]
}

/// Where that leads to with a few more steps.
fn other_ways() -> Vec<Vec<Step>> {
    let other = |act| at(0, Act::Other(act));
    let origin = Network;
    // The first authority's, in the order of the desk: the security code, then the temporary password.
    let told = |told| {
        other(Other::Dated {
            origin,
            device: 0,
            told,
        })
    };
    let more: [Vec<Step>; 5] = [
        vec![],
        vec![told(1)],
        vec![told(0)],
        vec![told(1), other(Other::SetOnly), other(Other::Button)],
        vec![other(Other::Email { session: 0 }), at(0, Act::Restart)],
    ];
    more.map(|more| [with_questions(), more].concat()).to_vec()
}

fn check(name: &str, bounds: Bounds, starts: &[Vec<Step>], wanted: Wanted) {
    let town = Town::new(bounds, starts, wanted);
    // One thread: only then is a state met first by its shortest history, as the depth demands.
    let checker = town.checker().spawn_bfs().join();
    println!(
        "{name}: {} states, {} steps tried, depth {}",
        checker.unique_state_count(),
        checker.state_count(),
        checker.max_depth() - 1,
    );
    checker.assert_properties();
}

fn bounds(usual_depth: usize) -> Bounds {
    Bounds {
        depth: std::env::var("REGAIN_MODEL_DEPTH")
            .map_or(usual_depth, |depth| depth.parse().unwrap()),
        restarts: 2,
        sessions: 2,
        second: 2,
        ways: Ways::Key,
    }
}

#[test]
fn inv1_inv2_inv3_inv7_hold_in_every_history_from_the_factory() {
    check(
        "from the factory",
        bounds(5),
        &[Vec::new()],
        FROM_THE_FACTORY,
    );
}

#[test]
fn inv1_inv2_inv3_inv7_hold_in_every_history_after_a_sign_in() {
    check("after a sign-in", bounds(3), &[signed_in()], SIGNED_IN);
}

#[test]
fn inv1_inv2_inv3_inv7_hold_in_every_history_after_wrong_keys() {
    check(
        "after wrong keys",
        bounds(3),
        &[failed(4), failed(19), failed(20)],
        FAILED,
    );
}

#[test]
fn inv1_inv2_inv3_inv4_hold_in_every_history_by_every_challenge_a_sheet_and_a_backend() {
    let bounds = Bounds {
        second: 0,
        ways: Ways::Challenges,
        ..bounds(2)
    };
    check(
        "by every way",
        bounds,
        &[asked_by_every_way()],
        BY_EVERY_WAY,
    );
}

#[test]
fn inv1_inv2_inv3_inv7_hold_in_every_history_by_dated_answers_questions_letters_and_the_button() {
    let bounds = Bounds {
        second: 0,
        ways: Ways::Others,
        ..bounds(2)
    };
    check("by other ways", bounds, &other_ways(), BY_OTHER_WAYS);
}
