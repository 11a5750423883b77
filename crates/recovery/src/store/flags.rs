//! Flags on devices.

use async_trait::async_trait;
use protocol::Serial;

use super::StoreError;
use crate::registry::{Cleared, Flag, FlagKind};

/// Flags, kept when they are taken away.
#[async_trait]
pub trait Flags {
    /// Sets a flag; `false` when the device bears one of this kind.
    async fn add_flag(&mut self, flag: &Flag) -> Result<bool, StoreError>;

    /// Takes a flag away; `false` when the device bears none of this kind.
    async fn clear_flag(
        &mut self,
        serial: &Serial,
        kind: FlagKind,
        cleared: &Cleared,
    ) -> Result<bool, StoreError>;

    /// The flags that a device bears or bore, newest first.
    async fn flags_of(&mut self, serial: &Serial) -> Result<Vec<Flag>, StoreError>;

    /// The flags that these devices bear.
    async fn standing_flags(&mut self, serials: &[Serial]) -> Result<Vec<Flag>, StoreError>;
}
