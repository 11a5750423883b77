//! The cameras of this recorder, and setting their passwords together (D12).
//!
//! | module | holds |
//! | --- | --- |
//! | `list` | what is known of each camera, without I/O |
//! | `address` | where a camera answers |
//! | `codec`, `vault` | the list as bytes, and on the disk |
//! | `talk`, `wire` | what is said to a camera, and how it gets there |
//! | `change` | one camera's password, step by step |
//!
//! Nothing secret is sent to an address that nobody has confirmed, nor to another certificate than
//! the one that was confirmed with it. Each step is on the disk before the next is taken.

mod address;
mod change;
mod codec;
mod list;
mod talk;
mod vault;
mod wire;

use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use device::{Input, Origin};
use tokio::sync::Semaphore;
use tokio::task::{JoinSet, spawn_blocking};
use zeroize::Zeroizing;

use crate::clock::Clock;
use crate::disk::DataDir;
use crate::engine::Engine;
use crate::log;
use change::{Change, Keep};
use list::MOST;
use talk::Talk;
use vault::Vault;

pub(crate) use address::{Address, Kind};
pub(crate) use list::{Camera, List, Standing, Which, Why};
pub use talk::CameraPatience;

/// Cameras that are spoken to at the same time.
const AT_ONCE: usize = 4;

/// Why nothing came of something asked of the list.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum CamerasError {
    #[error("There is no such camera on the list any more.")]
    Gone,
    #[error("The cameras' passwords are being set. Wait until that has ended.")]
    Busy,
    #[error("This address is on the list already.")]
    Twice,
    #[error("The list is full: it has room for 128 cameras.")]
    Full,
    #[error("The list of cameras cannot be read or saved; the device's log says why.")]
    Storage,
    #[error("{}", .0.words)]
    Camera(Why),
}

/// A new camera, as it was asked for.
pub(crate) struct NewCamera {
    pub(crate) kind: Kind,
    pub(crate) address: Address,
    pub(crate) user: String,
    pub(crate) password: Zeroizing<String>,
}

/// The list as it was found on the disk.
pub(crate) struct Kept {
    dir: PathBuf,
    list: List,
    vault: Option<Vault>,
    /// Whether a change was cut short.
    was_cut: bool,
}

impl Kept {
    /// Takes up the list and what a change left behind that was cut short. A list that cannot be used
    /// is left as it is, and the rest of the device works without.
    pub(crate) fn open(dir: &DataDir, clock: Clock) -> Self {
        let opened = Vault::open(dir).and_then(|(mut vault, mut list)| {
            let was_cut = list.settle_after_start(clock.now().clock);
            if was_cut {
                vault.save(&list)?;
            }
            Ok((vault, list, was_cut))
        });
        match opened {
            Ok((vault, list, was_cut)) => Self {
                dir: dir.path().to_owned(),
                list,
                vault: Some(vault),
                was_cut,
            },
            Err(fault) => {
                log::warn(fault);
                Self {
                    dir: dir.path().to_owned(),
                    list: List::default(),
                    vault: None,
                    was_cut: false,
                }
            }
        }
    }
}

/// The cameras of one recorder.
#[derive(Clone)]
pub(crate) struct Cameras(Arc<Inner>);

struct Inner {
    dir: PathBuf,
    /// What is on the disk.
    list: Mutex<Arc<List>>,
    /// `None` when the list on the disk cannot be used; it is left as it is then.
    vault: Mutex<Option<Vault>>,
    /// Held by the change that is under way.
    turn: Arc<tokio::sync::Mutex<()>>,
    /// `None` when the agent ends.
    tasks: Mutex<Option<JoinSet<()>>>,
    engine: Engine,
    clock: Clock,
    patience: CameraPatience,
}

impl Cameras {
    /// Goes to work with what was found on the disk. A change that was cut short is put into the
    /// journal, for whoever signs in next.
    pub(crate) fn new(kept: Kept, engine: &Engine, clock: Clock, patience: CameraPatience) -> Self {
        let all = kept.list.cameras.iter().map(|camera| camera.id).collect();
        let was_cut = kept.was_cut;
        let cameras = Self(Arc::new(Inner {
            dir: kept.dir,
            list: Mutex::new(Arc::new(kept.list)),
            vault: Mutex::new(kept.vault),
            turn: Arc::default(),
            tasks: Mutex::new(Some(JoinSet::new())),
            engine: engine.clone(),
            clock,
            patience,
        }));
        if was_cut {
            let told = cameras.clone();
            cameras.spawn(async move { told.tell_journal(all, Origin::Network).await });
        }
        cameras
    }

    /// All cameras, as they are on the disk.
    pub(crate) fn list(&self) -> Result<Arc<List>, CamerasError> {
        match held(&self.0.vault).is_some() {
            true => Ok(held(&self.0.list).clone()),
            false => Err(CamerasError::Storage),
        }
    }

    /// Whether there is any camera whose password could be set.
    pub(crate) fn is_any(&self) -> bool {
        !held(&self.0.list).cameras.is_empty()
    }

    /// Notes on the disk whether a recovery that sets the cameras too is about to be committed: if
    /// the power goes before [`Cameras::begin`], the next start tells that no camera was told.
    pub(crate) async fn expect(&self, expecting: bool) -> Result<(), CamerasError> {
        self.change(move |list| {
            list.is_expecting = expecting;
            Ok(())
        })
        .await
    }

    /// Puts a camera on the list and looks who answers there. Gives its number.
    pub(crate) async fn add(&self, new: NewCamera) -> Result<u32, CamerasError> {
        let id = self
            .change(move |list| {
                if list.cameras.len() == MOST {
                    return Err(CamerasError::Full);
                }
                let is_known = list
                    .cameras
                    .iter()
                    .any(|camera| camera.address == new.address);
                if is_known {
                    return Err(CamerasError::Twice);
                }
                list.newest += 1;
                list.cameras.push(Camera {
                    id: list.newest,
                    kind: new.kind,
                    address: new.address,
                    user: new.user,
                    password: new.password,
                    other: None,
                    pin: None,
                    said: None,
                    is_confirmed: false,
                    standing: Standing::Untouched,
                });
                Ok(list.newest)
            })
            .await?;
        // Whether somebody answers shows on the list.
        let _ = self.look_at(id).await;
        Ok(id)
    }

    /// Takes a camera off the list; the camera itself is not told.
    pub(crate) async fn remove(&self, id: u32) -> Result<(), CamerasError> {
        self.change(move |list| {
            let camera = list.camera(id).ok_or(CamerasError::Gone)?;
            if camera.standing.is_open() {
                return Err(CamerasError::Busy);
            }
            list.cameras.retain(|camera| camera.id != id);
            Ok(())
        })
        .await
    }

    /// Takes all cameras off the list, as from the factory; a list that cannot be used ends too.
    pub(crate) async fn forget_all(&self) -> Result<(), CamerasError> {
        let inner = self.0.clone();
        let forgotten = spawn_blocking(move || {
            let mut vault = held(&inner.vault);
            let erased = match vault.as_mut() {
                // Once for each slot, so that neither holds the list of before.
                Some(vault) => (0..2).try_for_each(|_| vault.save(&List::default())),
                None => Vault::remove(&inner.dir),
            };
            erased.map_err(|fault| {
                log::warn(fault);
                CamerasError::Storage
            })?;
            *held(&inner.list) = Arc::default();
            Ok(())
        });
        forgotten.await.unwrap_or(Err(CamerasError::Storage))
    }

    /// Looks who answers at a camera's address; sends nothing secret.
    pub(crate) async fn look_at(&self, id: u32) -> Result<(), CamerasError> {
        let mut camera = self.camera(id)?;
        let patience = self.0.patience;
        if !camera.is_confirmed {
            // Nobody has chosen the one that was seen before.
            camera.pin = None;
        }
        let seen = Talk::with(&camera, &patience).look().await;
        camera.said = seen.as_ref().ok().map(|look| look.said.clone());
        if let (Ok(look), false) = (&seen, camera.is_confirmed) {
            camera.pin = look.certificate;
        }
        self.change(move |list| {
            let kept = list.camera_mut(id).ok_or(CamerasError::Gone)?;
            if !kept.is_confirmed {
                (kept.said, kept.pin) = (camera.said, camera.pin);
            }
            Ok(())
        })
        .await?;
        seen.map(|_| ()).map_err(CamerasError::Camera)
    }

    /// Somebody signed in says that the one who answered is his camera. `seen` is the certificate
    /// that he saw, where there is one.
    pub(crate) async fn confirm(&self, id: u32, seen: String) -> Result<(), CamerasError> {
        self.change(move |list| {
            let camera = list.camera_mut(id).ok_or(CamerasError::Gone)?;
            let is_same = camera.fingerprint().unwrap_or_default() == seen;
            if camera.said.is_none() || !is_same {
                return Err(CamerasError::Camera(Why::new(
                    "look_again",
                    "Look first who answers at this address, then confirm what you saw.",
                )));
            }
            camera.is_confirmed = true;
            Ok(())
        })
        .await
    }

    /// Tries the camera's user name and password.
    pub(crate) async fn test(&self, id: u32) -> Result<(), CamerasError> {
        let camera = self.camera(id)?;
        if !camera.is_confirmed {
            return Err(CamerasError::Camera(Why::new(
                "unconfirmed",
                "Confirm first that this address is your camera's; no password is sent there before.",
            )));
        }
        let mut talk = Talk::with(&camera, &self.0.patience);
        match talk.try_password(&camera.password).await {
            talk::Try::Opens => Ok(()),
            talk::Try::Wrong(why) | talk::Try::Unclear(why) => Err(CamerasError::Camera(why)),
        }
    }

    /// Takes another user name and password for a camera, as they were set there.
    pub(crate) async fn set_login(
        &self,
        id: u32,
        user: String,
        password: Zeroizing<String>,
    ) -> Result<(), CamerasError> {
        self.change(move |list| {
            let camera = list.camera_mut(id).ok_or(CamerasError::Gone)?;
            if camera.standing.is_open() {
                return Err(CamerasError::Busy);
            }
            (camera.user, camera.password) = (user, password);
            Ok(())
        })
        .await
    }

    /// Sets the chosen cameras' passwords, after whatever is under way has ended. When this returns,
    /// they stand in line on the disk, and the rest goes on by itself.
    pub(crate) async fn begin(
        &self,
        which: Which,
        new: Zeroizing<String>,
        origin: Origin,
    ) -> Result<usize, CamerasError> {
        let chosen = self.change(move |list| Ok(list.line_up(which))).await?;
        let count = chosen.len();
        if count > 0 {
            let (cameras, new) = (self.clone(), Arc::new(new));
            self.spawn(async move { cameras.set_all(chosen, new, origin).await });
        }
        Ok(count)
    }

    fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        if let Some(tasks) = held(&self.0.tasks).as_mut() {
            while tasks.try_join_next().is_some() {}
            tasks.spawn(work);
        }
    }

    /// Ends what is under way; what is on the disk says how far it came.
    pub(crate) async fn stop(&self) {
        let tasks = held(&self.0.tasks).take();
        if let Some(mut tasks) = tasks {
            tasks.shutdown().await;
        }
        // A save may still be at work.
        let inner = self.0.clone();
        let _ = spawn_blocking(move || drop(held(&inner.vault))).await;
    }

    async fn set_all(&self, chosen: Vec<u32>, new: Arc<Zeroizing<String>>, origin: Origin) {
        let _turn = self.0.turn.clone().lock_owned().await;
        let places = Arc::new(Semaphore::new(AT_ONCE));
        let mut work = JoinSet::new();
        for id in &chosen {
            let (cameras, new, places, id) = (self.clone(), new.clone(), places.clone(), *id);
            work.spawn(async move {
                let _place = places.acquire().await;
                cameras.set_one(id, &new).await;
            });
        }
        while work.join_next().await.is_some() {}
        self.tell_journal(chosen, origin).await;
    }

    async fn set_one(&self, id: u32, new: &Zeroizing<String>) {
        let Ok(camera) = self.camera(id) else {
            return;
        };
        let patience = self.0.patience;
        let change = Change {
            talk: Talk::with(&camera, &patience),
            camera,
            new,
            patience,
            clock: self.0.clock,
            keep: self,
        };
        change.run().await;
    }

    async fn tell_journal(&self, chosen: Vec<u32>, origin: Origin) {
        let list = held(&self.0.list).clone();
        let count = |is: fn(&Standing) -> bool| {
            let found = chosen.iter().filter_map(|id| list.camera(*id));
            let count = found.filter(|camera| is(&camera.standing)).count();
            u16::try_from(count).unwrap_or(u16::MAX)
        };
        let done = count(|standing| matches!(standing, Standing::Done { .. }));
        let left = count(Standing::is_left);
        log::note(format_args!(
            "cameras' passwords set: {done} done, {left} not"
        ));
        let input = Input::NoteCameras { origin, done, left };
        if self.0.engine.submit(input).await.is_err() {
            log::warn("what came of the cameras could not be put into the journal");
        }
    }

    fn camera(&self, id: u32) -> Result<Camera, CamerasError> {
        let list = self.list()?;
        list.camera(id).cloned().ok_or(CamerasError::Gone)
    }

    /// Changes the list on the disk and then here, or neither.
    async fn change<T: Send + 'static>(
        &self,
        change: impl FnOnce(&mut List) -> Result<T, CamerasError> + Send + 'static,
    ) -> Result<T, CamerasError> {
        let inner = self.0.clone();
        let changed = spawn_blocking(move || {
            let mut vault = held(&inner.vault);
            let vault = vault.as_mut().ok_or(CamerasError::Storage)?;
            let mut list = List::clone(&held(&inner.list));
            let outcome = change(&mut list)?;
            vault.save(&list).map_err(|fault| {
                log::warn(fault);
                CamerasError::Storage
            })?;
            *held(&inner.list) = Arc::new(list);
            Ok(outcome)
        });
        changed.await.unwrap_or(Err(CamerasError::Storage))
    }
}

impl Keep for Cameras {
    async fn keep(&self, camera: &Camera) -> bool {
        let camera = camera.clone();
        let kept = self.change(move |list| {
            let kept = list.camera_mut(camera.id).ok_or(CamerasError::Gone)?;
            *kept = camera;
            Ok(())
        });
        kept.await.is_ok()
    }
}

/// What a panic left behind is what is on the disk.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
