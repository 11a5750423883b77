//! Reads every file in `vectors/` and holds the crate to it: what is accepted and as what, what
//! is refused and for which cause.
#![allow(
    clippy::unwrap_used,
    reason = "a vector that cannot be read fails the test"
)]

use protocol::cbor::{CborError, Reader};
use protocol::{
    AuthorityName, BundleError, Challenge, ChallengeNumber, Code, Dated, DeviceDate, DeviceKey,
    DevicePublicKey, DeviceTime, Email, Enrolment, EnrolmentError, KeyError, KeyId, Model,
    OpenError, RecoveryKey as _, RecoveryPublicKey, RecoverySecret, ReservedEmail, ResetFile,
    ResetFileError, RootKey, RootPublicKey, Serial, ServiceAddress, SigningKey, SigningPublicKey,
    TemporaryPassword, TrustBundle, UnixTime, VerifiedBundle, Way, crockford,
};
use rand_core::{TryCryptoRng, TryRng};
use serde_json::{Value, json};
use std::convert::Infallible;
use std::fs;
use std::path::PathBuf;

/// What became of an input: what it was accepted as, or the cause why it was refused.
type Outcome = Result<Value, String>;

fn check(group: &str, least: usize, judge: fn(&Value) -> Outcome) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../vectors")
        .join(group)
        .with_extension("json");
    let file: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    assert_eq!(file["group"], group);
    let cases = file["cases"].as_array().unwrap();
    assert!(cases.len() >= least, "{} cases are too few", cases.len());
    for case in cases {
        let found = match judge(&case["input"]) {
            Ok(result) => json!({ "accepted": result }),
            Err(cause) => json!({ "refused": cause }),
        };
        assert_eq!(found, case["expect"], "{group}: {}", case["id"]);
    }
}

#[test]
fn the_cbor_vectors_hold() {
    check("cbor", 20, |input| {
        let cause = |error: CborError| error.cause().to_string();
        Reader::new(&bytes(input, "bytes")).map_err(cause)?;
        Ok(json!({}))
    });
}

#[test]
fn the_code_vectors_hold() {
    check("code", 12, |input| {
        let code = Code::parse(text(input, "text")).map_err(|error| error.cause().to_string())?;
        Ok(json!({ "bytes": hex(code.as_bytes()), "text": code.to_text().as_str() }))
    });
}

#[test]
fn the_temporary_password_vectors_hold() {
    check("temporary-password", 10, |input| {
        let password = TemporaryPassword::parse(text(input, "text")).map_err(crockford_cause)?;
        Ok(json!({ "text": password.to_text().as_str() }))
    });
}

#[test]
fn the_number_vectors_hold() {
    check("number", 5, |input| {
        let number = ChallengeNumber::parse(text(input, "text")).map_err(crockford_cause)?;
        Ok(json!({ "bits": number.bits(), "text": number.to_string() }))
    });
}

#[test]
fn the_email_vectors_hold() {
    check("email", 15, |input| {
        let typed = text(input, "text");
        let email = if input["reserved"].as_bool().unwrap() {
            ReservedEmail::parse(typed).map(|reserved| reserved.email().clone())
        } else {
            Email::parse(typed)
        };
        let email = email.map_err(|error| error.cause().to_string())?;
        Ok(json!({ "email": email.as_str(), "masked": email.masked() }))
    });
}

#[test]
fn the_date_vectors_hold() {
    check("date", 15, |input| match &input["time"] {
        Value::String(typed) => {
            let time = DeviceTime::parse(typed).map_err(|error| error.cause().to_string())?;
            Ok(json!({ "text": time.to_string(), "seconds": time.seconds() }))
        }
        _ => {
            let date = DeviceDate::parse(text(input, "date"));
            let date = date.map_err(|error| error.cause().to_string())?;
            let days = date.days_since(&DeviceDate::parse("1970-01-01").unwrap());
            Ok(json!({ "text": date.to_string(), "days": days }))
        }
    });
}

#[test]
fn the_key_vectors_hold() {
    /// The key in `input`, by its bytes or its text form, as id and text.
    fn named<K>(
        input: &Value,
        of_bytes: fn(&[u8]) -> Result<K, KeyError>,
        of_text: fn(&str) -> Result<K, KeyError>,
        name: fn(&K) -> (KeyId, String),
    ) -> Result<(KeyId, String), KeyError> {
        let key = match &input["text"] {
            Value::String(typed) => of_text(typed),
            _ => of_bytes(&bytes(input, "bytes")),
        };
        key.map(|key| name(&key))
    }
    macro_rules! named {
        ($key:ty, $input:expr) => {
            named($input, <$key>::from_bytes, <$key>::parse, |key| {
                (key.id(), key.to_text())
            })
        };
    }
    check("key", 16, |input| {
        let named = match text(input, "purpose") {
            "recovery" => named!(RecoveryPublicKey, input),
            "device" => named!(DevicePublicKey, input),
            "root" => named!(RootPublicKey, input),
            _ => named!(SigningPublicKey, input),
        };
        let (id, text) = named.map_err(|error: KeyError| error.cause().to_string())?;
        Ok(json!({ "id": id.to_string(), "text": text }))
    });
}

#[test]
fn the_challenge_vectors_hold() {
    check("challenge", 50, |input| {
        let challenge =
            Challenge::decode(&bytes(input, "bytes")).map_err(|error| error.cause().to_string())?;
        let sender = DevicePublicKey::from_bytes(&bytes(input, "device_public")).unwrap();
        let recovery = recovery_secret(input);
        let opened = recovery
            .open(&challenge, &sender)
            .map_err(|error: OpenError| error.cause().to_string())?;
        let header = challenge.header();
        let again = Challenge::seal(
            header.clone(),
            &opened.code,
            opened.email.as_ref(),
            &DeviceKey::from_bytes(&array(input, "device_secret")),
            &recovery.public(),
            &mut Fixed(array(input, "ephemeral")),
        );
        assert_eq!(again, challenge, "it can be sealed again to the byte");
        Ok(json!({
            "recovery_key": header.recovery_key.to_string(),
            "serial": header.identity.serial().as_str(),
            "model": header.identity.model().as_str(),
            "firmware": header.identity.firmware().as_str(),
            "nonce": hex(header.nonce.as_bytes()),
            "clock": header.clock.seconds(),
            "started": header.started.seconds(),
            "boot": header.boot,
            "way": header.way.number(),
            "scope": header.scope.number(),
            "code": opened.code.to_text().as_str(),
            "email": opened.email.as_ref().map(|email| email.email().as_str()),
            "hash": hex(challenge.hash().as_bytes()),
            "number": challenge.number().to_string(),
            "length": challenge.as_bytes().len(),
        }))
    });
}

#[test]
fn the_link_vectors_hold() {
    check("link", 20, |input| {
        let link = text(input, "link");
        let (address, challenge) =
            Challenge::from_link(link).map_err(|error| error.cause().to_string())?;
        assert_eq!(challenge.to_link(&address), link);
        Ok(json!({ "address": address.as_str(), "challenge": hex(challenge.as_bytes()) }))
    });
}

#[test]
fn the_xml_vectors_hold() {
    check("xml", 25, |input| {
        let challenge =
            Challenge::from_xml(text(input, "xml")).map_err(|error| error.cause().to_string())?;
        Ok(json!({ "challenge": hex(challenge.as_bytes()) }))
    });
}

#[test]
fn the_enrolment_vectors_hold() {
    check("enrolment", 20, |input| {
        let cause = |error: EnrolmentError| error.cause().to_string();
        let enrolment = Enrolment::parse(text(input, "text")).map_err(cause)?;
        let recovery = recovery_secret(input);
        let verified = enrolment.verify(&recovery).map_err(cause)?;
        let again = Enrolment::make(
            verified.serial().clone(),
            verified.model().clone(),
            &DeviceKey::from_bytes(&array(input, "device_secret")),
            &recovery.public(),
            &mut Fixed(array(input, "ephemeral")),
        );
        assert_eq!(again, enrolment, "it can be made again to the byte");
        Ok(json!({
            "bytes": hex(enrolment.as_bytes()),
            "serial": verified.serial().as_str(),
            "model": verified.model().as_str(),
            "device_public": hex(verified.device_key().as_bytes()),
            "recovery_key": enrolment.recovery_key().to_string(),
        }))
    });
}

#[test]
fn the_bundle_vectors_hold() {
    check("bundle", 40, |input| {
        let root = RootPublicKey::from_bytes(&bytes(input, "root_public")).unwrap();
        let signed = bytes(input, "bytes");
        let verified = TrustBundle::verify(&signed, &root)
            .map_err(|error: BundleError| error.cause().to_string())?;
        let bundle = TrustBundle {
            version: verified.version(),
            authority: verified.authority().clone(),
            issued: verified.issued(),
            service: verified.service().clone(),
            ways: verified.ways(),
            recovery_keys: verified.recovery_keys().to_vec(),
            signing_keys: verified.signing_keys().to_vec(),
        };
        let again = bundle.sign(&RootKey::from_bytes(&array(input, "root_secret")));
        assert_eq!(again, Ok(signed), "it can be signed again to the byte");
        let key = |public: &[u8; 32], id: String, not_after: u64| json!({ "public": hex(public), "id": id, "not_after": not_after });
        let recovery_keys = verified.recovery_keys().iter();
        let signing_keys = verified.signing_keys().iter();
        Ok(json!({
            "version": verified.version(),
            "authority": verified.authority().as_str(),
            "issued": verified.issued().seconds(),
            "service": verified.service().as_str(),
            "ways": verified.ways().iter().map(Way::number).collect::<Vec<_>>(),
            "recovery_keys": recovery_keys
                .map(|dated| key(dated.key.as_bytes(), dated.key.id().to_string(), dated.not_after.seconds()))
                .collect::<Vec<_>>(),
            "signing_keys": signing_keys
                .map(|dated| key(dated.key.as_bytes(), dated.key.id().to_string(), dated.not_after.seconds()))
                .collect::<Vec<_>>(),
            "root_id": root.id().to_string(),
        }))
    });
}

#[test]
fn the_dated_vectors_hold() {
    check("dated", 12, |input| {
        let device = DeviceKey::from_bytes(&array(input, "device_secret"));
        let (recovery, from) = (recovery_secret(input), device.public());
        let to = recovery.public();
        let serial = Serial::parse(text(input, "serial")).unwrap();
        let date = DeviceDate::parse(text(input, "date")).unwrap();
        if let Some(started) = input["started"].as_u64() {
            let started = DeviceTime::from_seconds(started.try_into().unwrap());
            let code = device.security_code(&to, &serial, started, date);
            let theirs = recovery.security_code(&from, &serial, started, date);
            assert!(theirs.unwrap() == code, "both sides come to the same");
            return Ok(json!({ "security_code": code.to_text().as_str() }));
        }
        let model = Model::parse(text(input, "model")).unwrap();
        let password = device.temporary_password(&to, &serial, &model, date);
        let theirs = recovery.temporary_password(&from, &serial, &model, date);
        assert!(theirs.unwrap() == password, "both sides come to the same");
        Ok(json!({ "temporary_password": password.to_text().as_str() }))
    });
}

#[test]
fn the_reset_file_vectors_hold() {
    check("reset-file", 50, |input| {
        let cause = |error: ResetFileError| error.cause().to_string();
        let file = bytes(input, "bytes");
        let device = DeviceKey::from_bytes(&array(input, "device_secret"));
        let challenge = Challenge::decode(&bytes(input, "challenge")).unwrap();
        let clock = input["clock"].as_u64().unwrap().try_into().unwrap();
        let bundle = trusting(&input["signing_public"]);
        let authentic = ResetFile::open(&file, &device, &bundle).map_err(cause)?;
        let authorization = authentic
            .answering(&challenge, DeviceTime::from_seconds(clock))
            .map_err(cause)?;
        let again = ResetFile::make(
            &authorization,
            &challenge,
            &device.public(),
            &SigningKey::from_bytes(&array(input, "signing_secret")),
            &mut Fixed(array(input, "ephemeral")),
        );
        assert_eq!(
            again.unwrap().as_bytes(),
            file,
            "it can be made again to the byte"
        );
        Ok(json!({
            "challenge": hex(authorization.challenge.as_bytes()),
            "serial": authorization.serial.as_str(),
            "scope": authorization.scope.number(),
            "issued_at": authorization.issued_at.seconds(),
            "not_after": authorization.not_after.seconds(),
            "request": authorization.request.as_str(),
            "assertion": authorization.assertion.number(),
            "length": file.len(),
        }))
    });
}

/// A bundle with these signing keys, as a device trusts one.
fn trusting(keys: &Value) -> VerifiedBundle {
    let never = UnixTime::from_seconds(u64::MAX);
    let key = |key: &Value| Dated {
        key: SigningPublicKey::from_bytes(&unhex(key.as_str().unwrap())).unwrap(),
        not_after: never,
    };
    let root = RootKey::from_bytes(&[1; 32]);
    let bundle = TrustBundle {
        version: 1,
        authority: AuthorityName::parse("Example").unwrap(),
        issued: UnixTime::from_seconds(0),
        service: ServiceAddress::parse("https://reset.example.org").unwrap(),
        ways: [Way::File].into_iter().collect(),
        recovery_keys: vec![Dated {
            key: RecoverySecret::from_bytes(&[2; 32]).public(),
            not_after: never,
        }],
        signing_keys: keys.as_array().unwrap().iter().map(key).collect(),
    };
    TrustBundle::verify(&bundle.sign(&root).unwrap(), &root.public()).unwrap()
}

fn crockford_cause(error: crockford::CrockfordError) -> String {
    match error {
        crockford::CrockfordError::NotASymbol(_) => "not-a-symbol".to_string(),
        crockford::CrockfordError::WrongLength { .. } => "wrong-length".to_string(),
    }
}

/// Draws the bytes that a vector says were drawn, once.
struct Fixed([u8; 32]);

impl TryRng for Fixed {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        unreachable!("sealing asks for bytes")
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        unreachable!("sealing asks for bytes")
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        bytes.copy_from_slice(&self.0);
        Ok(())
    }
}

impl TryCryptoRng for Fixed {}

fn recovery_secret(input: &Value) -> RecoverySecret {
    RecoverySecret::from_bytes(&array(input, "recovery_secret"))
}

fn text<'a>(input: &'a Value, field: &str) -> &'a str {
    input[field].as_str().unwrap()
}

fn array(input: &Value, field: &str) -> [u8; 32] {
    bytes(input, field).try_into().unwrap()
}

fn bytes(input: &Value, field: &str) -> Vec<u8> {
    unhex(text(input, field))
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len())
        .step_by(2)
        .map(|place| u8::from_str_radix(&text[place..place + 2], 16).unwrap())
        .collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
