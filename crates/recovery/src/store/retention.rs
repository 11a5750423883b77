//! What is erased when its time is over, or because the person it is about wants that.

use async_trait::async_trait;
use protocol::Email;
use protocol::Serial;

use super::StoreError;
use crate::case::{Case, CaseNumber};
use crate::email_order::AddressHash;
use crate::picture::{CasePicture, PictureName};
use crate::retention::{Cutoffs, Hold};
use crate::time::Timestamp;

/// Erasing, and what has to be known for it.
#[async_trait]
pub trait Retention {
    /// Cases with pictures that ended before a time and are not held now, the one that ended first
    /// first, each with when it ended.
    async fn cases_with_old_pictures(
        &mut self,
        before: Timestamp,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<(CaseNumber, Timestamp)>, StoreError>;

    /// Cases that ended before a time, have no mail that waits, are not erased and not held now; the
    /// one that ended first first, each with when it ended.
    async fn cases_to_erase(
        &mut self,
        before: Timestamp,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<(CaseNumber, Timestamp)>, StoreError>;

    /// The cases of an address, oldest first, at most `limit`.
    async fn cases_of_holder(
        &mut self,
        holder: &Email,
        limit: u32,
    ) -> Result<Vec<Case>, StoreError>;

    /// The cases that name a device, oldest first, at most `limit`.
    async fn cases_naming(&mut self, serial: &Serial, limit: u32) -> Result<Vec<Case>, StoreError>;

    /// How many mails to reserved emails were ordered by that device, or to that address.
    async fn count_orders(
        &mut self,
        serial: Option<&Serial>,
        address: Option<&AddressHash>,
    ) -> Result<u64, StoreError>;

    /// Erases the orders of such mails, of those that have left or were given up.
    async fn erase_orders(
        &mut self,
        serial: Option<&Serial>,
        address: Option<&AddressHash>,
    ) -> Result<u64, StoreError>;

    /// Whether a mail about a case waits to be sent.
    async fn has_mail_waiting(&mut self, case: CaseNumber) -> Result<bool, StoreError>;

    /// When a case was erased.
    async fn erased_at(&mut self, case: CaseNumber) -> Result<Option<Timestamp>, StoreError>;

    /// All pictures of a case, in order.
    async fn all_pictures(&mut self, case: CaseNumber) -> Result<Vec<CasePicture>, StoreError>;

    /// Forgets the pictures of a case, and writes down that their bytes are to go. Says how many.
    async fn doom_pictures(&mut self, case: CaseNumber, at: Timestamp) -> Result<u64, StoreError>;

    /// Pictures whose bytes are to go, at most `limit`.
    async fn doomed_pictures(&mut self, limit: u32) -> Result<Vec<PictureName>, StoreError>;

    /// Since when the oldest of them is to go.
    async fn oldest_doomed(&mut self) -> Result<Option<Timestamp>, StoreError>;

    /// Strikes a picture whose bytes are gone off that list.
    async fn picture_is_gone(&mut self, name: &PictureName) -> Result<(), StoreError>;

    /// Whether a case has the picture of that name, or its bytes are to go.
    async fn knows_picture(&mut self, name: &PictureName) -> Result<bool, StoreError>;

    /// Erases who asked, what was written and which devices it was about. Its pictures are to be
    /// doomed before.
    async fn erase_case(&mut self, case: CaseNumber, at: Timestamp) -> Result<(), StoreError>;

    /// Forgets that an address was confirmed, if no case is its any more.
    async fn forget_address(
        &mut self,
        holder: &Email,
        address: &AddressHash,
    ) -> Result<(), StoreError>;

    /// Keeps a case beyond its time; in place of what held it before.
    async fn hold_case(&mut self, case: CaseNumber, hold: &Hold) -> Result<(), StoreError>;

    /// What holds a case, also when that is over.
    async fn hold_on(&mut self, case: CaseNumber) -> Result<Option<Hold>, StoreError>;

    /// Lets go of it. `false` when nothing held it.
    async fn end_hold(&mut self, case: CaseNumber) -> Result<bool, StoreError>;

    /// Removes rows that serve nobody any more, at most `limit` of each kind, and says how many.
    async fn prune(&mut self, cutoffs: &Cutoffs, limit: u32) -> Result<u64, StoreError>;
}
