//! An exported file says what its challenge says, or is refused.
#![no_main]

use libfuzzer_sys::fuzz_target;
use protocol::Challenge;

fuzz_target!(|xml: &str| {
    if let Ok(challenge) = Challenge::from_xml(xml) {
        let written = challenge.to_xml();
        assert_eq!(Challenge::from_xml(&written), Ok(challenge));
    }
});
