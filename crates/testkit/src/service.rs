//! A service to tell stories about: an authority, its registry, and people who ask.

#![expect(clippy::expect_used, reason = "helpers of tests may panic")]

use std::sync::Arc;
use std::time::Duration;

use protocol::{
    Challenge, Code, DeviceKey, DeviceTime, Email, Enrolment, Firmware, Header, Identity, Model,
    Nonce, RecoverySecret, ReservedEmail, Scope, Serial, ServiceAddress, SigningKey,
    VerifiedEnrolment, Way,
};
use recovery::audit::Actor;
use recovery::case::CaseNumber;
use recovery::limits::Caller;
use recovery::policy::{AnswerKind, Policy};
use recovery::ports::{HeldKey, ServiceKeys};
use recovery::registry::{self, DeviceFacts, Enrolled};
use recovery::request::{
    self, Brought, DeviceForm, Faulty, NewRequest, OpenError, Receipt, RequestForm,
};
use recovery::staff::{
    self, Agent, Attempt, Confirmed, Handle, HashCost, Hire, LocalSignIn, NewPassword, Password,
    Role, Senior, StaffName, TotpSecret,
};
use recovery::store::Store;
use recovery::text::Line;
use recovery::time::Timestamp;

use crate::entropy::Seeded;
use crate::vault::vault;

/// The password of every member of staff here.
pub const PASSWORD: &str = "six purple otters";

/// The hour at which stories begin: 2026-11-21T09:00:00Z.
pub const MORNING: Timestamp = Timestamp::from_seconds(1_795_251_600);

/// The last second of every service's recovery key: ten years on.
pub const KEY_ENDS: Timestamp = MORNING.plus(Duration::from_hours(24 * 3650));

/// A device that can make challenges.
pub struct LabDevice {
    identity: Identity,
    key: DeviceKey,
    reserved: Option<ReservedEmail>,
}

/// A service over a store.
pub struct Service {
    /// The store.
    pub store: Arc<dyn Store>,
    /// The keys.
    pub keys: ServiceKeys,
    /// The settings.
    pub policy: Policy,
    secret: Arc<RecoverySecret>,
}

impl LabDevice {
    /// A device of that serial number and seed.
    ///
    /// # Panics
    /// When the serial number is none.
    #[must_use]
    pub fn new(serial: &str, seed: u64) -> Self {
        let identity = Identity::new(
            Serial::parse(serial).expect("a serial number"),
            Model::parse("RG1602-16S").expect("a model"),
            Firmware::parse("R1420P15").expect("a firmware"),
        );
        Self {
            identity: identity.expect("short enough"),
            key: DeviceKey::generate(&mut Seeded::new(seed)),
            reserved: None,
        }
    }

    /// The same device with a reserved email.
    ///
    /// # Panics
    /// When it is no address that fits.
    #[must_use]
    pub fn with_reserved(mut self, email: &str) -> Self {
        self.reserved = Some(ReservedEmail::parse(email).expect("a reserved email"));
        self
    }

    /// Its serial number.
    #[must_use]
    pub fn serial(&self) -> &Serial {
        self.identity.serial()
    }

    /// When it was started, by its own clock.
    ///
    /// # Panics
    /// Never.
    #[must_use]
    pub fn started(&self) -> DeviceTime {
        let morning = u32::try_from(MORNING.seconds()).expect("before 2106");
        DeviceTime::from_seconds(morning - 600)
    }

    /// Its key, as only it has it.
    #[must_use]
    pub fn key(&self) -> &DeviceKey {
        &self.key
    }

    /// A challenge of the key way to that service, made at `MORNING` on the device's clock, and
    /// the code in it.
    ///
    /// # Panics
    /// Never with the identities above.
    #[must_use]
    pub fn challenge(&self, service: &Service, seed: u64) -> (Challenge, Code) {
        self.challenge_of(Way::Key, service, seed)
    }

    /// A challenge of any way.
    ///
    /// # Panics
    /// Never with the identities above.
    #[must_use]
    pub fn challenge_of(&self, way: Way, service: &Service, seed: u64) -> (Challenge, Code) {
        self.challenge_for(way, Scope::Administrator, service, seed)
    }

    /// A challenge of any way and scope.
    ///
    /// # Panics
    /// Never with the identities above.
    #[must_use]
    pub fn challenge_for(
        &self,
        way: Way,
        scope: Scope,
        service: &Service,
        seed: u64,
    ) -> (Challenge, Code) {
        let mut rng = Seeded::new(seed);
        let to = service.secret.public();
        let clock = u32::try_from(MORNING.seconds()).expect("before 2106");
        let header = Header {
            recovery_key: to.id(),
            identity: self.identity.clone(),
            nonce: Nonce::random(&mut rng),
            clock: DeviceTime::from_seconds(clock),
            started: self.started(),
            boot: 7,
            way,
            scope,
        };
        let code = Code::random(&mut rng);
        let reserved = self.reserved.as_ref();
        (
            Challenge::seal(header, &code, reserved, &self.key, &to, &mut rng),
            code,
        )
    }
}

/// A device's part of a form without a challenge, for an answer by date; the device was started
/// ten minutes before [`MORNING`].
#[must_use]
pub fn dated_form(device: &LabDevice, answer: AnswerKind) -> DeviceForm {
    DeviceForm {
        category: "recorder".to_owned(),
        serial: device.serial().to_string(),
        model: device.identity.model().to_string(),
        device_date: MORNING.date().to_string(),
        started: device.started().to_string(),
        answer: answer.as_str().to_owned(),
        challenge: String::new(),
        shown: Vec::new(),
    }
}

impl Service {
    /// A service over `store` with a recovery key of its own.
    ///
    /// # Panics
    /// Never.
    #[must_use]
    pub fn new(store: Arc<dyn Store>, seed: u64) -> Self {
        let secret = Arc::new(RecoverySecret::generate(&mut Seeded::new(seed)));
        let signing = SigningKey::generate(&mut Seeded::new(seed ^ 0x5160));
        let address = ServiceAddress::parse("https://reset.example").expect("an address");
        let from = Email::parse("reset@reset.example").expect("an address");
        Self {
            store,
            keys: ServiceKeys {
                recovery: vec![HeldKey::new(Arc::clone(&secret) as _, KEY_ENDS)],
                signing: vec![(Arc::new(signing), KEY_ENDS)],
            },
            policy: Policy::shipped(address, from),
            secret,
        }
    }

    /// The same service with another policy.
    #[must_use]
    pub fn with_policy(&self, policy: Policy) -> Self {
        Self {
            store: Arc::clone(&self.store),
            keys: self.keys.clone(),
            policy,
            secret: Arc::clone(&self.secret),
        }
    }

    /// A device's enrolment, verified.
    ///
    /// # Panics
    /// When the protocol refuses it.
    #[must_use]
    pub fn enrolment(&self, device: &LabDevice) -> VerifiedEnrolment {
        let (serial, model) = (
            device.identity.serial().clone(),
            device.identity.model().clone(),
        );
        let to = self.secret.public();
        Enrolment::make(serial, model, &device.key, &to, &mut Seeded::new(1))
            .verify(&*self.secret)
            .expect("its own enrolment")
    }

    /// Puts a device into the registry without its key.
    ///
    /// # Panics
    /// When the store fails.
    pub async fn register(&self, device: &LabDevice) {
        let facts = DeviceFacts {
            serial: device.identity.serial().clone(),
            model: device.identity.model().clone(),
            sold_to: Line::parse("Alarm Meyer GmbH").ok(),
            region: None,
        };
        registry::add(&*self.store, &facts, &Actor::Operator, MORNING)
            .await
            .expect("added");
    }

    /// Puts a device into the registry with its key.
    ///
    /// # Panics
    /// When the registry refuses it.
    pub async fn enrol(&self, device: &LabDevice) {
        self.register(device).await;
        let enrolment = self.enrolment(device);
        let enrolled = registry::enrol(&*self.store, &enrolment, &Actor::Operator, MORNING).await;
        assert_eq!(enrolled.expect("enrolled"), Enrolled::New);
    }

    /// A form with nothing wrong in it, for the answer that the challenge asks for.
    #[must_use]
    pub fn form(&self, device: &LabDevice, challenge: &Challenge, email: &str) -> RequestForm {
        self.form_of(vec![self.device_form(device, challenge)], email)
    }

    /// A form for these devices with nothing wrong in what they have in common.
    #[must_use]
    pub fn form_of(&self, devices: Vec<DeviceForm>, email: &str) -> RequestForm {
        RequestForm {
            email: email.to_owned(),
            country: "DE".to_owned(),
            place: "Alarm Meyer, Kassel".to_owned(),
            business: "installer".to_owned(),
            declaration: "yes".to_owned(),
            language: String::new(),
            devices,
        }
    }

    /// A device's part of a form, for the answer that the challenge asks for.
    #[must_use]
    pub fn device_form(&self, device: &LabDevice, challenge: &Challenge) -> DeviceForm {
        let asked = AnswerKind::of_challenge(challenge.header().way).unwrap_or(AnswerKind::Key);
        DeviceForm {
            challenge: challenge.to_link(&self.policy.public_address),
            ..dated_form(device, asked)
        }
    }

    /// Sends a form in.
    ///
    /// # Errors
    /// When the challenge cannot be answered.
    ///
    /// # Panics
    /// When something is wrong with the form itself.
    pub async fn request(
        &self,
        form: &RequestForm,
        now: Timestamp,
        seed: u64,
    ) -> Result<Receipt, OpenError> {
        self.request_from(Caller::known(), form, now, seed).await
    }

    /// Sends a form in from somewhere.
    ///
    /// # Errors
    /// When the challenge cannot be answered, or too many have come lately.
    ///
    /// # Panics
    /// When something is wrong with the form itself.
    pub async fn request_from(
        &self,
        caller: Caller,
        form: &RequestForm,
        now: Timestamp,
        seed: u64,
    ) -> Result<Receipt, OpenError> {
        self.open(caller, form, &[], now, seed).await
    }

    /// Sends a form in with pictures and gives its case.
    ///
    /// # Panics
    /// When it is not taken.
    pub async fn request_with(
        &self,
        form: &RequestForm,
        pictures: &[Brought],
        now: Timestamp,
        seed: u64,
    ) -> CaseNumber {
        let opened = self.open(Caller::known(), form, pictures, now, seed).await;
        opened.expect("a case").case
    }

    async fn open(
        &self,
        caller: Caller,
        form: &RequestForm,
        pictures: &[Brought],
        now: Timestamp,
        seed: u64,
    ) -> Result<Receipt, OpenError> {
        let request = NewRequest::parse(form, &self.policy, now.date()).expect("a sound form");
        let mut rng = Seeded::new(seed);
        request::open(
            &*self.store,
            &self.keys,
            &self.policy,
            &request,
            pictures,
            Faulty::RefuseAll,
            caller,
            now,
            &mut rng,
        )
        .await
    }

    /// Adds a member of staff, an agent.
    ///
    /// # Panics
    /// When the name is taken.
    pub async fn staff(&self, name: &str, seed: u64) -> TotpSecret {
        self.staff_as(name, Role::Agent, seed).await
    }

    /// Adds a member of staff.
    ///
    /// # Panics
    /// When the name is taken.
    pub async fn staff_as(&self, name: &str, role: Role, seed: u64) -> TotpSecret {
        let name = StaffName::parse(name).expect("a name");
        let password = NewPassword::choose(PASSWORD, &name).expect("a password");
        let mut rng = Seeded::new(seed);
        let hire = Hire {
            name: &name,
            role,
            password: &password,
            emergency: false,
        };
        let (store, cost) = (&*self.store, HashCost::TEST);
        staff::add(store, &*vault(), &hire, cost, MORNING, &mut rng)
            .await
            .expect("added")
            .totp
    }

    /// Signs a member of staff in.
    ///
    /// # Errors
    /// As the desk would be told.
    pub async fn sign_in(
        &self,
        name: &str,
        password: &str,
        code: &str,
        now: Timestamp,
        seed: u64,
    ) -> Result<staff::SignedIn, staff::SignInError> {
        let attempt = Attempt {
            name,
            password: Password::new(password.to_owned()),
            code,
            browser: "",
            local: LocalSignIn::Everybody,
        };
        let (cost, mut rng) = (HashCost::TEST, Seeded::new(seed));
        staff::sign_in(&*self.store, &*vault(), &attempt, cost, now, &mut rng).await
    }

    /// A new agent, signed in.
    ///
    /// # Panics
    /// When the name is taken.
    pub async fn agent(&self, name: &str, seed: u64) -> Confirmed<Agent> {
        self.signed_in(name, Role::Agent, seed).await
    }

    /// A new senior, signed in.
    ///
    /// # Panics
    /// When the name is taken.
    pub async fn senior(&self, name: &str, seed: u64) -> Confirmed<Senior> {
        self.signed_in(name, Role::Senior, seed).await
    }

    /// A new member of staff, signed in, with the second factor just shown.
    ///
    /// # Panics
    /// When the name is taken, or when the role does not give the handle.
    pub async fn signed_in<H: Handle>(&self, name: &str, role: Role, seed: u64) -> Confirmed<H> {
        let totp = self.staff_as(name, role, seed).await;
        let code = totp.code_at(MORNING);
        let signed_in = self.sign_in(name, PASSWORD, &code, MORNING, seed).await;
        let handle = H::of(&signed_in.expect("signed in").member).expect("allowed");
        Confirmed::of(handle, Duration::from_mins(10), MORNING).expect("fresh")
    }
}
