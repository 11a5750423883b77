//! Numbers that the database gives to rows.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(i64);

        impl $name {
            /// The id as it stands in the database.
            #[must_use]
            pub const fn from_value(value: i64) -> Self {
                Self(value)
            }

            /// The number.
            #[must_use]
            pub const fn value(self) -> i64 {
                self.0
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// A token of a program.
    ApiTokenId;
    /// An answer for reuse.
    CannedId;
    /// A second enrolment with another key, waiting for the desk.
    ConflictId;
    /// A message to a webhook.
    DeliveryId;
    /// A distributor.
    DistributorId;
    /// An order for a mail to a reserved email.
    EmailOrderId;
    /// A mail that a holder ordered to his own mailbox.
    HolderOrderId;
    /// A file that staff uploaded to be imported.
    ImportId;
    /// A job.
    JobId;
    /// A question or a reply.
    MessageId;
    /// A first approval.
    ProposalId;
    /// The release of one answer.
    ReleaseId;
    /// A webhook.
    WebhookId;
}
