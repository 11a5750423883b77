//! Random histories of one device, held against what must be true whatever happens.

mod books;

use std::cell::RefCell;

use device::Origin;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};

use books::Books;

use crate::EMAIL;

#[derive(Clone, Copy, Debug)]
enum Step {
    SignIn(Origin, Guess),
    Change(Guess),
    SignOut,
    /// Sets the reserved email, or removes it.
    Email(Guess, Option<&'static str>),
    MakeSheet(Guess),
    /// Types a code of the recovery sheet.
    Code(Origin, Guess),
    Ask {
        origin: Origin,
        fresh: bool,
    },
    Key(Origin, Guess),
    /// Begins a try with the right secret and kills the device before it is compared.
    Kill(Origin, Secret),
    Pass {
        seconds: u32,
    },
    Tick,
    Restart {
        clock: u32,
    },
}

#[derive(Clone, Copy, Debug)]
enum Guess {
    Right,
    /// What was right once: an old password, a used or replaced key.
    Stale,
    /// What is right for the other origin; for a password, just wrong.
    Elsewhere,
    Wrong,
}

#[derive(Clone, Copy, Debug)]
enum Secret {
    Password,
    Key,
    Sheet,
}

const SECRETS: [Secret; 3] = [Secret::Password, Secret::Key, Secret::Sheet];
/// Addresses that the reserved email changes between.
const EMAILS: [Option<&str>; 3] = [Some(EMAIL), Some("fern.keeper@post.example"), None];

fn step() -> impl Strategy<Value = Step> {
    let origin = || prop::sample::select(&Origin::ALL[..]);
    let guess = || {
        prop_oneof![
            1 => Just(Guess::Right),
            1 => Just(Guess::Stale),
            1 => Just(Guess::Elsewhere),
            3 => Just(Guess::Wrong),
        ]
    };
    let seconds = prop_oneof![2 => 0..90_u32, 2 => 1800..4000_u32, 1 => 0..100_000_u32];
    prop_oneof![
        3 => (origin(), guess()).prop_map(|(origin, guess)| Step::SignIn(origin, guess)),
        1 => guess().prop_map(Step::Change),
        1 => Just(Step::SignOut),
        2 => (guess(), prop::sample::select(&EMAILS[..]))
            .prop_map(|(guess, email)| Step::Email(guess, email)),
        2 => guess().prop_map(Step::MakeSheet),
        6 => (origin(), guess()).prop_map(|(origin, guess)| Step::Code(origin, guess)),
        3 => (origin(), any::<bool>()).prop_map(|(origin, fresh)| Step::Ask { origin, fresh }),
        8 => (origin(), guess()).prop_map(|(origin, guess)| Step::Key(origin, guess)),
        1 => (origin(), prop::sample::select(&SECRETS[..])).prop_map(|(origin, secret)| Step::Kill(origin, secret)),
        2 => seconds.prop_map(|seconds| Step::Pass { seconds }),
        1 => Just(Step::Tick),
        1 => prop_oneof![Just(0), Just(u32::MAX), any::<u32>()]
            .prop_map(|clock| Step::Restart { clock }),
    ]
}

/// What a history came to, to show that the checks do not hold emptily.
#[derive(Clone, Copy, Debug, Default)]
struct Reached {
    resets: u32,
    failures: u32,
    /// Wrong passwords that came again and did not count.
    again: u32,
    waits: u32,
    late_keys: u32,
    stale_keys: u32,
    sheet_resets: u32,
    void_codes: u32,
    /// Challenges that ended because the address they sealed was changed.
    email_ends: u32,
    /// Histories whose journal still holds everything.
    whole_journals: u32,
}

impl Reached {
    fn and(self, other: Reached) -> Reached {
        Reached {
            resets: self.resets + other.resets,
            failures: self.failures + other.failures,
            again: self.again + other.again,
            waits: self.waits + other.waits,
            late_keys: self.late_keys + other.late_keys,
            stale_keys: self.stale_keys + other.stale_keys,
            sheet_resets: self.sheet_resets + other.sheet_resets,
            void_codes: self.void_codes + other.void_codes,
            email_ends: self.email_ends + other.email_ends,
            whole_journals: self.whole_journals + other.whole_journals,
        }
    }
}

#[test]
fn inv1_inv2_inv3_inv4_inv6_inv8_hold_over_any_history() {
    let config = ProptestConfig {
        cases: 100,
        rng_seed: RngSeed::Fixed(0x5eed),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let reached = RefCell::new(Vec::new());
    TestRunner::new(config)
        .run(&prop::collection::vec(step(), 1..100), |steps| {
            let mut books = Books::new();
            for step in steps {
                books.play(step);
                books.audit();
            }
            reached.borrow_mut().push(books.close());
            Ok(())
        })
        .unwrap_or_else(|failure| panic!("{failure}"));
    let total = reached
        .into_inner()
        .into_iter()
        .fold(Reached::default(), Reached::and);
    let enough = total.resets > 50
        && total.failures > 500
        && total.again > 20
        && total.waits > 30
        && total.late_keys > 20
        && total.stale_keys > 20
        && total.sheet_resets > 20
        && total.void_codes > 10
        && total.email_ends > 10
        && total.whole_journals > 60;
    assert!(enough, "the histories reach too little: {total:?}");
}
