//! The model: two devices, two authorities, and whoever stands at a screen or on the network.

mod others;

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use device::{Origin, WayBack};
use protocol::{Code, DevicePublicKey, Identity, Serial, Way};
use stateright::{Model, Property};
use testkit::recorder::Setup;

use crate::attacker::Desk;
use crate::books::{Answer, Fault, Seen};
use crate::unit::{Act, Cut, Other, Typed, Unit, first_start};

const SERIALS: [&str; 2] = ["RG4T7M2KXX0000000001", "RG4T7M2KXX0000000002"];

/// What is the same in every state, and where the check begins.
pub(crate) struct Town {
    pub(crate) desk: Desk,
    /// By device and by the authority whose bundle it starts with.
    pub(crate) setups: [[Setup; 2]; 2],
    pub(crate) enrolled: [DevicePublicKey; 2],
    pub(crate) bounds: Bounds,
    starts: Vec<World>,
    wanted: Wanted,
    seen: AtomicU64,
}

/// What must come about in a check.
pub(crate) type Wanted = &'static [fn() -> Property<Town>];

/// How far each device goes, besides the depth.
#[derive(Clone, Copy)]
pub(crate) struct Bounds {
    /// Steps from where the check begins.
    pub(crate) depth: usize,
    /// Further starts of the first device.
    pub(crate) restarts: u32,
    /// Sessions at once.
    pub(crate) sessions: usize,
    /// Acts at the second device. Both run the same code, so that it need not go as far as the
    /// first: it is there for its challenges and its keys.
    pub(crate) second: usize,
    /// Which ways there are.
    pub(crate) ways: Ways,
}

/// The ways of a check; all at once are too many steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ways {
    /// The key way alone.
    Key,
    /// All challenge ways, a sheet and a backend.
    Challenges,
    /// Dated answers, questions, the button, and the reserved email with its letters.
    Others,
}

impl Ways {
    /// Those that a challenge is asked for by.
    fn challenged(self) -> &'static [Way] {
        match self {
            Ways::Key => &[Way::Key],
            Ways::Challenges => &Way::CHALLENGED,
            Ways::Others => &[Way::Email],
        }
    }
}

/// Both devices.
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) units: [Arc<Unit>; 2],
    steps_left: usize,
    restarts_left: u32,
}

/// An act at a device, and where the power goes in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) device: usize,
    pub(crate) act: Act,
    pub(crate) cut: Option<Cut>,
}

impl Town {
    /// A check that begins where each of `starts` leads to from two devices fresh from the factory.
    pub(crate) fn new(bounds: Bounds, starts: &[Vec<Step>], wanted: Wanted) -> Town {
        let desk = Desk::new(SERIALS.map(str::to_owned));
        let setups = SERIALS.map(|serial| {
            let mut setup = Setup::new(&desk.authorities[0]);
            let old = &setup.profile.identity;
            let (model, firmware) = (old.model().clone(), old.firmware().clone());
            let identity = Identity::new(Serial::parse(serial).unwrap(), model, firmware);
            setup.profile.identity = identity.unwrap();
            // Short ones are weighed in less time, and there are many.
            setup.profile.password_floor = 8;
            let mut ways = bounds.ways.challenged().to_vec();
            match bounds.ways {
                Ways::Key => {}
                Ways::Challenges => {
                    setup.profile.ways = WayBack::ALL.into_iter().collect();
                    setup.profile.backends = true;
                }
                Ways::Others => {
                    let offered = [
                        WayBack::Email,
                        WayBack::Code,
                        WayBack::TemporaryPassword,
                        WayBack::Questions,
                        WayBack::Button,
                    ];
                    setup.profile.ways = offered.into_iter().collect();
                    ways.extend([Way::Code, Way::TemporaryPassword]);
                }
            }
            setup.bundle = desk.authorities[0].bundle(1, &ways);
            let mut handed_over = setup.clone();
            handed_over.bundle = desk.authorities[1].bundle(2, &ways);
            [setup, handed_over]
        });
        let enrolled = [0, 1].map(|number| {
            first_start(number, &setups[number][0])
                .device_key()
                .public()
        });
        let mut town = Town {
            desk,
            setups,
            enrolled,
            bounds,
            starts: Vec::new(),
            wanted,
            seen: AtomicU64::new(0),
        };
        town.starts = starts.iter().map(|steps| town.world(steps)).collect();
        town.seen = AtomicU64::new(0);
        town
    }

    pub(crate) fn saw(&self, seen: Seen) {
        self.seen.fetch_or(1 << seen as u64, Ordering::Relaxed);
    }

    fn has_seen(&self, seen: u32) -> bool {
        self.seen.load(Ordering::Relaxed) & 1 << seen != 0
    }

    fn world(&self, steps: &[Step]) -> World {
        let units = [0, 1].map(|number| {
            let mut unit = Unit::new(number, self);
            unit.audit(&[], self);
            Arc::new(unit)
        });
        let mut world = World {
            units,
            steps_left: usize::MAX,
            restarts_left: u32::MAX,
        };
        for step in steps {
            world = self.next_state(&world, *step).unwrap();
        }
        world.restarts_left = self.bounds.restarts;
        world.steps_left = self.bounds.depth;
        for unit in &mut world.units {
            Arc::make_mut(unit).acts = 0;
        }
        world
    }

    fn acts_at(&self, world: &World, device: usize, steps: &mut Vec<Step>) {
        let unit = &world.units[device];
        let mut can = |act, cuts: &[Cut]| {
            let step = |cut| Step { device, act, cut };
            steps.push(step(None));
            let first = device == 0 && world.restarts_left > 0;
            steps.extend(cuts.iter().filter(|_| first).map(|cut| step(Some(*cut))));
        };
        let once = [Cut::FirstSave, Cut::Reply];
        let all = [
            Cut::FirstSave,
            Cut::BeforeFinish,
            Cut::SecondSave,
            Cut::Reply,
            Cut::HandedOver,
            Cut::BackendFails,
        ];
        let tries = match self.bounds.ways {
            Ways::Challenges => &all[..],
            Ways::Key | Ways::Others => &all[..4],
        };
        let ways = self.bounds.ways.challenged();
        if unit.books.password.is_none() {
            return can(Act::Activate, &once);
        }
        for origin in Origin::ALL {
            for &way in ways {
                can(Act::Ask { origin, way }, &once);
                let live = unit.books.live(origin, way);
                let right = live.map(|challenge| Typed::Answer { device, challenge });
                for typed in world.keys().filter(|typed| world.suits(*typed, way)) {
                    // Where the power goes matters to the right key and to one that stands for all
                    // others.
                    let cut = right == Some(typed) || right.is_some() && typed == Typed::Altered;
                    can(
                        Act::Key { origin, way, typed },
                        if cut { tries } else { &[] },
                    );
                }
                if let Some(typed) = right.filter(|_| device == 0 && way != Way::File) {
                    can(Act::Twice { origin, way, typed }, &[]);
                }
            }
            if device > 0 {
                continue;
            }
            if !unit.sheet.is_empty() && origin == Origin::Screen {
                for code in 0..unit.sheet.len() {
                    let code = Some(code);
                    can(Act::Sheet { origin, code }, tries);
                }
                can(Act::Sheet { origin, code: None }, &[Cut::BeforeFinish]);
            }
            let wrong = Act::SignIn {
                origin,
                right: false,
            };
            can(wrong, &[Cut::BeforeFinish]);
            if unit.books.sessions.len() < self.bounds.sessions {
                can(
                    Act::SignIn {
                        origin,
                        right: true,
                    },
                    &[Cut::SecondSave],
                );
            }
        }
        for session in 0..unit.books.sessions.len() {
            can(
                Act::Change {
                    session,
                    right: true,
                },
                tries,
            );
            can(
                Act::Change {
                    session,
                    right: false,
                },
                &[],
            );
        }
        if device == 0 && self.bounds.ways == Ways::Others {
            others::at_first(world, &mut can, tries);
        }
        if device == 0 {
            can(Act::Wait, &[]);
            if world.restarts_left > 0 {
                can(Act::Restart, &[]);
            }
            if unit.trusts == 0 && world.restarts_left > 0 {
                can(Act::HandOver, &[]);
            }
        }
    }
}

impl World {
    /// Every key there is to type: those of all challenges ever shown, and one that was altered.
    fn keys(&self) -> impl Iterator<Item = Typed> {
        let letters = 0..self.units[0].books.other.letters.len();
        let letters = letters.map(|letter| Typed::Letter { device: 0, letter });
        (0..2)
            .flat_map(|device| {
                (0..self.units[device].books.shown.len())
                    .map(move |challenge| Typed::Answer { device, challenge })
            })
            .chain(letters)
            .chain([Typed::Altered])
    }

    /// Whether it can be given as an answer of `way`: files where files are taken, codes elsewhere.
    fn suits(&self, typed: Typed, way: Way) -> bool {
        match typed {
            Typed::Answer { device, challenge } => {
                let answer = &self.units[device].books.shown[challenge].answer;
                matches!(answer, Answer::File(_)) == (way == Way::File)
            }
            Typed::Letter { .. } | Typed::Altered => way != Way::File,
        }
    }

    fn answer(&self, act: Act) -> Answer {
        match act {
            Act::Key {
                typed: Typed::Answer { device, challenge },
                ..
            }
            | Act::Twice {
                typed: Typed::Answer { device, challenge },
                ..
            }
            | Act::Other(Other::Confirm {
                typed: Typed::Answer { device, challenge },
                ..
            }) => self.units[device].books.shown[challenge].answer.clone(),
            Act::Key {
                typed: Typed::Letter { device, letter },
                ..
            }
            | Act::Twice {
                typed: Typed::Letter { device, letter },
                ..
            }
            | Act::Other(Other::Confirm {
                typed: Typed::Letter { device, letter },
                ..
            }) => Answer::Code(self.units[device].books.other.letters[letter].code.clone()),
            Act::Other(Other::Dated { device, told, .. }) => {
                let told = &self.units[device].books.other.told[told];
                Answer::Dated(Box::new(told.clone()))
            }
            _ => {
                let mut shown = self.units.iter().flat_map(|unit| &unit.books.shown);
                let mut bytes = match shown.next().map(|shown| &shown.answer) {
                    Some(Answer::Code(code)) => *code.as_bytes(),
                    _ => [7; Code::LENGTH],
                };
                bytes[0] ^= 1;
                Answer::Code(Code::from_bytes(bytes))
            }
        }
    }

    fn has(&self, fault: u32) -> bool {
        self.units.iter().any(|unit| unit.books.has(fault))
    }
}

impl Model for Town {
    type State = World;
    type Action = Step;

    fn init_states(&self) -> Vec<World> {
        self.starts.clone()
    }

    fn actions(&self, world: &World, steps: &mut Vec<Step>) {
        if world.steps_left == 0 {
            return;
        }
        self.acts_at(world, 0, steps);
        if world.units[1].acts < self.bounds.second {
            self.acts_at(world, 1, steps);
        }
    }

    fn next_state(&self, world: &World, step: Step) -> Option<World> {
        let mut next = world.clone();
        let answer = world.answer(step.act);
        let others: Vec<&[u8]> = world
            .units
            .iter()
            .flat_map(|unit| unit.books.shown.iter().map(|shown| shown.bytes.as_slice()))
            .collect();
        let unit = Arc::make_mut(&mut next.units[step.device]);
        let boot = unit.boot();
        unit.act(step.act, &answer, step.cut, self)?;
        unit.audit(&others, self);
        next.steps_left -= 1;
        next.restarts_left -= u32::from(unit.boot() != boot);
        Some(next)
    }

    fn properties(&self) -> Vec<Property<Town>> {
        let mut properties = vec![
            always::<{ Fault::TakenTwice as u32 }>(
                "inv1: no answer is taken twice, or after its challenge has ended",
            ),
            always::<{ Fault::TakenElsewhere as u32 }>(
                "inv2: an answer is taken only by its device, origin, challenge, day and authority",
            ),
            always::<{ Fault::AnsweredWrongly as u32 }>(
                "inv2: nobody answers a challenge that was altered or is another's",
            ),
            always::<{ Fault::TriesDiffer as u32 }>(
                "inv3: a challenge has five tries, whatever power cuts there are",
            ),
            always::<{ Fault::ComparedTooSoon as u32 }>(
                "inv3: no try is compared during a wait or after the twentieth failure",
            ),
            always::<{ Fault::WaitsForOthers as u32 }>("inv3: nobody waits for another origin"),
            always::<{ Fault::Password as u32 }>("inv4: exactly the password that was set opens"),
            always::<{ Fault::OldSession as u32 }>(
                "inv7: no session outlives a recovery or a change",
            ),
            always::<{ Fault::RightRefused as u32 }>("the right key opens"),
            always::<{ Fault::OpensMore as u32 }>(
                "inv7: the page for a new password opens nothing else",
            ),
            always::<{ Fault::ConfirmedByAnother as u32 }>(
                "inv2: only the code that was mailed there confirms an address",
            ),
            always::<{ Fault::BackendDiffers as u32 }>(
                "inv4: whoever keeps the password too has the same",
            ),
        ];
        properties.extend(self.wanted.iter().map(|wanted| wanted()));
        properties
    }
}

fn always<const FAULT: u32>(name: &'static str) -> Property<Town> {
    Property::always(name, |_, world: &World| !world.has(FAULT))
}

/// Something that must come about somewhere.
///
/// What comes about is noted on the way, since a refusal mostly leads to no new state.
pub(crate) fn sometimes<const SEEN: u32>() -> Property<Town> {
    Property::sometimes(Seen::NAMES[SEEN as usize], |town, _| town.has_seen(SEEN))
}

impl Hash for World {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.units.each_ref().map(|unit| unit.digest).hash(state);
        self.restarts_left.hash(state);
    }
}

impl PartialEq for World {
    fn eq(&self, other: &World) -> bool {
        let digests = |world: &World| world.units.each_ref().map(|unit| unit.digest);
        digests(self) == digests(other) && self.restarts_left == other.restarts_left
    }
}

impl fmt::Debug for World {
    /// Without secrets, even if they are nobody's.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for unit in &self.units {
            let books = &unit.books;
            let tries = books.shown.iter().map(|shown| shown.tries);
            let (boot, resets) = (unit.boot(), books.resets);
            let tries: Vec<u8> = tries.collect();
            write!(f, "[start {boot}, resets {resets}, tries {tries:?}]")?;
        }
        Ok(())
    }
}
