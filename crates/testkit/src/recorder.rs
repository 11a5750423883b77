//! A simulated recorder: the real machine on a [`Disk`], with a clock that is moved by hand, and the
//! authority that answers it.

#![expect(clippy::panic, reason = "helpers of tests may panic")]

mod account;
mod authority;
mod button;
mod questions;

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use device::storage::{StorageError, Store};
use device::{
    Applied, HashCost, Input, Machine, NewPassword, Now, Origin, Outcome, Password, Profile, Proof,
    Recovered, Refusal, Reply, SessionToken, ShownChallenge, Spare, State,
};
use protocol::{
    AuthorityName, Challenge, Code, Dated, DevicePublicKey, DeviceTime, Firmware, Identity, KeyId,
    Model as ModelName, RecoveryKey, RecoverySecret, ReservedEmail, RootKey, Scope, Serial,
    ServiceAddress, SigningKey, TrustBundle, UnixTime, VerifiedBundle, Way, Ways,
};

use crate::backend::Backend;
use crate::disk::{Disk, Model};
use crate::entropy::Seeded;

pub use account::make_sheet;
pub use button::held;
pub use questions::new_questions;

/// An authority with a root key, a recovery key and a signing key of its own.
pub struct Authority {
    root: RootKey,
    recovery: RecoverySecret,
    signing: SigningKey,
}

impl Authority {
    /// The authority of `seed`.
    #[must_use]
    pub fn new(seed: u64) -> Authority {
        let mut rng = Seeded::new(seed);
        Authority {
            root: RootKey::generate(&mut rng),
            recovery: RecoverySecret::generate(&mut rng),
            signing: SigningKey::generate(&mut rng),
        }
    }

    /// Its trust bundle of that version, which allows `ways`.
    ///
    /// # Panics
    /// When the protocol refuses the bundle.
    #[must_use]
    pub fn bundle(&self, version: u32, ways: &[Way]) -> VerifiedBundle {
        self.bundle_signing_with(version, ways, self)
    }

    /// The same with the signing key of `other`, as after a change of keys.
    ///
    /// # Panics
    /// When the protocol refuses the bundle.
    #[must_use]
    pub fn bundle_signing_with(
        &self,
        version: u32,
        ways: &[Way],
        other: &Authority,
    ) -> VerifiedBundle {
        let never = UnixTime::from_seconds(1_890_000_000);
        let signed = TrustBundle {
            version,
            authority: AuthorityName::parse("Example Security").expect("a name"),
            issued: UnixTime::from_seconds(1_790_000_000),
            service: ServiceAddress::parse("https://reset.example").expect("an address"),
            ways: Ways::from_iter(ways.iter().copied()),
            recovery_keys: vec![Dated {
                key: self.recovery.public(),
                not_after: never,
            }],
            signing_keys: vec![Dated {
                key: other.signing.public(),
                not_after: never,
            }],
        }
        .sign(&self.root)
        .expect("a sound bundle");
        TrustBundle::verify(&signed, &self.root.public()).expect("its own signature")
    }

    /// The code sealed in `challenge`, if the device of the key `from` sealed it to this authority.
    #[must_use]
    pub fn release(&self, challenge: &Challenge, from: &DevicePublicKey) -> Option<Code> {
        let opened = self.recovery.open(challenge, from).ok()?;
        Some(opened.code.clone())
    }

    /// The id of its recovery key.
    #[must_use]
    pub fn key_id(&self) -> KeyId {
        self.recovery.public().id()
    }

    /// The code sealed in `challenge`.
    ///
    /// # Panics
    /// When it is not sealed to this authority by that recorder.
    #[must_use]
    pub fn answer(&self, challenge: &Challenge, recorder: &Recorder) -> Code {
        self.open(challenge, recorder).0
    }

    /// The code and the reserved email sealed in `challenge`.
    ///
    /// # Panics
    /// When it is not sealed to this authority by that recorder.
    #[must_use]
    pub fn open(
        &self,
        challenge: &Challenge,
        recorder: &Recorder,
    ) -> (Code, Option<ReservedEmail>) {
        let from = recorder.machine.device_key().public();
        match self.recovery.open(challenge, &from) {
            Ok(opened) => (opened.code.clone(), opened.email.clone()),
            Err(_) => panic!("a challenge that this authority cannot open"),
        }
    }
}

/// What a recorder starts with, besides its disk.
#[derive(Clone)]
pub struct Setup {
    /// Its settings and identity.
    pub profile: Profile,
    /// What it trusts.
    pub bundle: VerifiedBundle,
    /// Its wall clock when it starts.
    pub clock: DeviceTime,
    /// Who keeps its password too; it counts only where the profile says that there are any.
    pub backend: Backend,
    /// What its entropy is drawn from, together with the number of the start.
    pub seed: u64,
}

impl Setup {
    /// An ordinary recorder that trusts `authority`, with the cheapest hashes there are.
    ///
    /// # Panics
    /// When the protocol refuses its names.
    #[must_use]
    pub fn new(authority: &Authority) -> Setup {
        let identity = Identity::new(
            Serial::parse("RG4T7M2KXX9876543210").expect("a serial"),
            ModelName::parse("RG1602-16S").expect("a model"),
            Firmware::parse("R1420P15").expect("a firmware"),
        );
        let mut profile = Profile::new(identity.expect("names that fit"));
        profile.hash_cost = HashCost::new(8, 1).expect("the lowest cost");
        Setup {
            profile,
            bundle: authority.bundle(1, &[Way::Key]),
            clock: DeviceTime::from_seconds(1_795_000_000),
            backend: Backend::default(),
            seed: 1,
        }
    }
}

/// A recorder that is switched on. It saves as its host must: before any reply is acted upon.
pub struct Recorder {
    /// The machine itself.
    pub machine: Machine,
    /// Its wall clock.
    pub clock: DeviceTime,
    /// What its storage may hold.
    pub model: Model,
    /// Who keeps its password too.
    pub backend: Backend,
    /// Its disk, for a look at it or for the next start.
    pub disk: Disk,
    store: Store<Disk>,
    uptime: Duration,
    rng: Seeded,
    guesses: u32,
}

impl Recorder {
    /// Switches a recorder on.
    ///
    /// # Errors
    /// When the power goes while it starts, or its disk holds nothing whole.
    ///
    /// # Panics
    /// When the disk holds something whole that is no state, or the machine does not start on it.
    pub fn start(disk: Disk, setup: &Setup) -> Result<Recorder, StorageError> {
        let (store, saved) = Store::open(disk.clone())?;
        let model = Model::holding(saved.as_ref().map(|saved| saved.as_slice()));
        let state = saved.map(|saved| State::decode(&saved).expect("a state that was saved whole"));
        let starts = state.as_ref().map_or(0, State::starts);
        let mut rng = Seeded::new(setup.seed << 32 | u64::from(starts));
        let now = Now {
            uptime: Duration::ZERO,
            clock: setup.clock,
        };
        let (profile, bundle) = (setup.profile.clone(), setup.bundle.clone());
        let machine = Machine::start(profile, state, bundle, now, &mut rng).expect("a start");
        let clock = setup.clock;
        let mut recorder = Recorder {
            machine,
            clock,
            model,
            backend: setup.backend.clone(),
            disk,
            store,
            uptime: Duration::ZERO,
            rng,
            guesses: 0,
        };
        recorder.save()?;
        recorder.backend.settle(recorder.machine.state().changes());
        Ok(recorder)
    }

    /// Does what `input` asks, with every save.
    ///
    /// # Errors
    /// When the power goes; the recorder is dead then.
    pub fn act(&mut self, input: Input) -> Result<Reply, StorageError> {
        let outcome = self.machine.handle(input, self.now(), &mut self.rng);
        let mut reply = self.settle(outcome)?;
        if let Reply::Try(pending) = reply {
            let outcome = self.machine.finish(pending, self.now(), &mut self.rng);
            reply = self.settle(outcome)?;
        }
        if let Reply::HandOver(pending) = reply {
            let applied = match self.backend.apply(pending.number(), pending.password()) {
                Ok(()) => Applied::Yes,
                Err(why) => Applied::No(why),
            };
            let outcome = self.machine.complete(pending, applied, self.now());
            reply = self.settle(outcome)?;
            self.backend.settle(self.machine.state().changes());
        }
        Ok(reply)
    }

    /// Does what `input` asks as far as to the backends, and stops there.
    ///
    /// # Panics
    /// When the power is gone.
    pub fn hand_over(&mut self, input: Input) -> Reply {
        match self.begin(input).expect("the power is on") {
            Reply::Try(pending) => {
                let outcome = self.machine.finish(pending, self.now(), &mut self.rng);
                self.settle(outcome).expect("the power is on")
            }
            reply => reply,
        }
    }

    /// Begins what `input` asks, saves, and stops there, as a `kill -9` between the two saves would.
    ///
    /// # Errors
    /// When the power goes.
    pub fn begin(&mut self, input: Input) -> Result<Reply, StorageError> {
        let outcome = self.machine.handle(input, self.now(), &mut self.rng);
        self.settle(outcome)
    }

    /// Draws a code ahead, as a host does while nobody waits.
    ///
    /// # Panics
    /// When the machine wants none.
    pub fn draw_spare(&mut self) {
        assert!(self.machine.wants_spare(), "nobody wants a spare code");
        let cost = self.machine.profile().hash_cost;
        let spare = Spare::draw(cost, &mut self.rng).expect("memory for one hash");
        self.machine.keep_spare(spare);
    }

    /// Lets time pass, on both clocks.
    pub fn pass(&mut self, time: Duration) {
        self.uptime += time;
        let clock = u64::from(self.clock.seconds()) + time.as_secs();
        self.clock = DeviceTime::from_seconds(u32::try_from(clock).unwrap_or(u32::MAX));
    }

    /// The moment it is now.
    #[must_use]
    pub fn now(&self) -> Now {
        Now {
            uptime: self.uptime,
            clock: self.clock,
        }
    }

    fn settle(&mut self, outcome: Outcome) -> Result<Reply, StorageError> {
        if outcome.save {
            self.save()?;
        }
        Ok(outcome.reply)
    }

    fn save(&mut self) -> Result<(), StorageError> {
        let bytes = self.machine.state().encode();
        self.model.begin(&bytes);
        self.store.save(&bytes)?;
        self.model.done();
        Ok(())
    }
}

/// What people do at a recorder, in a word each. They panic when the power is gone.
impl Recorder {
    /// Acts with the power on.
    ///
    /// # Panics
    /// When the power is gone.
    pub fn act_on(&mut self, input: Input) -> Reply {
        self.act(input).expect("the power is on")
    }

    /// A password that the policy takes.
    ///
    /// # Panics
    /// When the policy does not.
    #[must_use]
    pub fn new_password(&self, text: &str) -> NewPassword {
        NewPassword::choose(text, text, self.machine.profile())
            .unwrap_or_else(|refusal| panic!("{text}: {refusal}"))
    }

    /// Creates the first password.
    pub fn activate(&mut self, password: &str, email: Option<&str>) -> Reply {
        let password = self.new_password(password);
        let reserved_email = email.map(|email| ReservedEmail::parse(email).expect("an email"));
        self.act_on(Input::Activate {
            origin: Origin::Network,
            password,
            reserved_email,
            with_sheet: false,
        })
    }

    /// Signs in.
    ///
    /// # Errors
    /// The refusal.
    pub fn sign_in(&mut self, origin: Origin, password: &str) -> Result<SessionToken, Refusal> {
        match self.act_on(sign_in(origin, password)) {
            Reply::SignedIn { session, .. } => Ok(session),
            Reply::Refused(refusal) => Err(refusal),
            _ => panic!("neither signed in nor refused"),
        }
    }

    /// Types a password at the sign-in that is wrong and was never typed before.
    ///
    /// # Panics
    /// When it opens.
    pub fn guess(&mut self, origin: Origin) -> Refusal {
        self.guesses += 1;
        let guess = format!("wrong guess no. {}", self.guesses);
        match self.sign_in(origin, &guess) {
            Err(refusal) => refusal,
            Ok(_) => panic!("a wrong password opens"),
        }
    }

    /// Changes the password of a session.
    ///
    /// # Errors
    /// The refusal.
    pub fn change(&mut self, session: &SessionToken, old: &str, new: &str) -> Result<(), Refusal> {
        let old = Password::typed(old).expect("a password of sane length");
        let new = self.new_password(new);
        match self.act_on(Input::ChangePassword {
            session: session.clone(),
            old,
            new,
        }) {
            Reply::PasswordChanged => Ok(()),
            Reply::Refused(refusal) => Err(refusal),
            _ => panic!("neither changed nor refused"),
        }
    }

    /// Asks for the challenge of the key way.
    ///
    /// # Errors
    /// The refusal.
    pub fn ask_key(&mut self, origin: Origin, fresh: bool) -> Result<ShownChallenge, Refusal> {
        self.ask(origin, Way::Key, Scope::Administrator, fresh)
    }

    /// Asks for a challenge.
    ///
    /// # Errors
    /// The refusal.
    pub fn ask(
        &mut self,
        origin: Origin,
        way: Way,
        scope: Scope,
        fresh: bool,
    ) -> Result<ShownChallenge, Refusal> {
        match self.act_on(Input::AskChallenge {
            origin,
            way,
            scope,
            fresh,
        }) {
            Reply::Challenge(challenge) => Ok(*challenge),
            Reply::Refused(refusal) => Err(refusal),
            _ => panic!("neither a challenge nor refused"),
        }
    }

    /// Types a key and a new password.
    ///
    /// # Errors
    /// The refusal.
    pub fn recover(&mut self, origin: Origin, code: &Code, new: &str) -> Result<(), Refusal> {
        self.prove(origin, Proof::Key(code.clone()), new).map(drop)
    }

    /// Shows a proof and chooses a new password.
    ///
    /// # Errors
    /// The refusal.
    pub fn prove(&mut self, origin: Origin, proof: Proof, new: &str) -> Result<Recovered, Refusal> {
        let new = self.new_password(new);
        match self.act_on(Input::Recover { origin, proof, new }) {
            Reply::Recovered(recovered) => Ok(recovered),
            Reply::Refused(refusal) => Err(refusal),
            _ => panic!("neither recovered nor refused"),
        }
    }
}

/// Where people on the network sit, unless it is said otherwise.
pub const DESK: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));

/// The input of signing in with `password`, over the network from [`DESK`].
///
/// # Panics
/// When it is longer than passwords are.
#[must_use]
pub fn sign_in(origin: Origin, password: &str) -> Input {
    Input::SignIn {
        origin,
        source: (origin == Origin::Network).then_some(DESK),
        password: Password::typed(password).expect("a password of sane length"),
    }
}

/// The input of signing in over the network from `source`.
///
/// # Panics
/// When the password is longer than passwords are.
#[must_use]
pub fn sign_in_from(source: IpAddr, password: &str) -> Input {
    Input::SignIn {
        origin: Origin::Network,
        source: Some(source),
        password: Password::typed(password).expect("a password of sane length"),
    }
}
