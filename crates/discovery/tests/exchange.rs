//! Our calls to our camera, without a network between them.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests may panic")]

use discovery::camera::{Camera, Incoming, Logins};
use discovery::{
    Call, DeviceInformation, Exchange, Fresh, Level, Reading, Response, Session, Trouble, User,
    UtcTime,
};

const OLD: &str = "gate-3-old-password";
const NEW: &str = "violet <harbour> & 7 lanterns";
const PATH: &str = "/onvif/device_service";

struct Lab {
    camera: Camera,
    clock: UtcTime,
    requests: u8,
}

impl Lab {
    fn new() -> Self {
        let information = DeviceInformation {
            manufacturer: "Northlight".into(),
            model: "NL-4 <dome>".into(),
            firmware: "1.2".into(),
            serial: "C1".into(),
        };
        let mut camera = Camera::new(information, "admin", OLD);
        camera.add("viewer", OLD, Level::User);
        Self {
            camera,
            clock: UtcTime::from_seconds(1_795_251_900),
            requests: 0,
        }
    }

    fn with(logins: Logins) -> Self {
        let mut lab = Self::new();
        lab.camera.logins = logins;
        lab
    }

    fn call(&mut self, session: &mut Session, call: Call<'_>) -> Result<Reading, Trouble> {
        let mut exchange = Exchange::new(session, call);
        for _ in 0..5 {
            let fresh = Fresh {
                nonce: [self.requests; 16],
                now: self.clock,
            };
            let request = exchange.request(&fresh)?;
            self.requests += 1;
            let answer = self.camera.answer(&Incoming {
                authorization: request.authorization.as_ref().map(|value| value.as_str()),
                body: request.body.as_bytes(),
                fresh: [100 + self.requests; 16],
                now: self.clock,
            });
            let response = Response {
                status: answer.status,
                authenticate: &answer.authenticate,
                body: answer.body.as_bytes(),
            };
            if let Some(outcome) = exchange.take(&response) {
                return outcome;
            }
        }
        panic!("the exchange has no end");
    }

    fn users(&mut self, session: &mut Session) -> Result<Reading, Trouble> {
        self.call(session, Call::Users)
    }

    fn set(&mut self, session: &mut Session, password: &str) -> Result<Reading, Trouble> {
        let call = Call::SetUser {
            user: "admin",
            password,
            level: &Level::Administrator,
        };
        self.call(session, call)
    }
}

const NONE: Logins = Logins {
    digest_md5: false,
    digest_sha256: false,
    token: false,
};

fn all_logins() -> [Logins; 5] {
    [
        Logins {
            digest_md5: true,
            ..NONE
        },
        Logins {
            digest_sha256: true,
            ..NONE
        },
        Logins {
            token: true,
            ..NONE
        },
        Logins {
            digest_md5: true,
            digest_sha256: true,
            token: false,
        },
        Logins {
            digest_md5: true,
            digest_sha256: true,
            token: true,
        },
    ]
}

fn admin(password: &str) -> Session {
    Session::new("admin", password, PATH)
}

#[test]
fn d12_a_password_is_changed_by_every_way_to_sign_in() {
    for logins in all_logins() {
        let mut lab = Lab::with(logins);
        let mut session = admin(OLD);
        let Ok(Reading::Users(users)) = lab.users(&mut session) else {
            panic!("{logins:?}");
        };
        let expected = User {
            name: "admin".into(),
            level: Level::Administrator,
        };
        assert_eq!(users[0], expected);
        assert_eq!(lab.set(&mut session, NEW), Ok(Reading::Done), "{logins:?}");
        assert!(lab.camera.opens("admin", NEW));
        assert!(lab.users(&mut session.with_password(NEW)).is_ok());
        let old = lab.users(&mut session.with_password(OLD));
        assert_eq!(old, Err(Trouble::NotAuthorized), "{logins:?}");
        assert_eq!(lab.camera.failures(), 1, "{logins:?}");
    }
}

#[test]
fn d12_a_wrong_password_costs_one_try_for_each_way_to_sign_in() {
    for logins in all_logins() {
        let mut lab = Lab::with(logins);
        let refused = lab.users(&mut admin("not the password"));
        assert_eq!(refused, Err(Trouble::NotAuthorized));
        let has_digest = logins.digest_md5 || logins.digest_sha256;
        let ways = u32::from(has_digest) + u32::from(logins.token);
        assert_eq!(lab.camera.failures(), ways, "{logins:?}");
    }
}

#[test]
fn d12_the_clock_is_asked_without_a_sign_in() {
    let mut lab = Lab::with(NONE);
    let clock = lab.clock;
    let told = lab.call(&mut admin(OLD), Call::DateAndTime);
    assert_eq!(told, Ok(Reading::DateAndTime(Some(clock))));
    assert_eq!(lab.requests, 1);
}

#[test]
fn d12_names_with_marks_of_xml_come_through() {
    let mut lab = Lab::new();
    let told = lab.call(&mut admin(OLD), Call::DeviceInformation);
    let Ok(Reading::DeviceInformation(told)) = told else {
        panic!("it tells nothing");
    };
    assert_eq!(told.model, "NL-4 <dome>");
}

#[test]
fn d12_a_camera_without_a_password_is_told_as_open() {
    let mut lab = Lab::new();
    lab.camera = Camera::new(DeviceInformation::default(), "admin", "");
    assert_eq!(lab.users(&mut admin(OLD)), Err(Trouble::Open));
}

#[test]
fn d12_a_new_password_goes_to_nobody_who_did_not_take_the_old_one() {
    let mut lab = Lab::new();
    let refused = lab.set(&mut admin(OLD), NEW);
    assert_eq!(refused, Err(Trouble::NotAuthorized));
    assert_eq!(lab.requests, 0);
}

#[test]
fn d12_rules_that_refuse_the_new_password_change_nothing() {
    let mut lab = Lab::new();
    let mut session = admin(OLD);
    assert!(lab.users(&mut session).is_ok());
    lab.camera.rules.longest = 12;
    assert_eq!(lab.set(&mut session, NEW), Err(Trouble::PasswordTooLong));
    lab.camera.rules.longest = 64;
    lab.camera.rules.needs_digit = true;
    let weak = lab.set(&mut session, "violet harbour lantern");
    assert_eq!(
        weak,
        Err(Trouble::PasswordTooWeak(
            "The password needs a digit.".into()
        ))
    );
    assert!(lab.camera.opens("admin", OLD));
}

#[test]
fn d12_whoever_is_no_administrator_is_told_so() {
    let mut lab = Lab::new();
    let mut viewer = Session::new("viewer", OLD, PATH);
    assert_eq!(lab.users(&mut viewer), Err(Trouble::Forbidden));
}

#[test]
fn d12_a_password_that_xml_cannot_write_is_never_sent() {
    let mut lab = Lab::new();
    let mut session = admin(OLD);
    assert!(lab.users(&mut session).is_ok());
    let before = lab.requests;
    assert_eq!(
        lab.set(&mut session, "violet\u{7}harbour"),
        Err(Trouble::Unwritable)
    );
    assert_eq!(lab.requests, before);
}

#[test]
fn d12_a_camera_that_forgot_its_nonces_is_asked_again() {
    let mut lab = Lab::with(Logins {
        digest_md5: true,
        ..NONE
    });
    let mut session = admin(OLD);
    assert!(lab.users(&mut session).is_ok());
    assert!(lab.users(&mut session).is_ok());
    // SetUser makes the camera forget them all.
    assert!(lab.set(&mut session, OLD).is_ok());
    assert!(lab.users(&mut session).is_ok());
    assert_eq!(lab.camera.failures(), 0);
}

/// A response as it would come from anything that is no such camera.
fn foreign(status: u16, body: &str) -> Result<Reading, Trouble> {
    let mut session = admin(OLD);
    let mut exchange = Exchange::new(&mut session, Call::Users);
    let fresh = Fresh {
        nonce: [1; 16],
        now: UtcTime::from_seconds(0),
    };
    loop {
        let request = exchange.request(&fresh).unwrap();
        assert!(!request.body.contains(OLD));
        let response = Response {
            status,
            authenticate: &[],
            body: body.as_bytes(),
        };
        if let Some(outcome) = exchange.take(&response) {
            return outcome;
        }
    }
}

#[test]
fn d12_what_is_no_camera_is_told_from_one() {
    assert_eq!(foreign(200, "<html/>"), Err(Trouble::NotOnvif));
    assert_eq!(foreign(404, "nothing here"), Err(Trouble::NotOnvif));
    assert_eq!(foreign(302, ""), Err(Trouble::Moved));
    assert_eq!(foreign(401, ""), Err(Trouble::NotAuthorized));
    assert_eq!(foreign(403, ""), Err(Trouble::Forbidden));
    assert_eq!(foreign(423, ""), Err(Trouble::Locked));
    let doctype = foreign(200, "<!DOCTYPE a><a/>").unwrap_err();
    assert_eq!(doctype.cause(), "unreadable");
    let empty = "<Envelope><Body/></Envelope>";
    assert_eq!(foreign(200, empty), Err(Trouble::NotOnvif));
}
