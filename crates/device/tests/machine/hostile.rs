//! States that no device wrote: real ones with something altered. Whatever is read may be wrong, but
//! nothing panics, and what the machine makes of it can be read again.

use std::sync::LazyLock;

use device::{
    Answers, Input, Machine, NewPassword, Now, Origin, Outcome, Password, Proof, Reply, SheetCode,
    State, WayBack,
};
use proptest::prelude::*;
use proptest::sample::Index;
use protocol::cbor::{Kind, Reader, Writer};
use protocol::{Scope, Way};
use testkit::disk::Disk;
use testkit::entropy::Seeded;
use testkit::recorder::{Authority, Recorder, Setup, new_questions, sign_in, sign_in_from};

use crate::{EMAIL, HOUR, MINUTE, NEW, OLD, wrong};

const ASKED: [&str; 3] = [
    "Which song did we dance to?",
    "Where did the bicycle end up?",
    "Who burned the Sunday roast?",
];
const ANSWERS: [&str; 3] = ["Lili Marleen", "in the canal", "aunt Hedwig"];

/// Any item of a state.
#[derive(Clone, Debug, PartialEq)]
enum Item {
    Number(u64),
    Bytes(Vec<u8>),
    Text(String),
    List(Vec<Item>),
    Bool(bool),
    Null,
}

fn read(from: &mut Reader<'_>) -> Item {
    match from.kind().unwrap() {
        Kind::Uint => Item::Number(from.uint().unwrap()),
        Kind::Bytes => Item::Bytes(from.bytes().unwrap().to_vec()),
        Kind::Text => Item::Text(from.text().unwrap().to_owned()),
        Kind::Bool => Item::Bool(from.bool().unwrap()),
        Kind::Null => {
            from.null().unwrap();
            Item::Null
        }
        _ => {
            let length = from.array().unwrap();
            Item::List((0..length).map(|_| read(from)).collect())
        }
    }
}

fn write(to: &mut Writer, item: &Item) {
    match item {
        Item::Number(number) => to.uint(*number),
        Item::Bytes(bytes) => to.bytes(bytes),
        Item::Text(text) => to.text(text),
        Item::Bool(is) => to.bool(*is),
        Item::Null => to.null(),
        Item::List(items) => {
            to.array(items.len() as u64);
            items.iter().for_each(|item| write(to, item));
            to
        }
    };
}

fn bytes_of(item: &Item) -> Vec<u8> {
    let mut to = Writer::new();
    write(&mut to, item);
    to.finish()
}

/// Every item below this one, itself included.
fn items(item: &mut Item) -> usize {
    let below = match item {
        Item::List(items_below) => items_below.iter_mut().map(items).sum(),
        _ => 0,
    };
    1 + below
}

fn item(from: &mut Item, at: usize) -> &mut Item {
    let mut left = at;
    let mut here = from;
    while left > 0 {
        left -= 1;
        let Item::List(below) = here else {
            unreachable!("the count of items is right");
        };
        let mut next = 0;
        loop {
            let size = items(&mut below[next]);
            if left < size {
                break;
            }
            left -= size;
            next += 1;
        }
        here = &mut below[next];
    }
    here
}

/// Something done to one item.
#[derive(Clone, Debug)]
enum Change {
    Number(u64),
    Step(bool),
    Flip(Index),
    Cut(Index),
    Repeat(Index),
    Fill(Index, u16),
    Swap(Index, Index),
    Copy(Index),
    Null,
    Empty,
}

const ENDS: [u64; 9] = [
    0,
    1,
    1 << 16,
    (1 << 32) - 1,
    1 << 32,
    1 << 53,
    (1 << 53) + 1,
    u64::MAX - 1,
    u64::MAX,
];

fn changes() -> impl Strategy<Value = (Index, Change)> {
    let index = any::<Index>;
    let change = prop_oneof![
        4 => prop::sample::select(ENDS.to_vec()).prop_map(Change::Number),
        3 => any::<bool>().prop_map(Change::Step),
        1 => index().prop_map(Change::Flip),
        1 => index().prop_map(Change::Cut),
        2 => index().prop_map(Change::Repeat),
        1 => (index(), 1..200_u16).prop_map(|(at, times)| Change::Fill(at, times)),
        2 => (index(), index()).prop_map(|(one, other)| Change::Swap(one, other)),
        3 => index().prop_map(Change::Copy),
        1 => Just(Change::Null),
        1 => Just(Change::Empty),
    ];
    (index(), change)
}

fn apply(state: &mut Item, (at, change): &(Index, Change)) {
    let all = items(state);
    let at = at.index(all);
    if let Change::Copy(from) = change {
        let other = item(state, from.index(all)).clone();
        *item(state, at) = other;
        return;
    }
    match (item(state, at), change) {
        (Item::Number(number), Change::Number(end)) => *number = *end,
        (Item::Number(number), Change::Step(true)) => *number = number.wrapping_add(1),
        (Item::Number(number), Change::Step(false)) => *number = number.wrapping_sub(1),
        (Item::Bool(is), Change::Step(_)) => *is = !*is,
        (Item::Bytes(bytes), Change::Flip(at)) if !bytes.is_empty() => {
            let at = at.index(bytes.len());
            bytes[at] ^= 1;
        }
        (Item::Bytes(bytes), Change::Cut(at)) => bytes.truncate(at.index(bytes.len() + 1)),
        (Item::Text(text), Change::Repeat(_)) => *text = text.repeat(4),
        (Item::Text(text), Change::Empty) => text.clear(),
        (Item::List(items), Change::Cut(at)) if !items.is_empty() => {
            items.remove(at.index(items.len()));
        }
        (Item::List(items), Change::Repeat(at)) if !items.is_empty() => {
            items.push(items[at.index(items.len())].clone());
        }
        (Item::List(items), Change::Fill(at, times)) if !items.is_empty() => {
            let one = items[at.index(items.len())].clone();
            items.extend(vec![one; usize::from(*times)]);
        }
        (Item::List(items), Change::Swap(one, other)) if !items.is_empty() => {
            let (one, other) = (one.index(items.len()), other.index(items.len()));
            items.swap(one, other);
        }
        (Item::List(items), Change::Empty) => items.clear(),
        (item, Change::Null) => *item = Item::Null,
        _ => {}
    }
}

fn setup() -> (Authority, Setup) {
    let authority = Authority::new(7);
    let mut setup = Setup::new(&authority);
    setup.profile.ways = WayBack::ALL.into_iter().collect();
    setup.profile.cameras = true;
    setup.profile.backends = true;
    setup.bundle = authority.bundle(1, &Way::ALL);
    (authority, setup)
}

/// A state with everything in it that one can have.
static RICH: LazyLock<Vec<u8>> = LazyLock::new(rich);

fn rich() -> Vec<u8> {
    let (authority, setup) = setup();
    let mut recorder = Recorder::start(Disk::new(), &setup).unwrap();
    recorder.activate(OLD, Some(EMAIL));
    let session = recorder.sign_in(Origin::Network, OLD).unwrap();
    recorder.make_sheet(&session, OLD).unwrap();
    let profile = recorder.machine.profile().clone();
    recorder.act_on(Input::SetQuestions {
        session: session.clone(),
        old: Password::typed(OLD).unwrap(),
        questions: Some(new_questions(ASKED, ANSWERS, &profile)),
    });
    let email = Some("fern.keeper@post.example");
    recorder.change_email(&session, OLD, email).unwrap();
    let code = authority.code_now(&recorder);
    recorder
        .prove(Origin::Screen, Proof::Code(code), NEW)
        .unwrap();
    let sealed = Scope::AdministratorAndCameras;
    for (origin, way) in [
        (Origin::Network, Way::Key),
        (Origin::Network, Way::Email),
        (Origin::Screen, Way::File),
    ] {
        recorder.ask(origin, way, sealed, false).unwrap();
        recorder.pass(MINUTE);
        recorder.ask(origin, way, sealed, true).unwrap();
    }
    for host in 0..9 {
        let guess = format!("wrong guess of host {host}");
        recorder.act_on(sign_in_from([192, 0, 2, host].into(), &guess));
    }
    recorder.act_on(sign_in_from([192, 0, 2, 1].into(), NEW));
    let (origin, new) = (Origin::Network, recorder.new_password(OLD));
    let proof = Proof::Key(wrong(1));
    let begun = recorder.begin(Input::Recover { origin, proof, new });
    assert!(matches!(begun, Ok(Reply::Try(_))));
    recorder.machine.state().encode().to_vec()
}

fn as_items(bytes: &[u8]) -> Item {
    read(&mut Reader::new(bytes).unwrap())
}

/// Goes on to the end with what an input began.
fn run(machine: &mut Machine, input: Input, now: Now, rng: &mut Seeded) -> Reply {
    let mut outcome: Outcome = machine.handle(input, now, rng);
    loop {
        // What is saved in between can be read as well.
        assert!(State::decode(&machine.state().encode()).is_ok());
        outcome = match outcome.reply {
            Reply::Try(pending) => machine.finish(pending, now, rng),
            Reply::HandOver(pending) => {
                machine.complete(pending, device::Applied::No("it is down".to_owned()), now)
            }
            reply => return reply,
        };
    }
}

/// Starts on a state and does a little of everything.
fn exercise(state: State) {
    let (_, setup) = setup();
    let rng = &mut Seeded::new(5);
    let mut now = Now {
        uptime: HOUR,
        clock: setup.clock,
    };
    let started = Machine::start(setup.profile, Some(state), setup.bundle, now, rng);
    let Ok(mut machine) = started else {
        return;
    };
    let profile = machine.profile().clone();
    let new = |text| NewPassword::choose(text, text, &profile).unwrap();
    let code = SheetCode::parse("01AB-CD89-0000-ZZZ1").unwrap();
    let answers = || Answers::typed(ANSWERS).unwrap();
    for origin in Origin::ALL {
        let _ = machine.ways(origin, now);
        for way in Way::CHALLENGED {
            for fresh in [false, true] {
                let scope = Scope::Administrator;
                now.uptime += MINUTE;
                let asked = Input::AskChallenge {
                    origin,
                    way,
                    scope,
                    fresh,
                };
                run(&mut machine, asked, now, rng);
            }
        }
        for proof in [
            Proof::Key(wrong(1)),
            Proof::Email(wrong(2)),
            Proof::Code(wrong(3)),
            Proof::Sheet(code.clone()),
            Proof::Questions(answers()),
            Proof::File(vec![7; 90]),
        ] {
            now.uptime += HOUR;
            let new = new("nine tall poplars");
            run(
                &mut machine,
                Input::Recover { origin, proof, new },
                now,
                rng,
            );
        }
    }
    for text in [OLD, NEW, "0123-4567-89AB", "not a password of it"] {
        now.uptime += HOUR;
        let reply = run(&mut machine, sign_in(Origin::Network, text), now, rng);
        let Reply::SignedIn { session, .. } = reply else {
            continue;
        };
        let journal = machine.journal(&session, now).unwrap();
        assert!(journal.iter().all(|entry| !entry.line().contains('\n')));
        let old = || Password::typed(text).unwrap();
        let inputs = [
            Input::AskConfirmation {
                session: session.clone(),
            },
            Input::MakeSheet {
                session: session.clone(),
                old: old(),
                replaces: None,
            },
            Input::ChangeReservedEmail {
                session: session.clone(),
                old: old(),
                reserved_email: None,
            },
            Input::ChangePassword {
                session: session.clone(),
                old: old(),
                new: new("eleven tall poplars"),
            },
        ];
        for input in inputs {
            run(&mut machine, input, now, rng);
        }
    }
    let _ = (machine.letters(), machine.status(), machine.questions());
    run(
        &mut machine,
        Input::FactoryReset(testkit::recorder::held(12)),
        now,
        rng,
    );
    run(&mut machine, Input::Erased, now, rng);
    run(&mut machine, Input::Tick, now, rng);
}

#[test]
fn a_state_reads_back_item_by_item_and_can_be_gone_on_with() {
    let bytes = &*RICH;
    assert_eq!(bytes_of(&as_items(bytes)), *bytes);
    exercise(State::decode(bytes).ok().unwrap());
}

/// Every number of a state, set to every end there is.
#[test]
fn no_number_of_a_state_runs_over_whatever_it_is_set_to() {
    let state = as_items(&RICH);
    let (mut tried, mut taken) = (0, 0);
    for at in 0..items(&mut state.clone()) {
        for end in ENDS {
            let mut altered = state.clone();
            let Item::Number(number) = item(&mut altered, at) else {
                break;
            };
            *number = end;
            tried += 1;
            if let Ok(state) = State::decode(&bytes_of(&altered)) {
                taken += 1;
                exercise(state);
            }
        }
    }
    assert!(tried > 1000 && taken > 100, "{taken} of {tried} are taken");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_altered_state_brings_the_device_down(
        altered in prop::collection::vec(changes(), 1..4),
    ) {
        let mut state = as_items(&RICH);
        for change in &altered {
            apply(&mut state, change);
        }
        if let Ok(state) = State::decode(&bytes_of(&state)) {
            exercise(state);
        }
    }

    #[test]
    fn no_bytes_bring_the_device_down(
        flips in prop::collection::vec((any::<Index>(), any::<u8>()), 1..4),
        length in any::<Index>(),
        cut: bool,
    ) {
        let mut bytes = RICH.clone();
        for (at, value) in flips {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if cut {
            bytes.truncate(length.index(bytes.len()));
        }
        if let Ok(state) = State::decode(&bytes) {
            exercise(state);
        }
    }
}
