//! A unit of work: one transaction.

use std::collections::BTreeSet;

use async_trait::async_trait;
use recovery::audit::chain::Written;
use recovery::case::CaseNumber;
use recovery::store::{StoreError, Tx};
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteConnection, SqliteRow};
use sqlx::{Sqlite, Transaction};
use tokio::sync::OwnedSemaphorePermit;

use crate::error::failed;

/// A transaction, rolled back unless committed.
pub(crate) struct Unit {
    transaction: Transaction<'static, Sqlite>,
    /// Entries of the trail that have no place in its chain yet, with their ids.
    pub(crate) unchained: Vec<(i64, Written)>,
    /// Cases whose lines were touched, and whose place in the queue is not up to date yet.
    pub(crate) touched: BTreeSet<CaseNumber>,
    /// A writer's turn, which ends with the unit.
    turn: Option<OwnedSemaphorePermit>,
}

impl Unit {
    pub(crate) const fn of(transaction: Transaction<'static, Sqlite>) -> Self {
        Self {
            transaction,
            unchained: Vec::new(),
            touched: BTreeSet::new(),
            turn: None,
        }
    }

    /// One that writes.
    pub(crate) fn in_turn(
        transaction: Transaction<'static, Sqlite>,
        turn: OwnedSemaphorePermit,
    ) -> Self {
        Self {
            turn: Some(turn),
            ..Self::of(transaction)
        }
    }

    /// Runs a statement and says how many rows it touched.
    pub(crate) async fn execute(
        &mut self,
        query: Query<'_, Sqlite, SqliteArguments>,
    ) -> Result<u64, StoreError> {
        Ok(query
            .execute(self.connection())
            .await
            .map_err(failed)?
            .rows_affected())
    }

    /// Runs a query for at most one row.
    pub(crate) async fn optional(
        &mut self,
        query: Query<'_, Sqlite, SqliteArguments>,
    ) -> Result<Option<SqliteRow>, StoreError> {
        query
            .fetch_optional(self.connection())
            .await
            .map_err(failed)
    }

    /// Runs a query for exactly one row.
    pub(crate) async fn one(
        &mut self,
        query: Query<'_, Sqlite, SqliteArguments>,
    ) -> Result<SqliteRow, StoreError> {
        query.fetch_one(self.connection()).await.map_err(failed)
    }

    /// Runs a query for any number of rows.
    pub(crate) async fn all(
        &mut self,
        query: Query<'_, Sqlite, SqliteArguments>,
    ) -> Result<Vec<SqliteRow>, StoreError> {
        query.fetch_all(self.connection()).await.map_err(failed)
    }

    fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.transaction
    }
}

#[async_trait]
impl Tx for Unit {
    async fn commit(mut self: Box<Self>) -> Result<(), StoreError> {
        self.place_in_order().await?;
        // The last of all: it waits for whoever writes to the trail.
        self.chain().await?;
        self.transaction.commit().await.map_err(failed)?;
        drop(self.turn);
        Ok(())
    }
}
