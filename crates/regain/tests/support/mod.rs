//! What the tests of whole processes share: starting and killing them, and the people who use them.

#![allow(dead_code, reason = "each test target uses a part of it")]

pub(crate) mod desk;
pub(crate) mod holder;
pub(crate) mod http;
pub(crate) mod letters;
pub(crate) mod process;
