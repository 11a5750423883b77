//! Clocks that are wrong, stuck, set back or set ahead between any two steps.

use device::Origin;
use protocol::DeviceTime;
use testkit::disk::Disk;
use testkit::recorder::{Authority, Recorder, Setup};

use crate::{HOUR, MINUTE, NEW, OLD, wrong};

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
