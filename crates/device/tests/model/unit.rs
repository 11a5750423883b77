//! One device: the real machine, what its disk holds, and the books that are kept on it.

mod notes;
mod other;

use std::sync::Arc;
use std::time::Duration;

use device::storage::Store;
use device::{
    Applied, Input, Machine, NewPassword, Now, Origin, Outcome, Password, Proof, Reply, SheetCode,
    State, WayBack,
};
use protocol::{DeviceTime, ReservedEmail, Scope, Way};
use testkit::disk::{Cut as DiskCut, Disk, Tears};
use testkit::entropy::Seeded;
use testkit::recorder::{Setup, sign_in};

use crate::books::{Answer, Books, Rows, Seen};
use crate::town::Town;

pub(crate) use other::Other;

/// The clock stands still unless somebody sets it; waits and lives must not need it.
const CLOCK: DeviceTime = DeviceTime::from_seconds(1_795_000_000);
const PASSWORDS: [&str; 2] = ["herons+7", "bricks-9"];
const EMAILS: [&str; 2] = ["holder@mail.example", "keeper@post.example"];
const NEITHER: &str = "neither!";

/// What somebody does at a device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    Activate,
    SignIn {
        origin: Origin,
        right: bool,
    },
    Change {
        session: usize,
        right: bool,
    },
    /// Asks for a fresh challenge, which the device heeds when it sees fit.
    Ask {
        origin: Origin,
        way: Way,
    },
    /// Gives an answer, by the way that it is given as.
    Key {
        origin: Origin,
        way: Way,
        typed: Typed,
    },
    /// Types a code of the recovery sheet, or one that is none.
    Sheet {
        origin: Origin,
        code: Option<usize>,
    },
    /// The same key is begun twice before either try is finished, and the later one is finished first.
    Twice {
        origin: Origin,
        way: Way,
        typed: Typed,
    },
    /// An hour: every wait is over, every session idle, every challenge lives on.
    Wait,
    /// Power off and on.
    Restart,
    /// Power off, and on with the other authority's bundle.
    HandOver,
    /// What needs no challenge.
    Other(Other),
}

/// The key that is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Typed {
    /// The key that answers the challenge of that number at that device.
    Answer { device: usize, challenge: usize },
    /// The code of that letter, which confirms an address or says farewell to one.
    Letter { device: usize, letter: usize },
    /// A key with a bit changed.
    Altered,
}

/// Where the power goes during an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    /// While the first save is written.
    FirstSave,
    /// Between the first save and the comparison.
    BeforeFinish,
    /// After the comparison, while the second save is written.
    SecondSave,
    /// The backend has the new password, and the save that commits to it is being written.
    HandedOver,
    /// No cut: the backend cannot take the new password.
    BackendFails,
    /// After the last save, before the reply is let out.
    Reply,
}

#[derive(Clone)]
pub(crate) struct Unit {
    pub(crate) number: usize,
    pub(crate) books: Books,
    /// Which authority's bundle it has.
    pub(crate) trusts: usize,
    pub(crate) machine: Machine,
    pub(crate) sheet: Vec<SheetCode>,
    /// Which password a program has that keeps it too.
    pub(crate) backend: Option<usize>,
    pub(crate) digest: u64,
    /// Acts so far, to bound them.
    pub(crate) acts: usize,
    disk: Arc<Vec<u8>>,
    uptime: Duration,
    clock: DeviceTime,
    /// The rows as they were before a temporary password was typed.
    rows_before: Option<Rows>,
}

impl Unit {
    /// A device that is switched on for the first time.
    pub(crate) fn new(number: usize, town: &Town) -> Unit {
        let mut unit = Unit {
            number,
            books: Books::default(),
            trusts: 0,
            machine: first_start(number, &town.setups[number][0]),
            sheet: Vec::new(),
            backend: None,
            digest: 0,
            acts: 0,
            disk: Arc::default(),
            uptime: Duration::ZERO,
            clock: CLOCK,
            rows_before: None,
        };
        unit.save();
        unit
    }

    pub(crate) fn now(&self) -> Now {
        Now {
            uptime: self.uptime,
            clock: self.clock,
        }
    }

    pub(crate) fn boot(&self) -> u32 {
        self.machine.state().starts()
    }

    /// Does `act`; `answer` is what was given, if anything was. `None` when the power cannot go at `cut`.
    pub(crate) fn act(
        &mut self,
        act: Act,
        answer: &Answer,
        cut: Option<Cut>,
        town: &Town,
    ) -> Option<()> {
        self.acts += 1;
        match act {
            Act::Restart => self.restart(town),
            Act::Other(Other::Clock { day }) => self.set_clock(day),
            Act::HandOver => {
                self.trusts = 1;
                self.books.end_challenges();
                self.restart(town);
            }
            Act::Wait => {
                self.uptime += Duration::from_secs(3600);
                self.books.wait();
                let outcome = self
                    .machine
                    .handle(Input::Tick, self.now(), &mut seeded([0; 4]));
                self.save_if(&outcome);
            }
            _ => self.run(act, answer, cut, town)?,
        }
        self.books.settle();
        Some(())
    }

    fn run(&mut self, act: Act, answer: &Answer, cut: Option<Cut>, town: &Town) -> Option<()> {
        let mut pending = Vec::new();
        let times = if matches!(act, Act::Twice { .. }) {
            2
        } else {
            1
        };
        for _ in 0..times {
            self.erase_what_is_due(act);
            let mut rng = self.entropy(act);
            let input = self.input(act, answer)?;
            let outcome = self.machine.handle(input, self.now(), &mut rng);
            let begun = matches!(outcome.reply, Reply::Try(_));
            match cut {
                Some(_) if !outcome.save && !begun => return None,
                Some(Cut::FirstSave) => {
                    self.save_torn();
                    self.restart(town);
                    return Some(());
                }
                _ => self.save_if(&outcome),
            }
            match outcome.reply {
                Reply::Try(open) => {
                    if let Act::Other(other) = act {
                        self.spend_other(other, answer);
                    } else if let Some((origin, secret)) = self.budget(act) {
                        let way = match act {
                            Act::Key { way, .. } | Act::Twice { way, .. } => Some(way),
                            _ => None,
                        };
                        self.books.spend(origin, secret, way);
                    }
                    pending.push(open);
                }
                reply => {
                    if !self.conclude((act, answer), reply, cut, town)? {
                        return Some(());
                    }
                }
            }
        }
        match (cut, pending.is_empty()) {
            (Some(Cut::BeforeFinish | Cut::SecondSave), true) => return None,
            (Some(Cut::BeforeFinish), false) => {
                town.saw(Seen::SpentThroughCut);
                self.restart(town);
                return Some(());
            }
            _ => {}
        }
        while let Some(open) = pending.pop() {
            let mut rng = self.entropy(act);
            let outcome = self.machine.finish(open, self.now(), &mut rng);
            if cut == Some(Cut::SecondSave) {
                self.save_torn();
                if matches!(outcome.reply, Reply::Recovered(_)) {
                    town.saw(Seen::UseLostWithCut);
                }
                self.restart(town);
                return Some(());
            }
            self.save_if(&outcome);
            if !self.conclude((act, answer), outcome.reply, cut, town)? {
                return Some(());
            }
        }
        if cut == Some(Cut::Reply) {
            if matches!(act, Act::Key { .. }) && self.books.resets > 0 {
                town.saw(Seen::ResetThroughCut);
            }
            self.restart(town);
        }
        Some(())
    }

    /// Sees a reply through the backend, if it goes there, and into the books. Says whether the power
    /// is still on; `None` when it cannot go at `cut`.
    fn conclude(
        &mut self,
        (act, answer): (Act, &Answer),
        reply: Reply,
        cut: Option<Cut>,
        town: &Town,
    ) -> Option<bool> {
        let Reply::HandOver(pending) = reply else {
            self.note((act, answer), reply, town);
            return match cut {
                Some(Cut::HandedOver | Cut::BackendFails) => None,
                _ => Some(true),
            };
        };
        let (number, before) = (pending.number(), self.backend);
        let place = PASSWORDS
            .iter()
            .position(|password| *password == pending.password());
        let applied = match cut {
            Some(Cut::BackendFails) => Applied::No("The other program is off.".to_owned()),
            _ => {
                self.backend = place;
                Applied::Yes
            }
        };
        let outcome = self.machine.complete(pending, applied, self.now());
        if cut == Some(Cut::HandedOver) {
            self.save_torn();
            self.restart(town);
            if self.machine.state().changes() < number {
                self.backend = before;
                town.saw(Seen::HandOverUndone);
            }
            return Some(false);
        }
        self.save_if(&outcome);
        self.note((act, answer), outcome.reply, town);
        Some(true)
    }

    fn input(&self, act: Act, answer: &Answer) -> Option<Input> {
        let current = self.books.password;
        let new = || self.chosen(current.map_or(0, |current| 1 - current));
        let input = match act {
            Act::Activate => Input::Activate {
                origin: Origin::Network,
                password: new(),
                reserved_email: self
                    .machine
                    .offers(WayBack::Email)
                    .then(|| ReservedEmail::parse(EMAILS[0]).unwrap()),
                with_sheet: self.machine.offers(WayBack::Sheet)
                    && self.machine.offers(WayBack::Email),
            },
            Act::SignIn { origin, right } => {
                // The same wrong password would count once, in a memory that is no part of the state.
                let wrong = format!("{NEITHER} {:x}", self.digest);
                sign_in(origin, if right { PASSWORDS[current?] } else { &wrong })
            }
            Act::Change { session, right } => Input::ChangePassword {
                session: self.books.sessions[session].token.clone(),
                old: Password::typed(if right { PASSWORDS[current?] } else { NEITHER })?,
                new: new(),
            },
            Act::Ask { origin, way } => Input::AskChallenge {
                origin,
                way,
                scope: Scope::Administrator,
                fresh: true,
            },
            Act::Key { origin, way, .. } | Act::Twice { origin, way, .. } => Input::Recover {
                origin,
                proof: proof(way, answer)?,
                new: new(),
            },
            Act::Sheet { origin, code } => {
                let other = || SheetCode::random(&mut seeded([9; 4]));
                let code = code.map_or_else(other, |code| self.sheet[code].clone());
                Input::Recover {
                    origin,
                    proof: Proof::Sheet(code),
                    new: new(),
                }
            }
            Act::Other(act) => return self.other_input(act, answer),
            Act::Wait | Act::Restart | Act::HandOver => return None,
        };
        Some(input)
    }

    /// The host erases its own settings before anybody activates the device.
    fn erase_what_is_due(&mut self, act: Act) {
        if act == Act::Activate && self.machine.status().erasing {
            let outcome = self
                .machine
                .handle(Input::Erased, self.now(), &mut seeded([0; 4]));
            self.save_if(&outcome);
        }
    }

    fn chosen(&self, password: usize) -> NewPassword {
        let text = PASSWORDS[password];
        NewPassword::choose(text, text, self.machine.profile()).unwrap()
    }

    fn save_if(&mut self, outcome: &Outcome) {
        if outcome.save {
            self.save();
        }
    }

    fn save(&mut self) {
        self.disk = Arc::new(self.machine.state().encode().to_vec());
    }

    /// Lets the power go while the state is being written to a real storage on a torn disk.
    fn save_torn(&mut self) {
        let disk = Disk::new();
        let (mut store, _) = Store::open(disk.clone()).unwrap();
        store.save(&self.disk).unwrap();
        let new = self.machine.state().encode();
        disk.cut_at(DiskCut {
            operation: 0,
            outcome: 3 + new.len() % 4,
            tears: Tears::Some { count: 4, seed: 1 },
        });
        store.save(&new).unwrap_err();
        disk.power_on();
        let (_, found) = Store::open(disk).unwrap();
        let kept = found.is_some_and(|found| *found == *self.disk);
        assert!(kept, "a torn record was taken for a whole one");
    }

    fn restart(&mut self, town: &Town) {
        let state = State::decode(&self.disk).unwrap();
        let mut rng = seeded([self.number, 1, 0, 0]);
        self.machine = started(
            &town.setups[self.number][self.trusts],
            Some(state),
            self.clock,
            &mut rng,
        );
        self.uptime = Duration::ZERO;
        if self.books.restarted() {
            town.saw(Seen::RestartEndedEmail);
        }
        self.save();
    }

    /// What is drawn depends on the device, its start and how often this was drawn, so that equal
    /// histories are equal states. Equal passwords get equal salts, which no decision depends on.
    fn entropy(&self, act: Act) -> Seeded {
        let boot = self.boot() as usize;
        match act {
            Act::Ask { origin, way } => seeded([
                self.number,
                10 + origin as usize + 2 * (way as usize),
                boot,
                self.books.shown.len(),
            ]),
            // Letters have codes, which no two of them share.
            Act::Activate | Act::Other(Other::Email { .. } | Other::AskConfirmation { .. }) => {
                seeded([self.number, 40, boot, self.books.other.letters.len()])
            }
            Act::Other(Other::Dated { .. }) => seeded([self.number, 50, boot, 0]),
            Act::SignIn { .. } => seeded([self.number, 20, boot, self.books.sessions.len()]),
            _ => seeded([self.number, 30, 0, self.books.password.map_or(2, |now| now)]),
        }
    }
}

/// The answer given as one of that way; `None` where that makes no sense.
fn proof(way: Way, answer: &Answer) -> Option<Proof> {
    Some(match (way, answer) {
        (Way::Email, Answer::Code(code)) => Proof::Email(code.clone()),
        (Way::Key, Answer::Code(code)) => Proof::Key(code.clone()),
        (Way::File, Answer::File(file)) => Proof::File(file.clone()),
        _ => return None,
    })
}

/// The device of that number, fresh from the factory.
pub(crate) fn first_start(number: usize, setup: &Setup) -> Machine {
    started(setup, None, CLOCK, &mut seeded([number, 0, 0, 0]))
}

fn started(setup: &Setup, state: Option<State>, clock: DeviceTime, rng: &mut Seeded) -> Machine {
    let now = Now {
        uptime: Duration::ZERO,
        clock,
    };
    let (profile, bundle) = (setup.profile.clone(), setup.bundle.clone());
    Machine::start(profile, state, bundle, now, rng).unwrap()
}

fn seeded(of: [usize; 4]) -> Seeded {
    Seeded::new(of.into_iter().fold(0, |seed, part| seed << 8 | part as u64))
}
