//! What the worker clears away: drafts, counts, sessions, and personal data whose time is over.

use std::time::Duration;

use recovery::limits;
use recovery::retention::{self, BATCH};
use recovery::staff::{IDLE_LIFE, SESSION_LIFE};
use recovery::store::{Store, StoreError};
use recovery::time::Timestamp;

use crate::http::fault::Fault;
use crate::pictures::Shelf;
use crate::services::Services;

/// A picture that belongs to nobody is left alone so long: its request may be on its way.
const ORPHAN_LIFE: Duration = Duration::from_hours(48);

/// Removes what is over, and says whether more of it waits.
pub async fn sweep(services: &Services) -> bool {
    let now = services.clock.now();
    match Shelf::new(services).sweep(now).await {
        Ok(0) => {}
        Ok(count) => tracing::info!(count, "picture drafts swept"),
        Err(error) => tracing::warn!(?error, "the sweep of picture drafts failed"),
    }
    if let Err(error) = limits::forget(&*services.store, now).await {
        tracing::warn!(%error, "the sweep of counts failed");
    }
    if let Err(error) = end_sessions(&*services.store, now).await {
        tracing::warn!(%error, "the sweep of sessions failed");
    }
    let swept = match retention::sweep(&*services.store, &services.policy.keep, now).await {
        Ok(swept) => swept,
        Err(error) => {
            tracing::warn!(%error, "the sweep of personal data failed");
            return false;
        }
    };
    if !swept.is_nothing() {
        let (cases, pictures, rows) = (swept.cases, swept.pictures, swept.rows);
        tracing::info!(cases, pictures, rows, "personal data erased");
    }
    match remove_bytes(services).await {
        Ok(0) => {}
        Ok(count) => tracing::info!(count, "erased pictures removed"),
        Err(error) => tracing::warn!(?error, "the removal of erased pictures failed"),
    }
    !swept.is_nothing()
}

/// Removes sessions that have ended by themselves; they open nothing any more.
async fn end_sessions(store: &dyn Store, now: Timestamp) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    tx.end_stale_sessions(now.minus(SESSION_LIFE), now.minus(IDLE_LIFE))
        .await?;
    tx.commit().await
}

/// Removes the bytes of pictures that are forgotten, and only then strikes them off the list: whatever
/// breaks off between the two is done again, and finds nothing to remove.
async fn remove_bytes(services: &Services) -> Result<usize, Fault> {
    let shelf = Shelf::new(services);
    let mut count = 0;
    loop {
        let mut tx = services.store.read().await?;
        let doomed = tx.doomed_pictures(BATCH).await?;
        drop(tx);
        for name in &doomed {
            shelf.remove(name).await?;
            let mut tx = services.store.begin().await?;
            tx.picture_is_gone(name).await?;
            tx.commit().await?;
            count += 1;
        }
        if doomed.is_empty() {
            return Ok(count);
        }
    }
}

/// Removes pictures that no case has: the service died when they were put down and their request was not.
/// It looks at everything there is, so it is for once a day.
pub async fn sweep_orphans(services: &Services) {
    match remove_orphans(services).await {
        Ok(0) => {}
        Ok(count) => tracing::info!(count, "pictures that belong to nobody removed"),
        Err(error) => tracing::warn!(?error, "the sweep of pictures that belong to nobody failed"),
    }
}

async fn remove_orphans(services: &Services) -> Result<usize, Fault> {
    let shelf = Shelf::new(services);
    let before = services.clock.now().minus(ORPHAN_LIFE);
    let mut count = 0;
    for name in shelf.kept_before(before).await? {
        if !services.store.read().await?.knows_picture(&name).await? {
            shelf.remove(&name).await?;
            count += 1;
        }
    }
    Ok(count)
}
