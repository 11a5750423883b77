//! Every operation there is, cut at every save, on a recorder that has and does everything.

use device::{Input, Origin, Password, Proof, Reply, WayBack};
use protocol::{Code, DeviceTime, Scope, Way};
use testkit::backend::Backend;
use testkit::disk::{Disk, Tears, cut_everywhere};
use testkit::entropy::Seeded;
use testkit::recorder::{Authority, Recorder, Setup, held, make_sheet, new_questions, sign_in};

use super::{HERE, NEW, OLD, chosen, value};

const EMAIL: &str = "serena.holder@mail.example";

/// What somebody does in one stroke, sign-ins that it needs included.
#[derive(Clone, Copy, Debug)]
enum Act {
    SignIn(bool),
    Change(bool),
    Email,
    Sheet,
    Questions,
    Ask(Way),
    Key(bool),
    Mailed,
    File,
    SheetCode,
    Answers,
    SecurityCode,
    Temporary,
    Cameras,
    Tick,
    FactoryReset,
}

const ACTS: [Act; 21] = [
    Act::SignIn(true),
    Act::SignIn(false),
    Act::Change(true),
    Act::Change(false),
    Act::Email,
    Act::Sheet,
    Act::Questions,
    Act::Ask(Way::Email),
    Act::Ask(Way::Key),
    Act::Ask(Way::File),
    Act::Key(true),
    Act::Key(false),
    Act::Mailed,
    Act::File,
    Act::SheetCode,
    Act::Answers,
    Act::SecurityCode,
    Act::Temporary,
    Act::Cameras,
    Act::Tick,
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
    key: Code,
    file: Vec<u8>,
    code: device::SheetCode,
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
    let ask = |recorder: &mut Recorder, way| {
        let shown = recorder.ask(HERE, way, Scope::Administrator, false);
        shown.unwrap().challenge
    };
    let key = ask(&mut recorder, Way::Key);
    let file = ask(&mut recorder, Way::File);
    let device = recorder.machine.device_key().public();
    Scene {
        key: authority.answer(&key, &recorder),
        file: authority.file(&file, &device),
        code: sheet.codes[0].clone(),
        start: recorder.disk.copy(),
        authority,
        setup,
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

    /// Does `act`; `None` when the power went. What it was told at last.
    fn act(&self, recorder: &mut Recorder, act: Act) -> Option<Reply> {
        let new = || chosen(NEW, &self.authority);
        let prove = |proof| Input::Recover {
            origin: HERE,
            proof,
            new: new(),
        };
        let signed_in = |recorder: &mut Recorder| match recorder.act(sign_in(HERE, OLD)) {
            Ok(Reply::SignedIn { session, .. }) => Some(session),
            _ => None,
        };
        let old = |right| Password::typed(if right { OLD } else { "a wrong guess" });
        let wrong = Code::random(&mut Seeded::new(0xbad));
        let input = match act {
            Act::SignIn(right) => sign_in(HERE, if right { OLD } else { "a wrong guess" }),
            Act::Change(right) => Input::ChangePassword {
                session: signed_in(recorder)?,
                old: old(right)?,
                new: new(),
            },
            Act::Email => Input::ChangeReservedEmail {
                session: signed_in(recorder)?,
                old: old(true)?,
                reserved_email: None,
            },
            Act::Sheet => make_sheet(&signed_in(recorder)?, OLD),
            Act::Questions => Input::SetQuestions {
                session: signed_in(recorder)?,
                old: old(true)?,
                questions: None,
            },
            Act::Ask(way) => ask(way),
            Act::Key(right) => prove(Proof::Key(if right { self.key.clone() } else { wrong })),
            Act::Mailed => {
                let Reply::Challenge(shown) = recorder.act(ask(Way::Email)).ok()? else {
                    return None;
                };
                let code = self.authority.answer(&shown.challenge, recorder);
                prove(Proof::Email(code))
            }
            Act::File => prove(Proof::File(self.file.clone())),
            Act::SheetCode => prove(Proof::Sheet(self.code.clone())),
            Act::Answers => prove(Proof::Questions(device::Answers::typed(ANSWERED).ok()?)),
            Act::SecurityCode => prove(Proof::Code(self.authority.code_now(recorder))),
            Act::Temporary => {
                let text = self.authority.temporary_now(recorder).to_text();
                let reply = recorder.act(sign_in(HERE, &text)).ok()?;
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
            Act::Tick => Input::Tick,
            Act::FactoryReset => Input::FactoryReset(held(12)),
        };
        recorder.act(input).ok()
    }

    /// One password opens the device, and the backend has it; or the device has none.
    fn check(&self, what: &str, disk: &Disk, backend: &Backend, told: Option<&Reply>) {
        let mut recorder = self.power_on(disk.copy(), backend).unwrap();
        let is_set = matches!(told, Some(Reply::PasswordChanged | Reply::Recovered(_)));
        if !recorder.machine.status().activated {
            assert!(recorder.machine.status().erasing, "inv5: {what}");
            return;
        }
        assert!(!matches!(told, Some(Reply::FactoryReset)), "{what}: lost");
        recorder.pass(std::time::Duration::from_secs(3600));
        let opens = [OLD, NEW].map(|text| recorder.sign_in(Origin::Screen, text).is_ok());
        assert!(opens[0] != opens[1], "inv4: {what}: {opens:?}");
        assert!(opens[1] || !is_set, "inv4: {what}: told of what is lost");
        let now = if opens[0] { OLD } else { NEW };
        assert_eq!(backend.password().as_deref(), Some(now), "inv4: {what}");
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
        runs += cut_everywhere(
            &scene.start,
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
                scene.check(&what, &disk, &backend, told.as_ref());
                if cut.is_none() {
                    assert!(told.is_some(), "{act:?} comes to nothing");
                }
            },
        );
    }
    assert!(runs > 800, "{runs} runs");
}

#[test]
fn inv4_inv5_random_cuts_of_long_histories_leave_one_password_for_all() {
    let scene = scene();
    let mut done = 0;
    for story in 0..60_u64 {
        let mut rng = Seeded::new(0x5e11 + story);
        let mut draw = |below: usize| rand_core::Rng::next_u32(&mut rng) as usize % below;
        let (mut disk, backend) = (scene.start.copy(), backend());
        for _ in 0..12 {
            let act = ACTS[draw(ACTS.len())];
            disk.cut_at(testkit::disk::Cut {
                operation: draw(14),
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
            scene.check(&format!("{story}: {act:?}"), &disk, &backend, told.as_ref());
            // What the host must do at the next start before anybody sees the device.
            let started = scene.power_on(disk.copy(), &backend).unwrap();
            disk = started.disk;
            done += u32::from(told.is_some());
            if backend.password().as_deref() == Some(NEW) || !started.machine.status().activated {
                break;
            }
        }
    }
    assert!(done > 60, "{done} acts came to their end");
}
