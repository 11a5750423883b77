//! The books of what somebody signed in changes, and of the recovery sheet.

use device::{Origin, Refusal, SessionToken, SheetCode};
use testkit::entropy::Seeded;

use super::{Books, Guess, Row, at};

impl Books {
    /// The session, where one is live.
    pub(super) fn live_session(&mut self) -> Option<SessionToken> {
        let session = self.session.clone()?;
        let now = self.recorder().now();
        self.recorder().machine.session(&session, now)?;
        assert!(
            self.session_failures < 5,
            "inv3: a sixth try in one session"
        );
        Some(session)
    }

    /// The session, after signing in where none is live; `None` where a wait forbids that.
    fn session_for_change(&mut self) -> Option<SessionToken> {
        if self.live_session().is_none() {
            self.session = None;
            self.sign_in(Origin::Screen, Guess::Right);
        }
        self.session.clone()
    }

    /// Books an act that the old password `old` was asked for; what came of it if it was right.
    pub(super) fn confirmed<T>(&mut self, old: &str, done: Result<T, Refusal>) -> Option<T> {
        let right = self.passwords.last().is_some_and(|right| right == old);
        match done {
            Ok(done) => {
                assert!(right, "inv4: changed with a password that is none");
                self.session_failures = 0;
                Some(done)
            }
            Err(Refusal::WrongPassword { .. }) => {
                assert!(!right, "inv4: the password is refused");
                self.session_failures += 1;
                self.reached.failures += 1;
                None
            }
            Err(other) => panic!("{other}"),
        }
    }

    pub(super) fn change_email(&mut self, guess: Guess, email: Option<&'static str>) {
        let Some(session) = self.session_for_change() else {
            return;
        };
        let old = self.password(guess);
        let changed = self.recorder().change_email(&session, &old, email);
        if self.confirmed(&old, changed).is_some() && self.email != email {
            self.email = email;
            for keys in self.keys.iter_mut().filter(|keys| keys.sealed.is_some()) {
                self.reached.email_ends += u32::from(keys.live.is_some());
                keys.stale.extend(keys.live.take());
            }
        }
        let shown = self.recorder().machine.status().reserved_email;
        assert_eq!(shown.is_some(), self.email.is_some(), "d2");
        assert_ne!(shown.as_deref(), self.email.or(Some("")), "inv8");
    }

    pub(super) fn make_sheet(&mut self, guess: Guess) {
        let Some(session) = self.session_for_change() else {
            return;
        };
        let old = self.password(guess);
        let made = self.recorder().make_sheet(&session, &old);
        if let Some(sheet) = self.confirmed(&old, made) {
            self.void_codes.append(&mut self.codes);
            self.codes = sheet.codes.to_vec();
        }
    }

    pub(super) fn code(&self, guess: Guess) -> SheetCode {
        let code = match guess {
            Guess::Right => self.codes.last(),
            Guess::Stale => self.void_codes.last(),
            Guess::Elsewhere | Guess::Wrong => None,
        };
        code.cloned()
            .unwrap_or_else(|| SheetCode::random(&mut Seeded::new(0xbad)))
    }

    pub(super) fn type_code(&mut self, origin: Origin, guess: Guess) {
        let (code, new) = (self.code(guess), self.next_password());
        let right = matches!(guess, Guess::Right) && !self.codes.is_empty();
        let (row, elapsed) = (at(origin), self.elapsed);
        match self.recorder().recover_by_sheet(origin, &code, &new) {
            Ok(left) => {
                assert!(right, "inv1: a code was taken that is none");
                self.recovery[row].compared(elapsed);
                self.void_codes.extend(self.codes.pop());
                assert_eq!(usize::from(left), self.codes.len(), "n16");
                self.reached.sheet_resets += 1;
                self.session = None;
                self.replaced(new);
            }
            Err(Refusal::WrongSheetCode { .. }) => {
                assert!(!right, "the right code was refused");
                self.recovery[row].compared(elapsed);
                self.reached.failures += 1;
                let is_void = matches!(guess, Guess::Stale) && !self.void_codes.is_empty();
                self.reached.void_codes += u32::from(is_void);
            }
            Err(Refusal::Wait { .. } | Refusal::WaysClosed) => {
                let Row { failures, .. } = self.recovery[row];
                assert!(failures >= 5, "inv3: a wait out of nothing");
                self.reached.waits += 1;
            }
            Err(Refusal::NoSheet | Refusal::SheetUsedUp { .. }) => {
                assert!(self.codes.is_empty(), "n16: codes are left");
            }
            Err(other) => panic!("{other}"),
        }
    }
}
