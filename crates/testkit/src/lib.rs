//! Fakes and stories for the tests: clock, entropy, mailbox, failing disk.

pub mod backend;
pub mod disk;
pub mod entropy;
pub mod older;
pub mod recorder;
pub mod service;
pub mod store_story;
pub mod vault;
