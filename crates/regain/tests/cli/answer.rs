//! `regain answer`: each way by hand, with the device's side of it played here.

use getrandom::SysRng;
use protocol::{
    Challenge, Code, DeviceDate, DeviceKey, DeviceTime, Enrolment, Firmware, Header, Identity,
    Model, Nonce, ReservedEmail, ResetFile, RootPublicKey, Scope, Serial, ServiceAddress,
    TemporaryPassword, TrustBundle, VerifiedBundle, Way,
};
use rand_core::UnwrapErr;

use crate::world::World;

const SERIAL: &str = "RG4T7M2KXX9876543210";

/// An authority that answers all ways, and a device that trusts it.
struct Story {
    world: World,
    bundle: VerifiedBundle,
    device: DeviceKey,
    identity: Identity,
}

fn story() -> Story {
    let world = World::new().with_keys();
    world.must("keys bundle --ways key,file,code,temporary-password");
    let root = std::fs::read_to_string(world.path("regain-data/keys/root-public-key.txt")).unwrap();
    let bytes = std::fs::read(world.path("regain-data/keys/trust-bundle.cose")).unwrap();
    let root = RootPublicKey::parse(&root).unwrap();
    let identity = Identity::new(
        Serial::parse(SERIAL).unwrap(),
        Model::parse("RG1602-16S").unwrap(),
        Firmware::parse("R1420P15").unwrap(),
    );
    Story {
        world,
        bundle: TrustBundle::verify(&bytes, &root).unwrap(),
        device: DeviceKey::generate(&mut UnwrapErr(SysRng)),
        identity: identity.unwrap(),
    }
}

impl Story {
    fn enrolment(&self) -> String {
        let (serial, model) = (self.identity.serial(), self.identity.model());
        let (to, rng) = (self.bundle.recovery_key(), &mut UnwrapErr(SysRng));
        Enrolment::make(serial.clone(), model.clone(), &self.device, to, rng).to_text()
    }

    fn enrolled(self) -> Self {
        self.world
            .must(&format!("registry add {SERIAL} RG1602-16S"));
        self.world
            .must(&format!("registry enrol {}", self.enrolment()));
        self
    }

    fn challenge(&self, way: Way, code: &Code) -> Challenge {
        let header = Header {
            recovery_key: self.bundle.recovery_key().id(),
            identity: self.identity.clone(),
            nonce: Nonce::random(&mut UnwrapErr(SysRng)),
            clock: DeviceTime::from_seconds(0),
            started: DeviceTime::from_seconds(0),
            boot: 1,
            way,
            scope: Scope::Administrator,
        };
        let email = ReservedEmail::parse("owner@example.org").unwrap();
        let (to, rng) = (self.bundle.recovery_key(), &mut UnwrapErr(SysRng));
        Challenge::seal(header, code, Some(&email), &self.device, to, rng)
    }

    fn link(&self, challenge: &Challenge) -> String {
        challenge.to_link(&ServiceAddress::parse("https://reset.example.org").unwrap())
    }
}

/// The word after `before` in what a command printed.
fn after<'a>(printed: &'a str, before: &str) -> &'a str {
    let found = printed.lines().find_map(|line| line.strip_prefix(before));
    found.unwrap().trim()
}

#[test]
fn d8_the_key_of_a_challenge_is_printed_and_the_reserved_email_named() {
    let story = story().enrolled();
    let code = Code::random(&mut UnwrapErr(SysRng));
    let challenge = story.challenge(Way::Key, &code);
    let by_link = story
        .world
        .must(&format!("answer key {}", story.link(&challenge)));
    assert_eq!(after(&by_link, "key "), *code.to_text());
    assert!(by_link.contains("Tell owner@example.org"), "{by_link}");
    story.world.write("export.xml", &challenge.to_xml());
    let by_file = story.world.must("answer key export.xml");
    assert_eq!(after(&by_file, "key "), *code.to_text());
}

#[test]
fn d7_a_reset_file_opens_at_the_device_that_asked_for_it() {
    let story = story().enrolled();
    let challenge = story.challenge(Way::File, &Code::random(&mut UnwrapErr(SysRng)));
    let link = story.link(&challenge);
    let words = format!("answer file {link} --request CASE-7 --assertion verified --out a.regain");
    story.world.must(&words);
    let bytes = std::fs::read(story.world.path("a.regain")).unwrap();
    let file = ResetFile::open(&bytes, &story.device, &story.bundle).unwrap();
    let granted = file
        .answering(&challenge, DeviceTime::from_seconds(0))
        .unwrap();
    assert_eq!(granted.request.as_str(), "CASE-7");
    let again = story.world.regain(&words);
    assert!(
        !again.ok && again.err.contains("there already"),
        "{}",
        again.err
    );
    let key = story.world.regain(&format!("answer key {link}"));
    assert!(
        !key.ok && key.err.contains("by way \"file\""),
        "{}",
        key.err
    );
}

#[test]
fn d6_d9_dated_answers_are_those_that_the_device_takes() {
    let story = story().enrolled();
    let (serial, model) = (story.identity.serial(), story.identity.model());
    let started = DeviceTime::parse("2026-11-20 18:00:41").unwrap();
    let date = DeviceDate::parse("2026-11-21").unwrap();
    let to = story.bundle.recovery_key();
    let printed = story.world.must(&format!(
        "answer code {SERIAL} --started 2026-11-20T18:00:41 --date 2026-11-21"
    ));
    let code = Code::parse(after(&printed, "security code ")).unwrap();
    assert!(code == story.device.security_code(to, serial, started, date));
    let printed = story.world.must(&format!(
        "answer temporary-password {SERIAL} --date 2026-11-21"
    ));
    let password = TemporaryPassword::parse(after(&printed, "temporary password ")).unwrap();
    assert!(password == story.device.temporary_password(to, serial, model, date));
}

#[test]
fn without_a_registry_the_enrolment_text_names_the_device_key() {
    let story = story();
    let code = Code::random(&mut UnwrapErr(SysRng));
    let link = story.link(&story.challenge(Way::Key, &code));
    let unknown = story.world.regain(&format!("answer key {link}"));
    assert!(
        !unknown.ok && unknown.err.contains("not in the registry"),
        "{}",
        unknown.err
    );
    let enrolment = story.enrolment();
    let printed = story
        .world
        .must(&format!("answer key {link} --enrolment {enrolment}"));
    assert_eq!(after(&printed, "key "), *code.to_text());
    let other =
        format!("answer temporary-password OTHER --date 2026-11-21 --enrolment {enrolment}");
    let refused = story.world.regain(&other);
    assert!(
        !refused.ok && refused.err.contains("is asked for"),
        "{}",
        refused.err
    );
}

#[test]
fn a_challenge_that_another_device_made_is_not_answered() {
    let mut story = story().enrolled();
    story.device = DeviceKey::generate(&mut UnwrapErr(SysRng));
    let code = Code::random(&mut UnwrapErr(SysRng));
    for (way, words) in [
        (Way::Key, "answer key"),
        (Way::File, "answer file --request 1"),
    ] {
        let link = story.link(&story.challenge(way, &code));
        let refused = story.world.regain(&format!("{words} {link}"));
        assert!(
            !refused.ok && refused.err.contains("altered"),
            "{}",
            refused.err
        );
    }
}

#[test]
fn inv4_every_answer_stands_in_the_audit_trail() {
    let story = story().enrolled();
    let code = Code::random(&mut UnwrapErr(SysRng));
    let link = story.link(&story.challenge(Way::Key, &code));
    story.world.must(&format!("answer key {link}"));
    story.world.must(&format!(
        "answer temporary-password {SERIAL} --date 2026-11-21"
    ));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let entries = runtime.block_on(async {
        use recovery::store::Store as _;
        let file = story.world.path("regain-data/regain.sqlite");
        let store = store_sqlite::SqliteStore::open(&file).await.unwrap();
        let mut tx = store.read().await.unwrap();
        tx.entries_about(SERIAL).await.unwrap()
    });
    let released: Vec<&str> = entries
        .iter()
        .filter(|entry| entry.act == recovery::audit::Act::Released)
        .map(|entry| entry.detail.as_str())
        .collect();
    assert_eq!(released.len(), 2, "{released:?}");
    assert!(released[0].contains("challenge"), "{released:?}");
    assert!(
        released[1].contains("temporary password, 2026-11-21"),
        "{released:?}"
    );
    assert!(
        !entries
            .iter()
            .any(|entry| entry.detail.contains(&*code.to_text()))
    );
}

#[test]
fn a_bundle_keeps_its_ways_until_others_are_named() {
    let world = World::new().with_keys();
    assert!(world.must("keys show").contains("ways key\n"));
    world.must("keys bundle --ways key,file");
    world.must("keys bundle");
    assert!(world.must("keys show").contains("ways key, file\n"));
    let wrong = world.regain("keys bundle --ways key,sheet");
    assert!(
        !wrong.ok && wrong.err.contains("temporary-password"),
        "{}",
        wrong.err
    );
}
