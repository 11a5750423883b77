//! Clocks that are wrong, stuck, set back or set ahead between any two steps.

use device::{Origin, Proof, WayBack};
use protocol::{Code, DeviceTime, Scope, Way};
use testkit::disk::Disk;
use testkit::recorder::{Authority, Recorder, Setup};

use crate::{EMAIL, HOUR, MINUTE, NEW, OLD, wrong};

/// 1970, a day before the true time, the true time, the end of 2099, and the end of all.
const CLOCKS: [u32; 5] = [0, 1_794_913_600, 1_795_000_000, 4_102_444_799, u32::MAX];

fn start(disk: Disk, authority: &Authority, clock: u32) -> Recorder {
    let mut setup = Setup::new(authority);
    setup.clock = DeviceTime::from_seconds(clock);
    Recorder::start(disk, &setup).unwrap()
}

/// Whatever the clock shows at the activation, at the question, at the restart and at the answer.
fn life([activated, asked, restarted, answered]: [u32; 4]) {
    let authority = Authority::new(7);
    let mut recorder = start(Disk::new(), &authority, activated);
    recorder.activate(OLD, None);
    let set = |recorder: &mut Recorder, clock| recorder.clock = DeviceTime::from_seconds(clock);
    set(&mut recorder, asked);
    let session = recorder.sign_in(Origin::Screen, OLD).unwrap();
    let shown = recorder.ask_key(Origin::Network, true).unwrap();
    let first_start = recorder.machine.status().started;
    for _ in 0..5 {
        recorder.guess(Origin::Screen);
    }

    set(&mut recorder, answered);
    assert!(recorder.machine.session(&session, recorder.now()).is_some());
    let waits = recorder.sign_in(Origin::Screen, OLD).err().unwrap();
    assert!(
        waits.to_string().contains("Wait 30 seconds"),
        "inv3: {waits}"
    );
    recorder.pass(30 * MINUTE);
    assert!(recorder.machine.session(&session, recorder.now()).is_none());
    recorder.pass(HOUR);

    let mut recorder = start(recorder.disk, &authority, restarted);
    let status = recorder.machine.status();
    assert!(status.started > first_start, "inv10: start times rise");
    let code = authority.answer(&shown.challenge, &recorder);
    assert!(recorder.recover(Origin::Network, &wrong(3), NEW).is_err());
    set(&mut recorder, answered);
    recorder.recover(Origin::Network, &code, NEW).unwrap();
    assert!(
        recorder.recover(Origin::Network, &code, OLD).is_err(),
        "inv1"
    );
    assert!(recorder.sign_in(Origin::Network, OLD).is_err());
    let session = recorder.sign_in(Origin::Network, NEW).unwrap();
    let journal = recorder.machine.journal(&session, recorder.now()).unwrap();
    let lines: Vec<String> = journal.iter().map(device::Entry::line).collect();
    device::verify_journal(lines.iter().map(String::as_str)).unwrap();

    let shown = recorder.ask_key(Origin::Network, true).unwrap();
    recorder.pass(72 * HOUR);
    let late = authority.answer(&shown.challenge, &recorder);
    assert!(
        recorder.recover(Origin::Network, &late, OLD).is_err(),
        "a life is powered-on time"
    );
}

#[test]
fn inv3_inv10_no_clock_opens_closes_shortens_or_prolongs_anything() {
    let each = |at: usize| CLOCKS[at % CLOCKS.len()];
    for number in 0..CLOCKS.len().pow(4) {
        let [a, b, c, d] = [1, 5, 25, 125].map(|place| each(number / place));
        life([a, b, c, d]);
    }
}

/// The ways whose answers are made for a moment, or could be thought to be.
const WAYS: [WayBack; 5] = [
    WayBack::Email,
    WayBack::Key,
    WayBack::File,
    WayBack::Code,
    WayBack::TemporaryPassword,
];

/// What is shown at the device in answer to what it asked.
enum Shown {
    Proof(fn(Code) -> Proof, Code),
    File(Vec<u8>),
    AtSignIn(String),
}

fn start_with_all(disk: Disk, authority: &Authority, clock: u32) -> Recorder {
    let mut setup = Setup::new(authority);
    setup.profile.ways = WAYS.into_iter().collect();
    setup.bundle = authority.bundle(1, &Way::ALL);
    setup.clock = DeviceTime::from_seconds(clock);
    Recorder::start(disk, &setup).unwrap()
}

/// What the authority gives at the moment that the device is in.
fn answer(authority: &Authority, recorder: &mut Recorder, by: WayBack) -> Shown {
    let ask = |recorder: &mut Recorder, way| {
        let shown = recorder.ask(Origin::Screen, way, Scope::Administrator, false);
        shown.unwrap().challenge
    };
    let code = |recorder: &mut Recorder, way| {
        let challenge = ask(recorder, way);
        authority.answer(&challenge, recorder)
    };
    match by {
        WayBack::Email => Shown::Proof(Proof::Email, code(recorder, Way::Email)),
        WayBack::Key => Shown::Proof(Proof::Key, code(recorder, Way::Key)),
        WayBack::File => {
            let challenge = ask(recorder, Way::File);
            let device = recorder.machine.device_key().public();
            Shown::File(authority.file(&challenge, &device))
        }
        WayBack::Code => Shown::Proof(Proof::Code, authority.code_now(recorder)),
        _ => Shown::AtSignIn(authority.temporary_now(recorder).to_text().to_string()),
    }
}

fn is_taken(recorder: &mut Recorder, shown: &Shown, new: &str) -> bool {
    let proof = match shown {
        Shown::Proof(proof, code) => proof(code.clone()),
        Shown::File(file) => Proof::File(file.clone()),
        Shown::AtSignIn(text) => return crate::temporary::used(recorder, text, new),
    };
    recorder.prove(Origin::Screen, proof, new).is_ok()
}

/// Asked at one time of the clock and answered at another; then the same again at every other time.
fn asked_and_answered(by: WayBack, asked: u32, answered: u32) -> bool {
    let authority = Authority::new(7);
    let mut recorder = start_with_all(Disk::new(), &authority, asked);
    recorder.activate(OLD, Some(EMAIL));
    let shown = answer(&authority, &mut recorder, by);
    let set = |recorder: &mut Recorder, clock| recorder.clock = DeviceTime::from_seconds(clock);
    set(&mut recorder, answered);
    let is_the_day = recorder.clock.date() == DeviceTime::from_seconds(asked).date();
    let taken = is_taken(&mut recorder, &shown, NEW);
    let what = format!("{by:?}, asked at {asked}, answered at {answered}");
    match by {
        WayBack::Email | WayBack::Key => assert!(taken, "{what}: it counts powered-on time"),
        // A file names a day of its authority's clock.
        WayBack::File => {
            let is_timely = answered >= asked && answered - asked < 24 * 3600;
            assert!(taken || !is_timely, "{what}");
        }
        _ => assert_eq!(taken, is_the_day, "inv10: {what}"),
    }
    let mut opens = taken;
    for clock in [asked, answered].into_iter().chain(CLOCKS) {
        recorder.pass(HOUR);
        set(&mut recorder, clock);
        let again = is_taken(
            &mut recorder,
            &shown,
            &format!("phrase for {clock} of clocks"),
        );
        assert!(!(again && opens), "inv1, inv10: {what}: again at {clock}");
        opens |= again;
    }
    taken
}

#[test]
fn d5_d6_d7_d8_d9_inv1_inv10_no_clock_or_zone_makes_an_answer_good_twice() {
    let hour = |hours: i64| move |clock: u32| (i64::from(clock) + hours * 3600).max(0) as u32;
    let zones = [-12_i64, -1, 1, 14];
    let mut taken = [0; WAYS.len()];
    for (number, by) in WAYS.into_iter().enumerate() {
        for asked in CLOCKS {
            let moved = zones.map(|hours| hour(hours)(asked));
            for answered in CLOCKS.into_iter().chain(moved) {
                taken[number] += u32::from(asked_and_answered(by, asked, answered));
            }
        }
    }
    assert!(taken.iter().all(|taken| *taken > 5), "{taken:?}");
}
