//! The chain of the journal, and its bound.

use device::storage::Slot;
use device::{BrokenChain, Entry, Origin, State, Verified, verify_journal};
use sha2::{Digest, Sha256};
use testkit::recorder::{Recorder, sign_in_from};

use crate::journal::news;
use crate::{HOUR, NEW, OLD, activated, wrong};

/// The journal as somebody signed in takes it along.
fn copy(recorder: &mut Recorder, password: &str) -> Vec<String> {
    let session = recorder.sign_in(Origin::Screen, password).unwrap();
    let journal = recorder.machine.journal(&session, recorder.now()).unwrap();
    journal.iter().map(Entry::line).collect()
}

fn verified(lines: &[String]) -> Result<Verified, BrokenChain> {
    verify_journal(lines.iter().map(String::as_str))
}

/// A device on which something of everything happened, and its password.
fn eventful() -> (Recorder, String) {
    let (authority, mut recorder) = activated();
    let mut password = OLD.to_owned();
    for round in 0..40 {
        let origin = Origin::ALL[round % 2];
        let _ = recorder.guess(origin);
        let shown = recorder.ask_key(origin, true).unwrap();
        let _ = recorder.recover(origin, &wrong(1), NEW);
        let new = format!("phrase no. {round} of the journal");
        let code = authority.answer(&shown.challenge, &recorder);
        recorder.recover(origin, &code, &new).unwrap();
        news(&mut recorder, origin, &new);
        password = new;
        recorder.pass(HOUR);
    }
    (recorder, password)
}

#[test]
fn each_entry_covers_the_one_before_also_where_that_was_dropped() {
    let (mut recorder, password) = eventful();
    let lines = copy(&mut recorder, &password);
    let whole = verified(&lines).unwrap();
    assert_eq!(whole.lines, lines.len());
    assert!(whole.gaps > 0, "entries were gathered");
    assert!(lines.windows(2).any(|pair| {
        let number = |line: &str| {
            line["{\"number\":".len()..]
                .split(',')
                .next()
                .unwrap()
                .parse::<u64>()
        };
        number(&pair[0]).unwrap() + 1 == number(&pair[1]).unwrap()
    }));
}

#[test]
fn no_altered_missing_or_swapped_line_goes_unnoticed() {
    let (mut recorder, password) = eventful();
    let lines = copy(&mut recorder, &password);
    let head = verified(&lines).unwrap().head;
    let noticed = |lines: &[String]| verified(lines).map(|copy| copy.head) != Ok(head);
    let (last, all_but_last) = lines.split_last().unwrap();
    assert!(noticed(all_but_last) && noticed(&[]));
    let mut altered = lines.clone();
    for at in 0..lines.len() {
        // Behind a gap there is nothing left to hold a line to; it stands for itself there.
        let Some(next) = lines.get(at + 1) else {
            break;
        };
        let continued = next.contains(&device_hash(&lines[at]));
        altered[at] = lines[at].replacen("\"count\":1", "\"count\":2", 1);
        if altered[at] != lines[at] && continued {
            assert!(noticed(&altered), "line {at}");
        }
        altered[at].clone_from(&lines[at]);
        altered.swap(at, at + 1);
        assert!(noticed(&altered), "lines {at} and the next");
        altered.swap(at, at + 1);
    }
    altered[lines.len() - 1] = last.replace("screen", "network");
    assert!(noticed(&altered));
    altered[0] = "not an entry".to_owned();
    assert_eq!(verified(&altered), Err(BrokenChain::Unreadable(1)));
}

/// What an entry's successor names it by, taken from the published rule alone.
fn device_hash(line: &str) -> String {
    let hash = Sha256::digest(line);
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_state_with_an_altered_journal_is_refused() {
    let (recorder, _) = eventful();
    let state = recorder.machine.state().encode();
    let (mut altered, mut refused) = (0, 0);
    // Times of entries are what somebody would most like to change.
    let clock = recorder.clock.seconds() - 1800;
    for hours in 0..40_u32 {
        let time = (clock + 1800 - hours * 3600).to_be_bytes();
        let mut bytes = state.to_vec();
        for at in 0..bytes.len() - 4 {
            if bytes[at..at + 4] == time {
                bytes[at + 3] ^= 1;
                altered += 1;
                refused += u32::from(State::decode(&bytes).is_err());
                bytes[at + 3] ^= 1;
            }
        }
    }
    assert!(altered > 100, "{altered}");
    // Entries in front of a gap are covered by what is gone.
    assert!(refused > altered / 2, "{refused} of {altered}");
}

#[test]
fn the_state_stays_under_64_kb_over_10_000_events_of_all_kinds() {
    let (authority, mut recorder) = activated();
    let (mut password, mut round, mut most) = (OLD.to_owned(), 0, 0);
    let mut events = 0;
    while events < 10_000 {
        round += 1;
        let origin = Origin::ALL[round % 2];
        for source in 0..12 {
            let source = [0x2001, 0xdb8, 0, source, 0, 0, 0, round as u16].into();
            recorder.act_on(sign_in_from(source, &format!("guess of round {round}")));
            recorder.act_on(sign_in_from(source, &format!("guess of round {round}")));
            recorder.act_on(sign_in_from(source, &password));
        }
        let _ = recorder.guess(Origin::Screen);
        if let Ok(shown) = recorder.ask_key(origin, true) {
            let _ = recorder.recover(origin, &wrong(1), NEW);
            let new = format!("phrase no. {round} of the journal");
            let code = authority.answer(&shown.challenge, &recorder);
            if recorder.recover(origin, &code, &new).is_ok() {
                password = new;
            }
        }
        recorder.pass(HOUR);
        let session = recorder.sign_in(Origin::Screen, &password).unwrap();
        recorder
            .change_email(
                &session,
                &password,
                Some("a-holder-with-a-rather-long@mail.example"),
            )
            .unwrap();
        recorder.change_email(&session, &password, None).unwrap();
        recorder.make_sheet(&session, &password).unwrap();
        let journal = recorder.machine.journal(&session, recorder.now()).unwrap();
        events = journal.last().unwrap().number;
        most = most.max(recorder.machine.state().encode().len());
    }
    assert!(most < 20_000, "{most} bytes");
    // Two slots, each of one record.
    let on_disk: usize = [Slot::A, Slot::B]
        .map(|slot| recorder.disk.content(slot).len())
        .iter()
        .sum();
    assert!(on_disk < 64 * 1024, "{on_disk} bytes");
    let state = State::decode(&recorder.machine.state().encode())
        .ok()
        .unwrap();
    assert_eq!(state.encode(), recorder.machine.state().encode());
    verified(&copy(&mut recorder, &password)).unwrap();
}
