//! X25519: the keys that seal and open.

use super::{KeyError, KeyId, Purpose, from_text, is_below_the_prime, to_text};
use crate::{
    BoxError, Challenge, Code, DeviceDate, DeviceTime, Enrolment, EnrolmentError, Model, OpenError,
    Opened, Serial, TemporaryPassword, VerifiedEnrolment, dated, sealed,
};
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use hkdf::Hkdf;
use rand_core::CryptoRng;
use sha2::Sha256;
use subtle::ConstantTimeEq as _;
use x25519_dalek::StaticSecret;
use zeroize::Zeroizing;

macro_rules! secret {
    ($(#[$doc:meta])* $name:ident, $public:ident) => {
        $(#[$doc])*
        ///
        /// It has no `Debug` and is wiped when dropped.
        ///
        /// ```compile_fail,E0277
        /// fn shown<T: std::fmt::Debug>() {}
        #[doc = concat!("shown::<protocol::", stringify!($name), ">();")]
        /// ```
        #[derive(Clone)]
        pub struct $name(StaticSecret);

        impl $name {
            /// Draws a key.
            #[must_use]
            pub fn generate<R: CryptoRng + ?Sized>(rng: &mut R) -> Self {
                Self(StaticSecret::random_from_rng(rng))
            }

            /// The key of these bytes; any 32 are one.
            #[must_use]
            pub fn from_bytes(bytes: &[u8; 32]) -> Self {
                Self(StaticSecret::from(*bytes))
            }

            /// The secret bytes, to store them.
            #[must_use]
            pub fn to_bytes(&self) -> Zeroizing<[u8; 32]> {
                Zeroizing::new(self.0.to_bytes())
            }

            /// The public half.
            #[must_use]
            pub fn public(&self) -> $public {
                $public(x25519_dalek::PublicKey::from(&self.0).to_bytes())
            }
        }
    };
}

macro_rules! public {
    ($(#[$doc:meta])* $name:ident, $purpose:expr) => {
        $(#[$doc])*
        ///
        /// It is in its normal form and not one of the weak ones. Its text form is base64url
        /// without padding, 43 characters.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 32]);

        impl $name {
            /// The key of these bytes.
            ///
            /// # Errors
            /// [`KeyError::Length`], [`KeyError::NotCanonical`] or [`KeyError::Weak`].
            pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
                checked(bytes).map(Self)
            }

            /// Takes the text form; blanks around it are dropped.
            ///
            /// # Errors
            /// [`KeyError::Text`], else as [`Self::from_bytes`].
            pub fn parse(text: &str) -> Result<Self, KeyError> {
                from_text(text).and_then(|bytes| Self::from_bytes(&bytes))
            }

            /// The bytes.
            #[must_use]
            pub fn as_bytes(&self) -> &[u8; 32] {
                &self.0
            }

            /// The short name of the key.
            #[must_use]
            pub fn id(&self) -> KeyId {
                KeyId::of($purpose, &self.0)
            }

            /// The text form.
            #[must_use]
            pub fn to_text(&self) -> String {
                to_text(&self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.to_text())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }
    };
}

secret!(
    /// The key that a device makes on its first start and never gives away.
    DeviceKey, DevicePublicKey
);
public!(
    /// The public half of a device's key, enrolled with its serial number and model.
    DevicePublicKey, Purpose::Device
);
secret!(
    /// An authority's key that opens challenges, held in memory; see [`RecoveryKey`].
    RecoverySecret, RecoveryPublicKey
);
public!(
    /// The public half of a recovery key: what a device seals to.
    RecoveryPublicKey, Purpose::Recovery
);

/// Refuses what has two spellings, and the few points that make every shared secret zero.
fn checked(bytes: &[u8]) -> Result<[u8; 32], KeyError> {
    let bytes: [u8; 32] = bytes.try_into().map_err(|_| KeyError::Length)?;
    if bytes[31] & 0x80 != 0 || !is_below_the_prime(&bytes) {
        return Err(KeyError::NotCanonical);
    }
    // Clamping makes every scalar a multiple of the cofactor, so any one finds the weak points.
    let shared = x25519_dalek::x25519([1; 32], bytes);
    if bool::from(shared.ct_eq(&[0; 32])) {
        return Err(KeyError::Weak);
    }
    Ok(bytes)
}

/// The hardware that holds a recovery key did not derive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the recovery key could not be used")]
pub struct DeriveError;

impl DeviceKey {
    /// The key that dated answers to this device are made with; see [`RecoveryKey::derive`].
    pub(crate) fn derive(&self, info: &[u8], with: &RecoveryPublicKey) -> Zeroizing<[u8; 32]> {
        derive(&self.0, &with.0, info).expect("a public key that was taken is not a weak one")
    }

    /// Opens what an authority sealed to this device.
    pub(crate) fn open_base(
        &self,
        info: &[u8],
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, BoxError> {
        sealed::open_base(info, sealed, self.0.as_bytes())
    }
}

/// HKDF-SHA256 over what both halves agree on, without salt. `None` where that is all zero, as
/// only a weak public key makes it (RFC 7748 section 6.1).
fn derive(secret: &StaticSecret, public: &[u8; 32], info: &[u8]) -> Option<Zeroizing<[u8; 32]>> {
    let agreed = secret.diffie_hellman(&x25519_dalek::PublicKey::from(*public));
    if !agreed.was_contributory() {
        return None;
    }
    let mut key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(None, agreed.as_bytes())
        .expand(info, &mut *key)
        .expect("HKDF-SHA256 gives 32 bytes");
    Some(key)
}

/// What can open what devices seal to one recovery key: the key itself, or hardware that holds it.
///
/// An implementation supplies the key's public half, [`open_box`](RecoveryKey::open_box) and
/// [`derive`](RecoveryKey::derive); everything above that, and so every rule of the protocol, is
/// the same for all of them.
pub trait RecoveryKey: Send + Sync {
    /// The public half.
    fn public(&self) -> RecoveryPublicKey;

    /// Opens one HPKE message (RFC 9180, mode Auth, single shot, empty `aad`) in the suite of
    /// this key. `sealed` is the encapsulated key, the ciphertext and the tag.
    ///
    /// # Errors
    /// [`BoxError`] whatever the reason: the caller learns no more than that it does not open.
    fn open_box(
        &self,
        info: &[u8],
        sealed: &[u8],
        sender: &DevicePublicKey,
    ) -> Result<Zeroizing<Vec<u8>>, BoxError>;

    /// HKDF-SHA256 (RFC 5869) of 32 bytes, without salt and with this `info`, over what X25519
    /// gives for this key and the device's. What X25519 gives never leaves the implementation.
    ///
    /// # Errors
    /// [`DeriveError`] when the key cannot be used, or X25519 gives 32 zero bytes.
    fn derive(
        &self,
        info: &[u8],
        with: &DevicePublicKey,
    ) -> Result<Zeroizing<[u8; 32]>, DeriveError>;

    /// The short name of the key.
    fn id(&self) -> KeyId {
        self.public().id()
    }

    /// Makes the security code that a device with this public key takes on this date, once,
    /// until it is started again.
    ///
    /// # Errors
    /// [`DeriveError`] when the key cannot be used.
    fn security_code(
        &self,
        device: &DevicePublicKey,
        serial: &Serial,
        started: DeviceTime,
        date: DeviceDate,
    ) -> Result<Code, DeriveError> {
        let info = dated::SECURITY_CODE.info(&self.public(), device);
        let key = self.derive(&info, device)?;
        Ok(dated::security_code(&key, serial, started, date))
    }

    /// Makes the temporary password that a device with this public key takes on this date, once.
    ///
    /// # Errors
    /// [`DeriveError`] when the key cannot be used.
    fn temporary_password(
        &self,
        device: &DevicePublicKey,
        serial: &Serial,
        model: &Model,
        date: DeviceDate,
    ) -> Result<TemporaryPassword, DeriveError> {
        let info = dated::TEMPORARY_PASSWORD.info(&self.public(), device);
        let key = self.derive(&info, device)?;
        Ok(dated::temporary_password(&key, serial, model, date))
    }

    /// Opens a challenge that the device with this public key made.
    ///
    /// # Errors
    /// See [`OpenError`].
    fn open(&self, challenge: &Challenge, sender: &DevicePublicKey) -> Result<Opened, OpenError> {
        challenge.open_with(self.id(), |info, sealed| {
            self.open_box(info, sealed, sender)
        })
    }

    /// Checks that whoever made an enrolment holds the device key that it names.
    ///
    /// # Errors
    /// [`EnrolmentError::OtherKey`] or [`EnrolmentError::NotProven`].
    fn open_enrolment(&self, enrolment: &Enrolment) -> Result<VerifiedEnrolment, EnrolmentError> {
        enrolment.verify_with(self.id(), |info, sealed, sender| {
            self.open_box(info, sealed, sender)
        })
    }
}

impl RecoveryKey for RecoverySecret {
    fn public(&self) -> RecoveryPublicKey {
        RecoverySecret::public(self)
    }

    fn open_box(
        &self,
        info: &[u8],
        sealed: &[u8],
        sender: &DevicePublicKey,
    ) -> Result<Zeroizing<Vec<u8>>, BoxError> {
        sealed::open(info, sealed, sender, self.0.as_bytes())
    }

    fn derive(
        &self,
        info: &[u8],
        with: &DevicePublicKey,
    ) -> Result<Zeroizing<[u8; 32]>, DeriveError> {
        derive(&self.0, &with.0, info).ok_or(DeriveError)
    }
}
