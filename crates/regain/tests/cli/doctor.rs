//! `regain doctor`.

use std::fs::Permissions;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;

use crate::world::World;

/// Everything that is needed to answer, short of devices and a mail server.
fn ready() -> World {
    let world = World::new().with_keys();
    world.must("staff add anna --generate");
    world
}

#[test]
fn an_empty_folder_is_told_how_to_begin() {
    let world = World::new();
    let said = world.regain("doctor");
    assert!(!said.ok);
    for words in [
        "regain keys recovery",
        "regain keys bundle",
        "regain serve makes it",
    ] {
        assert!(said.out.contains(words), "{words}: {}", said.out);
    }
    assert!(
        !world.path("regain-data").exists(),
        "the doctor changes nothing"
    );
}

#[test]
fn a_set_up_that_works_passes_and_says_what_is_only_for_trying_out() {
    let said = ready().regain("doctor");
    assert!(said.ok, "{}{}", said.out, said.err);
    for words in [
        "from this machine only",
        "reach nobody",
        "no challenge can be genuine yet",
    ] {
        assert!(said.out.contains(words), "{words}: {}", said.out);
    }
}

#[test]
fn settings_that_cannot_be_are_told_with_their_line() {
    let world = World::new();
    world.write("regain.toml", "[portal]\nlisten = \"8000\"\n");
    let said = world.regain("doctor --config regain.toml");
    assert!(!said.ok && said.out.contains("line 2"), "{}", said.out);
}

#[test]
fn files_that_others_can_read_are_found() {
    let world = ready();
    std::fs::set_permissions(world.path("regain-data"), Permissions::from_mode(0o755)).unwrap();
    let said = world.regain("doctor");
    assert!(
        !said.ok && said.out.contains("chmod 700 regain-data"),
        "{}",
        said.out
    );
}

#[test]
fn a_key_that_the_bundle_does_not_name_is_found() {
    let world = ready();
    world.must("keys recovery");
    let said = world.regain("doctor");
    assert!(
        said.ok && said.out.contains("does not name recovery key"),
        "{}",
        said.out
    );
}

#[test]
fn a_bundle_whose_key_or_address_is_not_ours_is_found() {
    let world = ready();
    world.write(
        "regain.toml",
        "[portal]\naddress = \"http://127.0.0.1:9000\"\n",
    );
    let said = world.regain("doctor --config regain.toml");
    assert!(
        !said.ok && said.out.contains("the portal is http://127.0.0.1:9000"),
        "{}",
        said.out
    );
    for entry in std::fs::read_dir(world.path("regain-data/keys")).unwrap() {
        let path = entry.unwrap().path();
        if path
            .file_name()
            .unwrap()
            .to_string_lossy()
            .starts_with("recovery-")
        {
            std::fs::remove_file(path).unwrap();
        }
    }
    let said = world.regain("doctor");
    assert!(
        !said.ok && said.out.contains("the key is not here"),
        "{}",
        said.out
    );
}

#[test]
fn a_key_near_its_last_day_is_found() {
    let world = World::new();
    world.must("keys recovery --days 30");
    let said = world.regain("doctor");
    assert!(
        said.out.contains("has 30 days left") || said.out.contains("has 29 days left"),
        "{}",
        said.out
    );
}

#[test]
fn a_mail_server_that_does_not_answer_is_found() {
    let world = ready();
    // Nothing listens on the discard port of this machine.
    world.write("regain.toml", "[mail.transport]\nkind = \"smtp\"\nhost = \"127.0.0.1\"\nport = 9\nencryption = \"none\"\n");
    let said = world.regain("doctor --config regain.toml");
    assert!(!said.ok && said.out.contains("WRONG  mail"), "{}", said.out);
}

#[test]
fn a_database_that_cannot_be_reached_is_found_and_its_password_is_not_shown() {
    let world = ready();
    // Something that is no PostgreSQL: it hangs up on everybody.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || listener.incoming().for_each(drop));
    let said = world.regain(&format!(
        "doctor --database postgres://regain:geheim@127.0.0.1:{port}/regain"
    ));
    assert!(
        !said.ok && said.out.contains("WRONG  database"),
        "{}",
        said.out
    );
    assert!(
        !said.out.contains("geheim") && !said.err.contains("geheim"),
        "{}",
        said.out
    );
}
