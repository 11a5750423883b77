//! Accounts and web servers by the programs that others use on them.

use std::path::Path;
use std::process::{Command, Stdio};

use super::programs::Programs;
use super::{activate, change, device, recover};
use crate::support::{Device, NEW_PASSWORD, PASSWORD};

fn htpasswd(arguments: &[&str], file: &Path) -> bool {
    let (job, rest) = arguments.split_first().unwrap();
    let ran = Command::new("htpasswd")
        .arg(job)
        .arg(file)
        .args(rest)
        .stderr(Stdio::null())
        .status();
    ran.unwrap().success()
}

#[test]
fn live_apaches_own_program_takes_the_file_and_its_users_stay() {
    let programs = Programs::new();
    let file = programs.dir.path().join("htpasswd");
    assert!(htpasswd(&["-bBc", "guest", "a guest's"], &file));
    assert!(htpasswd(&["-bm", "admin", "as from the factory"], &file));
    let device = device(&[programs.htpasswd()]);
    assert_eq!(activate(&device), 303);
    assert_eq!(recover(&device, NEW_PASSWORD).status, 303);
    assert!(htpasswd(&["-vb", "admin", NEW_PASSWORD], &file));
    assert!(!htpasswd(&["-vb", "admin", PASSWORD], &file));
    assert!(htpasswd(&["-vb", "guest", "a guest's"], &file));
}

/// The hash that stands for `user` in the scratch root.
fn hash_of(programs: &Programs, user: &str) -> String {
    let shadow = std::fs::read_to_string(programs.dir.path().join("etc/shadow")).unwrap();
    let line = shadow
        .lines()
        .find(|line| line.starts_with(&format!("{user}:")));
    line.unwrap().split(':').nth(1).unwrap().to_owned()
}

/// Whether the C library takes `password` for `hash`.
fn crypt_takes(password: &str, hash: &str) -> bool {
    let test = "exit(crypt($ARGV[0], $ARGV[1]) eq $ARGV[1] ? 0 : 1)";
    let ran = Command::new("perl")
        .args(["-e", test, password, hash])
        .status();
    ran.unwrap().success()
}

#[test]
fn live_the_c_library_takes_the_accounts_password() {
    let programs = Programs::new();
    let device = device(&[programs.linux()]);
    assert_eq!(activate(&device), 303);
    assert!(crypt_takes(PASSWORD, &hash_of(&programs, "admin")));
    assert!(!crypt_takes(NEW_PASSWORD, &hash_of(&programs, "admin")));
}

/// `chpasswd` changes one account over and over while the agent changes another: under the same locks,
/// neither undoes what the other did. It needs root, for `chpasswd --root` does.
#[test]
fn live_chpasswd_and_the_agent_do_not_undo_each_other() {
    let user = Command::new("id").arg("-u").output().unwrap();
    if user.stdout != b"0\n" {
        eprintln!("1 skipped: chpasswd --root is for root alone");
        return;
    }
    let programs = Programs::new();
    let etc = programs.dir.path().join("etc");
    let accounts = "root:x:0:0::/:/bin/sh\nadmin:x:1:1::/:/bin/sh\nother:x:2:2::/:/bin/sh\n";
    std::fs::write(etc.join("passwd"), accounts).unwrap();
    let shadow = std::fs::read_to_string(etc.join("shadow")).unwrap();
    std::fs::write(etc.join("shadow"), shadow + "other:!:19000::::::\n").unwrap();
    let device = device(&[programs.linux()]);
    assert_eq!(activate(&device), 303);
    let mut rounds = 0;
    std::thread::scope(|scope| {
        let agent = scope.spawn(|| change_eight_times(&device, &programs));
        while !agent.is_finished() {
            rounds += 1;
            let hash = format!("$6$of-round${rounds}");
            set_by_chpasswd(programs.dir.path(), &hash);
            assert_eq!(
                hash_of(&programs, "other"),
                hash,
                "the agent undid chpasswd's change"
            );
        }
    });
    assert!(rounds > 3, "{rounds}");
}

fn change_eight_times(device: &Device, programs: &Programs) {
    let browser = device.browser();
    browser.sign_in(PASSWORD);
    for [old, new] in [[PASSWORD, NEW_PASSWORD], [NEW_PASSWORD, PASSWORD]].repeat(4) {
        assert_eq!(change(&browser, old, new).status, 303);
        assert!(
            programs.account_opens(new),
            "chpasswd undid the agent's change"
        );
    }
}

fn set_by_chpasswd(root: &Path, hash: &str) {
    let mut child = Command::new("chpasswd")
        .args(["--encrypted", "--root"])
        .arg(root)
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(
        &mut child.stdin.take().unwrap(),
        format!("other:{hash}\n").as_bytes(),
    )
    .unwrap();
    assert!(child.wait().unwrap().success());
}
