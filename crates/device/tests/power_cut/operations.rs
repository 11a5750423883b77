//! Every operation there is, cut at every save, on a recorder that has and does everything.

mod names;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use device::{Input, Origin, Password, Proof, Reply, SheetCode, WayBack};
use protocol::{Code, DeviceTime, ReservedEmail, Scope, Way};
use testkit::backend::Backend;
use testkit::disk::{Disk, Tears, cut_everywhere};
use testkit::entropy::Seeded;
use testkit::recorder::{Authority, Recorder, Setup, held, make_sheet, new_questions, sign_in};

use super::{HERE, NEW, OLD, chosen, value};
use names::{NEVER_DONE, OPERATIONS, name};

const EMAIL: &str = "serena.holder@mail.example";
const OTHER_EMAIL: &str = "fern.keeper@post.example";

/// What somebody does in one stroke, sign-ins that it needs included.
#[derive(Clone, Copy, Debug)]
enum Act {
    /// The host erases its settings where it has to, and the holder begins anew.
    Activate,
    SignIn(bool),
    SignOut,
    Change(bool),
    Email(Option<&'static str>),
    ConfirmEmail(bool),
    /// Changes the address, and the service takes the farewell to the one before.
    Farewell,
    Sheet,
    ConfirmPassword(bool),
    Questions(bool),
    Ask(Way),
    Key(bool),
    Mailed,
    File,
    SheetCode,
    Answers,
    SecurityCode,
    Temporary,
    Cameras,
    FactoryReset,
}

const ACTS: [Act; 30] = [
    Act::Activate,
    Act::SignIn(true),
    Act::SignIn(false),
    Act::SignOut,
    Act::Change(true),
    Act::Change(false),
    Act::Email(None),
    Act::Email(Some(OTHER_EMAIL)),
    Act::ConfirmEmail(true),
    Act::ConfirmEmail(false),
    Act::Farewell,
    Act::Sheet,
    Act::ConfirmPassword(true),
    Act::ConfirmPassword(false),
    Act::Questions(true),
    Act::Questions(false),
    Act::Ask(Way::Email),
    Act::Ask(Way::Key),
    Act::Ask(Way::File),
    Act::Ask(Way::Code),
    Act::Key(true),
    Act::Key(false),
    Act::Mailed,
    Act::File,
    Act::SheetCode,
    Act::Answers,
    Act::SecurityCode,
    Act::Temporary,
    Act::Cameras,
    Act::FactoryReset,
];

const ASKED: [&str; 3] = [
    "Which song did grandfather whistle?",
    "Where did the blue bicycle end up?",
    "Who broke the kitchen window?",
];
const ANSWERED: [&str; 3] = ["Lili Marleen", "in the canal", "aunt Hedwig"];

struct Scene {
    authority: Authority,
    setup: Setup,
    start: Disk,
    code: SheetCode,
    /// Operations whose outcome was let out, and not refused.
    done: RefCell<BTreeSet<&'static str>>,
    /// The password that opens the device when an act begins, and the one that an act sets.
    now: Cell<&'static str>,
    next: Cell<&'static str>,
}

/// A recorder with a sheet, questions, a reserved email and a challenge for a key and a file.
fn scene() -> Scene {
    let authority = Authority::new(7);
    let mut setup = Setup::new(&authority);
    setup.profile.ways = WayBack::ALL.into_iter().collect();
    setup.profile.backends = true;
    setup.bundle = authority.bundle(1, &Way::ALL);
    let mut recorder = Recorder::start(Disk::new(), &setup).unwrap();
    recorder.activate(OLD, Some(EMAIL));
    let session = recorder.sign_in(HERE, OLD).unwrap();
    let sheet = recorder.make_sheet(&session, OLD).unwrap();
    let questions = Some(new_questions(ASKED, ANSWERED, &setup.profile));
    let old = Password::typed(OLD).unwrap();
    recorder.act_on(Input::SetQuestions {
        session,
        old,
        questions,
    });
    for way in [Way::Key, Way::File] {
        let shown = recorder.ask(HERE, way, Scope::Administrator, false);
        assert!(shown.is_ok());
    }
    Scene {
        code: sheet.codes[0].clone(),
        start: recorder.disk.copy(),
        authority,
        setup,
        done: RefCell::default(),
        now: Cell::new(OLD),
        next: Cell::new(NEW),
    }
}

/// A backend that has the password `OLD` since the device's first change.
fn backend() -> Backend {
    let backend = Backend::default();
    backend.apply(1, OLD).unwrap();
    backend.settle(1);
    backend
}

impl Scene {
    fn power_on(&self, disk: Disk, backend: &Backend) -> Option<Recorder> {
        let mut setup = self.setup.clone();
        setup.backend = backend.clone();
        Recorder::start(disk, &setup).ok()
    }

    /// Does what `input` asks; `None` when the power went.
    fn run(&self, recorder: &mut Recorder, input: Input) -> Option<Reply> {
        let name = name(&input);
        let reply = recorder.act(input).ok()?;
        if !matches!(reply, Reply::Refused(_)) {
            self.done.borrow_mut().insert(name);
        }
        Some(reply)
    }

    /// Does `act`; `None` when the power went, or it needs what is not there. What it was told at last.
    fn act(&self, recorder: &mut Recorder, act: Act) -> Option<Reply> {
        let new = || chosen(self.next.get(), &self.authority);
        let prove = |proof| Input::Recover {
            origin: HERE,
            proof,
            new: new(),
        };
        let signed_in = |recorder: &mut Recorder| {
            let reply = self.run(recorder, sign_in(HERE, self.now.get()));
            match reply {
                Some(Reply::SignedIn { session, .. }) => Some(session),
                _ => None,
            }
        };
        let old = |right| {
            Password::typed(if right {
                self.now.get()
            } else {
                "a wrong guess"
            })
        };
        let wrong = Code::random(&mut Seeded::new(0xbad));
        let change_email = |session, reserved_email: Option<&str>| {
            Some(Input::ChangeReservedEmail {
                session,
                old: old(true)?,
                reserved_email: reserved_email.map(|email| ReservedEmail::parse(email).unwrap()),
            })
        };
        let input = match act {
            Act::Activate => {
                self.run(recorder, Input::Erased)?;
                Input::Activate {
                    origin: HERE,
                    password: new(),
                    reserved_email: ReservedEmail::parse(EMAIL).ok(),
                    with_sheet: true,
                }
            }
            Act::SignIn(true) => sign_in(HERE, self.now.get()),
            Act::SignIn(false) => sign_in(HERE, "a wrong guess"),
            Act::SignOut => Input::SignOut {
                session: signed_in(recorder)?,
            },
            Act::Change(right) => Input::ChangePassword {
                session: signed_in(recorder)?,
                old: old(right)?,
                new: new(),
            },
            Act::Email(email) => change_email(signed_in(recorder)?, email)?,
            Act::ConfirmEmail(right) => {
                let session = signed_in(recorder)?;
                let ask = Input::AskConfirmation {
                    session: session.clone(),
                };
                let Reply::ConfirmationAsked = self.run(recorder, ask)? else {
                    return None;
                };
                let letter = recorder.machine.letters().pop()?;
                let code = self.authority.answer(&letter, recorder);
                Input::ConfirmEmail {
                    session,
                    code: if right { code } else { wrong },
                }
            }
            Act::Farewell => {
                let session = signed_in(recorder)?;
                let other = recorder.machine.status().reserved_email?;
                let is_first = other.starts_with("ser");
                let to = if is_first { OTHER_EMAIL } else { EMAIL };
                self.run(recorder, change_email(session, Some(to))?)?;
                let letter = recorder.machine.letters().first()?.hash();
                Input::LetterTaken { letter }
            }
            Act::Sheet => make_sheet(&signed_in(recorder)?, self.now.get()),
            Act::ConfirmPassword(right) => Input::ConfirmPassword {
                session: signed_in(recorder)?,
                old: old(right)?,
            },
            Act::Questions(set) => Input::SetQuestions {
                session: signed_in(recorder)?,
                old: old(true)?,
                questions: set.then(|| new_questions(ASKED, ANSWERED, &self.setup.profile)),
            },
            Act::Ask(way) => ask(way),
            Act::Key(true) => prove(Proof::Key(self.answer(recorder, Way::Key)?)),
            Act::Key(false) => prove(Proof::Key(wrong)),
            Act::Mailed => prove(Proof::Email(self.answer(recorder, Way::Email)?)),
            Act::File => {
                let challenge = self.challenge(recorder, Way::File)?;
                let device = recorder.machine.device_key().public();
                prove(Proof::File(self.authority.file(&challenge, &device)))
            }
            Act::SheetCode => prove(Proof::Sheet(self.code.clone())),
            Act::Answers => prove(Proof::Questions(device::Answers::typed(ANSWERED).ok()?)),
            Act::SecurityCode => prove(Proof::Code(self.authority.code_now(recorder))),
            Act::Temporary => {
                let text = self.authority.temporary_now(recorder).to_text();
                let reply = self.run(recorder, sign_in(HERE, &text))?;
                let Reply::SetPasswordOnly { session } = reply else {
                    return None;
                };
                Input::SetPassword {
                    session,
                    new: new(),
                }
            }
            Act::Cameras => Input::NoteCameras {
                origin: HERE,
                done: 2,
                left: 1,
            },
            Act::FactoryReset => Input::FactoryReset(held(12)),
        };
        let reply = self.run(recorder, input)?;
        self.run(recorder, Input::Tick)?;
        Some(reply)
    }

    /// The challenge that is live, or a new one.
    fn challenge(&self, recorder: &mut Recorder, way: Way) -> Option<protocol::Challenge> {
        let live = recorder.machine.challenge(HERE, way, recorder.now());
        if let Some(live) = live {
            return Some(live.challenge);
        }
        match self.run(recorder, ask(way))? {
            Reply::Challenge(shown) => Some(shown.challenge),
            _ => None,
        }
    }

    fn answer(&self, recorder: &mut Recorder, way: Way) -> Option<Code> {
        let challenge = self.challenge(recorder, way)?;
        Some(self.authority.answer(&challenge, recorder))
    }

    /// One password opens the device, and the backend has it; or the device has none. Which it is.
    fn check(
        &self,
        what: &str,
        disk: &Disk,
        backend: &Backend,
        told: Option<&Reply>,
    ) -> Option<&'static str> {
        let mut recorder = self.power_on(disk.copy(), backend).unwrap();
        let is_set = matches!(
            told,
            Some(Reply::PasswordChanged | Reply::Recovered(_) | Reply::Activated { .. })
        );
        if !recorder.machine.status().activated {
            assert!(!is_set, "inv5: {what}: told of what is lost");
            for text in [OLD, NEW] {
                assert!(
                    recorder.sign_in(Origin::Screen, text).is_err(),
                    "inv5: {what}"
                );
            }
            return None;
        }
        assert!(!matches!(told, Some(Reply::FactoryReset)), "{what}: lost");
        recorder.pass(std::time::Duration::from_secs(3600));
        let opens = [OLD, NEW].map(|text| recorder.sign_in(Origin::Screen, text).is_ok());
        assert!(opens[0] != opens[1], "inv4: {what}: {opens:?}");
        let now = if opens[0] { OLD } else { NEW };
        assert!(
            now == self.next.get() || !is_set,
            "inv4: {what}: told of what is lost"
        );
        assert_eq!(backend.password().as_deref(), Some(now), "inv4: {what}");
        Some(now)
    }

    /// Whether every operation of the machine came to its end somewhere.
    fn all_operations_were_done(&self) {
        let done = self.done.borrow();
        let missing: Vec<_> = OPERATIONS
            .iter()
            .filter(|name| !done.contains(**name) && **name != NEVER_DONE)
            .collect();
        assert!(missing.is_empty(), "never done: {missing:?}");
        assert!(!done.contains(NEVER_DONE), "there is no such challenge");
    }
}

fn ask(way: Way) -> Input {
    Input::AskChallenge {
        origin: Origin::Network,
        way,
        scope: Scope::Administrator,
        fresh: true,
    }
}

#[test]
fn inv4_inv5_every_cut_of_every_operation_leaves_one_password_for_all() {
    let scene = scene();
    let mut runs = 0;
    for (number, act) in ACTS.into_iter().enumerate() {
        let start = match act {
            Act::Activate => unactivated(&scene),
            _ => scene.start.copy(),
        };
        runs += cut_everywhere(
            &start,
            Tears::Some {
                count: 3,
                seed: 100 + number as u64,
            },
            |disk| {
                let backend = backend();
                let recorder = scene.power_on(disk, &backend);
                let told = recorder.map(|mut recorder| {
                    let told = scene.act(&mut recorder, act);
                    (told, recorder.model)
                });
                (told, backend)
            },
            |cut, disk, (told, backend)| {
                let found = value(&disk).unwrap();
                if let Some((_, model)) = &told {
                    assert!(model.allows(found.as_deref()), "{act:?} {cut:?}");
                }
                let told = told.and_then(|(told, _)| told);
                let what = format!("{act:?} {cut:?}");
                let password = scene.check(&what, &disk, &backend, told.as_ref());
                if password.is_none() {
                    let may = matches!(act, Act::Activate | Act::FactoryReset);
                    assert!(may, "inv5: {what}: the password is lost");
                }
                if cut.is_none() {
                    assert!(told.is_some(), "{act:?} comes to nothing");
                }
            },
        );
    }
    assert!(runs > 1000, "{runs} runs");
    println!("{runs} runs of {} acts", ACTS.len());
    scene.all_operations_were_done();
}

/// The disk of the same recorder after the button was held; its host has yet to erase what it keeps.
fn unactivated(scene: &Scene) -> Disk {
    let mut recorder = scene.power_on(scene.start.copy(), &backend()).unwrap();
    recorder.act_on(Input::FactoryReset(held(12)));
    recorder.disk.copy()
}

#[test]
fn inv4_inv5_random_cuts_of_long_histories_leave_one_password_for_all() {
    let scene = scene();
    let mut done = 0;
    for story in 0..40_u64 {
        let mut rng = Seeded::new(0x5e11 + story);
        let mut draw = |below: usize| rand_core::Rng::next_u32(&mut rng) as usize % below;
        let (mut disk, backend) = (scene.start.copy(), backend());
        let mut password = Some(OLD);
        scene.expect(OLD);
        for _ in 0..16 {
            // Without a password there is one thing to do, besides what is refused.
            let act = match password.is_none() && draw(3) > 0 {
                true => Act::Activate,
                false => ACTS[draw(ACTS.len())],
            };
            disk.cut_at(testkit::disk::Cut {
                operation: draw(20),
                outcome: draw(6),
                tears: Tears::Some {
                    count: 3,
                    seed: story,
                },
            });
            let recorder = scene.power_on(disk.clone(), &backend);
            let told = recorder.and_then(|mut recorder| {
                recorder.clock = DeviceTime::from_seconds(1_795_000_000 + 90_000 * draw(9) as u32);
                scene.act(&mut recorder, act)
            });
            disk.power_on();
            disk = disk.copy();
            let what = format!("{story}: {act:?}");
            let now = scene.check(&what, &disk, &backend, told.as_ref());
            let may_be_lost = password.is_none() || matches!(act, Act::FactoryReset);
            assert!(now.is_some() || may_be_lost, "inv5: {what}");
            password = now;
            scene.expect(now.unwrap_or(OLD));
            // What the host must do at the next start before anybody sees the device.
            disk = scene.power_on(disk.copy(), &backend).unwrap().disk;
            done += u32::from(told.is_some());
        }
    }
    println!("{done} acts came to their end");
    assert!(done > 200, "{done} acts came to their end");
    scene.all_operations_were_done();
}

impl Scene {
    /// The next act begins with this password, and may set the other one.
    fn expect(&self, now: &'static str) {
        self.now.set(now);
        self.next.set(if now == OLD { NEW } else { OLD });
    }
}
