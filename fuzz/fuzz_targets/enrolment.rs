//! A text is an enrolment in its one form, or is refused; none that the fuzzer makes is proven.
#![no_main]

use libfuzzer_sys::fuzz_target;
use protocol::{Enrolment, RecoverySecret};

fuzz_target!(|text: &str| {
    if let Ok(enrolment) = Enrolment::parse(text) {
        assert_eq!(
            Enrolment::decode(enrolment.as_bytes()).as_ref(),
            Ok(&enrolment)
        );
        assert_eq!(
            Enrolment::parse(&enrolment.to_text()).as_ref(),
            Ok(&enrolment)
        );
        assert!(
            enrolment
                .verify(&RecoverySecret::from_bytes(&[1; 32]))
                .is_err()
        );
    }
});
