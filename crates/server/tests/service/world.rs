//! An authority with its service, one device in its registry, and a member of staff.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use axum::Router;
use object_store::memory::InMemory;
use protocol::{
    AuthorityName, Challenge, Code, Dated, DeviceKey, DeviceTime, Email, Firmware, Header,
    Identity, Model, Nonce, RecoveryKey as _, RecoverySecret, ReservedEmail, RootKey, Scope,
    Serial, ServiceAddress, SigningKey, TrustBundle, UnixTime, VerifiedBundle, Way,
};
use rand_core::CryptoRng;
use recovery::audit::{Act, Actor, Entry};
use recovery::policy::Policy;
use recovery::ports::{HeldKey, ServiceKeys};
use recovery::registry::{self, DeviceFacts, RawFacts};
use recovery::staff::{self, HashCost, Hire, NewPassword, Role, StaffName, TotpSecret};
use recovery::time::Timestamp;
use server::mail::FolderMailer;
use server::{Clock, Entropy, Rates, Services, Settings, Uploads};
use store_sqlite::SqliteStore;
use testkit::entropy::Seeded;
use testkit::service::KEY_ENDS;
use web::Transport;

use crate::browser::{Browser, File, Page};

pub(crate) const SERIAL: &str = "RG4T7M2KXX9876543210";
pub(crate) const MODEL: &str = "RG1602-16S";
pub(crate) const HOLDER: &str = "holder@example.org";
pub(crate) const PASSWORD: &str = "otter violin moss";

/// What mail servers show when they report.
pub(crate) const BOUNCE_SECRET: &str = "bounce-secret-of-these-tests-0123456789";

pub(crate) struct World {
    pub(crate) services: Services,
    pub(crate) clock: Arc<HandClock>,
    pub(crate) portal: Router,
    pub(crate) desk: Router,
    pub(crate) mailer: FolderMailer,
    pub(crate) authority: Arc<RecoverySecret>,
    pub(crate) device: DeviceKey,
    pub(crate) code: Code,
    signing: Arc<SigningKey>,
    totp: TotpSecret,
    draws: AtomicU64,
    _folder: tempfile::TempDir,
}

/// A clock that is moved by hand.
pub(crate) struct HandClock(AtomicI64);

impl HandClock {
    pub(crate) fn pass(&self, time: Duration) {
        let seconds = i64::try_from(time.as_secs()).unwrap();
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }
}

impl Clock for HandClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_seconds(self.0.load(Ordering::SeqCst))
    }
}

struct Counting(AtomicU64);

impl Entropy for Counting {
    fn rng(&self) -> Box<dyn CryptoRng + Send> {
        Box::new(Seeded::new(self.0.fetch_add(1, Ordering::SeqCst)))
    }
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::with(|_, _| ()).await
    }

    /// The newest entries of an act.
    pub(crate) async fn entries(&self, act: Act) -> Vec<Entry> {
        let mut tx = self.services.store.read().await.unwrap();
        tx.entries_of(act, 50).await.unwrap()
    }

    /// A world whose policy and settings were changed.
    pub(crate) async fn with(change: impl FnOnce(&mut Policy, &mut Settings)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::in_memory().await.unwrap();
        Self::over(store, folder, change).await
    }

    /// A world whose database outlives its connections.
    pub(crate) async fn on_disk() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(&folder.path().join("regain.db")).await;
        Self::over(store.unwrap(), folder, |_, _| ()).await
    }

    async fn over(
        store: SqliteStore,
        folder: tempfile::TempDir,
        change: impl FnOnce(&mut Policy, &mut Settings),
    ) -> Self {
        let mut rng = Seeded::new(1);
        let authority = Arc::new(RecoverySecret::generate(&mut rng));
        let device = DeviceKey::generate(&mut rng);
        // 2026-11-21 09:00:00 UTC
        let clock = Arc::new(HandClock(AtomicI64::new(1_795_251_600)));
        let mut policy = Policy::shipped(
            ServiceAddress::parse("https://reset.example").unwrap(),
            Email::parse("answers@reset.example").unwrap(),
        );
        policy.service_name = "Example Security".to_owned();
        let mut settings = Settings {
            bounce_secret: Some(server::mail::secret_hash(BOUNCE_SECRET)),
            portal: Transport::Tls,
            desk: Transport::Tls,
            proxies: Vec::new(),
            hash_cost: HashCost::TEST,
            desk_address: ServiceAddress::parse("https://desk.example").unwrap(),
            step_up: Duration::from_mins(10),
            sso: server::sso::Sso::none(),
            private_webhooks: false,
            rates: Rates::default(),
            uploads: Uploads::shipped(),
        };
        change(&mut policy, &mut settings);
        let signing = Arc::new(SigningKey::generate(&mut rng));
        let keys = ServiceKeys {
            recovery: vec![HeldKey::new(authority.clone(), KEY_ENDS)],
            signing: vec![(signing.clone(), KEY_ENDS)],
        };
        let services = Services {
            store: Arc::new(store),
            keys: Arc::new(keys),
            vault: testkit::vault::vault(),
            pictures: Arc::new(InMemory::new()),
            pdf: server::documents::DrawnHere::port(),
            policy: Arc::new(policy),
            clock: clock.clone(),
            entropy: Arc::new(Counting(AtomicU64::new(100))),
            settings: Arc::new(settings),
        };
        let totp = add_staff(&services).await;
        let world = Self {
            portal: server::portal(services.clone()),
            desk: server::desk(services.clone()),
            mailer: FolderMailer::new(folder.path().join("mails")),
            code: Code::random(&mut rng),
            services,
            clock,
            authority,
            device,
            signing,
            totp,
            draws: AtomicU64::new(10_000),
            _folder: folder,
        };
        world.register(SERIAL, &world.device).await;
        world
    }

    pub(crate) fn holder(&self) -> Browser {
        Browser::new(&self.portal)
    }

    pub(crate) fn rng(&self) -> Seeded {
        Seeded::new(self.draws.fetch_add(1, Ordering::SeqCst))
    }

    /// Puts a device into the registry and enrols its key.
    pub(crate) async fn register(&self, serial: &str, key: &DeviceKey) {
        let raw = RawFacts {
            serial,
            model: MODEL,
            sold_to: "Nord Alarm GmbH",
            region: "Germany",
        };
        let facts = DeviceFacts::parse(&raw, &self.services.policy.serial).unwrap();
        let (store, now) = (&*self.services.store, self.clock.now());
        registry::add(store, &facts, &Actor::Operator, now)
            .await
            .unwrap();
        let enrolment = self.enrolment(serial, key);
        let verified = self.authority.open_enrolment(&enrolment).unwrap();
        registry::enrol(store, &verified, &Actor::Operator, now)
            .await
            .unwrap();
    }

    pub(crate) fn enrolment(&self, serial: &str, key: &DeviceKey) -> protocol::Enrolment {
        let (serial, model) = (Serial::parse(serial).unwrap(), Model::parse(MODEL).unwrap());
        protocol::Enrolment::make(
            serial,
            model,
            key,
            &self.authority.public(),
            &mut self.rng(),
        )
    }

    /// The device's challenge of another way.
    pub(crate) fn challenge_by(&self, way: Way) -> Challenge {
        let kind = (way, Scope::Administrator);
        self.challenge_for(kind, &self.authority, SERIAL, &self.device, None)
    }

    /// What devices trust: the keys of this service.
    pub(crate) fn bundle(&self) -> VerifiedBundle {
        let root = RootKey::generate(&mut self.rng());
        let last = UnixTime::from_seconds(KEY_ENDS.seconds().unsigned_abs());
        let bundle = TrustBundle {
            version: 1,
            authority: AuthorityName::parse("Example Security").unwrap(),
            issued: UnixTime::from_seconds(self.clock.now().seconds().unsigned_abs()),
            recovery_keys: vec![Dated {
                key: self.authority.public(),
                not_after: last,
            }],
            signing_keys: vec![Dated {
                key: self.signing.public(),
                not_after: last,
            }],
            service: self.services.policy.public_address.clone(),
            ways: Way::ALL.into_iter().collect(),
        };
        let signed = bundle.sign(&root).unwrap();
        TrustBundle::verify(&signed, &root.public()).unwrap()
    }

    /// The device's challenge, as it comes by itself.
    pub(crate) fn challenge(&self) -> Challenge {
        self.challenge_of(SERIAL, &self.device, None)
    }

    pub(crate) fn challenge_of(
        &self,
        serial: &str,
        key: &DeviceKey,
        reserved: Option<&str>,
    ) -> Challenge {
        self.challenge_to(&self.authority, serial, key, reserved)
    }

    pub(crate) fn challenge_to(
        &self,
        authority: &RecoverySecret,
        serial: &str,
        key: &DeviceKey,
        reserved: Option<&str>,
    ) -> Challenge {
        let kind = (Way::Key, Scope::Administrator);
        self.challenge_for(kind, authority, serial, key, reserved)
    }

    /// A challenge of the device's email way, for that purpose.
    pub(crate) fn email_challenge(&self, scope: Scope, reserved: &str) -> Challenge {
        let kind = (Way::Email, scope);
        self.challenge_for(kind, &self.authority, SERIAL, &self.device, Some(reserved))
    }

    /// The same, made up for the known serial number by somebody without the device.
    pub(crate) fn forged_email_challenge(&self, key: &DeviceKey) -> Challenge {
        let kind = (Way::Email, Scope::Administrator);
        let email = Some("eve@example.org");
        self.challenge_for(kind, &self.authority, SERIAL, key, email)
    }

    /// The same of a device that the registry does not know.
    pub(crate) fn stranger_email_challenge(&self, key: &DeviceKey) -> Challenge {
        let kind = (Way::Email, Scope::Administrator);
        let (serial, email) = ("RG9Z9Z9Z9Z9Z99999999", Some("eve@example.org"));
        self.challenge_for(kind, &self.authority, serial, key, email)
    }

    pub(crate) fn challenge_for(
        &self,
        (way, scope): (Way, Scope),
        authority: &RecoverySecret,
        serial: &str,
        key: &DeviceKey,
        reserved: Option<&str>,
    ) -> Challenge {
        let mut rng = self.rng();
        let header = Header {
            recovery_key: authority.public().id(),
            identity: Identity::new(
                Serial::parse(serial).unwrap(),
                Model::parse(MODEL).unwrap(),
                Firmware::parse("R1420P15").unwrap(),
            )
            .unwrap(),
            nonce: Nonce::random(&mut rng),
            clock: DeviceTime::parse("2026-11-21 08:55:00").unwrap(),
            started: DeviceTime::parse("2026-11-20 18:00:41").unwrap(),
            boot: 12,
            way,
            scope,
        };
        let reserved = reserved.map(|email| ReservedEmail::parse(email).unwrap());
        let to = authority.public();
        Challenge::seal(header, &self.code, reserved.as_ref(), key, &to, &mut rng)
    }

    /// A screenshot of the device's page.
    pub(crate) fn screenshot(&self, challenge: &Challenge) -> Vec<u8> {
        let address = &self.services.policy.public_address;
        qr::Symbol::link(&format!("{address}/c/"), &challenge.to_digits())
            .unwrap()
            .png(4)
    }

    /// Hands a request in as a person does, and gives its case number.
    pub(crate) async fn request(&self, challenge: &Challenge) -> String {
        let picture = self.screenshot(challenge);
        let mut holder = self.holder();
        let sent = holder
            .post_form("/request", &form(&[]), Some(png(&picture)))
            .await;
        assert_eq!(sent.leads_to(), "/request/received");
        let received = holder.get("/request/received").await;
        case_in(&received)
    }

    /// A browser in which the member of staff has signed in.
    pub(crate) async fn staff(&self) -> Browser {
        // A code counts once, so each sign-in is at another time.
        self.clock.pass(Duration::from_secs(90));
        let mut browser = Browser::new(&self.desk);
        let code = self.totp_code();
        let fields = [("user", "anna"), ("password", PASSWORD), ("code", &code)];
        let signed_in = browser.post("/sign-in", &fields).await;
        assert_eq!(signed_in.leads_to(), "/");
        browser
    }

    pub(crate) fn totp_code(&self) -> String {
        self.totp.code_at(self.clock.now()).to_string()
    }

    /// Sends all mail that is due, and gives the letters in the folder by name.
    pub(crate) async fn mails(&self) -> Vec<(String, String)> {
        server::worker::drain(&self.services, &self.mailer)
            .await
            .unwrap();
        let Ok(folder) = std::fs::read_dir(self.mailer.folder()) else {
            return Vec::new();
        };
        let mut mails: Vec<_> = folder
            .map(|entry| {
                let entry = entry.unwrap();
                let text = std::fs::read_to_string(entry.path()).unwrap();
                (entry.file_name().into_string().unwrap(), text)
            })
            .collect();
        mails.sort();
        mails
    }

    /// The one mail whose name begins so.
    pub(crate) async fn mail(&self, begins: &str) -> String {
        let mails = self.mails().await;
        let mut found = mails.iter().filter(|(name, _)| name.starts_with(begins));
        let (_, text) = found
            .next()
            .unwrap_or_else(|| panic!("no mail {begins} among {:?}", names(&mails)));
        assert!(found.next().is_none(), "two mails {begins}");
        text.clone()
    }
}

pub(crate) fn names(mails: &[(String, String)]) -> Vec<&str> {
    mails.iter().map(|(name, _)| name.as_str()).collect()
}

pub(crate) fn png(bytes: &[u8]) -> File<'_> {
    File {
        name: "page.png",
        bytes,
    }
}

/// The request form, filled in well but for what is said otherwise.
pub(crate) fn form<'a>(otherwise: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("kept_picture", ""),
        ("kept_label", ""),
        ("scanned", ""),
        ("answer", "key"),
        ("category", "recorder"),
        ("serial", SERIAL),
        ("model", MODEL),
        ("device_date", "2026-11-21"),
        ("email", HOLDER),
        ("country", "DE"),
        ("place", "Nord Alarm GmbH"),
        ("business", "installer"),
        ("declaration", "yes"),
        ("puzzle", ""),
        ("do", "submit"),
    ];
    for (name, value) in otherwise {
        let field = fields.iter_mut().find(|(field, _)| field == name);
        field.unwrap_or_else(|| panic!("no field {name}")).1 = value;
    }
    fields
}

/// The case number on a page.
pub(crate) fn case_in(page: &Page) -> String {
    let text = page.text();
    let at = text
        .find("RG-")
        .unwrap_or_else(|| panic!("no case number in:\n{text}"));
    text[at..at + "RG-482-190-335".len()].to_owned()
}

async fn add_staff(services: &Services) -> TotpSecret {
    let name = StaffName::parse("anna").unwrap();
    let password = NewPassword::choose(PASSWORD, &name).unwrap();
    let mut rng = Seeded::new(2);
    let now = services.clock.now();
    let store = &*services.store;
    let hire = Hire {
        name: &name,
        role: Role::Admin,
        password: &password,
        emergency: false,
    };
    let (vault, cost) = (&*services.vault, HashCost::TEST);
    staff::add(store, vault, &hire, cost, now, &mut rng)
        .await
        .unwrap()
        .totp
        .clone()
}
