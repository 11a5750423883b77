//! Runs the chores.
fn main() {}
