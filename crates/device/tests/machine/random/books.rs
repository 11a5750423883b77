//! The books of one history, kept from outside the machine.

mod account;

use std::time::Duration;

use device::{Entry, Event, Input, Origin, Proof, Refusal, Reply, SessionToken, SheetCode};
use protocol::{Code, DeviceTime};
use testkit::recorder::{Authority, Recorder, Setup, sign_in};

use super::{EMAILS, Guess, Reached, Secret, Step};
use crate::{EMAIL, HOUR, OLD, activated, wrong};

/// What the history has come to, as somebody outside would keep the books.
pub(super) struct Books {
    authority: Authority,
    recorder: Option<Recorder>,
    passwords: Vec<String>,
    session: Option<SessionToken>,
    /// Wrong passwords typed in that session.
    session_failures: u32,
    email: Option<&'static str>,
    /// Codes of the sheet in force that were not used.
    codes: Vec<SheetCode>,
    /// Codes that were used, or are from an older sheet.
    void_codes: Vec<SheetCode>,
    keys: [Keys; 2],
    /// Failures in a row and the moment before which no further try may be compared.
    sign_in: [Row; 2],
    recovery: [Row; 2],
    /// Wrong passwords that count no more, by origin.
    heard: [Vec<String>; 2],
    elapsed: Duration,
    reached: Reached,
    started: DeviceTime,
}

/// The keys of one origin.
#[derive(Default)]
struct Keys {
    live: Option<Code>,
    /// The address sealed with it.
    sealed: Option<&'static str>,
    stale: Vec<Code>,
    tries: u32,
}

#[derive(Clone, Copy, Default)]
struct Row {
    failures: u32,
    not_before: Duration,
}

impl Row {
    /// A try was compared, or could have been.
    fn compared(&mut self, elapsed: Duration) {
        assert!(elapsed >= self.not_before, "inv3: compared during a wait");
        self.failures += 1;
        let wait = match self.failures {
            0..5 => 0,
            failures => 30_u64 << (failures - 5).min(7),
        };
        self.not_before = elapsed + Duration::from_secs(wait.min(3600));
    }
}

impl Books {
    pub(super) fn new() -> Books {
        let (authority, recorder) = activated();
        Books {
            authority,
            started: recorder.machine.status().started,
            recorder: Some(recorder),
            passwords: vec![OLD.to_owned()],
            session: None,
            session_failures: 0,
            email: Some(EMAIL),
            codes: Vec::new(),
            void_codes: Vec::new(),
            keys: Default::default(),
            sign_in: Default::default(),
            recovery: Default::default(),
            heard: Default::default(),
            elapsed: Duration::ZERO,
            reached: Reached::default(),
        }
    }

    fn recorder(&mut self) -> &mut Recorder {
        self.recorder.as_mut().unwrap()
    }

    fn password(&self, guess: Guess) -> String {
        match guess {
            Guess::Right => self.passwords.last().unwrap().clone(),
            Guess::Stale if self.passwords.len() > 1 => self.passwords[0].clone(),
            Guess::Stale | Guess::Elsewhere => "a wrong guess here".to_owned(),
            // Some of them come again.
            Guess::Wrong => format!("wrong guess no. {}", self.reached.failures / 12),
        }
    }

    /// Whether `password` was found wrong at that origin lately; the same counts once.
    fn is_again(&mut self, row: usize, password: &str) -> bool {
        let heard = &mut self.heard[row];
        let found = heard.iter().position(|heard| heard == password);
        found.is_some_and(|at| {
            let again = heard.remove(at);
            heard.push(again);
            true
        })
    }

    fn key(&self, origin: Origin, guess: Guess) -> Code {
        let (own, other) = (&self.keys[at(origin)], &self.keys[1 - at(origin)]);
        let code = match guess {
            Guess::Right => own.live.as_ref(),
            Guess::Stale => own.stale.last(),
            Guess::Elsewhere => other.live.as_ref(),
            Guess::Wrong => None,
        };
        code.cloned().unwrap_or_else(|| wrong(5))
    }

    fn next_password(&self) -> String {
        format!("phrase no. {} of this story", self.passwords.len())
    }

    pub(super) fn play(&mut self, step: Step) {
        match step {
            Step::SignIn(origin, guess) => self.sign_in(origin, guess),
            Step::Change(guess) => self.change(guess),
            Step::SignOut => {
                if let Some(session) = self.session.take() {
                    self.recorder().act_on(Input::SignOut { session });
                }
            }
            Step::Email(guess, email) => self.change_email(guess, email),
            Step::MakeSheet(guess) => self.make_sheet(guess),
            Step::Code(origin, guess) => self.type_code(origin, guess),
            Step::Ask { origin, fresh } => self.ask(origin, fresh),
            Step::Key(origin, guess) => self.type_key(origin, guess),
            Step::Kill(origin, secret) => self.kill(origin, secret),
            Step::Pass { seconds } => {
                let time = Duration::from_secs(seconds.into());
                self.elapsed += time;
                self.recorder().pass(time);
            }
            Step::Tick => {
                self.recorder().act_on(Input::Tick);
            }
            Step::Restart { clock } => self.restart(clock),
        }
    }

    fn sign_in(&mut self, origin: Origin, guess: Guess) {
        let password = self.password(guess);
        let right = Some(&password) == self.passwords.last();
        let row = at(origin);
        let again = self.is_again(row, &password);
        match self.recorder().sign_in(origin, &password) {
            Ok(session) => {
                assert!(right, "inv4: signed in with a password that is none");
                self.sign_in[row].compared(self.elapsed);
                self.sign_in[row] = Row::default();
                (self.session, self.session_failures) = (Some(session), 0);
            }
            Err(Refusal::WrongPassword { .. }) => {
                assert!(!right, "inv4: the password is refused");
                if again {
                    self.reached.again += 1;
                    return;
                }
                self.sign_in[row].compared(self.elapsed);
                self.reached.failures += 1;
                self.heard[row].push(password);
                if self.heard[row].len() > 8 {
                    self.heard[row].remove(0);
                }
            }
            Err(Refusal::Wait { .. }) => {
                assert!(!again, "inv3: what is known to be wrong was kept waiting");
                assert!(
                    self.sign_in[row].failures >= 5,
                    "inv3: a wait out of nothing"
                );
                self.reached.waits += 1;
            }
            Err(other) => panic!("{other}"),
        }
    }

    fn change(&mut self, guess: Guess) {
        let Some(session) = self.live_session() else {
            return;
        };
        let (old, new) = (self.password(guess), self.next_password());
        let changed = self.recorder().change(&session, &old, &new);
        if self.confirmed(&old, changed).is_some() {
            self.replaced(new);
        }
    }

    /// The password has become `new`: every budget is full and no key is live.
    fn replaced(&mut self, new: String) {
        self.passwords.push(new);
        (self.sign_in, self.recovery) = Default::default();
        self.heard = Default::default();
        for keys in &mut self.keys {
            keys.stale.extend(keys.live.take());
        }
    }

    fn ask(&mut self, origin: Origin, fresh: bool) {
        let shown = match self.recorder().ask_key(origin, fresh) {
            Ok(shown) => shown,
            Err(Refusal::WaysClosed) => {
                assert!(
                    self.recovery[at(origin)].failures >= 20,
                    "inv3: closed early"
                );
                return;
            }
            Err(other) => panic!("{other}"),
        };
        assert!(
            self.recovery[at(origin)].failures < 20,
            "inv3: open after twenty failures"
        );
        let bytes = shown.challenge.as_bytes();
        for email in EMAILS.into_iter().flatten() {
            let masked = shown.reserved_email.as_deref().unwrap_or_default();
            assert!(!masked.contains(&email[..6]), "inv8");
            let start = &email.as_bytes()[..6];
            assert!(!bytes.windows(6).any(|window| window == start), "inv8");
        }
        let (code, sealed) = self
            .authority
            .open(&shown.challenge, self.recorder.as_ref().unwrap());
        let is_told = sealed.as_ref().map(|sealed| sealed.email().as_str());
        assert!(
            is_told.is_none() || is_told == self.email,
            "d2: it seals an address that is none any more"
        );
        let email = self.email;
        let keys = &mut self.keys[at(origin)];
        if keys.live.as_ref() != Some(&code) {
            assert!(
                !keys.stale.contains(&code),
                "inv1: an old challenge is back"
            );
            keys.stale.extend(keys.live.replace(code));
            keys.tries = 0;
            assert_eq!(is_told, email, "d2: it seals another address");
            keys.sealed = email;
        }
    }

    fn type_key(&mut self, origin: Origin, guess: Guess) {
        let (code, new) = (self.key(origin, guess), self.next_password());
        let right = self.keys[at(origin)].live.as_ref() == Some(&code);
        self.reached.stale_keys += u32::from(self.keys[at(origin)].stale.contains(&code));
        match self.recorder().recover(origin, &code, &new) {
            Ok(()) => {
                assert!(
                    right,
                    "inv1, inv2: a key was taken that answers no live challenge"
                );
                self.key_compared(origin);
                self.reached.resets += 1;
                self.session = None;
                self.replaced(new);
            }
            Err(Refusal::WrongKey { tries_left, .. }) => {
                assert!(!right, "the right key was refused");
                self.key_compared(origin);
                self.reached.failures += 1;
                assert_eq!(
                    u32::from(tries_left),
                    5 - self.keys[at(origin)].tries,
                    "inv3"
                );
            }
            Err(Refusal::Wait { .. } | Refusal::WaysClosed) => {
                assert!(
                    self.recovery[at(origin)].failures >= 5,
                    "inv3: a wait out of nothing"
                );
                self.reached.waits += 1;
            }
            Err(Refusal::ChallengeEnded { .. }) => self.reached.late_keys += 1,
            Err(Refusal::NoChallenge) => {}
            Err(other) => panic!("{other}"),
        }
    }

    fn key_compared(&mut self, origin: Origin) {
        self.recovery[at(origin)].compared(self.elapsed);
        let keys = &mut self.keys[at(origin)];
        keys.tries += 1;
        assert!(keys.tries <= 5, "inv3: a sixth try at one challenge");
    }

    fn kill(&mut self, origin: Origin, secret: Secret) {
        let input = match secret {
            Secret::Password => sign_in(origin, &self.password(Guess::Right)),
            Secret::Key => Input::Recover {
                origin,
                proof: Proof::Key(self.key(origin, Guess::Right)),
                new: self.recorder().new_password("a phrase that never counts"),
            },
            Secret::Sheet => Input::Recover {
                origin,
                proof: Proof::Sheet(self.code(Guess::Right)),
                new: self.recorder().new_password("a phrase that never counts"),
            },
        };
        if let Reply::Try(_) = self.recorder().begin(input).unwrap() {
            self.reached.failures += 1;
            match secret {
                Secret::Password => self.sign_in[at(origin)].compared(self.elapsed),
                Secret::Key => self.key_compared(origin),
                Secret::Sheet => self.recovery[at(origin)].compared(self.elapsed),
            }
        }
        let clock = self.recorder().clock.seconds();
        self.restart(clock);
    }

    fn restart(&mut self, clock: u32) {
        let mut setup = Setup::new(&self.authority);
        setup.clock = DeviceTime::from_seconds(clock);
        let disk = self.recorder.take().unwrap().disk;
        let recorder = Recorder::start(disk, &setup).unwrap();
        let started = recorder.machine.status().started;
        assert!(started > self.started, "inv10: a start time came twice");
        self.started = started;
        self.session = None;
        self.heard = Default::default();
        self.recorder = Some(recorder);
    }

    /// What the disk holds now opens with the one password and no other.
    pub(super) fn audit(&self) {
        let disk = &self.recorder.as_ref().unwrap().disk;
        let mut copy = Recorder::start(disk.copy(), &Setup::new(&self.authority)).unwrap();
        for (count, password) in self.passwords.iter().rev().take(3).enumerate() {
            copy.pass(HOUR);
            let opens = copy.sign_in(Origin::Screen, password).is_ok();
            assert_eq!(opens, count == 0, "inv4: password {count} before the last");
        }
    }

    /// The journal tells of as many failures and resets as there were.
    pub(super) fn close(mut self) -> Reached {
        self.elapsed += HOUR;
        self.recorder().pass(HOUR);
        let password = self.password(Guess::Right);
        let session = self.recorder().sign_in(Origin::Screen, &password).unwrap();
        let now = self.recorder().now();
        let journal = self.recorder().machine.journal(&session, now).unwrap();
        let count = |wanted: fn(Event) -> bool| -> u32 {
            journal
                .iter()
                .filter(|entry| wanted(entry.event))
                .map(|entry| entry.count)
                .sum()
        };
        let failures =
            count(|event| matches!(event, Event::WrongAnswer { .. } | Event::WrongPassword));
        let resets = count(|event| matches!(event, Event::PasswordReset { .. }));
        let by_sheet = count(|event| matches!(event, Event::PasswordResetBySheet { .. }));
        let lines: Vec<String> = journal.iter().map(Entry::line).collect();
        device::verify_journal(lines.iter().map(String::as_str)).unwrap();
        // The longest histories push out what is oldest.
        let whole = count(|_| true);
        if journal.last().unwrap().number == u64::from(whole) {
            assert_eq!(failures, self.reached.failures, "inv6: failures");
            assert_eq!(resets, self.reached.resets, "inv6: resets");
            assert_eq!(by_sheet, self.reached.sheet_resets, "inv6: resets by sheet");
            self.reached.whole_journals += 1;
        }
        self.reached
    }
}

fn at(origin: Origin) -> usize {
    match origin {
        Origin::Network => 0,
        Origin::Screen => 1,
    }
}
