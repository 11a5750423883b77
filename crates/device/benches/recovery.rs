//! How long a holder waits for the device: `cargo bench -p device`.

#![expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
#![expect(clippy::unwrap_used, reason = "a bench may panic")]

use std::time::{Duration, Instant};

use device::{HashCost, Origin};
use testkit::disk::Disk;
use testkit::recorder::{Authority, Recorder, Setup};

const RUNS: u32 = 10;

fn main() {
    let authority = Authority::new(7);
    let mut setup = Setup::new(&authority);
    for (name, cost) in [
        ("default, 7 MiB, 5 passes", HashCost::default()),
        ("19 MiB, 2 passes", HashCost::new(19 * 1024, 2).unwrap()),
        (
            "without hashing, 8 KiB, 1 pass",
            HashCost::new(8, 1).unwrap(),
        ),
    ] {
        setup.profile.hash_cost = cost;
        println!("{name}");
        measure(&authority, &setup);
    }
}

fn measure(authority: &Authority, setup: &Setup) {
    let start = Instant::now();
    let mut recorder = Recorder::start(Disk::new(), setup).unwrap();
    tell("start from the factory", start.elapsed());
    recorder.activate("phrase no. 0 of this bench", Some("holder@mail.example"));

    let mut times = [Duration::ZERO; 6];
    for run in 0..RUNS {
        let (old, new) = (phrase(run), phrase(run + 1));
        times[0] += timed(|| recorder.sign_in(Origin::Screen, &old).map(drop).unwrap());
        let mut shown = None;
        times[1] += timed(|| shown = recorder.ask_key(Origin::Screen, false).ok());
        recorder.draw_spare();
        recorder.pass(Duration::from_secs(60));
        times[5] += timed(|| shown = recorder.ask_key(Origin::Screen, true).ok());
        let code = authority.answer(&shown.unwrap().challenge, &recorder);
        times[2] += timed(|| recorder.recover(Origin::Screen, &code, &new).unwrap());
        let session = recorder.sign_in(Origin::Screen, &new).unwrap();
        let mut sheet = None;
        times[3] += timed(|| sheet = recorder.make_sheet(&session, &new).ok());
        let code = &sheet.unwrap().codes[0];
        let mut left = None;
        times[4] += timed(|| left = recorder.recover_by_sheet(Origin::Screen, code, &new).ok());
        assert_eq!(left, Some(7));
    }
    let acts = [
        "sign-in",
        "make and seal a challenge",
        "recover by key",
        "make a recovery sheet",
        "recover by sheet",
        "seal a challenge with a spare code",
    ];
    for (what, time) in acts.iter().zip(times) {
        tell(what, time / RUNS);
    }
    println!(
        "  {:36} {:>9} bytes",
        "state",
        recorder.machine.state().encode().len()
    );
}

fn phrase(run: u32) -> String {
    format!("phrase no. {run} of this bench")
}

fn timed(act: impl FnOnce()) -> Duration {
    let start = Instant::now();
    act();
    start.elapsed()
}

fn tell(what: &str, time: Duration) {
    println!("  {what:36} {:>9.2} ms", time.as_secs_f64() * 1000.0);
}
