//! A text from a QR code is a link in its one form, or is refused.
#![no_main]

use libfuzzer_sys::fuzz_target;
use protocol::Challenge;

fuzz_target!(|text: &str| {
    if let Ok((address, challenge)) = Challenge::from_link(text) {
        assert_eq!(challenge.to_link(&address), text.trim());
    }
});
