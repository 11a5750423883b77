//! All that an authority answers without a portal: files and dated answers.

use protocol::{
    Assertion, Authorization, Challenge, Code, DeviceDate, DevicePublicKey, DeviceTime, Identity,
    RecoveryKey as _, RequestId, ResetFile, TemporaryPassword, UnixTime,
};

use super::{Authority, Recorder};
use crate::entropy::Seeded;

impl Authority {
    /// A file that grants all that `challenge` of the file way asks for, made one minute after the
    /// challenge was, if its device's clock was right.
    ///
    /// # Panics
    /// When it is no challenge of the file way.
    #[must_use]
    pub fn file(&self, challenge: &Challenge, device: &DevicePublicKey) -> Vec<u8> {
        let now = u64::from(challenge.header().clock.seconds()) + 60;
        self.file_at(challenge, device, UnixTime::from_seconds(now))
    }

    /// The same, made at `now` by the authority's clock.
    ///
    /// # Panics
    /// When it is no challenge of the file way.
    #[must_use]
    pub fn file_at(
        &self,
        challenge: &Challenge,
        device: &DevicePublicKey,
        now: UnixTime,
    ) -> Vec<u8> {
        let request = RequestId::parse("RG-482-190-335").expect("a request's id");
        let granted = Authorization::granting(challenge, request, Assertion::Verified, now);
        self.file_saying(&granted, challenge, device)
    }

    /// A file that says what it is told to.
    ///
    /// # Panics
    /// When the protocol refuses to make it.
    #[must_use]
    pub fn file_saying(
        &self,
        authorization: &Authorization,
        challenge: &Challenge,
        device: &DevicePublicKey,
    ) -> Vec<u8> {
        let mut rng = Seeded::new(7);
        let file = ResetFile::make(authorization, challenge, device, &self.signing, &mut rng);
        file.expect("a file by the rules").as_bytes().to_vec()
    }

    /// The security code for one start and date.
    ///
    /// # Panics
    /// Never: its key is in memory.
    #[must_use]
    pub fn security_code(
        &self,
        device: &DevicePublicKey,
        identity: &Identity,
        started: DeviceTime,
        date: DeviceDate,
    ) -> Code {
        let code = self
            .recovery
            .security_code(device, identity.serial(), started, date);
        code.expect("a key in memory")
    }

    /// The temporary password for one date.
    ///
    /// # Panics
    /// Never: its key is in memory.
    #[must_use]
    pub fn temporary_password(
        &self,
        device: &DevicePublicKey,
        identity: &Identity,
        date: DeviceDate,
    ) -> TemporaryPassword {
        let (serial, model) = (identity.serial(), identity.model());
        let password = self
            .recovery
            .temporary_password(device, serial, model, date);
        password.expect("a key in memory")
    }

    /// The security code that `recorder` takes now.
    #[must_use]
    pub fn code_now(&self, recorder: &Recorder) -> Code {
        let (machine, date) = (&recorder.machine, recorder.clock.date());
        let device = machine.device_key().public();
        let identity = &machine.profile().identity;
        self.security_code(&device, identity, machine.status().started, date)
    }

    /// The temporary password that `recorder` takes now.
    #[must_use]
    pub fn temporary_now(&self, recorder: &Recorder) -> TemporaryPassword {
        let (machine, date) = (&recorder.machine, recorder.clock.date());
        let device = machine.device_key().public();
        self.temporary_password(&device, &machine.profile().identity, date)
    }
}
