//! Programs on a device that keep its password too.

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use agent::{CommandBackend, Htpasswd, LinuxAccount, PasswordBackend};
use sha_crypt::{PasswordVerifier, ShaCrypt};
use tempfile::TempDir;

/// What every program opens with before the device is activated.
pub(crate) const FACTORY: &str = "as from the factory";

/// Keeps a password in a file, and fails where a file "broken" lies beside it.
const PROGRAM: &str = r#"#!/bin/sh
set -eu
cd "$(dirname "$0")"
tr '\0' '\n' <"/proc/$$/cmdline" >>seen
env >>seen
[ "$1" = check ] || [ ! -e slow ] || sleep "$(cat slow)"
case $1 in
set)
    IFS= read -r password
    touch setting
    [ ! -e slow-set ] || sleep "$(cat slow-set)"
    printf '%s' "$password" >password.new
    [ ! -e broken ] || { echo "no: $password" >&2; exit 3; }
    mv password.new password
    ;;
check)
    IFS= read -r password
    [ "$password" = "$(cat password)" ]
    ;;
snapshot) cat password ;;
restore)
    cat >password.new
    mv password.new password
    ;;
esac
"#;

/// A scratch root with an account, a web server's file, and a program of its own.
pub(crate) struct Programs {
    pub(crate) dir: TempDir,
}

impl Programs {
    pub(crate) fn new() -> Self {
        let dir = TempDir::new().unwrap();
        let path = |name: &str| dir.path().join(name);
        fs::create_dir(path("etc")).unwrap();
        fs::write(
            path("etc/shadow"),
            "root:*:19000::::::\nadmin:!:19000:0:99999:7:::\n",
        )
        .unwrap();
        fs::write(path("htpasswd"), "guest:$apr1$abc$def\n").unwrap();
        fs::write(path("password"), FACTORY).unwrap();
        fs::write(path("program"), PROGRAM).unwrap();
        fs::set_permissions(path("program"), fs::Permissions::from_mode(0o755)).unwrap();
        Self { dir }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub(crate) fn linux(&self) -> PasswordBackend {
        PasswordBackend::Linux(LinuxAccount {
            account: "admin".to_owned(),
            root: self.dir.path().to_owned(),
        })
    }

    pub(crate) fn htpasswd(&self) -> PasswordBackend {
        PasswordBackend::Htpasswd(Htpasswd {
            file: self.path("htpasswd"),
            user: "admin".to_owned(),
        })
    }

    fn line(&self, job: &str) -> Vec<OsString> {
        vec![self.path("program").into(), job.into()]
    }

    pub(crate) fn command(&self) -> PasswordBackend {
        PasswordBackend::Command(CommandBackend {
            name: "recorder software".to_owned(),
            set: self.line("set"),
            check: Some(self.line("check")),
            undo: Some((self.line("snapshot"), self.line("restore"))),
            timeout: Duration::from_secs(20),
        })
    }

    /// The same without what puts it back.
    pub(crate) fn one_way_command(&self) -> PasswordBackend {
        match self.command() {
            PasswordBackend::Command(command) => PasswordBackend::Command(CommandBackend {
                undo: None,
                ..command
            }),
            other => other,
        }
    }

    /// The sections that name all three.
    pub(crate) fn sections(&self) -> String {
        let dir = self.dir.path().display();
        let linux = format!(
            "[[passwords.backend]]\nkind = \"linux\"\naccount = \"admin\"\nroot = \"{dir}\"\n"
        );
        linux + &self.two_sections()
    }

    /// The sections that name the web server's file and the program.
    pub(super) fn two_sections(&self) -> String {
        let dir = self.dir.path().display();
        let line = |job: &str| format!("{job} = [\"{dir}/program\", \"{job}\"]\n");
        let jobs: String = ["set", "check", "snapshot", "restore"].map(line).concat();
        format!(
            "[[passwords.backend]]\nkind = \"command\"\nname = \"recorder software\"\n{jobs}\
             [[passwords.backend]]\nkind = \"htpasswd\"\nfile = \"{dir}/htpasswd\"\nuser = \"admin\"\n"
        )
    }

    /// The program fails from now on.
    pub(crate) fn break_command(&self) {
        fs::write(self.path("broken"), "").unwrap();
    }

    /// The program works again.
    pub(crate) fn mend_command(&self) {
        fs::remove_file(self.path("broken")).unwrap();
    }

    /// The program takes so long for whatever changes something.
    pub(crate) fn slow_down(&self, seconds: &str) {
        fs::write(self.path("slow"), seconds).unwrap();
    }

    /// From now on the program takes so long between hearing a new password and setting it.
    pub(crate) fn slow_down_setting(&self, seconds: &str) {
        fs::write(self.path("slow-set"), seconds).unwrap();
        fs::remove_file(self.path("setting")).unwrap();
    }

    /// Whether the program has heard a new password since.
    pub(crate) fn is_setting(&self) -> bool {
        self.path("setting").exists()
    }

    /// The web server's file can be read and not replaced.
    pub(crate) fn break_htpasswd(&self) {
        fs::create_dir_all(self.path(".htpasswd.regain-new/in the way")).unwrap();
    }

    pub(crate) fn mend_htpasswd(&self) {
        fs::remove_dir_all(self.path(".htpasswd.regain-new")).unwrap();
    }

    /// Somebody sets the program's password by its own means.
    pub(crate) fn set_behind_our_back(&self, password: &str) {
        fs::write(self.path("password"), password).unwrap();
    }

    /// Somebody sets account and web user as `passwd` and `htpasswd` do where nothing else is said.
    pub(super) fn set_by_their_own_tools(&self) {
        for (file, entry) in [
            (
                "etc/shadow",
                "$y$j9T$FLlxsHxtDsuEDbE$hash:19000:0:99999:7:::",
            ),
            ("htpasswd", "$apr1$Yo5qrwdt$QAgrgFD9/qj0vgzgd8K990"),
        ] {
            let content = fs::read_to_string(self.path(file)).unwrap();
            let others = content.lines().filter(|line| !line.starts_with("admin:"));
            let mut lines: Vec<String> = others.map(str::to_owned).collect();
            lines.push(format!("admin:{entry}\n"));
            fs::write(self.path(file), lines.join("\n")).unwrap();
        }
    }

    /// What the program saw of its own command line and environment.
    pub(crate) fn seen(&self) -> String {
        fs::read_to_string(self.path("seen")).unwrap()
    }

    pub(crate) fn account_opens(&self, password: &str) -> bool {
        opens(&self.path("etc/shadow"), password)
    }

    pub(crate) fn web_opens(&self, password: &str) -> bool {
        opens(&self.path("htpasswd"), password)
    }

    pub(crate) fn command_opens(&self, password: &str) -> bool {
        fs::read_to_string(self.path("password")).unwrap() == password
    }

    /// For account, web server and program: whether this opens them.
    pub(crate) fn open(&self, password: &str) -> [bool; 3] {
        [
            self.account_opens(password),
            self.web_opens(password),
            self.command_opens(password),
        ]
    }
}

fn opens(file: &Path, password: &str) -> bool {
    line_opens(&fs::read_to_string(file).unwrap(), password)
}

/// Whether this password opens the account in a file of such lines.
pub(super) fn line_opens(text: &str, password: &str) -> bool {
    let mut lines = text.lines().filter_map(|line| line.strip_prefix("admin:"));
    let hash = lines
        .next()
        .unwrap_or_default()
        .split(':')
        .next()
        .unwrap_or_default();
    ShaCrypt::default()
        .verify_password(password.as_bytes(), hash)
        .is_ok()
}
