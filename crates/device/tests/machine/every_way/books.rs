//! The books of one history, kept from outside the machine.

mod acts;

use std::time::Duration;

use device::{Event, Origin, Refusal, Reply, SessionToken, WayBack};
use protocol::{Code, DeviceTime, Scope, Way};
use testkit::backend::Backend;
use testkit::disk::Disk;
use testkit::recorder::{Authority, Recorder, Setup};

use super::answers::{Answer, Asked, Given, hides};
use super::{EMAILS, Reached, Step};
use crate::{EMAIL, HOUR, OLD};

pub(super) struct Books {
    authority: Authority,
    setup: Setup,
    recorder: Option<Recorder>,
    passwords: Vec<String>,
    email: Option<&'static str>,
    given: Given,
    /// Failures in a row by typed ways and the moment before which none may be compared.
    rows: [(u32, Duration); 2],
    /// The newest security code and temporary password that were used.
    used_code: Option<(DeviceTime, u32)>,
    used_day: Option<u32>,
    /// A session that can set a password, and the day of what opened it.
    recovering: Option<(SessionToken, u32, Duration)>,
    backend_refuses: bool,
    elapsed: Duration,
    reached: Reached,
}

/// What a recovery must leave alone (invariant 11).
#[derive(Debug, PartialEq)]
struct Settings {
    email: Option<String>,
    sheet: Option<(u32, u8)>,
    questions: bool,
    key: [u8; 32],
}

impl Books {
    pub(super) fn new() -> Books {
        let authority = Authority::new(7);
        let mut setup = Setup::new(&authority);
        setup.profile.ways = WayBack::ALL.into_iter().collect();
        setup.profile.cameras = true;
        setup.profile.backends = true;
        setup.bundle = authority.bundle(1, &Way::ALL);
        let recorder = Recorder::start(Disk::new(), &setup).unwrap();
        let mut books = Books {
            authority,
            setup,
            recorder: Some(recorder),
            passwords: Vec::new(),
            email: None,
            given: Given::default(),
            rows: Default::default(),
            used_code: None,
            used_day: None,
            recovering: None,
            backend_refuses: false,
            elapsed: Duration::ZERO,
            reached: Reached::default(),
        };
        books.activate(OLD.to_owned());
        books
    }

    fn recorder(&mut self) -> &mut Recorder {
        self.recorder.as_mut().unwrap()
    }

    fn password(&self) -> String {
        self.passwords.last().unwrap().clone()
    }

    fn next_password(&self) -> String {
        format!("phrase no. {} of this tale", self.passwords.len())
    }

    fn activate(&mut self, password: String) {
        self.recorder().backend.refuse(false);
        let reply = self.recorder().activate(&password, Some(EMAIL));
        assert!(matches!(reply, Reply::Activated { .. }), "inv5");
        let refuses = self.backend_refuses;
        self.recorder().backend.refuse(refuses);
        self.passwords.push(password);
        self.email = Some(EMAIL);
        self.collect_letters();
    }

    pub(super) fn play(&mut self, step: Step) {
        self.end_what_is_over();
        match step {
            Step::Ask(origin, way, scope, fresh) => self.ask(origin, way, scope, fresh),
            Step::Prove(origin, by, guess, end) => self.prove(origin, by, guess, end),
            Step::Temporary(origin, guess) => self.temporary(origin, guess),
            Step::SetPassword => self.set_password_only(),
            Step::Change => self.change(),
            Step::Email(email) => self.change_email(email),
            Step::MakeSheet => self.make_sheet(),
            Step::SetQuestions => self.set_questions(),
            Step::BackendRefuses(refuses) => {
                self.backend_refuses = refuses;
                self.recorder().backend.refuse(refuses);
            }
            Step::Spare => {
                if self.recorder().machine.wants_spare() {
                    self.recorder().draw_spare();
                }
            }
            Step::Tick => {
                self.recorder().act_on(device::Input::Tick);
            }
            Step::Pass(seconds) => {
                let time = Duration::from_secs(seconds.into());
                self.elapsed += time;
                self.recorder().pass(time);
            }
            Step::Clock(clock) => self.recorder().clock = DeviceTime::from_seconds(clock),
            Step::Restart => self.restart(),
            Step::FactoryReset => self.factory_reset(),
        }
    }

    /// Challenges end with time; none ends early, and without a restart none late.
    fn end_what_is_over(&mut self) {
        let now = self.recorder().now();
        for asked in self.given.asked.iter_mut().filter(|asked| asked.is_live) {
            let machine = &self.recorder.as_ref().unwrap().machine;
            let hours = if asked.way == Way::Email { 48 } else { 72 };
            let is_old = self.elapsed - asked.made >= hours * HOUR || asked.tries >= 5;
            let shown = machine.challenge(asked.origin, asked.way, now);
            let is_shown = shown.is_some_and(|shown| shown.challenge.number() == asked.number);
            assert!(is_shown || is_old, "{:?} ended early", asked.way);
            let same_start = asked.boot == machine.status().boot;
            assert!(!(is_shown && is_old && same_start), "inv1: it lives on");
            asked.is_live = is_shown;
        }
    }

    fn ask(&mut self, origin: Origin, way: Way, scope: Scope, fresh: bool) {
        let row = self.rows[at(origin)];
        let shown = match self.recorder().ask(origin, way, scope, fresh) {
            Ok(shown) => shown,
            Err(Refusal::WayNotOffered { .. }) => return assert!(!scope.resets()),
            Err(Refusal::NoReservedEmail) => {
                return assert!(way == Way::Email && self.email.is_none());
            }
            Err(Refusal::WaysClosed) => return assert!(way != Way::File && row.0 >= 20, "inv3"),
            Err(other) => panic!("{other}"),
        };
        assert!(scope.resets(), "inv2: a letter is no challenge to answer");
        assert!(way == Way::File || row.0 < 20, "inv3");
        for email in EMAILS.into_iter().flatten() {
            let masked = shown.reserved_email.as_deref().unwrap_or_default();
            assert!(masked != email && hides(&shown.challenge, email), "inv8");
        }
        let number = shown.challenge.number();
        if let Some(live) = self.given.live(origin, way)
            && self.given.asked[live].number == number
        {
            return;
        }
        let recorder = self.recorder.as_ref().unwrap();
        let answer = match way {
            Way::File => {
                let device = recorder.machine.device_key().public();
                Answer::File(self.authority.file(&shown.challenge, &device))
            }
            _ => {
                let (code, sealed) = self.authority.open(&shown.challenge, recorder);
                let sealed = sealed.map(|sealed| sealed.email().as_str().to_owned());
                assert_eq!(
                    sealed.as_deref(),
                    self.email,
                    "d5: it seals another address"
                );
                Answer::Code(code)
            }
        };
        let header = shown.challenge.header();
        assert_eq!((header.way, header.scope), (way, scope));
        self.given
            .end(|asked| asked.origin == origin && asked.way == way);
        self.given.asked.push(Asked {
            origin,
            way,
            scope,
            number,
            answer,
            made: self.elapsed,
            boot: header.boot,
            clock: header.clock.seconds(),
            tries: 0,
            is_live: true,
        });
    }

    /// A typed answer was compared, or could have been.
    fn compared(&mut self, origin: Origin, place: Option<usize>) {
        let (failures, not_before) = &mut self.rows[at(origin)];
        assert!(self.elapsed >= *not_before, "inv3: compared during a wait");
        assert!(*failures < 20, "inv3: compared after the twentieth failure");
        *failures += 1;
        let wait = match *failures {
            0..5 => 0,
            failures => 30_u64 << (failures - 5).min(7),
        };
        *not_before = self.elapsed + Duration::from_secs(wait.min(3600));
        if let Some(place) = place {
            let asked = &mut self.given.asked[place];
            asked.tries += 1;
            assert!(asked.tries <= 5, "inv3: a sixth try at one challenge");
        }
    }

    /// The password has become `new`: every budget is full and nothing asked for before is good.
    fn replaced(&mut self, new: String) {
        assert_eq!(self.recorder().backend.password().as_ref(), Some(&new));
        self.passwords.push(new);
        self.rows = Default::default();
        self.given.end(|_| true);
        self.recovering = None;
    }

    fn settings(&self) -> Settings {
        let machine = &self.recorder.as_ref().unwrap().machine;
        let status = machine.status();
        Settings {
            email: status.reserved_email,
            sheet: status.sheet.map(|sheet| (sheet.number, sheet.left)),
            questions: machine.questions().is_some(),
            key: *machine.device_key().public().as_bytes(),
        }
    }

    fn today(&self) -> u32 {
        self.recorder.as_ref().unwrap().clock.date().day_number()
    }

    fn code_of_today(&self) -> Code {
        self.authority.code_now(self.recorder.as_ref().unwrap())
    }

    /// Codes that go out by letters may be read by whoever is no holder any more.
    fn collect_letters(&mut self) {
        let recorder = self.recorder.as_ref().unwrap();
        for letter in recorder.machine.letters() {
            self.given
                .letters
                .push(self.authority.answer(&letter, recorder));
        }
    }

    fn restart(&mut self) {
        let before = self.recorder().machine.status().started;
        let old = self.recorder.take().unwrap();
        (self.setup.clock, self.setup.backend) = (old.clock, old.backend);
        self.recorder = Some(Recorder::start(old.disk, &self.setup).unwrap());
        let after = self.recorder().machine.status().started;
        assert!(after > before, "inv10: a start time came twice");
        self.given.end(|asked| asked.way == Way::Email);
        self.recovering = None;
    }

    /// What the disk holds now opens with the one password, for the backend too, and with no other.
    pub(super) fn audit(&mut self) {
        let password = self.password();
        let backend = self.recorder().backend.password();
        assert_eq!(backend.as_ref(), Some(&password), "inv4: the backend");
        let mut setup = self.setup.clone();
        setup.backend = Backend::default();
        let disk = self.recorder().disk.copy();
        let mut copy = Recorder::start(disk, &setup).unwrap();
        for (count, password) in self.passwords.iter().rev().take(2).enumerate() {
            copy.pass(HOUR);
            let opens = copy.sign_in(Origin::Screen, password).is_ok();
            assert_eq!(opens, count == 0, "inv4: password {count} before the last");
        }
    }

    /// The journal tells of every recovery and of every wrong answer.
    pub(super) fn close(mut self) -> Reached {
        let session = self.signed_in();
        let now = self.recorder().now();
        let journal = self.recorder().machine.journal(&session, now).unwrap();
        let count = |wanted: &dyn Fn(Event) -> bool| -> u32 {
            let told = journal.iter().filter(|entry| wanted(entry.event));
            told.map(|entry| entry.count).sum()
        };
        let whole = count(&|_| true);
        if journal.last().unwrap().number == u64::from(whole) {
            for way in WayBack::ALL {
                let reset = |event: Event| match event {
                    Event::PasswordReset { by, .. } => by == way,
                    Event::PasswordResetBySheet { .. } => way == WayBack::Sheet,
                    _ => false,
                };
                let is_wrong =
                    |event: Event| matches!(event, Event::WrongAnswer { by, .. } if by == way);
                let place = way as usize;
                assert_eq!(count(&reset), self.reached.by[place], "inv6: {way:?}");
                let wrong = self.reached.wrong[place];
                assert_eq!(count(&is_wrong), wrong, "inv6: wrong {way:?}");
            }
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
