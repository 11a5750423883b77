//! What a camera sends ends a call with an answer or a cause, whatever it is.
#![no_main]

use discovery::{Call, Exchange, Fresh, Response, Session, UtcTime};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|sent: (u16, Vec<String>, Vec<u8>)| {
    let (status, authenticate, body) = sent;
    for call in [Call::DateAndTime, Call::DeviceInformation, Call::Users] {
        let mut session = Session::new("admin", "violet harbour lantern", "/onvif/device_service");
        let mut exchange = Exchange::new(&mut session, call);
        let ended = (0..5).any(|nonce| {
            let fresh = Fresh { nonce: [nonce; 16], now: UtcTime::from_seconds(0) };
            let request = exchange.request(&fresh).expect("these calls can be written");
            let header = request.authorization.as_ref().map_or("", |value| value.as_str());
            assert!(!header.chars().any(char::is_control));
            exchange.take(&Response { status, authenticate: &authenticate, body: &body }).is_some()
        });
        assert!(ended, "the exchange has no end");
    }
});
