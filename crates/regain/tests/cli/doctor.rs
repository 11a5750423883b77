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
fn a_service_whose_every_key_has_ended_does_not_work() {
    let world = ready();
    let keys = std::fs::read_dir(world.path("regain-data/keys")).unwrap();
    for path in keys.map(|entry| entry.unwrap().path()) {
        let text = std::fs::read(&path).unwrap();
        let Some((before, after)) = std::str::from_utf8(&text)
            .ok()
            .filter(|text| text.contains("kind = \"recovery\""))
            .and_then(|text| text.split_once("not_after = \"2"))
        else {
            continue;
        };
        std::fs::write(&path, format!("{before}not_after = \"1999{}", &after[3..])).unwrap();
    }
    let said = world.regain("doctor");
    assert!(
        !said.ok && said.out.contains("no recovery key in force"),
        "{}",
        said.out
    );
}

#[test]
fn a_certificate_that_cannot_be_used_is_found() {
    let world = ready();
    world.write(
        "regain.toml",
        "[portal]\naddress = \"https://reset.example.org\"\n\
         [portal.tls]\ncertificate = \"none.pem\"\nkey = \"none-key.pem\"\n",
    );
    let said = world.regain("doctor --config regain.toml");
    assert!(
        !said.ok && said.out.contains("cannot use the certificate none.pem"),
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

#[test]
fn a_database_of_another_kind_is_refused_and_its_password_is_not_shown() {
    let world = ready();
    world.write(
        "regain.toml",
        "[database]\nurl = \"mysql://regain:geheim@db/regain\"\n",
    );
    for words in [
        "doctor --database mysql://regain:geheim@db/regain",
        "doctor --config regain.toml",
    ] {
        let said = world.regain(words);
        let all = format!("{}{}", said.out, said.err);
        assert!(
            !said.ok && all.contains("must begin with postgres://"),
            "{all}"
        );
        assert!(!all.contains("geheim"), "{all}");
    }
}

#[test]
fn p7_the_doctor_says_which_holidays_are_coming() {
    let world = ready();
    let event = "BEGIN:VEVENT\nDTSTART;VALUE=DATE:20200101\nRRULE:FREQ=YEARLY\nSUMMARY:New Year\nEND:VEVENT";
    let calendar = format!("BEGIN:VCALENDAR\n{event}\nEND:VCALENDAR\n");
    world.write("holidays.ics", &calendar);
    let settings = "[desk]\nzone = \"Europe/Berlin\"\nholidays = \"holidays.ics\"\n";
    world.write("regain.toml", settings);
    let said = world.regain("doctor --config regain.toml");
    assert!(said.ok, "{}", said.out);
    for words in [
        "(Europe/Berlin), by the promise of 2 working hours",
        "holidays to come: 20",
        "-01-01 New Year, 20",
    ] {
        assert!(said.out.contains(words), "{words}: {}", said.out);
    }
    let past = calendar.replace("RRULE:FREQ=YEARLY\n", "");
    world.write("holidays.ics", &past);
    let said = world.regain("doctor --config regain.toml");
    assert!(said.ok, "{}", said.out);
    assert!(
        said.out
            .contains("look   calendar  all 1 holidays of the file are past")
    );
}

#[test]
fn p7_a_file_of_holidays_that_cannot_be_used_is_told_with_its_line() {
    let world = ready();
    world.write("regain.toml", "[desk]\nholidays = \"holidays.ics\"\n");
    let said = world.regain("doctor --config regain.toml");
    assert!(
        !said.ok && said.out.contains("cannot read the holidays"),
        "{}",
        said.out
    );
    world.write(
        "holidays.ics",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261225T090000Z\n",
    );
    let said = world.regain("doctor --config regain.toml");
    assert!(
        !said.ok && said.out.contains("line 3: this is no whole day"),
        "{}",
        said.out
    );
    let said = world.regain("serve --config regain.toml");
    assert!(
        !said.ok && said.err.contains("line 3: this is no whole day"),
        "{}",
        said.err
    );
}

#[test]
fn a_second_factor_that_the_data_keys_do_not_open_is_found() {
    let world = ready();
    assert!(!world.regain("doctor").out.contains("second factor of"));
    let keys = std::fs::read_dir(world.path("regain-data/keys")).unwrap();
    let is_data = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        name.starts_with("data-")
    };
    let mut data = keys.map(|entry| entry.unwrap().path()).filter(is_data);
    std::fs::remove_file(data.next().unwrap()).unwrap();
    // Another one, as a service makes that was given an empty folder.
    world.must("keys data");
    let said = world.regain("doctor");
    assert!(
        !said.ok
            && said
                .out
                .contains("the second factor of anna cannot be opened"),
        "{}",
        said.out
    );
}

#[test]
fn p6_a_way_that_devices_offer_and_nobody_answers_is_found() {
    let world = ready();
    world.write(
        "regain.toml",
        "[authority]\nanswers = [\"file\"]\nemail_codes = true\n",
    );
    let said = world.regain("doctor --config regain.toml");
    assert!(
        said.out
            .contains("offer the way \"key\", and [authority] does not give its answer"),
        "{}",
        said.out
    );
    assert!(!said.out.contains("the way \"file\""), "{}", said.out);
}
