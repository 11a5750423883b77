//! Everything that survives a restart.

mod codec;

use std::net::IpAddr;

use protocol::{Challenge, DeviceKey, DeviceTime, ReservedEmail};
use rand_core::CryptoRng;

use crate::Origin;
use crate::challenge::Challenges;
use crate::dated::UsedDates;
use crate::email::Reserved;
use crate::hash::Hash;
use crate::journal::Journal;
use crate::questions::KeptQuestions;
use crate::sheet::KeptSheet;
use crate::sources::Sources;
use crate::throttle::Budget;
use crate::time::PoweredOn;
use crate::tries::OpenTry;

pub use codec::StateError;

/// Everything that survives a restart; [`State::encode`] and [`State::decode`] are its bytes.
///
/// It has no `Debug`, because it holds the device's key, the reserved email and hashes.
#[derive(Clone)]
pub struct State {
    /// Starts so far, this one included.
    pub(crate) boot: u32,
    /// Start time of this start, or of the last one before it has started again.
    pub(crate) started: DeviceTime,
    pub(crate) powered: PoweredOn,
    pub(crate) device_key: DeviceKey,
    /// Highest version of a trust bundle that was ever trusted.
    pub(crate) bundle_version: u32,
    /// How often a password was set.
    pub(crate) changes: u64,
    /// The number of the newest recovery sheet that this device ever had, 0 for none.
    pub(crate) sheets: u32,
    /// `None` until the device is activated.
    pub(crate) account: Option<Account>,
    network: Lane,
    screen: Lane,
    pub(crate) sources: Sources,
    pub(crate) open_try: Option<OpenTry>,
    /// Letters to former reserved emails that the service has not taken yet, oldest first.
    pub(crate) farewells: Vec<Challenge>,
    /// Whether the host has still to erase the settings that it keeps itself.
    pub(crate) erasing: bool,
    pub(crate) journal: Journal,
    /// Dated answers that were taken; a reset to the factory state must not forget them.
    pub(crate) used_dates: UsedDates,
}

/// The administrator's account. Where it exists, it has a password.
#[derive(Clone)]
pub(crate) struct Account {
    pub(crate) password: Hash,
    pub(crate) reserved: Option<Reserved>,
    /// The newest recovery sheet, kept with its number when all its codes are used.
    pub(crate) sheet: Option<KeptSheet>,
    /// The security questions, until a recovery uses them up.
    pub(crate) questions: Option<KeptQuestions>,
}

/// What each origin has of its own, so that none can use up another's.
#[derive(Clone, Default)]
pub(crate) struct Lane {
    /// On the network, of all those that are not told apart.
    pub(crate) sign_in: Budget,
    pub(crate) recovery: Budget,
    pub(crate) challenges: Challenges,
}

impl Lane {
    /// Whether a wait or the life of a challenge is running.
    pub(crate) fn counts_time(&self, now: PoweredOn) -> bool {
        let waiting = self.sign_in.wait(now).or(self.recovery.wait(now)).is_some();
        waiting || self.challenges.counts_time()
    }
}

impl State {
    pub(crate) fn factory_new(rng: &mut dyn CryptoRng) -> State {
        State::of_device(DeviceKey::generate(rng))
    }

    /// The state of a device that has its key and nothing else.
    pub(crate) fn of_device(device_key: DeviceKey) -> State {
        State {
            boot: 0,
            started: DeviceTime::from_seconds(0),
            powered: PoweredOn::default(),
            device_key,
            bundle_version: 0,
            changes: 0,
            sheets: 0,
            account: None,
            network: Lane::default(),
            screen: Lane::default(),
            sources: Sources::default(),
            open_try: None,
            farewells: Vec::new(),
            erasing: false,
            journal: Journal::default(),
            used_dates: UsedDates::default(),
        }
    }

    /// Starts counted so far.
    pub fn starts(&self) -> u32 {
        self.boot
    }

    /// How often a password was set on this device, by activation, change or recovery.
    pub fn changes(&self) -> u64 {
        self.changes
    }

    pub(crate) fn lane(&self, origin: Origin) -> &Lane {
        match origin {
            Origin::Network => &self.network,
            Origin::Screen => &self.screen,
        }
    }

    pub(crate) fn lane_mut(&mut self, origin: Origin) -> &mut Lane {
        match origin {
            Origin::Network => &mut self.network,
            Origin::Screen => &mut self.screen,
        }
    }

    /// The tries at the sign-in that one from there comes out of.
    pub(crate) fn sign_in_budget(&mut self, origin: Origin, source: Option<IpAddr>) -> &mut Budget {
        let State {
            network,
            screen,
            sources,
            powered,
            ..
        } = self;
        match origin {
            Origin::Network => sources
                .own_mut(source, *powered)
                .unwrap_or(&mut network.sign_in),
            Origin::Screen => &mut screen.sign_in,
        }
    }

    /// Somebody signed in from there, which says nothing for anybody who tries elsewhere.
    pub(crate) fn signed_in_from(&mut self, origin: Origin, source: Option<IpAddr>) {
        match origin {
            Origin::Network => self.sources.signed_in(source),
            Origin::Screen => self.screen.sign_in = Budget::default(),
        }
    }

    pub(crate) fn reserved_email(&self) -> Option<&ReservedEmail> {
        let reserved = self.account.as_ref()?.reserved.as_ref()?;
        Some(&reserved.address)
    }

    pub(crate) fn email_is_confirmed(&self) -> bool {
        let reserved = self
            .account
            .as_ref()
            .and_then(|account| account.reserved.as_ref());
        reserved.is_some_and(|reserved| reserved.is_confirmed)
    }
}
