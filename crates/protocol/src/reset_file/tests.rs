use super::*;
use crate::{
    AuthorityName, Dated, Header, RootKey, Scope, ServiceAddress, SigningKey, SigningPublicKey,
    TrustBundle, UnixTime, Way, samples,
};
use alloc::vec;
use proptest::prelude::*;

const NOW: UnixTime = UnixTime::from_seconds(1_795_260_000);

fn signing(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

fn bundle(keys: &[SigningPublicKey]) -> VerifiedBundle {
    let dated = |&key| Dated {
        key,
        not_after: UnixTime::from_seconds(1_900_000_000),
    };
    let root = RootKey::from_bytes(&[0x40; 32]);
    let bundle = TrustBundle {
        version: 3,
        authority: AuthorityName::parse("Example Recorders").unwrap(),
        issued: NOW,
        service: ServiceAddress::parse("https://reset.example.org").unwrap(),
        ways: [Way::File].into_iter().collect(),
        recovery_keys: vec![Dated {
            key: samples::recovery().public(),
            not_after: NOW,
        }],
        signing_keys: keys.iter().map(dated).collect(),
    };
    TrustBundle::verify(&bundle.sign(&root).unwrap(), &root.public()).unwrap()
}

fn challenge_of(way: Way, scope: Scope) -> Challenge {
    let header = Header {
        way,
        scope,
        ..samples::header()
    };
    let code = crate::Code::from_bytes([0; 5]);
    let (device, to) = (samples::device(), samples::recovery().public());
    Challenge::seal(header, &code, None, &device, &to, &mut samples::rng())
}

fn challenge() -> Challenge {
    challenge_of(Way::File, Scope::Administrator)
}

fn granted() -> Authorization {
    let request = RequestId::parse("RG-482-190-335").unwrap();
    Authorization::granting(&challenge(), request, Assertion::Verified, NOW)
}

fn made(authorization: &Authorization, signer: &dyn AnswerSigner) -> ResetFile {
    let (challenge, device) = (challenge(), samples::device().public());
    ResetFile::make(
        authorization,
        &challenge,
        &device,
        signer,
        &mut samples::rng(),
    )
    .unwrap()
}

fn opened(file: &[u8]) -> Result<AuthenticResetFile, ResetFileError> {
    ResetFile::open(file, &samples::device(), &bundle(&[signing(1).public()]))
}

#[test]
fn d7_a_file_opens_at_the_device_whose_challenge_it_answers() {
    let file = made(&granted(), &signing(1));
    let authentic = opened(file.as_bytes()).unwrap();
    let clock = challenge().header().clock;
    assert_eq!(authentic.answering(&challenge(), clock), Ok(granted()));
    let other = DeviceKey::from_bytes(&[7; 32]);
    let keys = bundle(&[signing(1).public()]);
    let refused = ResetFile::open(file.as_bytes(), &other, &keys);
    assert_eq!(refused, Err(ResetFileError::OtherDevice));
}

#[test]
fn d7_a_key_of_an_older_bundle_signs_nothing_any_more() {
    let file = made(&granted(), &signing(1));
    let newer = bundle(&[signing(2).public()]);
    let refused = ResetFile::open(file.as_bytes(), &samples::device(), &newer).unwrap_err();
    assert_eq!(refused.cause(), "other-signing-key");
    let rotating = bundle(&[signing(2).public(), signing(1).public()]);
    assert!(ResetFile::open(file.as_bytes(), &samples::device(), &rotating).is_ok());
}

#[test]
fn inv2_a_file_for_another_challenge_way_or_scope_is_refused() {
    let authentic = opened(made(&granted(), &signing(1)).as_bytes()).unwrap();
    let clock = challenge().header().clock;
    let against = |challenge: &Challenge| authentic.clone().answering(challenge, clock);
    let fresh = Challenge::seal(
        challenge().header().clone(),
        &crate::Code::from_bytes([1; 5]),
        None,
        &samples::device(),
        &samples::recovery().public(),
        &mut samples::rng(),
    );
    assert_eq!(against(&fresh), Err(ResetFileError::OtherChallenge));
    let by_key = challenge_of(Way::Key, Scope::Administrator);
    assert_eq!(against(&by_key), Err(ResetFileError::OtherWay));
}

#[test]
fn d7_what_a_device_would_refuse_is_not_made() {
    let refused = |change: fn(&mut Authorization), challenge: &Challenge| {
        let mut authorization = Authorization {
            challenge: challenge.hash(),
            ..granted()
        };
        change(&mut authorization);
        let device = samples::device().public();
        let signer = signing(1);
        let made = ResetFile::make(
            &authorization,
            challenge,
            &device,
            &signer,
            &mut samples::rng(),
        );
        made.unwrap_err()
    };
    let (narrow, by_key) = (challenge(), challenge_of(Way::Key, Scope::Administrator));
    let wider: fn(&mut Authorization) = |file| file.scope = Scope::AdministratorAndCameras;
    assert_eq!(refused(wider, &narrow), ResetFileError::WiderScope.into());
    assert_eq!(refused(|_| (), &by_key), ResetFileError::OtherWay.into());
    let long: fn(&mut Authorization) =
        |file| file.not_after = UnixTime::from_seconds(NOW.seconds() + 86_401);
    assert_eq!(refused(long, &narrow), ResetFileError::Lifetime.into());
    let backward: fn(&mut Authorization) = |file| file.not_after = UnixTime::from_seconds(0);
    assert_eq!(refused(backward, &narrow), ResetFileError::Lifetime.into());
}

#[test]
fn d7_hardware_that_signs_wrongly_makes_no_file() {
    struct Broken;
    impl AnswerSigner for Broken {
        fn public(&self) -> SigningPublicKey {
            signing(1).public()
        }
        fn sign(&self, message: &[u8]) -> Result<[u8; 64], SigningError> {
            AnswerSigner::sign(&signing(2), message)
        }
    }
    let (challenge, device) = (challenge(), samples::device().public());
    let made = ResetFile::make(
        &granted(),
        &challenge,
        &device,
        &Broken,
        &mut samples::rng(),
    );
    assert_eq!(made, Err(MakeError::Signing(SigningError)));
}

#[test]
fn d7_the_clock_ends_a_file_unless_it_was_ahead_before_the_file_was_made() {
    let ended = |made: u64, now: u64| {
        let seconds = |seconds: u64| DeviceTime::from_seconds(u32::try_from(seconds).unwrap());
        let header = Header {
            way: Way::File,
            clock: seconds(made),
            ..samples::header()
        };
        let code = crate::Code::from_bytes([0; 5]);
        let (device, to) = (samples::device(), samples::recovery().public());
        let challenge = Challenge::seal(header, &code, None, &device, &to, &mut samples::rng());
        granted().has_ended(&challenge, seconds(now))
    };
    let (issued, end) = (NOW.seconds(), granted().not_after.seconds());
    let east = 14 * 3600;
    assert!(!ended(issued - 60, end));
    assert!(
        !ended(issued - 60, end + east),
        "it may be the farthest east"
    );
    assert!(ended(issued - 60, end + east + 1));
    assert!(ended(0, end + east + 1), "set right since");
    assert!(!ended(0, 0), "a clock without a battery cannot tell");
    assert!(
        !ended(u64::from(u32::MAX), u64::from(u32::MAX)),
        "2106 before it was made"
    );
}

#[test]
fn d7_none_of_the_bits_can_be_flipped() {
    let file = made(&granted(), &signing(1));
    let bytes = file.as_bytes();
    for bit in 0..bytes.len() * 8 {
        let mut altered = bytes.to_vec();
        altered[bit / 8] ^= 1 << (bit % 8);
        assert!(opened(&altered).is_err(), "bit {bit}");
    }
}

#[test]
fn a_request_id_is_visible_and_short() {
    let id = |text: &str| RequestId::parse(text).map(|id| id.as_str().len());
    assert_eq!(id(" RG-482-190-335\n"), Ok(14));
    assert_eq!(id(&"7".repeat(32)), Ok(32));
    for wrong in ["", "a b", "a\tb", "ü", &"7".repeat(33)] {
        assert_eq!(id(wrong), Err(ResetFileError::Request), "{wrong}");
    }
}

proptest! {
    #[test]
    fn d7_what_is_authorized_is_what_the_device_reads(
        request in "[!-~]{1,32}",
        issued in 0..u64::MAX - 86_400,
        lifetime in 1..=86_400_u64,
        assertion in 0..4_usize,
    ) {
        let authorization = Authorization {
            issued_at: UnixTime::from_seconds(issued),
            not_after: UnixTime::from_seconds(issued + lifetime),
            request: RequestId::parse(&request).unwrap(),
            assertion: Assertion::ALL[assertion],
            ..granted()
        };
        let file = made(&authorization, &signing(1));
        prop_assert!(file.as_bytes().len() < 500);
        let authentic = opened(file.as_bytes()).unwrap();
        let clock = DeviceTime::from_seconds(0);
        prop_assert_eq!(authentic.answering(&challenge(), clock), Ok(authorization));
    }

    #[test]
    fn no_bytes_make_the_reader_fall_over(mut bytes in prop::collection::vec(any::<u8>(), 0..600), magic: bool) {
        if magic {
            bytes = [&MAGIC[..], &header(samples::device().public().id()), &bytes].concat();
        }
        prop_assert!(opened(&bytes).is_err());
    }
}
