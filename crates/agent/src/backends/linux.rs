//! An account of the operating system: its line in `/etc/shadow`.
//!
//! The file is changed as `passwd` and `chpasswd` change it: under their locks, the new file beside
//! the old one, synced, renamed. Neither of them is called: `chpasswd -e` cannot put a line back as
//! it was, is not on every device, and would leave nothing for us to verify.

use std::path::PathBuf;

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::entries::Entries;
use super::lock::ShadowLock;
use super::{Backend, Fault, LinuxAccount, Opens, Snapshot, crypt, replace};
use crate::clock::Clock;

const SECONDS_PER_DAY: u32 = 24 * 60 * 60;

pub(super) struct LinuxShadow {
    name: String,
    account: String,
    etc: PathBuf,
    clock: Clock,
}

impl LinuxShadow {
    pub(super) fn new(name: String, settings: LinuxAccount, clock: Clock) -> Self {
        Self {
            name,
            etc: settings.root.join("etc"),
            account: settings.account,
            clock,
        }
    }

    fn shadow(&self) -> PathBuf {
        self.etc.join("shadow")
    }

    fn entries(&self) -> Result<Entries, Fault> {
        replace::read(&self.shadow()).map(Entries::new)
    }

    fn line<'a>(&self, entries: &'a Entries) -> Result<&'a [u8], Fault> {
        entries.line(&self.account).ok_or_else(|| {
            Fault::new(
                format!(
                    "There is no account {} in {}.",
                    self.account,
                    self.shadow().display()
                ),
                "Make the account, or correct its name in the agent's configuration.",
            )
        })
    }

    fn put(&self, line: impl Fn(&[u8]) -> Zeroizing<Vec<u8>>) -> Result<(), Fault> {
        let _lock = ShadowLock::take(&self.etc, self.clock)?;
        let entries = self.entries()?;
        let old = self.line(&entries)?;
        let new = line(old);
        if *new == old {
            return Ok(());
        }
        let content = entries.with(&self.account, Some(&new));
        replace::replace(&self.shadow(), &content)
    }

    /// Days since 1970, as the file counts. Day 0 would ask for a new password at the next login, so
    /// a clock that has lost its time leaves the field empty, which means nothing.
    fn today(&self) -> String {
        match self.clock.now().clock.seconds() / SECONDS_PER_DAY {
            0 => String::new(),
            days => days.to_string(),
        }
    }
}

/// `line` with another hash and, where it has that field, another day of the last change.
fn with_hash(line: &[u8], hash: &str, today: &str) -> Zeroizing<Vec<u8>> {
    let mut new = Zeroizing::new(Vec::with_capacity(line.len() + hash.len() + today.len()));
    for (number, field) in line.split(|byte| *byte == b':').enumerate() {
        if number > 0 {
            new.push(b':');
        }
        new.extend_from_slice(match number {
            1 => hash.as_bytes(),
            2 => today.as_bytes(),
            _ => field,
        });
    }
    new
}

impl Backend for LinuxShadow {
    fn name(&self) -> &str {
        &self.name
    }

    fn snapshot(&mut self) -> Result<Option<Snapshot>, Fault> {
        let entries = self.entries()?;
        Ok(Some(Zeroizing::new(self.line(&entries)?.to_vec())))
    }

    fn set(&mut self, password: &str, rng: &mut dyn CryptoRng) -> Result<(), Fault> {
        let (hash, today) = (crypt::entry(password, rng)?, self.today());
        self.put(|line| with_hash(line, &hash, &today))
    }

    fn check(&mut self, password: &str) -> Result<Opens, Fault> {
        let entries = self.entries()?;
        let mut fields = self.line(&entries)?.split(|byte| *byte == b':');
        Ok(crypt::opens(fields.nth(1).unwrap_or_default(), password))
    }

    fn restore(&mut self, before: &Snapshot) -> Result<(), Fault> {
        self.put(|_| before.clone())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use getrandom::SysRng;
    use rand_core::UnwrapErr;

    use super::{LinuxShadow, with_hash};
    use crate::backends::{Backend, LinuxAccount, Opens};
    use crate::clock::Clock;

    const SHADOW: &str = "root:*:19000:0:99999:7:::\n\
                          admin:!:19000:0:99999:7::20000:\n\
                          administrator:$y$j9T$x$y:1:::::: \n";

    fn backend(root: &tempfile::TempDir, account: &str) -> LinuxShadow {
        fs::create_dir_all(root.path().join("etc")).unwrap();
        fs::write(root.path().join("etc/shadow"), SHADOW).unwrap();
        let settings = LinuxAccount {
            account: account.to_owned(),
            root: root.path().to_owned(),
        };
        LinuxShadow::new(account.to_owned(), settings, Clock::start())
    }

    #[test]
    fn only_the_accounts_hash_and_its_day_change_and_are_put_back() {
        let (root, mut rng) = (tempfile::tempdir().unwrap(), UnwrapErr(SysRng));
        let mut backend = backend(&root, "admin");
        let read = || fs::read_to_string(root.path().join("etc/shadow")).unwrap();
        let before = backend.snapshot().unwrap().unwrap();
        backend.set("violet harbour", &mut rng).unwrap();
        assert_eq!(backend.check("violet harbour").unwrap(), Opens::Yes);
        assert_eq!(backend.check("").unwrap(), Opens::No);
        let (old, new) = (SHADOW.lines(), read());
        for (number, (old, new)) in old.zip(new.lines()).enumerate() {
            if number != 1 {
                assert_eq!(old, new);
                continue;
            }
            let fields: Vec<_> = new.split(':').collect();
            assert!(fields[1].starts_with("$6$"), "{new}");
            assert!(fields[2].parse::<u32>().unwrap() > 19_000, "{new}");
            assert_eq!(fields[3..], ["0", "99999", "7", "", "20000", ""]);
        }
        backend.restore(&before).unwrap();
        backend.restore(&before).unwrap();
        assert_eq!(read(), SHADOW);
    }

    #[test]
    fn an_account_that_is_not_there_is_named_and_not_made() {
        let root = tempfile::tempdir().unwrap();
        let mut backend = backend(&root, "adm");
        let mut rng = UnwrapErr(SysRng);
        for fault in [
            backend.snapshot().unwrap_err(),
            backend.set("violet harbour", &mut rng).unwrap_err(),
            backend.check("violet harbour").unwrap_err(),
        ] {
            assert!(fault.to_string().contains("no account adm"), "{fault}");
        }
        let left = fs::read_to_string(root.path().join("etc/shadow")).unwrap();
        assert_eq!(left, SHADOW);
    }

    #[test]
    fn a_clock_that_has_lost_its_time_asks_nobody_for_a_new_password() {
        assert_eq!(*with_hash(b"admin:!:19000:0", "$6$x", ""), b"admin:$6$x::0");
        assert_eq!(*with_hash(b"admin:!", "$6$x", "20000"), b"admin:$6$x");
    }
}
