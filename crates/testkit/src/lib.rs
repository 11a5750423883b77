//! Fakes and stories for the tests: clock, entropy, mailbox, failing disk.
