//! Random histories of one device that offers every way there is, has cameras and backends, and whose
//! power, clock and backends fail: whatever happens, an answer is good once, for what it was made for.

mod answers;
mod books;

use std::cell::RefCell;

use device::{Origin, WayBack};
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use protocol::{Scope, Way};

use books::Books;

use crate::EMAIL;

#[derive(Clone, Copy, Debug)]
enum Step {
    Ask(Origin, Way, Scope, bool),
    /// Shows a proof; what becomes of it is seen through to the end, or the power goes.
    Prove(Origin, WayBack, Guess, End),
    /// Types a temporary password at the sign-in.
    Temporary(Origin, Guess),
    /// Sets a password in the session that a temporary one opened.
    SetPassword,
    Change,
    Email(Option<&'static str>),
    MakeSheet,
    SetQuestions,
    BackendRefuses(bool),
    Spare,
    Tick,
    Pass(u32),
    Clock(u32),
    Restart,
    FactoryReset,
}

#[derive(Clone, Copy, Debug)]
enum Guess {
    Right,
    /// What was right once, or never was for this.
    Stale,
    /// What is right for the other origin or another way.
    Elsewhere,
    Wrong,
}

/// How far an act comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Whole,
    /// The power goes when the try is saved as spent.
    CutBeforeComparing,
    /// The power goes when the backends have the new password.
    CutAfterHandOver,
}

const EMAILS: [Option<&str>; 3] = [Some(EMAIL), Some("fern.keeper@post.example"), None];
/// Those that answer challenges stand here more often: most other steps end their challenges.
const PROOFS: [WayBack; 12] = [
    WayBack::Email,
    WayBack::Email,
    WayBack::Email,
    WayBack::Email,
    WayBack::Key,
    WayBack::Key,
    WayBack::Key,
    WayBack::File,
    WayBack::File,
    WayBack::Code,
    WayBack::Sheet,
    WayBack::Questions,
];
/// 2026-11-18, and some days around it.
const FIRST_CLOCK: u32 = 1_795_000_000;

fn step() -> impl Strategy<Value = Step> {
    let origin = || prop::sample::select(&Origin::ALL[..]);
    let way = || prop::sample::select(&Way::CHALLENGED[..]);
    let scope = prop_oneof![
        4 => Just(Scope::Administrator),
        4 => Just(Scope::AdministratorAndCameras),
        1 => Just(Scope::ReservedEmail),
        1 => Just(Scope::Farewell),
    ];
    let proof = prop::sample::select(&PROOFS[..]);
    let guess = || {
        prop_oneof![
            3 => Just(Guess::Right),
            2 => Just(Guess::Stale),
            2 => Just(Guess::Elsewhere),
            2 => Just(Guess::Wrong),
        ]
    };
    let end = prop_oneof![
        6 => Just(End::Whole),
        1 => Just(End::CutBeforeComparing),
        1 => Just(End::CutAfterHandOver),
    ];
    let time = prop_oneof![3 => 0..90_u32, 2 => 600..4000_u32, 1 => 0..300_000_u32];
    let clock = prop_oneof![
        4 => (0..20_u32).prop_map(|days| FIRST_CLOCK + days * 43_200),
        1 => any::<u32>(),
    ];
    prop_oneof![
        24 => (origin(), way(), scope, any::<bool>())
            .prop_map(|(origin, way, scope, fresh)| Step::Ask(origin, way, scope, fresh)),
        20 => (origin(), proof, guess(), end)
            .prop_map(|(origin, by, guess, end)| Step::Prove(origin, by, guess, end)),
        4 => (origin(), guess()).prop_map(|(origin, guess)| Step::Temporary(origin, guess)),
        4 => Just(Step::SetPassword),
        1 => Just(Step::Change),
        2 => prop::sample::select(&EMAILS[..]).prop_map(Step::Email),
        2 => Just(Step::MakeSheet),
        2 => Just(Step::SetQuestions),
        2 => any::<bool>().prop_map(Step::BackendRefuses),
        1 => Just(Step::Spare),
        1 => Just(Step::Tick),
        3 => time.prop_map(Step::Pass),
        2 => clock.prop_map(Step::Clock),
        1 => Just(Step::Restart),
        1 => prop::bool::weighted(0.2)
            .prop_map(|reset| if reset { Step::FactoryReset } else { Step::Tick }),
    ]
}

/// What a history came to, to show that the checks do not hold emptily.
#[derive(Clone, Copy, Debug, Default)]
struct Reached {
    /// Recoveries, by the number of the way.
    by: [u32; 9],
    /// Wrong answers, by the number of the way.
    wrong: [u32; 9],
    for_cameras: u32,
    backend_failures: u32,
    cut_hand_overs: u32,
    cut_tries: u32,
    /// Answers that were good once and were refused.
    stale: u32,
    /// Answers for a date that was used or has gone by.
    dates_over: u32,
    recovering_sessions: u32,
    waits: u32,
    factory_resets: u32,
    whole_journals: u32,
}

impl Reached {
    fn and(mut self, other: Reached) -> Reached {
        for way in 0..9 {
            self.by[way] += other.by[way];
            self.wrong[way] += other.wrong[way];
        }
        self.for_cameras += other.for_cameras;
        self.backend_failures += other.backend_failures;
        self.cut_hand_overs += other.cut_hand_overs;
        self.cut_tries += other.cut_tries;
        self.stale += other.stale;
        self.dates_over += other.dates_over;
        self.recovering_sessions += other.recovering_sessions;
        self.waits += other.waits;
        self.factory_resets += other.factory_resets;
        self.whole_journals += other.whole_journals;
        self
    }

    fn is_enough(&self) -> bool {
        let mut all = PROOFS.into_iter().chain([WayBack::TemporaryPassword]);
        let others = [
            self.for_cameras,
            self.backend_failures,
            self.cut_hand_overs,
            self.cut_tries,
            self.stale,
            self.dates_over,
            self.recovering_sessions,
            self.waits,
            self.factory_resets,
            self.whole_journals,
        ];
        all.all(|way| self.by[way as usize] >= 5) && others.iter().all(|count| *count >= 5)
    }
}

#[test]
fn inv1_inv2_inv3_inv4_inv5_inv6_inv7_inv8_inv10_inv11_hold_with_every_way() {
    let config = ProptestConfig {
        cases: 90,
        rng_seed: RngSeed::Fixed(0x5eed),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let reached = RefCell::new(Reached::default());
    TestRunner::new(config)
        .run(&prop::collection::vec(step(), 1..80), |steps| {
            let mut books = Books::new();
            for step in steps {
                books.play(step);
                books.audit();
            }
            let total = reached.borrow().and(books.close());
            *reached.borrow_mut() = total;
            Ok(())
        })
        .unwrap_or_else(|failure| panic!("{failure}"));
    let total = reached.into_inner();
    assert!(
        total.is_enough(),
        "the histories reach too little: {total:?}"
    );
}
