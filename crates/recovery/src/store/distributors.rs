//! Distributors and their names.

use async_trait::async_trait;

use super::{DistributorId, StoreError};
use crate::registry::{Distributor, DistributorFacts, PlaceKey};

/// Distributors, some hundreds of them.
#[async_trait]
pub trait Distributors {
    /// Nobody else adds, changes or removes a distributor until this unit of work ends.
    async fn hold_distributors(&mut self) -> Result<(), StoreError>;

    /// Adds a distributor.
    async fn add_distributor(
        &mut self,
        facts: &DistributorFacts,
    ) -> Result<DistributorId, StoreError>;

    /// Changes what is known of a distributor; `false` when there is none.
    async fn set_distributor(
        &mut self,
        id: DistributorId,
        facts: &DistributorFacts,
    ) -> Result<bool, StoreError>;

    /// Removes a distributor.
    async fn remove_distributor(&mut self, id: DistributorId) -> Result<(), StoreError>;

    /// All of them, by name.
    async fn distributors(&mut self) -> Result<Vec<Distributor>, StoreError>;

    /// The one that has a name with this key.
    async fn distributor_named(
        &mut self,
        key: &PlaceKey,
    ) -> Result<Option<Distributor>, StoreError>;
}
