//! `regain keys`.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

use protocol::{RootPublicKey, TrustBundle, VerifiedBundle};

use crate::world::World;

fn mode(file: &Path) -> u32 {
    std::fs::metadata(file).unwrap().permissions().mode() & 0o777
}

fn bundle(world: &World) -> VerifiedBundle {
    let root = std::fs::read_to_string(world.path("regain-data/keys/root-public-key.txt")).unwrap();
    let root = RootPublicKey::parse(&root).unwrap();
    let bytes = std::fs::read(world.path("regain-data/keys/trust-bundle.cose")).unwrap();
    TrustBundle::verify(&bytes, &root).unwrap()
}

#[test]
fn key_files_are_for_their_owner_only() {
    let world = World::new().with_keys();
    assert_eq!(mode(&world.path("regain-root.toml")), 0o600);
    assert_eq!(mode(&world.path("regain-data/keys")), 0o700);
    for entry in std::fs::read_dir(world.path("regain-data/keys")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|kind| kind == "toml") {
            assert_eq!(mode(&path), 0o600, "{}", path.display());
        }
    }
}

#[test]
fn a_key_is_never_overwritten() {
    let world = World::new();
    world.must("keys root --out root.toml");
    let before = std::fs::read(world.path("root.toml")).unwrap();
    let said = world.regain("keys root --out root.toml");
    assert!(
        !said.ok && said.err.contains("not overwritten"),
        "{}",
        said.err
    );
    assert_eq!(std::fs::read(world.path("root.toml")).unwrap(), before);
}

#[test]
fn no_command_prints_a_secret() {
    let world = World::new();
    let printed = [
        world.must("keys root"),
        world.must("keys recovery"),
        world.must("keys bundle"),
        world.must("keys show"),
    ];
    let file = std::fs::read_to_string(world.path("regain-root.toml")).unwrap();
    let secret = file
        .lines()
        .find_map(|line| line.strip_prefix("secret = "))
        .unwrap()
        .trim_matches('"');
    assert_eq!(secret.len(), 43);
    assert!(printed.iter().all(|text| !text.contains(secret)));
}

#[test]
fn a_bundle_verifies_and_names_the_keys_and_the_portal() {
    let world = World::new().with_keys();
    let bundle = bundle(&world);
    assert_eq!(
        (
            bundle.version(),
            bundle.recovery_keys().len(),
            bundle.signing_keys().len()
        ),
        (1, 1, 1)
    );
    assert_eq!(bundle.service().to_string(), "http://127.0.0.1:8000");
    assert!(
        world
            .must("keys show")
            .contains(&bundle.recovery_key().id().to_string())
    );
}

#[test]
fn each_bundle_has_a_higher_version_and_puts_the_key_that_lasts_longest_first() {
    let world = World::new().with_keys();
    let first = *bundle(&world).recovery_key();
    world.must("keys recovery --days 4000");
    world.must("keys bundle");
    let second = bundle(&world);
    assert_eq!((second.version(), second.recovery_keys().len()), (2, 2));
    assert_ne!(*second.recovery_key(), first);
}

#[test]
fn a_bundle_that_was_lost_is_not_begun_anew() {
    let world = World::new().with_keys();
    std::fs::remove_file(world.path("regain-data/keys/trust-bundle.cose")).unwrap();
    let said = world.regain("keys bundle");
    assert!(
        !said.ok && said.err.contains("refuse a version that they have seen"),
        "{}",
        said.err
    );
}

#[test]
fn a_bundle_of_another_root_is_not_replaced() {
    let world = World::new().with_keys();
    world.must("keys root --out other.toml");
    let said = world.regain("keys bundle --root other.toml");
    assert!(
        !said.ok && said.err.contains("signed by root key"),
        "{}",
        said.err
    );
    assert_eq!(bundle(&world).version(), 1);
}

#[test]
fn a_bundle_without_a_recovery_key_or_by_a_key_that_is_no_root_is_refused() {
    let world = World::new();
    world.must("keys root");
    let said = world.regain("keys bundle");
    assert!(
        !said.ok && said.err.contains("regain keys recovery"),
        "{}",
        said.err
    );
    let out = world.must("keys recovery");
    let file = out
        .lines()
        .next()
        .unwrap()
        .rsplit(' ')
        .next()
        .unwrap()
        .to_owned();
    let said = world.regain(&format!("keys bundle --root {file}"));
    assert!(
        !said.ok && said.err.contains("holds a recovery key"),
        "{}",
        said.err
    );
}

#[test]
fn a_reader_that_closes_its_end_is_no_fault() {
    let world = World::new().with_keys();
    let mut child = Command::new(env!("CARGO_BIN_EXE_regain"))
        .args(["keys", "show"])
        .current_dir(world.path("."))
        .env_clear()
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
}
