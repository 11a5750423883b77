//! A thousand times `kill -9` at random moments of random flows: always a device that signs in with
//! exactly one password.
//!
//! Four devices run side by side, each the real program on a data directory of its own. People do what
//! comes to mind until the program is killed: sign in, guess, change the password, ask for a key and
//! answer with it, make a sheet and use its codes. What was answered must hold at the next start; what
//! was not may hold or not. Flows are drawn from a seed; where a kill falls is for the machine to say.
//! `REGAIN_KILLS` sets another number of them.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests and their helpers may panic"
)]

mod people;
mod process;
#[path = "../story/support/mod.rs"]
#[expect(dead_code, reason = "most of it is for the stories")]
mod support;

use std::thread;
use std::time::Duration;

use people::{People, Reached};
use process::{Process, killed_while_starting};

/// Devices at work at the same time.
const DEVICES: u64 = 4;
const KILLS: u64 = 1000;
/// No kill comes later than this after the first request; most flows take less.
const LATEST: u64 = 60_000;

/// One device and its people, killed so many times.
fn kill(seed: u64, kills: u64) -> Reached {
    let mut people = People::new(seed);
    for count in 0..kills {
        if people.below(10) == 0 {
            let after = people.below(30_000);
            killed_while_starting(people.config(), Duration::from_micros(after));
        }
        let process = Process::start(people.config());
        people.check(process.address(), count);
        let after = Duration::from_micros(people.below(LATEST));
        let address = process.address();
        thread::scope(|scope| {
            scope.spawn(|| people.go_on(address));
            thread::sleep(after);
            drop(process);
        });
    }
    let process = Process::start(people.config());
    people.check(process.address(), kills);
    people.check_journal(process.address());
    people.reached
}

#[test]
fn inv4_after_a_thousand_kills_the_device_signs_in_with_exactly_one_password() {
    let kills = std::env::var("REGAIN_KILLS").map_or(KILLS, |kills| kills.parse().unwrap());
    let reached = thread::scope(|scope| {
        let devices: Vec<_> = (0..DEVICES)
            .map(|seed| scope.spawn(move || kill(seed, kills / DEVICES)))
            .collect();
        let ended = devices.into_iter().map(|device| device.join().unwrap());
        ended.fold(Reached::default(), Reached::and)
    });
    println!("{kills} kills: {reached:?}");
    if kills >= KILLS {
        assert!(
            reached.is_enough(),
            "the kills reach too little: {reached:?}"
        );
    }
}
