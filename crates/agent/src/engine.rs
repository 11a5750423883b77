//! The one owner of the device's machine: nothing is answered before it is on the disk.

use std::sync::Arc;
use std::time::Duration;

use device::{
    Applied, Entry, Input, Machine, Now, Outcome, PendingChange, Profile, Refusal, Reply,
    SessionToken, Spare, StartError, State, Status,
};
use getrandom::SysRng;
use protocol::VerifiedBundle;
use rand_core::{CryptoRng, UnwrapErr};
use tokio::sync::{Mutex, OwnedMutexGuard, watch};
use tokio::time::timeout;
use zeroize::Zeroizing;

use crate::clock::Clock;
use crate::disk::{Disk, DiskError};
use crate::log;

/// Why nothing came of an input.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The device refused it.
    Refused(Refusal),
    /// It could not be saved, and therefore did not happen.
    Disk(DiskError),
    /// The machine could not be started again after a fault of the disk.
    Start(StartError),
    /// The work on it ended before its time.
    Lost,
}

impl From<DiskError> for Failure {
    fn from(fault: DiskError) -> Self {
        Self::Disk(fault)
    }
}

/// The port to whoever else on the device keeps the password.
pub(crate) trait Backends: Send {
    /// Hands `password` over as the device's change `number`. On an error everybody has the old
    /// password again, as far as can be, and the sentences say what went wrong.
    fn apply(&mut self, number: u64, password: &str, rng: &mut dyn CryptoRng)
    -> Result<(), String>;

    /// The device has made `changes` changes: a later one that was handed over is taken back.
    fn settle(&mut self, changes: u64);

    /// Somebody has signed in with `password`, after so many changes.
    fn heal(&mut self, password: &str, changes: u64, rng: &mut dyn CryptoRng);
}

/// A handle to the machine. Inputs are taken one after the other, on a thread where hashing a
/// password holds up no page that needs the machine's status alone.
#[derive(Clone)]
pub(crate) struct Engine {
    core: Arc<Mutex<Core>>,
    status: watch::Receiver<Option<Status>>,
    clock: Clock,
}

struct Core {
    disk: Disk,
    profile: Profile,
    bundle: VerifiedBundle,
    /// `None` after a failed save or a lost try: the disk alone knows then what holds.
    machine: Option<Machine>,
    backends: Option<Box<dyn Backends>>,
    /// What each live session was told when it was signed in.
    news: Vec<News>,
    /// The status as of the last input, for those who need no more.
    status: watch::Sender<Option<Status>>,
}

struct News {
    session: Zeroizing<String>,
    numbers: Vec<u64>,
}

/// Nobody waits for the device when nothing was asked of it for so long.
const QUIET: Duration = Duration::from_secs(1);
/// Sessions whose news are kept; the machine keeps no more of them.
const MOST_NEWS: usize = 32;

impl Engine {
    /// Starts the machine on what is on the disk and saves the new start.
    pub(crate) fn start(
        disk: Disk,
        profile: Profile,
        bundle: VerifiedBundle,
        backends: Option<Box<dyn Backends>>,
        clock: Clock,
    ) -> Result<Self, Failure> {
        let (status, seen) = watch::channel(None);
        let mut core = Core {
            disk,
            profile,
            bundle,
            backends,
            machine: None,
            news: Vec::new(),
            status,
        };
        core.machine = Some(core.restart(clock.now())?);
        Ok(Self {
            core: Arc::new(Mutex::new(core)),
            status: seen,
            clock,
        })
    }

    /// Hands an input to the machine, saves what must be saved and only then answers.
    pub(crate) async fn submit(&self, input: Input) -> Result<Reply, Failure> {
        let clock = self.clock;
        let mut core = self.core.clone().lock_owned().await;
        run(move || core.take(input, clock)).await
    }

    /// What anybody may see of the device. Waits for nobody: an input at work shows when it is done.
    pub(crate) fn status(&self) -> Option<Status> {
        self.status.borrow().clone()
    }

    /// Changes with every input that was taken.
    pub(crate) fn inputs(&self) -> watch::Receiver<Option<Status>> {
        self.status.clone()
    }

    /// Looks at the machine.
    pub(crate) async fn look<T: Send + 'static>(
        &self,
        look: impl FnOnce(&mut Machine, Now) -> T + Send + 'static,
    ) -> Result<T, Failure> {
        let now = self.clock.now();
        let mut core = self.core.clone().lock_owned().await;
        match core.machine.as_mut() {
            Some(machine) => Ok(look(machine, now)),
            None => run(move || core.revive(now).map(|machine| look(machine, now))).await,
        }
    }

    /// Draws codes ahead for as long as it is waited for: one at once, so that the first challenge after a
    /// start waits for none, then whenever the machine wants one and nobody has asked anything for a
    /// while.
    pub(crate) async fn keep_spares(&self) {
        let mut asked = self.status.clone();
        asked.mark_unchanged();
        loop {
            self.draw_spare().await;
            if asked.changed().await.is_err() {
                return;
            }
            while let Ok(Ok(())) = timeout(QUIET, asked.changed()).await {}
        }
    }

    /// The slow part holds up no input.
    async fn draw_spare(&self) {
        let wanted = {
            let core = self.core.lock().await;
            let wants = core.machine.as_ref().is_some_and(Machine::wants_spare);
            wants.then_some(core.profile.hash_cost)
        };
        let Some(cost) = wanted else { return };
        let drawn = run(move || Ok(Spare::draw(cost, &mut UnwrapErr(SysRng)))).await;
        if let Ok(Some(spare)) = drawn
            && let Some(machine) = self.core.lock().await.machine.as_mut()
        {
            machine.keep_spare(spare);
        }
    }

    /// The journal, oldest first, each entry with whether it was news at this session's sign-in.
    pub(crate) async fn journal(
        &self,
        session: SessionToken,
    ) -> Result<Vec<(Entry, bool)>, Failure> {
        let now = self.clock.now();
        let mut core = self.core.clone().lock_owned().await;
        let entries = match core.machine.as_mut() {
            Some(machine) => machine.journal(&session, now).map_err(Failure::Refused)?,
            None => return Err(Failure::Refused(Refusal::SignedOut)),
        };
        let is_news = news_of(&core, &session);
        Ok(entries
            .into_iter()
            .map(|entry| (entry, is_news(entry.number)))
            .collect())
    }
}

fn news_of(core: &OwnedMutexGuard<Core>, session: &SessionToken) -> impl Fn(u64) -> bool {
    let session = session.to_text();
    let numbers = core
        .news
        .iter()
        .find(|news| news.session == session)
        .map_or_else(Vec::new, |news| news.numbers.clone());
    move |number| numbers.contains(&number)
}

async fn run<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or(Err(Failure::Lost))
}

impl Core {
    /// Takes the machine out while it works: whatever ends the work early leaves `None`, and the
    /// next input starts from the disk.
    fn take(&mut self, input: Input, clock: Clock) -> Result<Reply, Failure> {
        self.revive(clock.now())?;
        let Some(mut machine) = self.machine.take() else {
            return Err(Failure::Lost);
        };
        let mut rng = UnwrapErr(SysRng);
        let typed = self.typed_at_sign_in(&input);
        let mut outcome = machine.handle(input, clock.now(), &mut rng);
        loop {
            self.save(&machine, &outcome)?;
            match outcome.reply {
                Reply::Try(pending) => outcome = machine.finish(pending, clock.now(), &mut rng),
                Reply::HandOver(pending) => {
                    let applied = self.apply(&pending, &mut rng);
                    outcome = machine.complete(pending, applied, clock.now());
                }
                reply => {
                    self.tell_backends(&machine, &reply, typed, &mut rng);
                    self.status.send_replace(Some(machine.status()));
                    self.machine = Some(machine);
                    return self.note(reply);
                }
            }
        }
    }

    fn apply(&mut self, pending: &PendingChange, rng: &mut dyn CryptoRng) -> Applied {
        let applied = match &mut self.backends {
            Some(backends) => backends.apply(pending.number(), pending.password(), rng),
            None => Ok(()),
        };
        applied.map_or_else(Applied::No, |()| Applied::Yes)
    }

    /// The password that a sign-in is tried with, where somebody wants to know it once it was right.
    fn typed_at_sign_in(&self, input: &Input) -> Option<Zeroizing<String>> {
        match input {
            Input::SignIn { password, .. } if self.backends.is_some() => {
                Some(Zeroizing::new(password.as_str().to_owned()))
            }
            _ => None,
        }
    }

    /// What is on the disk now has happened, and what is not never will.
    fn tell_backends(
        &mut self,
        machine: &Machine,
        reply: &Reply,
        typed: Option<Zeroizing<String>>,
        rng: &mut dyn CryptoRng,
    ) {
        let Some(backends) = &mut self.backends else {
            return;
        };
        let changes = machine.state().changes();
        backends.settle(changes);
        if let (Reply::SignedIn { .. }, Some(password)) = (reply, typed) {
            backends.heal(&password, changes, rng);
        }
    }

    fn save(&mut self, machine: &Machine, outcome: &Outcome) -> Result<(), Failure> {
        if outcome.save {
            self.disk
                .save(machine.state())
                .inspect_err(|fault| log::warn(fault))?;
        }
        Ok(())
    }

    fn note(&mut self, reply: Reply) -> Result<Reply, Failure> {
        match &reply {
            Reply::Refused(refusal) => return Err(Failure::Refused(refusal.clone())),
            Reply::SignedIn { session, news } => {
                if self.news.len() == MOST_NEWS {
                    self.news.remove(0);
                }
                let numbers = news.iter().map(|entry| entry.number).collect();
                self.news.push(News {
                    session: session.to_text(),
                    numbers,
                });
            }
            Reply::FactoryReset | Reply::Recovered(_) => self.news.clear(),
            Reply::Activated { .. }
            | Reply::Confirmed
            | Reply::ConfirmationAsked
            | Reply::Done
            | Reply::Challenge(_)
            | Reply::HandOver(_)
            | Reply::PasswordChanged
            | Reply::QuestionsSet { .. }
            | Reply::ReservedEmailChanged { .. }
            | Reply::ReservedEmailConfirmed
            | Reply::SheetMade(_)
            | Reply::SetPasswordOnly { .. }
            | Reply::SignedOut
            | Reply::Try(_) => {}
        }
        Ok(reply)
    }

    fn revive(&mut self, now: Now) -> Result<&mut Machine, Failure> {
        let machine = match self.machine.take() {
            Some(machine) => machine,
            None => self.restart(now)?,
        };
        Ok(self.machine.insert(machine))
    }

    fn restart(&mut self, now: Now) -> Result<Machine, Failure> {
        let state: Option<State> = self.disk.load()?;
        let (profile, bundle) = (self.profile.clone(), self.bundle.clone());
        let machine = Machine::start(profile, state, bundle, now, &mut UnwrapErr(SysRng))
            .map_err(Failure::Start)?;
        // What the disk held decides, also while nothing can be written to it.
        if let Some(backends) = &mut self.backends {
            backends.settle(machine.state().changes());
        }
        self.disk.save(machine.state())?;
        self.status.send_replace(Some(machine.status()));
        Ok(machine)
    }
}

#[cfg(test)]
mod tests;
