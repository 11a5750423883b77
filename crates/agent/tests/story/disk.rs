//! The data directory when it does not do what it should.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use agent::{DiskError, StartError};

use crate::support::{Device, PASSWORD};

#[test]
fn nobody_else_reads_the_device_key_or_the_state() {
    let device = Device::activated();
    let mode = |name: &str| {
        fs::metadata(device.dir.path().join(name))
            .unwrap()
            .permissions()
            .mode()
            & 0o777
    };
    for name in ["state.a", "state.b", "lock"] {
        assert_eq!(mode(name), 0o600, "{name}");
    }
}

#[test]
fn a_second_agent_on_the_same_directory_is_refused() {
    let device = Device::new();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let second = runtime.block_on(agent::start(device.config()));
    assert!(matches!(
        second,
        Err(StartError::Disk(DiskError::InUse { .. }))
    ));
}

#[test]
fn what_cannot_be_saved_did_not_happen_and_a_mended_disk_goes_on() {
    let device = Device::activated();
    // Directories in place of both slots: whichever is written next cannot be.
    let slots = ["state.a", "state.b"].map(|name| device.dir.path().join(name));
    let aside = ["a", "b"].map(|name| device.dir.path().join(name));
    for (slot, aside) in slots.iter().zip(&aside) {
        fs::rename(slot, aside).unwrap();
        fs::create_dir(slot).unwrap();
    }
    let page = device.browser().sign_in(PASSWORD);
    assert_eq!(page.status, 503);
    assert!(page.says("cannot save") && page.header("set-cookie").is_none());
    for (slot, aside) in slots.iter().zip(&aside) {
        fs::remove_dir(slot).unwrap();
        fs::rename(aside, slot).unwrap();
    }
    assert_eq!(device.browser().sign_in(PASSWORD).status, 303);
}

#[test]
fn a_damaged_state_is_never_taken_for_a_new_device() {
    let mut device = Device::activated();
    device.switch_off();
    for name in ["state.a", "state.b"] {
        let path = device.dir.path().join(name);
        let mut bytes = fs::read(&path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        fs::write(path, bytes).unwrap();
    }
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let started = runtime.block_on(agent::start(device.config()));
    let Err(StartError::Disk(fault @ DiskError::Damaged { .. })) = started else {
        panic!("the damaged state was taken")
    };
    assert!(
        fault
            .to_string()
            .contains("Restore the directory from a backup")
    );
}

#[test]
fn one_damaged_slot_costs_nothing() {
    let mut device = Device::activated();
    device.switch_off();
    let newest = |name: &str| {
        fs::metadata(device.dir.path().join(name))
            .unwrap()
            .modified()
            .unwrap()
    };
    let older = if newest("state.a") < newest("state.b") {
        "state.a"
    } else {
        "state.b"
    };
    fs::write(device.dir.path().join(older), b"torn").unwrap();
    device.switch_on();
    assert_eq!(device.browser().sign_in(PASSWORD).status, 303);
}
