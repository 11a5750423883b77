//! Where the state lives: two slots, of which one is always whole.
//!
//! # Specification
//!
//! **Definitions.** A *slot* is a place for bytes of its own, such as a file; there are two. The
//! *record* in a slot is whole when its length and SHA-256 agree with its content; it carries a
//! *sequence number* and a payload. The *value* of the storage is the payload of the whole record
//! with the highest number, or *nothing* where that payload is empty or nothing was ever saved.
//!
//! **What a medium may do.** [`Slots::write`] replaces the content of one slot. Until a
//! [`Slots::sync`] of that slot has returned, a loss of power may leave there the old content, the
//! new one, or anything else: a prefix, a prefix and garbage, any of its blocks old and any new,
//! nothing at all. After the sync has returned, the content is there to stay. A write or sync never
//! touches the other slot.
//!
//! **Atomic when power is lost.** Let the value be *v* and let `save(w)` be cut at any instant. Then
//! [`Store::open`] afterwards finds *v* or *w*, never anything else and never nothing (unless *v* is
//! nothing); what it finds once it finds again, as long as nothing is saved. When `save(w)` has
//! returned, it finds *w*.
//!
//! **Operations.**
//!
//! * *open*: read both slots. The whole record with the higher number is the value, and the other
//!   slot is the next to be written. Where neither is whole: if one slot is empty and the other no
//!   longer than a record without payload, there is nothing, because only the first step of *format*
//!   leaves that; else the storage is damaged, and says so. It is never taken for new: a stranger
//!   could activate a device that has forgotten its password.
//! * *format*, when there is nothing yet: write a record of number 0 without payload to slot A;
//!   sync A. Opening does this by itself.
//! * *save(w)*: write a record of the next number with payload *w* to the slot that does not hold the
//!   value; sync it. Only then does that slot hold the value. If either step fails, the next save
//!   writes the whole record to the same slot again.
//!
//! **For files.** *write* replaces the content in place or by renaming a new file over the old one;
//! *sync* is `fsync` of the file and, if it was created or renamed since, `fsync` of its directory. A
//! file that does not exist reads as empty; any other trouble with reading is an error, never
//! "empty". Payloads are secret: readable by the device's own account alone.
//!
//! # Why it holds
//!
//! *save* touches only the slot that does not hold the value, so *v* stays whole in the other one
//! throughout. After a cut the touched slot holds its old content (whole or not, with a lower number
//! than *v*), the whole new record (then *w* has the highest number), or something else, which is
//! whole only if SHA-256 collides. In every case the value is *v* or *w*. Numbers in the two slots
//! never tie, because a save takes one above the value's and repeats itself only into the same slot.
//! Finding *v* after a cut writes nothing, and so finds it again; if *w* was found it may not be on
//! the disk for good, since its sync had not returned, and therefore opening syncs the slot that it
//! found the value in before it answers. *format* touches slot A while B is empty and nothing is lost: whatever it leaves is no
//! longer than a record without payload, which is the case that opening takes for nothing. A payload
//! is never empty, so that a damaged record of a state is longer than that, unless it was cut short
//! and the other slot emptied as well; a loss of power does not do both.

use std::io;

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// Names the format, and is its version.
const MAGIC: &[u8; 8] = b"regain\0\x01";
/// Magic, number, length of the payload, SHA-256 over these and the payload.
const HEAD: usize = 8 + 8 + 8;
const FRAME: usize = HEAD + 32;

/// What is saved, wiped when dropped.
pub type Payload = Zeroizing<Vec<u8>>;

/// One of the two places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The first.
    A,
    /// The second.
    B,
}

impl Slot {
    fn other(self) -> Slot {
        match self {
            Slot::A => Slot::B,
            Slot::B => Slot::A,
        }
    }
}

/// The port to a medium; the module's documentation says what it must and may do.
pub trait Slots {
    /// The content of `slot`, empty when it was never written.
    fn read(&mut self, slot: Slot) -> io::Result<Payload>;

    /// Replaces the content of `slot`.
    fn write(&mut self, slot: Slot, bytes: &[u8]) -> io::Result<()>;

    /// Returns when the content of `slot` survives a loss of power.
    fn sync(&mut self, slot: Slot) -> io::Result<()>;
}

/// Why a state could not be loaded or saved.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// There is something, and none of it is whole.
    #[error(
        "the saved state is damaged in both of its places; the device stays locked until somebody \
         restores it or resets the device to its factory state"
    )]
    Corrupt,
    /// The medium failed.
    #[error("the disk did not work: {0}")]
    Medium(#[from] io::Error),
    /// There is nothing to save in no bytes; an empty payload stands for "nothing yet".
    #[error("an empty state cannot be saved")]
    EmptyPayload,
}

/// The storage, opened.
pub struct Store<S> {
    slots: S,
    /// The slot that holds the value.
    newest: Slot,
    number: u64,
}

struct Record {
    number: u64,
    payload: Payload,
}

impl<S: Slots> Store<S> {
    /// Opens the storage and finds its value, `None` when nothing was saved yet.
    pub fn open(mut slots: S) -> Result<(Store<S>, Option<Payload>), StorageError> {
        let (a, b) = (slots.read(Slot::A)?, slots.read(Slot::B)?);
        let (newest, record) = match (unframe(&a), unframe(&b)) {
            (Some(a), Some(b)) if b.number > a.number => (Slot::B, b),
            (Some(a), _) => (Slot::A, a),
            (None, Some(b)) => (Slot::B, b),
            (None, None) if was_never_saved(&a, &b) => (Slot::A, format(&mut slots)?),
            (None, None) => return Err(StorageError::Corrupt),
        };
        slots.sync(newest)?;
        let store = Store {
            slots,
            newest,
            number: record.number,
        };
        let value = (!record.payload.is_empty()).then_some(record.payload);
        Ok((store, value))
    }

    /// Saves `payload`; when this returns, it survives a loss of power.
    pub fn save(&mut self, payload: &[u8]) -> Result<(), StorageError> {
        if payload.is_empty() {
            return Err(StorageError::EmptyPayload);
        }
        let (slot, number) = (self.newest.other(), self.number + 1);
        self.slots.write(slot, &frame(number, payload))?;
        self.slots.sync(slot)?;
        (self.newest, self.number) = (slot, number);
        Ok(())
    }
}

/// Whether at most the first step of formatting was ever taken.
fn was_never_saved(a: &[u8], b: &[u8]) -> bool {
    b.is_empty() && a.len() <= FRAME
}

fn format(slots: &mut impl Slots) -> io::Result<Record> {
    slots.write(Slot::A, &frame(0, &[]))?;
    Ok(Record {
        number: 0,
        payload: Zeroizing::default(),
    })
}

fn frame(number: u64, payload: &[u8]) -> Payload {
    let mut bytes = Zeroizing::new(Vec::with_capacity(FRAME + payload.len()));
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&number.to_be_bytes());
    bytes.extend_from_slice(&(payload.len() as u64).to_be_bytes());
    let sum = sum(&bytes, payload);
    bytes.extend_from_slice(&sum);
    bytes.extend_from_slice(payload);
    bytes
}

/// The record in `bytes`, if it is whole.
fn unframe(bytes: &[u8]) -> Option<Record> {
    let (head, rest) = bytes.split_at_checked(HEAD)?;
    let (claimed, payload) = rest.split_at_checked(32)?;
    let (magic, numbers) = head.split_at(MAGIC.len());
    let (number, length) = numbers.split_at(8);
    let number = u64::from_be_bytes(number.try_into().ok()?);
    let length = u64::from_be_bytes(length.try_into().ok()?);
    let whole = magic == MAGIC && length == payload.len() as u64 && sum(head, payload) == claimed;
    whole.then(|| Record {
        number,
        payload: Zeroizing::new(payload.to_vec()),
    })
}

fn sum(head: &[u8], payload: &[u8]) -> [u8; 32] {
    Sha256::new()
        .chain_update(head)
        .chain_update(payload)
        .finalize()
        .into()
}
