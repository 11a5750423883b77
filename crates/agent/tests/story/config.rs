//! The configuration file: read whole, faults named with file, key and what mends them.

use std::path::Path;
use std::time::Duration;

use agent::{Config, LinuxAccount, PasswordBackend, ProductLine, Tls};
use tempfile::TempDir;

use crate::support::{Authority, SERIAL, write_config};

fn load(change: impl Fn(&str) -> String) -> Result<Config, String> {
    let dir = TempDir::new().unwrap();
    let path = write_config(&Authority::new(), dir.path(), 0);
    let text = change(&std::fs::read_to_string(&path).unwrap());
    Config::parse(&text, &path).map_err(|fault| fault.to_string())
}

fn fault(change: impl Fn(&str) -> String) -> String {
    load(change)
        .err()
        .unwrap_or_else(|| panic!("the configuration was taken"))
}

#[test]
fn the_printed_default_is_what_leaving_keys_out_means() {
    let dir = TempDir::new().unwrap();
    let authority = Authority::new();
    write_config(&authority, dir.path(), 0);
    let (bundle, root) = (
        dir.path().join("bundle.cose"),
        authority.root.public().to_text(),
    );
    let whole = agent::example()
        .replace("/etc/regain/bundle.cose", bundle.to_str().unwrap())
        .replace("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", &root);
    let least = format!(
        "[device]\nserial = \"{SERIAL}\"\nmodel = \"RG1602-16S\"\nfirmware = \"R1420P15\"\n\
         [trust]\nbundle = {bundle:?}\nroot_key = \"{root}\"\n"
    );
    let [whole, least] = [whole.as_str(), &least].map(|text| {
        Config::parse(text, Path::new("/etc/regain/agent.toml"))
            .unwrap_or_else(|fault| panic!("{fault}"))
    });
    assert_eq!(
        (whole.data_dir, whole.listen, whole.names, whole.tls),
        (least.data_dir, least.listen, least.names, least.tls)
    );
    assert_eq!(whole.profile.hash_cost, least.profile.hash_cost);
    assert_eq!(whole.profile.floor(), least.profile.floor());
    assert_eq!(whole.profile.ways, least.profile.ways);
    assert_eq!(
        (whole.product_line, least.product_line),
        (ProductLine::Recorder, ProductLine::Recorder)
    );
    assert!(least.enrolment.is_none() && whole.enrolment.is_none());
    assert!(least.screen.is_none() && whole.screen.is_none());
}

#[test]
fn relative_names_count_from_the_file() {
    let config = load(str::to_owned).unwrap_or_else(|fault| panic!("{fault}"));
    assert!(config.data_dir.is_absolute() && config.data_dir.ends_with("data"));
    assert_eq!(config.tls, Tls::Auto);
}

#[test]
fn an_unknown_key_is_named_with_its_line() {
    let said = fault(|text| text.replace("listen =", "lisen ="));
    assert!(
        said.contains("agent.toml") && said.contains("lisen") && said.contains("line"),
        "{said}"
    );
}

#[test]
fn every_fault_names_its_key_and_what_mends_it() {
    let faults = [
        (SERIAL, "21 02", "device.serial", "white label"),
        ("RG1602-16S", "", "device.model", "white label"),
        ("127.0.0.1:0", "localhost", "web.listen", "127.0.0.1:8080"),
        (
            "[\"127.0.0.1:0\"]",
            "[\"0.0.0.0:80\"]\ntls = \"off\"",
            "web.tls",
            "auto",
        ),
        (
            "hash_passes = 2",
            "hash_passes = 0",
            "passwords.hash_memory_kib",
            "default",
        ),
        (
            "hash_passes = 2",
            "floor = 7",
            "passwords.floor",
            "at least 8",
        ),
        ("bundle.cose", "missing.cose", "trust.bundle", "exists"),
        (
            "bundle.cose",
            "agent.toml",
            "trust.bundle",
            "same authority",
        ),
        (
            "[trust]",
            "[recovery]\nways = [\"horn\"]\n[trust]",
            "recovery.ways",
            "\"key\"",
        ),
    ];
    for (old, new, key, mend) in faults {
        let said = fault(|text| text.replace(old, new));
        assert!(
            said.contains("agent.toml") && said.contains(key) && said.contains(mend),
            "{said}"
        );
    }
}

const BACKENDS: &str = "
[[passwords.backend]]
kind = \"linux\"
account = \"admin\"

[[passwords.backend]]
kind = \"htpasswd\"
file = \"htpasswd\"
user = \"admin\"

[[passwords.backend]]
kind = \"command\"
name = \"motion\"
set = [\"/bin/sh\", \"-c\"]
";

fn with_backends(text: &str, change: impl Fn(&str) -> String) -> String {
    text.to_owned() + &change(BACKENDS)
}

#[test]
fn password_backends_are_read_with_their_defaults() {
    let config = load(|text| with_backends(text, str::to_owned));
    let config = config.unwrap_or_else(|fault| panic!("{fault}"));
    let [linux, htpasswd, command] = &config.backends[..] else {
        panic!("three backends are configured")
    };
    assert_eq!(
        *linux,
        PasswordBackend::Linux(LinuxAccount {
            account: "admin".to_owned(),
            root: "/".into()
        })
    );
    assert!(
        htpasswd.name().ends_with("/htpasswd"),
        "{}",
        htpasswd.name()
    );
    let PasswordBackend::Command(command) = command else {
        panic!("the third is a command")
    };
    assert_eq!(command.timeout, Duration::from_secs(10));
    assert!(command.check.is_none() && command.undo.is_none());
}

#[test]
fn every_fault_of_a_password_backend_names_its_key_and_what_mends_it() {
    let faults = [
        ("\"linux\"", "\"windows\"", "backend.kind", "\"htpasswd\""),
        ("account = \"admin\"", "", "backend.account", "/etc/passwd"),
        ("\"admin\"", "\"ad:min\"", "backend.account", "/etc/passwd"),
        ("file = \"htpasswd\"", "", "backend.file", "web server"),
        ("user = ", "account = ", "kind \"linux\"", "--print-config"),
        ("name = \"motion\"", "", "backend.name", "motion"),
        ("\"/bin/sh\", ", "\"sh\", ", "backend.set", "from / on"),
        (
            "\"-c\"]",
            "\"-c\"]\ntimeout_seconds = 0",
            "timeout_seconds",
            "10",
        ),
        (
            "\"-c\"]",
            "\"-c\"]\nrestore = [\"/bin/sh\"]",
            "backend.restore",
            "both",
        ),
        (
            "kind = \"htpasswd\"\nfile = \"htpasswd\"\nuser",
            "kind = \"linux\"\naccount",
            "two",
            "Leave one out",
        ),
    ];
    for (old, new, key, mend) in faults {
        let said = fault(|text| with_backends(text, |backends| backends.replace(old, new)));
        assert!(said.contains(key) && said.contains(mend), "{said}");
    }
}

#[test]
fn a_bundle_of_another_authority_is_refused() {
    let other = Authority::new().root.public().to_text();
    let said = fault(|text| {
        let (before, _) = text.split_once("root_key").unwrap();
        format!("{before}root_key = \"{other}\"\n")
    });
    assert!(said.contains("trust.bundle"), "{said}");
}

#[test]
fn an_enrolment_token_is_read_from_its_file_and_never_printed() {
    let dir = TempDir::new().unwrap();
    let path = write_config(&Authority::new(), dir.path(), 0);
    std::fs::write(dir.path().join("token"), "top secret\n").unwrap();
    let section = "[enrolment]\nservice = \"https://recover.example\"\ntoken_file = \"token\"\n";
    let text = std::fs::read_to_string(&path).unwrap() + section;
    let said = Config::parse(&text, &path).err().unwrap().to_string();
    assert!(
        said.contains("enrolment.token_file") && !said.contains("secret"),
        "{said}"
    );
    std::fs::write(dir.path().join("token"), "one-token\n").unwrap();
    let config = Config::parse(&text, &path).unwrap_or_else(|fault| panic!("{fault}"));
    assert_eq!(*config.enrolment.unwrap().token, "one-token");
}

#[test]
fn d4_the_screen_is_off_unless_its_section_is_there_and_never_open_to_others() {
    let with = |section: &str| load(|text| format!("{text}[screen]\n{section}"));
    let plain = load(str::to_owned).unwrap_or_else(|fault| panic!("{fault}"));
    assert!(plain.screen.is_none());
    let screen = with("").unwrap_or_else(|fault| panic!("{fault}")).screen;
    let listen = screen.map(|screen| (screen.listen.to_string(), screen.idle.as_secs()));
    assert_eq!(listen, Some(("127.0.0.1:8090".to_owned(), 300)));
    for open in ["0.0.0.0:8090", "192.0.2.7:8090", "[::]:8090", "nonsense"] {
        let told = with(&format!("listen = \"{open}\"\n"))
            .err()
            .unwrap_or_default();
        assert!(told.contains("screen.listen"), "{open}: {told}");
    }
    let told = with("idle_seconds = 3\n").err().unwrap_or_default();
    assert!(told.contains("screen.idle_seconds"), "{told}");
}

#[test]
fn d13_the_last_rule_that_fits_product_line_and_firmware_sets_the_ways() {
    let rules = "[recovery]\nways = [\"sheet\"]\n\
        [[recovery.rule]]\nproduct_line = \"recorder\"\nfirmware_from = \"R1420P15\"\nways = [\"sheet\", \"email\"]\n\
        [[recovery.rule]]\nproduct_line = \"camera\"\nways = []\n";
    let ways = |line: &str, firmware: &str| {
        let config = load(|text| {
            let text = text.replace("R1420P15", firmware);
            let device = format!("product_line = \"{line}\"\n[storage]");
            format!("{}{rules}", text.replace("[storage]", &device))
        });
        let config = config.unwrap_or_else(|fault| panic!("{fault}"));
        let words = config.profile.ways.iter().map(device::WayBack::word);
        words.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(ways("recorder", "R1420P15"), "sheet email");
    assert_eq!(ways("recorder", "R1421"), "sheet email");
    assert_eq!(ways("recorder", "R1420P9"), "sheet");
    assert_eq!(ways("camera", "R1420P15"), "");
    assert_eq!(ways("access-controller", "R1420P15"), "sheet");
    let all: Vec<String> = device::WayBack::ALL
        .iter()
        .map(|way| format!("{:?}", way.word()))
        .collect();
    let most = all
        .into_iter()
        .filter(|word| word != "\"button\"")
        .collect::<Vec<_>>()
        .join(", ");
    let config = load(|text| format!("{text}[recovery]\nways = [{most}]\n"));
    assert_eq!(
        config
            .unwrap_or_else(|fault| panic!("{fault}"))
            .profile
            .ways
            .iter()
            .count(),
        7
    );
    let told = fault(|text| format!("{text}[[recovery.rule]]\nways = [\"wish\"]\n"));
    assert!(
        told.contains("recovery.rule.ways") && told.contains("wish"),
        "{told}"
    );
    let told =
        fault(|text| format!("{text}[[recovery.rule]]\nproduct_line = \"toaster\"\nways = []\n"));
    assert!(told.contains("recovery.rule.product_line"), "{told}");
}

#[test]
fn d13_lives_of_challenges_are_the_protocols_or_shorter() {
    let told = |hours: &str| load(|text| format!("{text}[recovery]\n{hours}\n"));
    let short =
        told("challenge_hours = 24\nemail_hours = 2").unwrap_or_else(|fault| panic!("{fault}"));
    assert_eq!(short.profile.lives, device::Lives::new(24, 2).unwrap());
    for hours in [
        "challenge_hours = 73",
        "email_hours = 49",
        "challenge_hours = 0",
        "set_password_minutes = 0",
        "set_password_minutes = 11",
        "confirmation_hours = 49",
        "confirmation_pause_seconds = 59",
        "confirmation_pause_seconds = 3601",
    ] {
        let told = told(hours).err().unwrap_or_default();
        assert!(told.contains("out of range"), "{hours}: {told}");
    }
}

#[test]
fn d13_sessions_last_as_the_product_line_says_within_bounds() {
    let told = |lines: &str| load(|text| format!("{text}[sessions]\n{lines}\n"));
    let short =
        told("idle_minutes = 5\nlongest_hours = 1").unwrap_or_else(|fault| panic!("{fault}"));
    let expected = device::Lives::default().with_sessions(5, 1);
    assert_eq!(Some(short.profile.lives), expected);
    for lines in [
        "idle_minutes = 0",
        "idle_minutes = 121",
        "longest_hours = 0",
        "longest_hours = 25",
    ] {
        let told = told(lines).err().unwrap_or_default();
        assert!(told.contains("sessions.idle_minutes"), "{lines}: {told}");
        assert!(told.contains("out of range"), "{lines}: {told}");
    }
}
