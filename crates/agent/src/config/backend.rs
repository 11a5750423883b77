//! The sections `[[passwords.backend]]`.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::fault::{ConfigError, Faults};
use super::section::{Misshapen, Read, Section, Value};
use crate::backends::{CommandBackend, Htpasswd, LinuxAccount, PasswordBackend};

/// Each may take its whole time while somebody waits for an answer.
const MOST: usize = 8;
const LONGEST_SECONDS: u64 = 60;
const LONGEST_NAME: usize = 64;

pub(super) struct Backend {
    kind: String,
    account: Option<String>,
    root: Option<PathBuf>,
    file: Option<PathBuf>,
    user: Option<String>,
    name: Option<String>,
    set: Option<Vec<String>>,
    check: Option<Vec<String>>,
    snapshot: Option<Vec<String>>,
    restore: Option<Vec<String>>,
    timeout_seconds: Option<u64>,
}

impl Read for Backend {
    fn read(value: &Value<'_>) -> Result<Self, Misshapen> {
        let section = Section::of(
            value,
            &[
                "kind",
                "account",
                "root",
                "file",
                "user",
                "name",
                "set",
                "check",
                "snapshot",
                "restore",
                "timeout_seconds",
            ],
        )?;
        Ok(Self {
            kind: section.must("kind")?,
            account: section.maybe("account")?,
            root: section.maybe("root")?,
            file: section.maybe("file")?,
            user: section.maybe("user")?,
            name: section.maybe("name")?,
            set: section.maybe("set")?,
            check: section.maybe("check")?,
            snapshot: section.maybe("snapshot")?,
            restore: section.maybe("restore")?,
            timeout_seconds: section.maybe("timeout_seconds")?,
        })
    }
}

pub(super) fn check(
    sections: &[Backend],
    faults: Faults<'_>,
    beside: impl Fn(&Path) -> PathBuf,
) -> Result<Vec<PasswordBackend>, ConfigError> {
    let fault = |fault: &str, mend| Err(faults.value("passwords.backend", fault, mend));
    if sections.len() > MOST {
        return fault(
            "There are more than 8 backends",
            "Let one command set several of them.",
        );
    }
    let mut backends: Vec<PasswordBackend> = Vec::new();
    for section in sections {
        let backend = section.check(faults, &beside)?;
        if backends.iter().any(|other| other.name() == backend.name()) {
            let twice = format!("There are two for {}", backend.name());
            return fault(&twice, "Leave one out, or give commands another name.");
        }
        backends.push(backend);
    }
    Ok(backends)
}

impl Backend {
    fn check(
        &self,
        faults: Faults<'_>,
        beside: impl Fn(&Path) -> PathBuf,
    ) -> Result<PasswordBackend, ConfigError> {
        self.keys_of_its_kind(faults)?;
        match self.kind.as_str() {
            "command" => self.command(faults).map(PasswordBackend::Command),
            "htpasswd" => self.htpasswd(faults, beside).map(PasswordBackend::Htpasswd),
            "linux" => self.linux(faults).map(PasswordBackend::Linux),
            other => Err(faults.value(
                "passwords.backend.kind",
                format!("\"{other}\" is not known"),
                "Write \"linux\", \"htpasswd\" or \"command\".",
            )),
        }
    }

    /// Whoever writes a key expects it to do something.
    fn keys_of_its_kind(&self, faults: Faults<'_>) -> Result<(), ConfigError> {
        let written = [
            ("account", "linux", self.account.is_some()),
            ("root", "linux", self.root.is_some()),
            ("file", "htpasswd", self.file.is_some()),
            ("user", "htpasswd", self.user.is_some()),
            ("name", "command", self.name.is_some()),
            ("set", "command", self.set.is_some()),
            ("check", "command", self.check.is_some()),
            ("snapshot", "command", self.snapshot.is_some()),
            ("restore", "command", self.restore.is_some()),
            ("timeout_seconds", "command", self.timeout_seconds.is_some()),
        ];
        let stray = written
            .iter()
            .find(|(_, kind, is_written)| *is_written && *kind != self.kind);
        match stray {
            Some((key, kind, _)) if ["command", "htpasswd", "linux"].contains(&&*self.kind) => {
                Err(faults.value(
                    "passwords.backend",
                    format!(
                        "The key {key} is one of kind \"{kind}\", not \"{}\"",
                        self.kind
                    ),
                    "Compare it with the output of --print-config.",
                ))
            }
            _ => Ok(()),
        }
    }

    fn linux(&self, faults: Faults<'_>) -> Result<LinuxAccount, ConfigError> {
        Ok(LinuxAccount {
            account: name(
                self.account.as_deref(),
                "passwords.backend.account",
                "Write the name of the account as it stands in /etc/passwd.",
                faults,
            )?,
            root: self.root.clone().unwrap_or_else(|| "/".into()),
        })
    }

    fn htpasswd(
        &self,
        faults: Faults<'_>,
        beside: impl Fn(&Path) -> PathBuf,
    ) -> Result<Htpasswd, ConfigError> {
        let Some(file) = &self.file else {
            return Err(faults.value(
                "passwords.backend.file",
                "It is missing",
                "Name the file that the web server reads.",
            ));
        };
        let user = name(
            self.user.as_deref(),
            "passwords.backend.user",
            "Write the user's name as it stands in the file.",
            faults,
        )?;
        Ok(Htpasswd {
            file: beside(file),
            user,
        })
    }

    fn command(&self, faults: Faults<'_>) -> Result<CommandBackend, ConfigError> {
        let name = name(
            self.name.as_deref(),
            "passwords.backend.name",
            "Write what people call the program, as in \"motion\".",
            faults,
        )?;
        let program = |key, line: &Option<Vec<String>>| {
            line.as_deref()
                .map(|line| words(key, line, faults))
                .transpose()
        };
        let Some(set) = program("passwords.backend.set", &self.set)? else {
            return Err(faults.value(
                "passwords.backend.set",
                format!("It is missing for {name}"),
                "Name the program that sets the password, as in [\"/usr/sbin/set-password\"].",
            ));
        };
        let check = program("passwords.backend.check", &self.check)?;
        let snapshot = program("passwords.backend.snapshot", &self.snapshot)?;
        let restore = program("passwords.backend.restore", &self.restore)?;
        let undo = match (snapshot, restore) {
            (Some(snapshot), Some(restore)) => Some((snapshot, restore)),
            (None, None) => None,
            _ => {
                return Err(faults.value(
                    "passwords.backend.restore",
                    format!("{name} has one of snapshot and restore"),
                    "Name both, or neither.",
                ));
            }
        };
        let seconds = self.timeout_seconds.unwrap_or(CommandBackend::SECONDS);
        if !(1..=LONGEST_SECONDS).contains(&seconds) {
            return Err(faults.value(
                "passwords.backend.timeout_seconds",
                format!("{seconds} is not from 1 to {LONGEST_SECONDS}"),
                "Somebody waits for the answer: leave it out for the default of 10.",
            ));
        }
        Ok(CommandBackend {
            name,
            set,
            check,
            undo,
            timeout: Duration::from_secs(seconds),
        })
    }
}

/// A name that stands for itself in a file of `name:…` lines and in a sentence.
fn name(
    text: Option<&str>,
    key: &'static str,
    mend: &'static str,
    faults: Faults<'_>,
) -> Result<String, ConfigError> {
    let text = text.unwrap_or_default();
    let is_sound = !text.is_empty()
        && text.len() <= LONGEST_NAME
        && text.trim() == text
        && !text.starts_with('#')
        && !text.contains(|c: char| c == ':' || c.is_control());
    match is_sound {
        true => Ok(text.to_owned()),
        false if text.is_empty() => Err(faults.value(key, "It is missing", mend)),
        false => Err(faults.value(key, format!("\"{text}\" is no such name"), mend)),
    }
}

fn words(
    key: &'static str,
    line: &[String],
    faults: Faults<'_>,
) -> Result<Vec<OsString>, ConfigError> {
    let program = line.first().map(Path::new);
    match program.filter(|program| program.is_absolute() && program.is_file()) {
        Some(_) => Ok(line.iter().map(OsString::from).collect()),
        None => Err(faults.value(
            key,
            format!(
                "\"{}\" is no program",
                line.first().map_or("", String::as_str)
            ),
            "Name a program that exists, from / on, then its arguments, as a list.",
        )),
    }
}
