//! Mail: what a letter is, how it is written, and the two ways it leaves the house.

mod answers;
mod block;
mod bounce;
mod compose;
mod dkim;
mod folder;
mod html;
pub(crate) mod kinds;
mod letter;
mod smtp;
mod text;
pub(crate) mod wrap;

pub use bounce::{MOST_BYTES, NoReport, Report, secret_hash};
pub(crate) use compose::{compose, masked};
pub use dkim::{DkimError, DkimKey, DkimKeyError, DkimSigner};
pub use folder::FolderMailer;
pub use letter::{Letter, MessageId, Sender};
pub use smtp::{Encryption, Login, SmtpMailer, SmtpSettings};

use async_trait::async_trait;

/// A way to send a letter. Sending the same letter twice must be harmless as far as the transport
/// can see to it: its Message-ID stays the same.
#[async_trait]
pub trait Mailer: Send + Sync {
    /// Hands the letter over, or says why that failed and whether trying again can help.
    async fn send(&self, letter: &Letter) -> Result<(), MailError>;

    /// Says where letters go, for logs and the doctor's report; no secrets.
    fn describe(&self) -> String;
}

/// Why a letter did not leave.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The other side refused the letter for good; sending it again would be refused again.
    #[error("the mail was refused for good: {0}")]
    Permanent(String),
    /// The way is blocked for now; the letter is worth another try.
    #[error("the mail could not be sent for now: {0}")]
    Temporary(String),
}
