//! RFC 9180 appendix A.2: the published vectors of suite 1, run against the library as it is
//! used here. The numbers are those of the RFC.

use super::*;
use crate::samples;
use core::convert::Infallible;
use rand_core::{TryCryptoRng, TryRng};

const INFO: &str = "4f6465206f6e2061204772656369616e2055726e";
const PLAINTEXT: &str = "4265617574792069732074727574682c20747275746820626561757479";
const AAD: &str = "436f756e742d30";

/// A.2.1, mode Base, sequence number 0.
mod base {
    pub(super) const RECIPIENT: &str =
        "8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb";
    pub(super) const ENC: &str = "1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a";
    pub(super) const CT: &str = "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db\
                                 21993c62ce81883d2dd1b51a28";
}

/// A.2.3, mode Auth, sequence number 0.
mod auth {
    pub(super) const SENDER: &str =
        "2def0cb58ffcf83d1062dd085c8aceca7f4c0c3fd05912d847b61f3e54121f05";
    pub(super) const SENDER_PUBLIC: &str =
        "f0f4f9e96c54aeed3f323de8534fffd7e0577e4ce269896716bcb95643c8712b";
    pub(super) const RECIPIENT: &str =
        "3ca22a6d1cda1bb9480949ec5329d3bf0b080ca4c45879c95eddb55c70b80b82";
    pub(super) const RECIPIENT_PUBLIC: &str =
        "1a478716d63cb2e16786ee93004486dc151e988b34b475043d3e0175bdb01c44";
    pub(super) const IKM_E: &str =
        "938d3daa5a8904540bc24f48ae90eed3f4f7f11839560597b55e7c9598c996c0";
    pub(super) const ENC: &str = "f7674cc8cd7baa5872d1f33dbaffe3314239f6197ddf5ded1746760bfc847e0e";
    pub(super) const CT: &str = "ab1a13c9d4f01a87ec3440dbd756e2677bd2ecf9df0ce7ed73869b98e00c09be\
                                 111cb9fdf077347aeb88e61bdf";
}

#[test]
fn rfc_9180_a_2_1_opens_in_mode_base() {
    let opened = open_in_mode(
        &OpModeR::Base,
        &hex(INFO),
        &hex(&[base::ENC, base::CT].concat()),
        &hex(AAD),
        &key(base::RECIPIENT),
    );
    assert_eq!(opened.as_deref(), Ok(&hex(PLAINTEXT)));
}

#[test]
fn rfc_9180_a_2_3_opens_in_mode_auth() {
    let mode = OpModeR::Auth(public_key(&key(auth::SENDER_PUBLIC)));
    let sealed = hex(&[auth::ENC, auth::CT].concat());
    let recipient = key(auth::RECIPIENT);
    let opened = open_in_mode(&mode, &hex(INFO), &sealed, &hex(AAD), &recipient);
    assert_eq!(opened.as_deref(), Ok(&hex(PLAINTEXT)));

    let other = OpModeR::Auth(public_key(&key(auth::RECIPIENT_PUBLIC)));
    let opened = open_in_mode(&other, &hex(INFO), &sealed, &hex(AAD), &recipient);
    assert_eq!(opened, Err(BoxError));
}

#[test]
fn rfc_9180_a_2_3_seals_in_mode_auth() {
    let secret = private_key(&key(auth::SENDER));
    let public = Kem::sk_to_pk(&secret);
    assert_eq!(public.to_bytes().as_slice(), hex(auth::SENDER_PUBLIC));
    let (encapsulated, ciphertext) = hpke::single_shot_seal_with_rng::<Aead, Kdf, Kem>(
        &OpModeS::Auth((secret, public)),
        &public_key(&key(auth::RECIPIENT_PUBLIC)),
        &hex(INFO),
        &hex(PLAINTEXT),
        &hex(AAD),
        &mut Fixed(key(auth::IKM_E)),
    )
    .unwrap();
    assert_eq!(encapsulated.to_bytes().as_slice(), hex(auth::ENC));
    assert_eq!(ciphertext, hex(auth::CT));
}

#[test]
fn what_is_sealed_opens_with_the_same_info_alone() {
    let (device, recovery) = (samples::device(), samples::recovery());
    let to = recovery.public();
    let sealed = seal(b"info", b"secret", &device, &to, &mut samples::rng());
    assert_eq!(sealed.len(), OVERHEAD + 6);
    let open = |info: &[u8]| open(info, &sealed, &device.public(), &recovery.to_bytes());
    assert_eq!(open(b"info").unwrap().as_slice(), b"secret");
    assert_eq!(open(b"other"), Err(BoxError));
}

#[test]
fn fewer_bytes_than_an_encapsulated_key_do_not_open() {
    let opened = open(
        b"",
        &[7; ENCAPSULATED - 1],
        &samples::device().public(),
        &samples::recovery().to_bytes(),
    );
    assert_eq!(opened, Err(BoxError));
}

/// A generator that yields the RFC's ephemeral key material.
struct Fixed([u8; 32]);

impl TryRng for Fixed {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        unreachable!("the library asks for bytes")
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        unreachable!("the library asks for bytes")
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        bytes.copy_from_slice(&self.0);
        Ok(())
    }
}

impl TryCryptoRng for Fixed {}

fn key(text: &str) -> [u8; 32] {
    hex(text).try_into().unwrap()
}

fn hex(text: &str) -> Vec<u8> {
    (0..text.len())
        .step_by(2)
        .map(|place| u8::from_str_radix(&text[place..place + 2], 16).unwrap())
        .collect()
}
