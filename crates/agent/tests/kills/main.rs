//! A thousand times `kill -9` at random moments of random flows: always a device that signs in with
//! exactly one password, and what must agree with it does.
//!
//! Four devices run side by side, each the real program on a data directory of its own; after some
//! kills a new one takes its place. One has a web server's file and a command that keep its password
//! too, one has a camera. People do what comes to mind until the program is killed: sign in,
//! guess, change the password, make a sheet, set questions, and go every way back in. What was answered
//! must hold at the next start; what was not may hold or not. Flows are drawn from a seed; where a kill
//! falls is for the machine to say. `REGAIN_KILLS` sets another number of them.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests and their helpers may panic"
)]

mod cameras;
mod flows;
mod held;
mod people;
mod process;
#[path = "../story/backends/programs.rs"]
#[expect(dead_code, reason = "most of it is for the stories")]
mod programs;
mod proofs;
mod reached;
#[path = "../story/support/mod.rs"]
#[expect(dead_code, reason = "most of it is for the stories")]
mod support;
mod support_desk;

use std::thread;
use std::time::Duration;

use people::{Beside, People};
use process::{Process, killed_while_starting};
use reached::Reached;

/// Devices at work at the same time, and the eighths of all kills that are theirs.
const DEVICES: [(Beside, u64); 4] = [
    (Beside::Nothing, 3),
    (Beside::Nothing, 3),
    (Beside::Programs, 1),
    (Beside::Camera, 1),
];
const KILLS: u64 = 1000;
/// Kills of one device; a temporary password works once a day, and so once in each.
const LIFE: u64 = 50;

/// One device and its people, killed so many times.
fn kill(seed: u64, beside: Beside, kills: u64) -> Reached {
    let mut people = People::new(seed, beside);
    for count in 0..kills {
        if people.below(10) == 0 {
            let after = people.below(30_000);
            killed_while_starting(people.config(), Duration::from_micros(after));
        }
        let process = Process::start(people.config());
        people.check(process.address(), count);
        let after = Duration::from_micros(people.below(people.latest()));
        let address = process.address();
        thread::scope(|scope| {
            scope.spawn(|| people.go_on(address));
            thread::sleep(after);
            drop(process);
        });
    }
    let process = Process::start(people.config());
    people.check(process.address(), kills);
    people.leave(process.address())
}

/// One device after the other.
fn kill_all(number: usize, beside: Beside, kills: u64) -> Reached {
    let lives = (0..kills.div_ceil(LIFE)).map(|life| {
        let seed = life * DEVICES.len() as u64 + number as u64;
        kill(seed, beside, LIFE.min(kills - life * LIFE))
    });
    lives.fold(Reached::default(), Reached::and)
}

#[test]
fn inv4_after_a_thousand_kills_the_device_signs_in_with_exactly_one_password() {
    let kills = std::env::var("REGAIN_KILLS").map_or(KILLS, |kills| kills.parse().unwrap());
    let reached = thread::scope(|scope| {
        let devices: Vec<_> = DEVICES
            .into_iter()
            .enumerate()
            .map(|(number, (beside, share))| {
                scope.spawn(move || kill_all(number, beside, kills * share / 8))
            })
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
