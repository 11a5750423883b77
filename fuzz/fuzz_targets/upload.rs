//! A picture is read or refused with a reason, within its limits, whatever its bytes are.
#![no_main]

use libfuzzer_sys::fuzz_target;
use qr::{Limits, Unreadable, read, read_wanted};

const LIMITS: Limits = Limits { bytes: 64 * 1024, pixels: 65_536, side: 1024, time: None };

fuzz_target!(
    init: {
        // The fuzzer's own hook ends the process at a panic that the crate catches on purpose.
        // One that gets out is still a failure.
        std::panic::set_hook(Box::new(|_| ()));
    },
    |bytes: &[u8]| {
        let accept = |text: &str| text.starts_with("https://");
        match read_wanted(bytes, &LIMITS, accept) {
            Ok(found) => {
                assert!(accept(&found.text));
                assert!(u64::from(found.size.0) * u64::from(found.size.1) <= LIMITS.pixels);
            }
            Err(Unreadable::SeveralCodes(texts)) => assert!(texts.len() > 1),
            Err(Unreadable::NotOurs(texts)) => {
                assert!(!texts.is_empty() && !texts.iter().any(|text| accept(text)));
            }
            Err(fault) => {
                assert!(!fault.to_string().is_empty() && !fault.advice().is_empty());
                assert!(read(bytes, &LIMITS).is_err());
            }
        }
    }
);
