//! A file of `user:hash` lines, as web servers read it for HTTP authentication.

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::entries::Entries;
use super::{Backend, Fault, Htpasswd, Opens, Snapshot, crypt, replace};

/// Says that the user had no line, which is no line that anybody could have.
const NO_LINE: &[u8] = b"";

pub(super) struct HtpasswdFile {
    name: String,
    settings: Htpasswd,
}

impl HtpasswdFile {
    pub(super) fn new(name: String, settings: Htpasswd) -> Self {
        Self { name, settings }
    }

    fn entries(&self) -> Result<Entries, Fault> {
        replace::read(&self.settings.file).map(Entries::new)
    }
}

impl Backend for HtpasswdFile {
    fn name(&self) -> &str {
        &self.name
    }

    fn snapshot(&mut self) -> Result<Option<Snapshot>, Fault> {
        let entries = self.entries()?;
        let line = entries.line(&self.settings.user).unwrap_or(NO_LINE);
        Ok(Some(Zeroizing::new(line.to_vec())))
    }

    fn set(&mut self, password: &str, rng: &mut dyn CryptoRng) -> Result<(), Fault> {
        let user = &self.settings.user;
        let line = format!("{user}:{}", crypt::entry(password, rng)?);
        let content = self.entries()?.with(user, Some(line.as_bytes()));
        replace::replace(&self.settings.file, &content)
    }

    fn check(&mut self, password: &str) -> Result<Opens, Fault> {
        let entries = self.entries()?;
        let line = entries.line(&self.settings.user);
        let hash = line.and_then(|line| line.splitn(2, |byte| *byte == b':').nth(1));
        Ok(hash.map_or(Opens::No, |hash| {
            crypt::opens(hash.trim_ascii_end(), password)
        }))
    }

    fn restore(&mut self, before: &Snapshot) -> Result<(), Fault> {
        let entries = self.entries()?;
        let line = Some(&before[..]).filter(|line| *line != NO_LINE);
        if entries.line(&self.settings.user) == line {
            return Ok(());
        }
        let content = entries.with(&self.settings.user, line);
        replace::replace(&self.settings.file, &content)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use getrandom::SysRng;
    use rand_core::UnwrapErr;

    use super::HtpasswdFile;
    use crate::backends::{Backend, Htpasswd, Opens};

    const OTHERS: &str = "guest:$apr1$abc$def\nviewer:{SHA}xyz\n";

    fn backend(dir: &tempfile::TempDir) -> HtpasswdFile {
        let file = dir.path().join("htpasswd");
        fs::write(&file, OTHERS).unwrap();
        let settings = Htpasswd {
            file,
            user: "admin".to_owned(),
        };
        HtpasswdFile::new("admin".to_owned(), settings)
    }

    #[test]
    fn a_password_is_set_and_put_back_and_other_users_stay() {
        let (dir, mut rng) = (tempfile::tempdir().unwrap(), UnwrapErr(SysRng));
        let mut backend = backend(&dir);
        let before = backend.snapshot().unwrap().unwrap();
        backend.set("violet harbour", &mut rng).unwrap();
        assert_eq!(backend.check("violet harbour").unwrap(), Opens::Yes);
        assert_eq!(backend.check("violet").unwrap(), Opens::No);
        let between = backend.snapshot().unwrap().unwrap();
        backend.set("copper meadow", &mut rng).unwrap();
        assert_eq!(backend.check("violet harbour").unwrap(), Opens::No);
        let file = dir.path().join("htpasswd");
        assert!(fs::read_to_string(&file).unwrap().starts_with(OTHERS));
        backend.restore(&between).unwrap();
        assert_eq!(backend.check("violet harbour").unwrap(), Opens::Yes);
        backend.restore(&before).unwrap();
        backend.restore(&before).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), OTHERS);
    }

    #[test]
    fn no_password_opens_for_a_user_who_has_no_line() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(backend(&dir).check("").unwrap(), Opens::No);
    }
}
