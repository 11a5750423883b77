//! `reset-file.json`: signed and sealed files, opened by a device and held against its challenge.

mod refused;

use crate::forge::{device, ephemeral, header, newer_signing, recovery, rng, signing};
use crate::{Case, Group, hex};
use protocol::{
    Assertion, Authorization, Challenge, Code, Header, RequestId, ResetFile, Scope, UnixTime, Way,
};
use serde_json::{Value, json};

const ISSUED: u64 = 1_795_260_000;

const CLOCK: u64 = 1_795_263_600;

pub(crate) fn group() -> Group {
    let typical = granted(&asking(Way::File, Scope::Administrator));
    let cameras = asking(Way::File, Scope::AdministratorAndCameras);
    let short = Authorization {
        not_after: UnixTime::from_seconds(ISSUED + 1),
        ..typical.clone()
    };
    let longest_id = Authorization {
        request: RequestId::parse(&"~".repeat(32)).expect("an id"),
        ..typical.clone()
    };
    let end = ISSUED + 24 * 3600;
    let mut cases = vec![
        good(
            "typical",
            "all that was asked for, for a day",
            &typical,
            CLOCK,
        ),
        good("one-second", "the shortest life", &short, CLOCK),
        good("longest-id", "a request's id of 32", &longest_id, CLOCK),
        good("last-second", "the last second, in UTC", &typical, end),
        good(
            "farthest-east",
            "the last second, 14 hours east",
            &typical,
            end + 50_400,
        ),
        good(
            "clock-without-battery",
            "such a clock ends no file",
            &typical,
            0,
        ),
        good_for(
            "cameras",
            "the cameras too",
            &granted(&cameras),
            &cameras,
            CLOCK,
        ),
        good_for(
            "narrower",
            "less than was asked for",
            &narrower(&cameras),
            &cameras,
            CLOCK,
        ),
    ];
    cases.extend(assertions(&typical));
    cases.push(ahead());
    cases.extend(refused::by_the_frame());
    cases.extend(refused::by_the_seal());
    cases.extend(refused::by_the_envelope());
    cases.extend(refused::by_the_signature());
    cases.extend(refused::by_a_field());
    cases.extend(refused::by_the_challenge());
    Group {
        group: "reset-file",
        about: "Open `bytes` with `device_secret` as a device whose trust bundle names the \
                signing keys `signing_public`, and hold it against `challenge`, the live \
                challenge of the file way, and the device's `clock`. Accepted cases can also be \
                made again with `signing_secret`, to the byte.",
        cases,
    }
}

fn assertions(typical: &Authorization) -> Vec<Case> {
    let rest = &Assertion::ALL[1..];
    let case = |&assertion: &Assertion| {
        let authorization = Authorization {
            assertion,
            ..typical.clone()
        };
        let about = "how ownership was shown";
        good(assertion.word(), about, &authorization, CLOCK)
    };
    rest.iter().map(case).collect()
}

/// A clock that was ahead before the file was made is no judge of it.
fn ahead() -> Case {
    let challenge = asking_at(Way::File, Scope::Administrator, u32::MAX);
    let about = "2106 already in the challenge: no judge of the file";
    let clock = u32::MAX.into();
    good_for(
        "clock-ahead",
        about,
        &granted(&challenge),
        &challenge,
        clock,
    )
}

fn asking(way: Way, scope: Scope) -> Challenge {
    asking_at(way, scope, header().clock.seconds())
}

fn asking_at(way: Way, scope: Scope, clock: u32) -> Challenge {
    let header = Header {
        way,
        scope,
        clock: protocol::DeviceTime::from_seconds(clock),
        ..header()
    };
    let code = Code::from_bytes([0; 5]);
    let to = recovery().public();
    Challenge::seal(
        header,
        &code,
        None,
        &device(),
        &to,
        &mut rng("asking for a file"),
    )
}

fn granted(challenge: &Challenge) -> Authorization {
    let request = RequestId::parse("RG-482-190-335").expect("an id");
    let now = UnixTime::from_seconds(ISSUED);
    Authorization::granting(challenge, request, Assertion::Verified, now)
}

fn narrower(challenge: &Challenge) -> Authorization {
    Authorization {
        scope: Scope::Administrator,
        ..granted(challenge)
    }
}

fn input(bytes: &[u8], challenge: &Challenge, clock: u64) -> Value {
    json!({
        "bytes": hex(bytes),
        "device_secret": hex(*device().to_bytes()),
        "signing_public": [hex(newer_signing().public().as_bytes()), hex(signing().public().as_bytes())],
        "challenge": hex(challenge.as_bytes()),
        "clock": clock,
    })
}

fn good(id: &str, about: &'static str, authorization: &Authorization, clock: u64) -> Case {
    let challenge = asking(Way::File, Scope::Administrator);
    good_for(id, about, authorization, &challenge, clock)
}

fn good_for(
    id: &str,
    about: &'static str,
    authorization: &Authorization,
    challenge: &Challenge,
    clock: u64,
) -> Case {
    let (to, mut rng) = (device().public(), rng(id));
    let drawn = ephemeral(&rng);
    let file = ResetFile::make(authorization, challenge, &to, &signing(), &mut rng);
    let file = file.expect("a file by the rules");
    let mut input = input(file.as_bytes(), challenge, clock);
    input["signing_secret"] = hex(*signing().to_bytes()).into();
    input["ephemeral"] = hex(drawn).into();
    let result = json!({
        "challenge": hex(authorization.challenge.as_bytes()),
        "serial": authorization.serial.as_str(),
        "scope": authorization.scope.number(),
        "issued_at": authorization.issued_at.seconds(),
        "not_after": authorization.not_after.seconds(),
        "request": authorization.request.as_str(),
        "assertion": authorization.assertion.number(),
        "length": file.as_bytes().len(),
    });
    Case::accepted(id, about, input, result)
}
