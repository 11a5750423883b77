//! The device's password and recovery as a state machine, without I/O.
