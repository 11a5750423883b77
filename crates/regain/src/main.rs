//! Regain: password recovery for video-security devices.
fn main() {}
