//! Room for all that is being uploaded at the same time: so many bytes of memory, and of the disk for
//! what is laid down there. Whoever finds none waits a little, and is then told to come again.

use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// What is counted at once, in bytes.
const UNIT: usize = 64 * 1024;
/// How long somebody waits for room. Short, because what he has sent so far takes room meanwhile.
const WAIT: Duration = Duration::from_secs(3);
/// When whoever found no room is told to come again.
pub(crate) const COME_AGAIN: Duration = Duration::from_secs(20);

/// The room for uploads, one for all sites of a service. Cloning shares it.
#[derive(Clone, Debug)]
pub struct Uploads {
    memory: Arc<Semaphore>,
    disk: Arc<Semaphore>,
    wait: Duration,
}

impl Uploads {
    /// So many MiB of memory, and of temporary files.
    #[must_use]
    pub fn new(memory: u32, disk: u32) -> Self {
        let room = |mib: u32| {
            let units = usize::try_from(mib)
                .unwrap_or(usize::MAX)
                .saturating_mul((1 << 20) / UNIT);
            Arc::new(Semaphore::new(units.clamp(1, Semaphore::MAX_PERMITS)))
        };
        Self {
            memory: room(memory),
            disk: room(disk),
            wait: WAIT,
        }
    }

    /// As shipped: 256 MiB of memory and 2 GiB of temporary files.
    #[must_use]
    pub fn shipped() -> Self {
        Self::new(256, 2048)
    }

    /// The same, where nobody waits longer than this.
    #[must_use]
    pub const fn waiting(mut self, wait: Duration) -> Self {
        self.wait = wait;
        self
    }

    /// A place in memory that has nothing in it yet.
    pub(crate) fn in_memory(&self) -> Held {
        Held::of(&self.memory, self.wait)
    }

    /// The same on the disk.
    pub(crate) fn on_disk(&self) -> Held {
        Held::of(&self.disk, self.wait)
    }

    /// How much memory is free, in bytes.
    #[must_use]
    pub fn free_memory(&self) -> usize {
        self.memory.available_permits().saturating_mul(UNIT)
    }
}

/// There is no room just now.
#[derive(Debug)]
pub(crate) struct NoRoom;

/// The page that tells somebody so: it has what he typed, and says when to come again.
pub(crate) fn crowded(mut page: Response) -> Response {
    *page.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    let seconds = HeaderValue::from(COME_AGAIN.as_secs());
    page.headers_mut().insert(header::RETRY_AFTER, seconds);
    page
}

/// Room that is taken; dropped, it is free again.
#[derive(Debug)]
pub(crate) struct Held {
    room: Arc<Semaphore>,
    wait: Duration,
    permit: Option<OwnedSemaphorePermit>,
    bytes: usize,
}

impl Held {
    fn of(room: &Arc<Semaphore>, wait: Duration) -> Self {
        Self {
            room: room.clone(),
            wait,
            permit: None,
            bytes: 0,
        }
    }

    /// Takes room for so many bytes more; waits for it a little.
    pub(crate) async fn grow(&mut self, bytes: usize) -> Result<(), NoRoom> {
        let has = self
            .permit
            .as_ref()
            .map_or(0, OwnedSemaphorePermit::num_permits);
        let wanted = (self.bytes + bytes).div_ceil(UNIT);
        if let Some(more) = wanted.checked_sub(has).filter(|more| *more > 0) {
            let more = u32::try_from(more).map_err(|_| NoRoom)?;
            let taken = timeout(self.wait, self.room.clone().acquire_many_owned(more)).await;
            let Ok(Ok(taken)) = taken else {
                return Err(NoRoom);
            };
            match &mut self.permit {
                Some(permit) => permit.merge(taken),
                None => self.permit = Some(taken),
            }
        }
        self.bytes += bytes;
        Ok(())
    }

    /// Gives back what so many bytes took.
    pub(crate) fn shrink(&mut self, bytes: usize) {
        self.bytes = self.bytes.saturating_sub(bytes);
        let needed = self.bytes.div_ceil(UNIT);
        if let Some(permit) = &mut self.permit {
            let spare = permit.num_permits().saturating_sub(needed);
            drop(permit.split(spare));
        }
    }
}

/// Bytes as they arrive, each with its room; they never take more than was counted.
pub(crate) struct Growing {
    bytes: Vec<u8>,
    most: usize,
}

/// Why no more is kept.
pub(crate) enum Full {
    /// There is more of it than is taken.
    TooLarge,
    /// There is no room.
    NoRoom,
}

impl Growing {
    /// Memory is taken in steps, so that it is seldom moved.
    const STEP: usize = 4 * UNIT;

    /// At most so many bytes.
    pub(crate) const fn up_to(most: usize) -> Self {
        Self {
            bytes: Vec::new(),
            most,
        }
    }

    /// Adds what has arrived. On a fault what was there is gone, and its room is free.
    pub(crate) async fn add(&mut self, chunk: &[u8], held: &mut Held) -> Result<(), Full> {
        let length = self.bytes.len() + chunk.len();
        let full = if length > self.most {
            Full::TooLarge
        } else if let Some(more) = length
            .checked_sub(self.bytes.capacity())
            .filter(|more| *more > 0)
        {
            let more = more.next_multiple_of(Self::STEP);
            let before = self.bytes.capacity();
            if held.grow(more).await.is_ok() {
                self.bytes.reserve_exact(before + more - self.bytes.len());
                self.bytes.extend_from_slice(chunk);
                return Ok(());
            }
            Full::NoRoom
        } else {
            self.bytes.extend_from_slice(chunk);
            return Ok(());
        };
        held.shrink(self.bytes.capacity());
        self.bytes = Vec::new();
        Err(full)
    }

    /// What has arrived; its room stays taken.
    pub(crate) fn whole(self) -> Vec<u8> {
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn room_is_counted_as_bytes_arrive_and_free_again_afterwards() {
        let uploads = Uploads::new(1, 1).waiting(Duration::from_millis(20));
        let all = uploads.free_memory();
        assert_eq!(all, 1 << 20);
        let mut first = uploads.in_memory();
        let mut bytes = Growing::up_to(1 << 20);
        for _ in 0..10 {
            assert!(bytes.add(&[7; 60_000], &mut first).await.is_ok());
            assert!(all - uploads.free_memory() >= bytes.bytes.capacity());
        }
        let mut second = uploads.in_memory();
        let mut other = Growing::up_to(1 << 20);
        assert!(other.add(&[7; 200_000], &mut second).await.is_ok());
        let full = other.add(&[7; 300_000], &mut second).await;
        assert!(matches!(full, Err(Full::NoRoom)), "it waited, in vain");
        assert!(other.bytes.is_empty(), "what was there is gone");
        drop(second);
        assert_eq!(bytes.whole().len(), 600_000);
        drop(first);
        assert_eq!(uploads.free_memory(), all);
    }

    #[tokio::test]
    async fn whoever_waits_has_room_as_soon_as_another_is_done() {
        let uploads = Uploads::new(1, 1).waiting(Duration::from_secs(2));
        let mut first = uploads.in_memory();
        first.grow(1 << 20).await.unwrap();
        let mut second = uploads.in_memory();
        let (waited, ()) = tokio::join!(second.grow(1 << 19), async {
            tokio::time::sleep(Duration::from_millis(30)).await;
            first.shrink(1 << 19);
        });
        assert!(waited.is_ok());
        assert_eq!(uploads.free_memory(), 0);
    }

    #[tokio::test]
    async fn many_uploads_at_once_never_take_more_than_the_room_and_some_get_through() {
        let uploads = Uploads::new(8, 8).waiting(Duration::from_millis(100));
        let all = uploads.free_memory();
        let upload = |_: usize| {
            let uploads = uploads.clone();
            tokio::spawn(async move {
                let mut held = uploads.in_memory();
                let mut bytes = Growing::up_to(4 << 20);
                for _ in 0..48 {
                    tokio::task::yield_now().await;
                    if bytes.add(&[7; UNIT], &mut held).await.is_err() {
                        return false;
                    }
                }
                tokio::time::sleep(Duration::from_millis(5)).await;
                drop(bytes.whole());
                true
            })
        };
        let tasks: Vec<_> = (0..64).map(upload).collect();
        let mut through = 0;
        for task in tasks {
            through += usize::from(task.await.unwrap());
        }
        assert!(through >= 2, "{through} of 64, of which two fit at once");
        assert_eq!(uploads.free_memory(), all, "nothing is lost");
    }
}
