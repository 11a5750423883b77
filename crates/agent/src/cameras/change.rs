//! One camera's password, from whatever it has to the new one, and seen to be so.
//!
//! Before the camera is told, the disk says that it may have either password; whatever ends this
//! work early leaves that behind, and the next try finds out which one it has.

use tokio::time::sleep;
use zeroize::Zeroizing;

use super::list::{Camera, Standing, Why};
use super::talk::{CameraPatience, Talk, Told, Try};
use crate::clock::Clock;

/// Wrong tries at a password that should work; more might close the camera's sign-in.
const MOST_WRONG: u32 = 3;

/// Keeps what is known of a camera by now; says whether it is on the disk.
pub(super) trait Keep {
    async fn keep(&self, camera: &Camera) -> bool;
}

/// The work on one camera.
pub(super) struct Change<'a, K> {
    pub(super) camera: Camera,
    pub(super) new: &'a Zeroizing<String>,
    pub(super) talk: Talk,
    pub(super) patience: CameraPatience,
    pub(super) clock: Clock,
    pub(super) keep: &'a K,
}

impl<K: Keep> Change<'_, K> {
    /// Does it all and keeps what came of it.
    pub(super) async fn run(mut self) {
        self.camera.standing = self.steps().await;
        self.keep.keep(&self.camera).await;
    }

    async fn steps(&mut self) -> Standing {
        if !self.camera.is_confirmed {
            return self.not_done(Why::new(
                "unconfirmed",
                "Nobody has confirmed this camera's address yet, so no password is sent there.",
            ));
        }
        let found = match self.what_opens().await {
            Ok(found) => found,
            Err(standing) => return standing,
        };
        let before = match found == *self.new {
            true => self.camera.other.take().filter(|other| other != self.new),
            false => match self.tell(found).await {
                Ok(old) => Some(old),
                Err(standing) => return standing,
            },
        };
        self.settle(before).await
    }

    /// Finds out which of the known passwords opens the camera; kept as its password.
    async fn what_opens(&mut self) -> Result<Zeroizing<String>, Standing> {
        let first = self.camera.password.clone();
        let why = match self.talk.try_password(&first).await {
            Try::Opens => return Ok(first),
            Try::Unclear(why) => return Err(self.undecided(why)),
            Try::Wrong(why) => why,
        };
        let Some(second) = self.camera.other.clone() else {
            return Err(self.not_done(why));
        };
        match self.talk.try_password(&second).await {
            Try::Opens => {
                self.camera.other =
                    Some(std::mem::replace(&mut self.camera.password, second.clone()));
                Ok(second)
            }
            Try::Unclear(why) => Err(self.undecided(why)),
            Try::Wrong(why) => {
                self.camera.other = None;
                Err(self.not_done(why))
            }
        }
    }

    /// Tells the camera its new password and sees that it works. Gives the password of before.
    async fn tell(&mut self, old: Zeroizing<String>) -> Result<Zeroizing<String>, Standing> {
        self.camera.other = Some(self.new.clone());
        self.camera.standing = Standing::Started;
        if !self.keep.keep(&self.camera).await {
            self.camera.other = None;
            return Err(self.not_done(Why::new(
                "storage",
                "The recorder cannot save anything now, so the camera was not told.",
            )));
        }
        let lost = match self.talk.set(&old, self.new).await {
            Told::Yes => None,
            Told::Unclear(why) => Some(why),
            Told::No(why) => {
                self.camera.other = None;
                return Err(self.not_done(why));
            }
        };
        match self.until_new_opens().await {
            Try::Opens => {
                self.camera.password = self.new.clone();
                self.camera.other = Some(old.clone());
                self.keep.keep(&self.camera).await;
                Ok(old)
            }
            Try::Unclear(why) => Err(self.undecided(why)),
            Try::Wrong(why) => Err(self.not_taken(&old, lost.unwrap_or(why)).await),
        }
    }

    /// Some cameras start again when a password was changed, so there is some patience.
    async fn until_new_opens(&mut self) -> Try {
        let mut wrong = 0;
        let mut last = self.talk.try_password(self.new).await;
        for _ in 0..self.looks() {
            match &last {
                Try::Opens => return last,
                Try::Wrong(_) => wrong += 1,
                Try::Unclear(_) => {}
            }
            if wrong == MOST_WRONG {
                break;
            }
            sleep(self.patience.pause).await;
            last = self.talk.try_password(self.new).await;
        }
        last
    }

    /// The new password does not open the camera: does the old one?
    async fn not_taken(&mut self, old: &Zeroizing<String>, why: Why) -> Standing {
        match self.talk.try_password(old).await {
            Try::Opens => {
                self.camera.other = None;
                self.not_done(Why::new(
                    "not_taken",
                    format!("The camera kept its old password. {}", why.words),
                ))
            }
            Try::Wrong(_) => self.unknown(Why::new(
                "neither_works",
                "After the change neither the old nor the new password opens the camera. Set its password on its own page, then type it here.",
            )),
            Try::Unclear(why) => self.undecided(why),
        }
    }

    /// The new password works; the camera counts as done when the one of before does not.
    async fn settle(&mut self, before: Option<Zeroizing<String>>) -> Standing {
        let Some(before) = before else {
            return self.done();
        };
        self.camera.other = Some(before.clone());
        let mut last = self.talk.try_password(&before).await;
        for _ in 0..self.looks() {
            match last {
                Try::Wrong(_) => break,
                Try::Opens | Try::Unclear(_) => {}
            }
            sleep(self.patience.pause).await;
            last = self.talk.try_password(&before).await;
        }
        match last {
            Try::Wrong(_) => {
                self.camera.other = None;
                self.done()
            }
            Try::Opens => self.not_done(Why::new(
                "old_still_works",
                "The new password works, but the camera still takes the old one too. Restart the camera, then try again.",
            )),
            Try::Unclear(why) => self.unknown(Why::new(
                "old_not_checked",
                format!(
                    "The new password works. Whether the old one still does could not be seen. {}",
                    why.words
                ),
            )),
        }
    }

    /// How often to look again before it is given up.
    fn looks(&self) -> u32 {
        let pauses = self.patience.settle.as_millis() / self.patience.pause.as_millis().max(1);
        u32::try_from(pauses).unwrap_or(u32::MAX)
    }

    /// Not reached, and so as before: certain or not.
    fn undecided(&self, why: Why) -> Standing {
        match self.camera.other.is_some() {
            true => self.unknown(why),
            false => self.not_done(why),
        }
    }

    fn done(&self) -> Standing {
        Standing::Done {
            at: self.clock.now().clock,
        }
    }

    fn not_done(&self, why: Why) -> Standing {
        Standing::NotDone {
            at: self.clock.now().clock,
            why,
        }
    }

    fn unknown(&self, why: Why) -> Standing {
        Standing::Unknown {
            at: self.clock.now().clock,
            why,
        }
    }
}
